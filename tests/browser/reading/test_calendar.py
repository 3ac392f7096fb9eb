"""The days of a calendar by keyboard: one stop of the Tab key, and from there each key leads to the nearest day."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hosting import SUB_PATH, Host, hosted
from tests.browser.pages import OpenPage
from tests.builders import raw_article
from tests.site.sites import SUB_PATH_URL, built, shared, whole_project

DAYS = {
    "31 Jan 2022": "1月31日",
    "01 Feb 2022": "2月1日",
    "10 Feb 2022": "2月10日",
    "17 Feb 2022": "2月17日",
    "20 Feb 2022": "2月20日",
    "28 Apr 2022": "4月28日",
    "30 Apr 2022": "4月30日",
    "31 Dec 2022": "12月31日",
}
YEAR = "timeline/2022/"


def build_days(folder: Path) -> None:
    files = {f"articles/{day}.txt": raw_article(title=day, date=f"{day} 04:00:00 GMT") for day in DAYS}
    built(whole_project(folder, files, config={"site_url": SUB_PATH_URL}))


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    with hosted(shared(tmp_path_factory, "days", build_days) / "site", SUB_PATH) as running:
        yield running


@pytest.fixture
def calendar(open_page: OpenPage, host: Host) -> Page:
    """The calendar of the year, once its keys work."""
    page = open_page()
    page.goto(host.url + YEAR)
    expect(page.locator(".na-keys")).to_be_visible()
    return page


def stops(page: Page) -> list[str]:
    """The days that the Tab key stops at."""
    names = page.locator(".na-calendar td a").evaluate_all(
        "links => links.filter(link => link.tabIndex === 0).map(link => link.ariaLabel)"
    )
    return [name.split("，")[0] for name in names]


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        ("1月31日", "ArrowRight", "2月1日"),
        ("2月1日", "ArrowLeft", "1月31日"),
        ("1月31日", "ArrowLeft", "1月31日"),
        ("12月31日", "ArrowRight", "12月31日"),
        pytest.param("2月10日", "ArrowDown", "2月17日", id="a week later"),
        pytest.param("2月17日", "ArrowUp", "2月10日", id="a week earlier"),
        pytest.param("2月1日", "ArrowDown", "2月10日", id="the nearest to a week later"),
        pytest.param("2月20日", "ArrowDown", "4月28日", id="the next if that is far away"),
        pytest.param("1月31日", "ArrowUp", "1月31日", id="none earlier"),
        ("2月17日", "Home", "2月1日"),
        ("2月1日", "End", "2月20日"),
        pytest.param("4月30日", "PageUp", "2月20日", id="the nearest date in the last month with articles before"),
        pytest.param("1月31日", "PageDown", "2月20日", id="no 31st in the next month"),
        pytest.param("2月10日", "PageDown", "4月28日", id="a month without articles is left out"),
        pytest.param("12月31日", "PageDown", "12月31日", id="no next month"),
    ],
)
def test_each_key_leads_to_the_nearest_day_in_its_direction(calendar: Page, start: str, key: str, end: str) -> None:
    calendar.get_by_role("link", name=f"{start}，").focus()
    calendar.keyboard.press(key)
    expect(calendar.get_by_role("link", name=f"{end}，")).to_be_focused()
    assert stops(calendar) == [end]


def test_a_calendar_is_one_stop_of_the_tab_key_and_enter_opens_the_day(calendar: Page, host: Host) -> None:
    assert stops(calendar) == ["1月31日"]
    calendar.locator("caption a").first.focus()
    calendar.keyboard.press("Tab")
    calendar.keyboard.press("End")
    calendar.keyboard.press("ArrowRight")
    calendar.keyboard.press("Enter")
    expect(calendar).to_have_url(f"{host.url}timeline/2022/02/01/")


def test_keys_with_others_held_are_left_to_the_browser(calendar: Page) -> None:
    day = calendar.get_by_role("link", name="2月10日，")
    day.focus()
    for keys in ("Shift+ArrowRight", "Control+End", "Control+PageDown"):
        calendar.keyboard.press(keys)
        expect(day).to_be_focused()


def test_the_newest_year_and_a_month_have_the_same_keys(open_page: OpenPage, host: Host) -> None:
    page = open_page()
    for url, start, key, end in (
        ("timeline/", "4月28日", "End", "4月30日"),
        ("timeline/2022/02/", "2月1日", "End", "2月20日"),
    ):
        page.goto(host.url + url)
        expect(page.locator(".na-keys")).to_be_visible()
        page.get_by_role("link", name=f"{start}，").focus()
        page.keyboard.press(key)
        expect(page.get_by_role("link", name=f"{end}，")).to_be_focused()


def test_without_javascript_each_day_is_a_stop_and_no_keys_are_promised(open_page: OpenPage, host: Host) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(host.url + YEAR)
    assert page.locator(".na-calendar td a:not([tabindex])").count() == len(DAYS)
    expect(page.locator(".na-keys")).to_be_hidden()


@pytest.mark.parametrize("width", [360, 768, 1440])
@pytest.mark.parametrize("url", ["timeline/", YEAR, "timeline/2022/02/"])
def test_days_and_months_are_large_enough_to_be_hit(open_page: OpenPage, host: Host, width: int, url: str) -> None:
    page = open_page(viewport={"width": width, "height": 800})
    page.goto(host.url + url)
    sizes = page.locator(":is(.na-calendar, .na-matrix) a").evaluate_all(
        "links => links.map(link => link.getBoundingClientRect()).map(({width, height}) => Math.min(width, height))"
    )
    assert min(sizes) >= 24


@pytest.mark.parametrize("width", [360, 1440])
def test_the_table_of_months_is_a_table_to_the_ear_at_any_width(open_page: OpenPage, host: Host, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 800})
    page.goto(f"{host.url}timeline/")
    table = page.get_by_role("table", name="逐月篇数")
    expect(table.get_by_role("rowheader")).to_have_text("2022年 8 篇")
    expect(table.get_by_role("row").filter(has_text="2022年").get_by_role("cell")).to_have_count(12)
    expect(table.get_by_role("link", name="2月 4 篇")).to_be_visible()


def test_paper_has_the_numbers_of_the_months_and_the_lists_but_no_calendar(open_page: OpenPage, host: Host) -> None:
    page = open_page()
    page.emulate_media(media="print")
    page.goto(f"{host.url}timeline/")
    expect(page.locator(".na-calendar")).to_be_hidden()
    expect(page.locator(".na-matrix")).to_be_visible()
    page.goto(host.url + YEAR)
    expect(page.locator(".na-calendar")).to_be_hidden()
    expect(page.get_by_role("link", name="28 Apr 2022")).to_be_visible()
