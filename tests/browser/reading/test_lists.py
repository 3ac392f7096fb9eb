"""Lists, keys, quotations and plates as they are drawn: nothing is cut off, and inner lists are seen to be inner."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hosting import SUB_PATH, Host, hosted
from tests.browser.pages import DESK, PHONE, OpenPage
from tests.builders import raw_article
from tests.site.sites import built, whole_project

BODY = (
    """\
<ol start="-2"><li>甲</li><li value="10">乙<ul><li>内<ol type="a"><li>更内</li></ol></li></ul></li></ol>
<ol type="I"><li>丙</li></ol><ol type="A"><li>丁</li></ol><ol type="i"><li>戊</li></ol><ol><li>己</li></ol>
<p>　　按<kbd>Ctrl</kbd>键。</p><blockquote dir="rtl" lang="ar"><p>هذا نص عربي طويل.</p></blockquote>
<figure><img src="http://127.0.0.1:9/a.gif" width="20" height="20" alt="小图">"""
    "<figcaption>图注。</figcaption></figure>"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    folder = tmp_path_factory.mktemp("lists")
    articles = {
        "articles/lists.txt": raw_article(title="列表", body=BODY).replace("---\n", "---\nid: lists\n", 1),
        "articles/arabic.txt": raw_article(title="مكتبة قديمة!", body="<p>هذا نص عربي.</p>").replace(
            "---\n", "---\nid: arabic\n", 1
        ),
    }
    built(whole_project(folder, articles))
    with hosted(folder / "site", SUB_PATH) as host:
        yield host


def edges(page: Page) -> list[float]:
    """The left edges of the texts 乙, 内 and 更内, in pixels."""
    return [page.get_by_text(text, exact=True).first.bounding_box()["x"] for text in ("乙", "内", "更内")]  # type: ignore[index]


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_markers_have_room_within_the_text_and_inner_lists_have_more(
    open_page: OpenPage, site: Host, viewport: dict[str, int]
) -> None:
    page = open_page(viewport=viewport)
    page.goto(f"{site.url}a/lists/")
    text = page.locator(".na-body").bounding_box()
    assert text
    size = page.locator(".na-body").evaluate("element => parseFloat(getComputedStyle(element).fontSize)")
    rooms = [edge - text["x"] for edge in edges(page)]
    assert [room > 1.5 * size * (depth + 1) for depth, room in enumerate(rooms)] == [True] * 3


def test_lists_are_numbered_as_their_types_ask(open_page: OpenPage, site: Host) -> None:
    page = open_page()
    page.goto(f"{site.url}a/lists/")
    styles = page.locator(".na-body ol").evaluate_all(
        "lists => lists.map(list => getComputedStyle(list).listStyleType)"
    )
    assert styles == ["decimal", "lower-alpha", "upper-roman", "upper-alpha", "lower-roman", "decimal"]


@pytest.mark.parametrize("colour_scheme", ["light", "dark"])
def test_a_key_is_as_wide_as_its_name_and_can_be_read(open_page: OpenPage, site: Host, colour_scheme: str) -> None:
    page = open_page(color_scheme=colour_scheme)
    page.goto(f"{site.url}a/lists/")
    key = page.locator("kbd")
    expect(key).to_have_css("text-indent", "0px")
    colours = key.evaluate("key => [getComputedStyle(key).color, getComputedStyle(key).backgroundColor]")
    sheet = page.locator(".na-provenance").evaluate("box => getComputedStyle(box).backgroundColor")
    assert colours == [page.locator(".na-body").evaluate("text => getComputedStyle(text).color"), sheet]


def test_the_rule_of_a_quotation_from_right_to_left_keeps_its_distance(open_page: OpenPage, site: Host) -> None:
    page = open_page()
    page.goto(f"{site.url}a/lists/")
    padding = page.locator("blockquote").evaluate("quote => parseFloat(getComputedStyle(quote).paddingRight)")
    assert padding > 10


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_the_plate_of_a_small_image_holds_its_words(open_page: OpenPage, site: Host, viewport: dict[str, int]) -> None:
    page = open_page(viewport=viewport)
    page.goto(f"{site.url}a/lists/")
    plate = page.locator(".na-dead")
    plate.scroll_into_view_if_needed()
    expect(plate).to_contain_text("小图")
    outer = plate.bounding_box()
    assert outer
    for text in ("strong", "span", "a"):
        inner = plate.locator(text).bounding_box()
        assert inner
        assert outer["x"] <= inner["x"] <= inner["x"] + inner["width"] <= outer["x"] + outer["width"]
        assert outer["y"] <= inner["y"] <= inner["y"] + inner["height"] <= outer["y"] + outer["height"]


def test_an_arabic_title_begins_at_the_right(open_page: OpenPage, site: Host) -> None:
    page = open_page()
    page.goto(f"{site.url}a/arabic/")
    expect(page.locator("h1")).to_have_css("unicode-bidi", "plaintext")
    right = page.locator("h1").evaluate(
        "title => { const range = document.createRange(); range.selectNodeContents(title);"
        " return title.getBoundingClientRect().right - range.getBoundingClientRect().right; }"
    )
    assert right < 2
