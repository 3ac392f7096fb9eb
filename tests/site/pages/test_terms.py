"""Indexes of categories, tags, sources and editors, and the head of a term's list."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsarchive.site.pages.routes import all_pages, file_at
from newsarchive.site.pages.terms import InitialPage
from newsarchive.site.theme.context import SiteContext
from newsarchive.site.view.alphabet_index import MOST_ON_A_PAGE
from tests.builders import Project, raw_article
from tests.site.archives import many_articles
from tests.site.sites import Site, built, context_of, links, only, shared, text_of, whole_project

LONG = "sources/initial/"
SECTIONS = 14


def _many_sources() -> dict[str, str]:
    """Articles of more sources than fit on a page, all but a few under Z; one of the sources is named `initial`."""
    sources = [f"{'中张'[number % 2]}报{number:03}" for number in range(MOST_ON_A_PAGE + 1)]
    sources += ["重庆日报", "3DM", "北京日报", "北京日报", *["initial"] * 70]
    return {
        f"articles/{number:03}.txt": raw_article(
            title=f"第{number}号稿件",
            author=source,
            categories=[f"栏目{number % SECTIONS}", source],
            date="" if number == 0 else f"Wed, {number % 28 + 1:02} Apr 2022 02:53:54 GMT",
        )
        for number, source in enumerate(sources)
    }


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project(
        shared(tmp_path_factory, "many-sources", lambda folder: built(whole_project(folder, _many_sources())))
    )


@pytest.fixture(scope="module")
def long(project: Project) -> Site:
    return Site(project.root / "site")


@pytest.fixture(scope="module")
def paged(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = shared(tmp_path_factory, "paging-100", lambda folder: built(whole_project(folder, many_articles(100))))
    return Site(folder / "site")


def names(site: Site, url: str) -> list[str]:
    """The terms on a page."""
    return [text_of(link) for link in site.main(url).select("ul:is(.na-ledger, .na-terms) a")]


def current(site: Site, url: str) -> list[tuple[str, str]]:
    """The entries that the page's navigation marks as current."""
    return [(text_of(link), str(link["aria-current"])) for link in site.main(url).select("nav [aria-current]")]


@pytest.mark.parametrize(
    ("url", "figures"),
    [
        ("categories/金融/", "2 篇 2022年4月27日 至 2022年5月9日"),
        ("tags/教育部/", "1 篇 2022年5月9日"),
        ("sources/新浪财经/", "2 篇 2022年4月27日 至 2022年5月9日"),
        ("editors/何中夫/", "1 篇 2022年4月27日"),
    ],
)
def test_the_list_of_a_term_shows_its_number_of_articles_and_date_range(archive: Site, url: str, figures: str) -> None:
    head = only(archive.main(url), "header")
    assert text_of(only(head, ".na-figures")).startswith(f"{figures} 由新到旧")
    assert only(head, "svg")["aria-hidden"] == "true"


def test_a_numbered_page_contains_nothing_that_may_change(paged: Site) -> None:
    head = only(paged.main("sources/新浪财经/page/1/"), "header")
    assert text_of(head) == "新浪财经（第 1 页） 由新到旧"
    assert head.select("svg") == []
    assert len(only(paged.main("sources/新浪财经/"), "header").select("svg")) == 1


def test_a_tag_leads_to_tags_of_the_same_articles(archive: Site) -> None:
    related = only(archive.main("tags/教育部/"), "nav[aria-labelledby=related]")
    assert "tags/百日冲刺/" in list(links(related))
    assert "tags/教育部/" not in list(links(related))


def test_a_small_tree_is_open(archive: Site) -> None:
    folded = archive.main("categories/").select("details")
    assert [only(branch, ":scope > summary")["aria-label"] for branch in folded] == [
        "金融的下级分类",
        "新浪财经的下级分类",
    ]
    assert all(branch.has_attr("open") for branch in folded)


def test_a_large_tree_is_folded_and_every_category_in_it_is_linked_outside_of_what_folds_it(
    long: Site, project: Project
) -> None:
    tree = only(long.main("categories/"), ".na-tree")
    assert len(tree.select("details:not([open])")) == SECTIONS
    assert tree.select("summary a") == []
    assert len(list(links(tree, "categories/"))) == len(project.library().categories.terms)


def test_the_upper_categories_show_their_children_articles_and_date_range(long: Site) -> None:
    first = long.main("categories/").select(".na-tree > ul > li > .na-row")[0]
    assert text_of(first).startswith("栏目0 23 个下级分类 27 篇 2022年4月")
    assert len(first.select("svg")) == 1


def test_the_index_of_a_few_terms_shows_all_under_their_initials(archive: Site) -> None:
    main = archive.main("editors/")
    assert [text_of(letter) for letter in main.select("h2")] == ["H", "L"]
    assert names(archive, "editors/") == ["何中夫", "李墨轩"]
    assert "何中夫 1 篇 2022年4月27日" in text_of(main)


def test_the_index_of_too_many_terms_shows_the_most_used_and_leads_to_their_initials(long: Site) -> None:
    main = long.main("sources/")
    assert text_of(only(main, "h2")) == "最常用的 300 个，共 305 个"
    assert names(long, "sources/")[:2] == ["initial", "北京日报"]
    assert len(names(long, "sources/")) == MOST_ON_A_PAGE
    letters = only(main, "nav[aria-label=首字母]")
    assert list(links(letters)) == ["sources/", *(f"{LONG}{path}/" for path in ("b", "c", "i", "z", "others"))]
    assert current(long, "sources/") == [("最常用", "page")]


def test_a_name_is_under_the_initial_of_its_pronunciation(long: Site) -> None:
    assert names(long, f"{LONG}c/") == ["重庆日报"]
    assert names(long, f"{LONG}others/") == ["3DM"]


def test_a_letter_leads_back_to_the_most_used(long: Site) -> None:
    assert "sources/" in list(links(only(long.main(f"{LONG}c/"), "nav[aria-label=首字母]")))
    assert current(long, f"{LONG}c/") == [("C", "page")]


def test_a_letter_of_too_many_terms_leads_to_its_syllables(long: Site) -> None:
    main = long.main(f"{LONG}z/")
    assert text_of(only(main, "h2")) == "最常用的 300 个，共 301 个"
    assert len(names(long, f"{LONG}z/")) == MOST_ON_A_PAGE
    syllables = only(main, "nav[aria-label=首音节]")
    assert [(text_of(link), str(link["href"])) for link in syllables.select("a")] == [
        ("zhang 150", "../../../sources/initial/z/zhang/"),
        ("zhong 151", "../../../sources/initial/z/zhong/"),
    ]


def test_a_syllable_lists_all_its_terms_under_its_letter(long: Site) -> None:
    assert names(long, f"{LONG}z/zhong/") == [f"中报{number:03}" for number in range(0, MOST_ON_A_PAGE + 1, 2)]
    assert current(long, f"{LONG}z/zhong/") == [("Z", "true"), ("zhong 151", "page")]


def test_every_term_of_a_long_index_is_listed_once_below_its_letters(long: Site) -> None:
    listed = [
        name for path in ("b", "c", "i", "z/zhang", "z/zhong", "others") for name in names(long, f"{LONG}{path}/")
    ]
    assert len(listed) == len(set(listed)) == 305


def test_a_term_named_initial_keeps_its_url_and_its_pages(long: Site) -> None:
    assert text_of(only(long.main(LONG), "h1")) == "initial"
    assert text_of(only(long.main(f"{LONG}page/1/"), "h1")) == "initial（第 1 页）"
    assert names(long, f"{LONG}i/") == ["initial"]


def test_the_initials_of_a_short_index_have_no_pages(archive: Site) -> None:
    assert [url for url in archive.urls() if "/initial/" in url] == []


def test_a_source_without_a_date_has_no_span(long: Site) -> None:
    head = only(long.main("sources/中报000/"), "header")
    assert text_of(head) == "中报000 1 篇 由新到旧 在其中搜索"
    assert head.select("svg") == []


def _initial_pages(context: SiteContext) -> Iterator[InitialPage]:
    return (page for page in all_pages(context) if isinstance(page, InitialPage))


def test_a_page_of_an_initial_is_found_alone_as_among_all(project: Project) -> None:
    context = context_of(project)
    pages = list(_initial_pages(context))
    found = [file_at(page.file.src_uri, context) for page in pages]
    alone = [file.page for file in found if file and isinstance(file.page, InitialPage)]
    assert [(page.relative_url, page.index_section) for page in alone] == [
        (page.relative_url, page.index_section) for page in pages
    ]
    assert file_at(f"{LONG}q/index.md", context) is None


def test_an_article_leads_to_each_of_its_editors(tmp_path: Path) -> None:
    body = "<p>正文一段，写得够长。</p><p>责任编辑：任可、闵知秋</p>"
    site = built(whole_project(tmp_path, {"articles/a.txt": raw_article(body=body)}))
    (article,) = set(links(site.main("editors/任可/"), "a/"))
    facts = only(site.main(article), ".na-facts")
    assert "任可、闵知秋" in text_of(facts)
    assert len(list(links(facts, "editors/"))) == 2
