"""A long article: its table of contents, what is next to it, its tables of numbers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.hosting import SUB_PATH, Host, hosted
from tests.browser.pages import DESK, PHONE, OpenPage
from tests.builders import raw_article
from tests.site.sites import built, whole_project

TEXT = "<p>　　列车驶过田野与村庄，窗外的人挥手。</p>" * 25
CHAPTERS = ["山中", "河边", "城里", "海上"]
NUMBERS = ["1,234.5", "87.25", "9", "-0.125", "12"]
SHARES = ["+12.05%", "3.2%", "10%", "0.125%", "—"]
ROWS = "".join(f"<tr><td>项目</td><td>{a}</td><td>{b}</td></tr>" for a, b in zip(NUMBERS, SHARES, strict=True))
TABLE = f"<table><tr><th>项目</th><th>金额</th><th>同比</th></tr>{ROWS}</table>"
# The right edge of what is before the decimal point in each cell of a column.
POINTS = """column => [...document.querySelectorAll(`.na-table tr td:nth-child(${column})`)].flatMap(cell => {
  const text = cell.firstChild, whole = text.data.match(/^[-+\\d,]+/);
  if (!whole) return [];
  const range = new Range();
  range.setStart(text, 0);
  range.setEnd(text, whole[0].length);
  return [range.getBoundingClientRect().right];
})"""


@pytest.fixture(scope="module")
def journey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """A long article with chapters and a table, and shorter ones that are related to it."""
    folder = tmp_path_factory.mktemp("long")
    body = TABLE + "".join(f"<h2>{chapter}</h2>{TEXT}" for chapter in CHAPTERS)
    files = {"articles/long.txt": raw_article(title="慢火车", body=body).replace("---\n", "---\nid: long\n", 1)}
    for number in range(4):
        name = f"慢火车与村庄{number}"
        files[f"articles/{number}.txt"] = raw_article(title=name, body=f"<p>　　{name}，列车驶过田野。</p>")
    built(whole_project(folder, files))
    with hosted(folder / "site", SUB_PATH) as host:
        yield host


def box_of(element: Locator) -> FloatRect:
    box = element.bounding_box()
    assert box
    return box


def scroll_to(page: Page, top: int) -> None:
    page.mouse.move(300, 400)
    page.mouse.wheel(0, top)
    page.wait_for_function("top => scrollY === top", arg=top)


def test_contents_and_related_articles_stay_in_view_and_apart(open_page: OpenPage, journey: Host) -> None:
    page = open_page(viewport=DESK)
    page.goto(f"{journey.url}a/long/")
    scroll_to(page, 2000)
    contents = box_of(page.get_by_role("navigation", name="目录"))
    related = box_of(page.get_by_role("region", name="相关稿件"))
    header = box_of(page.get_by_role("banner"))
    assert header["y"] + header["height"] <= contents["y"]
    assert contents["y"] + contents["height"] <= related["y"] < DESK["height"]
    assert related["x"] > box_of(page.locator(".na-body"))["x"] + box_of(page.locator(".na-body"))["width"]


def test_on_a_low_screen_the_last_of_what_is_next_to_the_article_can_be_reached(
    open_page: OpenPage, journey: Host
) -> None:
    page = open_page(viewport={"width": 1280, "height": 420})
    page.goto(f"{journey.url}a/long/")
    last = page.locator(".na-aside a").last
    last.focus()
    expect(last).to_be_in_viewport(ratio=1)


def test_an_entry_leads_to_its_heading_below_the_header(open_page: OpenPage, journey: Host) -> None:
    page = open_page(viewport=DESK)
    page.goto(f"{journey.url}a/long/")
    entries = page.get_by_role("navigation", name="目录").get_by_role("link")
    expect(entries).to_have_text(CHAPTERS)
    entries.nth(2).click()
    heading = page.get_by_role("heading", name=CHAPTERS[2])
    expect(heading).to_be_in_viewport(ratio=1)
    header = box_of(page.get_by_role("banner"))
    assert header["height"] <= box_of(heading)["y"] < 200


def test_on_a_phone_the_text_comes_first(open_page: OpenPage, journey: Host) -> None:
    page = open_page(viewport=PHONE)
    page.goto(f"{journey.url}a/long/")
    expect(page.locator(".na-contents")).to_be_hidden()
    related = box_of(page.get_by_role("region", name="相关稿件"))
    body = box_of(page.locator(".na-body"))
    assert related["y"] > body["y"] + body["height"]


@pytest.mark.parametrize("column", [2, 3])
def test_the_decimal_points_of_a_column_are_below_each_other(open_page: OpenPage, journey: Host, column: int) -> None:
    page = open_page()
    page.goto(f"{journey.url}a/long/")
    points = page.evaluate(POINTS, column)
    assert len(points) >= 4
    assert points == pytest.approx([points[0]] * len(points), abs=0.6)


def test_nothing_is_added_to_the_text_of_a_cell(open_page: OpenPage, journey: Host) -> None:
    page = open_page()
    page.goto(f"{journey.url}a/long/")
    table = page.get_by_role("table")
    assert table.locator("td:nth-child(2)").all_inner_texts() == NUMBERS
    assert [f'cell "{number}"' in table.aria_snapshot() for number in NUMBERS] == [True] * len(NUMBERS)
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.na-table'))")
    copied = page.evaluate("getSelection().toString()")
    assert [line.split("\t")[1:] for line in copied.splitlines()[1:]] == [
        list(pair) for pair in zip(NUMBERS, SHARES, strict=True)
    ]


@pytest.mark.parametrize("colour_scheme", ["light", "dark"])
def test_a_long_article_is_accessible(open_page: OpenPage, journey: Host, colour_scheme: str) -> None:
    page = open_page(color_scheme=colour_scheme)
    page.goto(f"{journey.url}a/long/")
    assert violations(page) == []
