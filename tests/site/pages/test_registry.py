"""Every kind of page is in the registry, which finds a page by its URL as well as among all."""

from __future__ import annotations

import pytest

from newsarchive.site.config import THEME_DIR
from newsarchive.site.pages.base import ShellPage
from newsarchive.site.pages.registry import PAGE_KINDS, PageKind
from newsarchive.site.pages.routes import all_pages, file_at
from newsarchive.site.theme.context import SiteContext
from tests.browser.archives.kinds import ARCHIVE_KINDS, EXAMPLES
from tests.builders import raw_article
from tests.site.archives import many_articles
from tests.site.sites import Site, context_of, whole_project

TOPIC = "---\nqueries: [{sources: [新浪财经]}]\n---\n"


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> SiteContext:
    files = many_articles(105) | {"docs/topics/long.md": TOPIC, "articles/undated.txt": raw_article(date="")}
    whole = whole_project(tmp_path_factory.mktemp("registry"), files)
    return context_of(whole)


def test_each_page_is_found_alone_as_among_all(context: SiteContext) -> None:
    pages = list(all_pages(context))
    found = [file.page if (file := file_at(page.file.src_uri, context)) else None for page in pages]
    assert [(type(page), page.url) for page in found if page] == [(type(page), page.url) for page in pages]


def test_each_page_has_a_url_of_its_own(context: SiteContext) -> None:
    urls = [page.relative_url for page in all_pages(context)]
    assert len(urls) == len(set(urls)) > 150


@pytest.mark.parametrize("kind", [pytest.param(kind, id=" ".join(kind.examples)) for kind in PAGE_KINDS])
def test_the_pages_of_a_kind_are_of_its_classes(kind: PageKind[object], context: SiteContext) -> None:
    pages = [page for subject in kind.subjects(context) for page in kind.pages(subject, context)]
    assert {type(page) for page in pages} <= set(kind.classes)
    assert pages or "initial" in kind.examples


@pytest.mark.parametrize("name", sorted(EXAMPLES.keys() & ARCHIVE_KINDS.keys()))
def test_the_example_of_a_kind_is_a_page_of_the_archive(name: str, archive: Site) -> None:
    assert EXAMPLES[name] in archive.urls()


@pytest.mark.parametrize("page_class", sorted({page for kind in PAGE_KINDS for page in kind.classes}, key=str))
def test_each_class_names_a_template(page_class: type[ShellPage]) -> None:
    assert (THEME_DIR / "archive" / f"{page_class.template}.html").is_file()
