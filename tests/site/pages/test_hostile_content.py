"""Names and texts with a meaning in HTML, templates, URLs and file systems are shown and have no other effect."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

import pytest
from bs4 import BeautifulSoup

from tests.builders import raw_article
from tests.site.links import missing, references
from tests.site.pages.test_tricks import FROM_DISK
from tests.site.sites import Site, built, only, shared, text_of, whole_project

HOSTILE = {
    "script": '<script>alert("1")</script>',
    "attribute": '" onmouseover="alert(1)" x="',
    "template": "{{ config.site_name }}{% raw %}",
    "up": "../../../etc/passwd",
    "slashes": "/a//b\\c/",
    "dots": "..",
    "device": "CON.txt",
    "ends in a dot": "name. ",
    "reserved": "index.html",
    "page": "page",
    "query": "a?b#c%2e%2e%2f&d=e",
    "emoji": "🎓👨‍👩‍👧 就业",
    "quotes": "'„“”«»`",
    "wildcards": '<>:"|?*',
    "wide": "，。！：（）",
    "not folded": "ＡＢＣ Straße İstanbul",
    "long": "长" * 100,
    "marks": "\ue000title\ue001",
    "markdown": "[x](javascript:alert(1)) **b** `c` <b>",
}


def _article(name: str, number: int) -> str:
    body = f'<p>　　{name}在北京。</p><p class="article-editor">责任编辑：{name}</p>'
    date, categories = f"2022-05-{number + 1:02}T08:00:00Z", [name, f"{name} 2", f"{name} 3"]
    return raw_article(title=name, author=name, date=date, categories=categories, body=body)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    articles = {f"articles/{number:02}.txt": _article(name, number) for number, name in enumerate(HOSTILE.values())}
    vocabulary = "\n".join(["subjects:", *(f"  {name!r}: []" for name in HOSTILE.values() if "'" not in name)])
    files = articles | {"editorial/vocabulary.yml": vocabulary}
    folder = shared(tmp_path_factory, "hostile", lambda folder: built(whole_project(folder, files)))
    return Site(folder / "site")


def test_each_article_has_its_page(site: Site) -> None:
    assert len([url for url in site.urls() if url.startswith("a/")]) == len(HOSTILE)


def scripts(page: BeautifulSoup) -> set[str]:
    """The page's scripts, without the path to the site's root, and the settings of the theme's script."""
    return {re.sub(r"(?<=\")[./]+", "", str(script)) for script in page.select("script:not([type$=json])")}


def test_no_page_holds_an_element_or_attribute_that_content_put_there(site: Site) -> None:
    own_scripts = scripts(site.page("about/"))
    for url in site.urls():
        page = site.page(url)
        attributes = {name.lower() for element in page.select("*") for name in element.attrs}
        assert [name for name in attributes if name.startswith("on")] == []
        assert [script for script in page.select("script") if "alert" in str(script)] == []
        assert scripts(page) <= (own_scripts | {FROM_DISK} if url == "search/" else own_scripts)
        assert (
            page.select(
                "main strong:not(.na-body *), main b:not([lang]), main code:not(.na-provenance *, .na-missing *, .na-ways *)"
            )
            == []
        )
        assert [link["href"] for link in page.select("[href^='javascript:' i]")] == []


@pytest.mark.parametrize("name", [pytest.param(value, id=key) for key, value in HOSTILE.items()])
def test_a_hostile_title_is_shown_as_it_is(site: Site, name: str) -> None:
    headings = {text_of(site.main(url).select("h1")[0]) for url in site.urls() if url.startswith("a/")}
    assert " ".join(name.split()) in headings


def test_the_site_s_own_name_is_shown_as_it_is(tmp_path: Path) -> None:
    name = "甲 & 乙 <b>丙</b> &lt;"
    site = built(whole_project(tmp_path, {"articles/a.txt": raw_article()}, config={"site_name": name}))
    for url in ("", "about/", "timeline/", "404.html"):
        page = site.page(url)
        # The title of a handwritten page is Material's.
        assert url == "about/" or str(only(page, "title").string).endswith(name)
        assert name in {text_of(link) for link in page.select("header a, header div")}, url
        assert page.select("header b, footer b") == []


def test_every_name_is_valid_on_every_file_system(site: Site) -> None:
    for name in site.files():
        for part in PurePosixPath(name).parts:
            assert not re.search(r'[\x00-\x1f<>:"\\|?*]', part), name
            assert part == part.rstrip(". "), name
            assert not re.fullmatch(r"(?i:con|prn|aux|nul|com\d|lpt\d)(\..*)?", part), name
            assert len(part.encode()) <= 255, name


def test_names_that_file_systems_do_not_distinguish_have_different_urls(site: Site) -> None:
    folded = [name.casefold() for name in site.files()]
    assert len(folded) == len(set(folded))


def test_nothing_is_written_outside_the_site(site: Site) -> None:
    siblings = {path.name for path in site.root.parent.iterdir()}
    assert siblings == {".cache", "articles", "docs", "editorial", "mkdocs.yml", "site"}


def test_every_link_leads_to_something(site: Site) -> None:
    found = [
        missing(site, reference, "http://127.0.0.1/repo/")
        for url in site.urls()
        if url != "404.html"
        for reference in references(site, url)
    ]
    assert [message for message in found if message] == []
