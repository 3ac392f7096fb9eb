"""With `use_directory_urls: false` every link names a file, so that the site opens from disk."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree

from newsarchive.site.theme.file_links import name_index_files
from tests.browser.archives.crowded import archive_of_extremes
from tests.site.links import Reference, missing, references, target
from tests.site.sites import SUB_PATH_URL, Site, built, shared, whole_project

OTHER_PLUGIN = """
def on_page_markdown(markdown, **_):
    return markdown
"""


def build_for_disk(folder: Path, config: dict[str, object] | None = None) -> None:
    archive_of_extremes(folder, config={"use_directory_urls": False, "site_url": SUB_PATH_URL, **(config or {})})


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Site(shared(tmp_path_factory, "from-disk", build_for_disk) / "site")


def unresolved(site: Site) -> list[str]:
    """The references within the site that lead to no file by themselves, as the server adds `index.html` to none."""
    found = []
    for url in site.urls():
        for reference in references(site, url):
            path = urlsplit(target(reference, SUB_PATH_URL)).path
            if missing(site, reference, SUB_PATH_URL):
                found.append(missing(site, reference, SUB_PATH_URL))
            elif _is_within(reference) and path.endswith("/"):
                found.append(f"{url}: {reference.written} leads to a folder")
    return found


def _is_within(reference: Reference) -> bool:
    """True for a link to another page of the site, or the form of search: not for the root that a script needs."""
    is_page = reference.is_link or "search/" in reference.written
    return (
        is_page
        and not reference.written.startswith(("#", "?"))
        and target(reference, SUB_PATH_URL).startswith(SUB_PATH_URL)
    )


def test_every_link_of_every_page_ends_in_a_file(site: Site) -> None:
    assert len(site.urls()) > 100
    assert unresolved(site) == []


def test_canonical_urls_the_sitemap_and_the_search_description_name_files(site: Site) -> None:
    sitemap = etree.fromstring((site.root / "sitemap.xml").read_bytes())
    urls = [unquote(str(element.text)) for element in sitemap.iterfind(".//{*}loc")]
    assert [url for url in urls if not url.endswith(".html")] == []
    assert f"{SUB_PATH_URL}a/everything/index.html" in urls
    canonical = site.page("a/everything/").select("link[rel=canonical]")[0]["href"]
    assert canonical == f"{SUB_PATH_URL}a/everything/index.html"
    assert f"{SUB_PATH_URL}search/index.html?q=" in (site.root / "opensearch.xml").read_text()


def test_pages_that_mkdocs_writes_one_by_one_have_the_same_links(tmp_path: Path) -> None:
    (tmp_path / "other.py").write_text(OTHER_PLUGIN)
    files = {
        "articles/a.txt": "---\nid: one\ntitle: 一篇\ndate: 2022-04-27\n---\n\n<p>正文。</p>\n",
        "docs/other.md": "[一](a/one/index.md)",
    }
    archive = whole_project(tmp_path, files, config={"use_directory_urls": False, "site_url": SUB_PATH_URL})
    hooks = (tmp_path / "mkdocs.yml").read_text().replace("hooks:\n", "hooks:\n- other.py\n")
    (tmp_path / "mkdocs.yml").write_text(hooks)
    one_by_one = built(archive)
    assert "a/one/" in one_by_one.urls()
    assert unresolved(one_by_one) == []


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="../tags/">', '<a href="../tags/index.html">'),
        ('<a href="../../">', '<a href="../../index.html">'),
        ("<a class=l1 href=04/27/ title=x>", "<a class=l1 href=04/27/index.html title=x>"),
        ('<a href="x/#top">', '<a href="x/index.html#top">'),
        ('<form action="search/?a=b/">', '<form action="search/index.html?a=b/">'),
        ('<a href="https://example.org/">', None),
        ('<a href="//example.org/">', None),
        ('<a href="mailto:a/">', None),
        ('<a href="x.html">', None),
        ('<a href="#a/">', None),
        ('<p>href="tags/"</p>', None),
        ('<code>&lt;a href="tags/"&gt;</code>', None),
        ('<img src="tags/">', None),
    ],
)
def test_only_relative_links_to_folders_name_their_file(html: str, expected: str | None) -> None:
    assert name_index_files(html) == (expected or html)
