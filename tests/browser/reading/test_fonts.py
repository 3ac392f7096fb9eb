"""Fonts: text in another language has that language's fonts, of the same kind as the text around it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.hosting import SUB_PATH, Host, hosted
from tests.browser.pages import OpenPage
from tests.builders import raw_article
from tests.site.sites import built, whole_project

ENGLISH = "A Slow Train Through the Villages"
CHINESE = "慢火车与 Villages"
BODY = "<p>The train passes fields, and people outside the windows wave at us.</p>" * 9
KIND = "element => getComputedStyle(element).fontFamily.split(', ').at(-1)"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    folder = tmp_path_factory.mktemp("fonts")
    files = {
        "articles/en.txt": raw_article(title=ENGLISH, body=BODY).replace("---\n", "---\nid: en\n", 1),
        "articles/zh.txt": raw_article(title=CHINESE, body="<p>　　一段正文。</p>").replace(
            "---\n", "---\nid: zh\n", 1
        ),
    }
    built(whole_project(folder, files, settings={"search": True}))
    with hosted(folder / "site", SUB_PATH) as host:
        yield host


def kind(element: Locator) -> str:
    """The kind of an element's fonts: serif or sans-serif."""
    found: str = element.evaluate(KIND)
    return found


@pytest.mark.parametrize("url", ["", "a/zh/", "sources/新浪财经/", "timeline/2022/04/27/", "search/?q=villages"])
def test_an_english_title_has_the_same_kind_of_font_as_a_chinese_one(open_page: OpenPage, site: Host, url: str) -> None:
    page = open_page()
    page.goto(site.url + url)
    english = page.get_by_role("main").get_by_role("link", name=ENGLISH).first
    expect(english).to_be_visible()
    chinese = page.get_by_role("main").get_by_text(CHINESE, exact=True).first
    assert (kind(english), kind(chinese)) == ("serif", "serif")


@pytest.mark.parametrize("around", ["h2", "h4", "blockquote"])
def test_english_within_a_heading_or_quotation_keeps_its_kind(open_page: OpenPage, site: Host, around: str) -> None:
    page = open_page()
    page.goto(f"{site.url}a/zh/")
    body = page.locator(".na-body")
    body.evaluate("(body, name) => { body.innerHTML = `<${name}>引 <span lang=en>words</span></${name}>` }", around)
    assert (kind(body.locator(around)), kind(body.locator("[lang=en]"))) == ("serif", "serif")
    assert "Palatino" in body.locator("[lang=en]").evaluate("element => getComputedStyle(element).fontFamily")


def test_an_english_text_has_the_kind_of_a_chinese_text(open_page: OpenPage, site: Host) -> None:
    page = open_page()
    kinds = []
    for article in ("en", "zh"):
        page.goto(f"{site.url}a/{article}/")
        kinds.append(kind(page.locator(".na-body p").first))
    assert kinds == ["sans-serif", "sans-serif"]


def test_code_in_a_language_stays_code(open_page: OpenPage, site: Host) -> None:
    page = open_page()
    page.goto(f"{site.url}a/zh/")
    body = page.locator(".na-body")
    body.evaluate("body => { body.innerHTML = '<pre lang=en><code>a</code></pre><p><code lang=en>b</code></p>' }")
    fonts = body.locator("[lang=en]").evaluate_all("all => all.map(each => getComputedStyle(each).fontFamily)")
    assert ["monospace" in font for font in fonts] == [True, True]


@pytest.mark.parametrize("element", ["h2", "p"])
def test_an_apostrophe_in_english_is_as_wide_as_in_english(open_page: OpenPage, site: Host, element: str) -> None:
    page = open_page()
    page.goto(f"{site.url}a/zh/")
    body = page.locator(".na-body")
    body.evaluate("(body, name) => { body.innerHTML = `<${name} lang=en><b>’</b></${name}>` }", element)
    width, size = body.locator("b").evaluate(
        "mark => [mark.getBoundingClientRect().width, Number.parseFloat(getComputedStyle(mark).fontSize)]"
    )
    assert width < size / 2
