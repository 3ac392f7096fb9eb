"""Pages of the timeline: each day, month and year with articles is linked where readers expect it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from bs4 import Tag

from tests.builders import raw_article
from tests.site.sites import Site, built, only, text_of, whole_project

MOST_BYTES_OF_A_CALENDAR = 32_000
BUSY = {"2024-02-29": 3, "2024-02-28": 1, "2024-12-31": 2, "2023-06-01": 1}


def dated(day: str, number: int) -> dict[str, str]:
    """The raw file of an article of a day."""
    noon = date.fromisoformat(day).strftime("%a, %d %b %Y") + " 04:00:00 GMT"
    return {f"articles/{day}-{number}.txt": raw_article(title=f"{day}的第{number}篇", date=noon)}


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Two years, one of them a leap year, and an article without a date."""
    files = {
        path: raw for day, count in BUSY.items() for number in range(count) for path, raw in dated(day, number).items()
    }
    files["articles/undated.txt"] = raw_article(title="没有日期", date="Invalid Date")
    return built(whole_project(tmp_path_factory.mktemp("busy"), files))


def days(calendar: Tag) -> dict[str, str]:
    """The linked days of a calendar: the target and name of each."""
    found = [(str(link["href"]), str(link["aria-label"])) for link in calendar.select("td a")]
    assert len(found) == len(dict(found))
    return dict(found)


def test_a_year_s_page_links_each_day_with_articles_once_with_their_number(busy: Site) -> None:
    calendar = only(busy.main("timeline/2024/"), ".na-calendar")
    assert days(calendar) == {"02/28/": "2月28日，1 篇", "02/29/": "2月29日，3 篇", "12/31/": "12月31日，2 篇"}
    assert [text_of(only(table, "caption")) for table in calendar.select("table")] == [
        "1月", "2月 4 篇", *(f"{month}月" for month in range(3, 12)), "12月 2 篇",
    ]  # fmt: skip
    assert sum(text_of(cell).isdigit() for cell in calendar.select("td")) == 366


def test_the_days_of_a_calendar_are_under_their_weekdays(busy: Site) -> None:
    february = busy.main("timeline/2024/").select(".na-calendar table")[1]
    assert [str(head["abbr"]) for head in february.select("th")][::6] == ["星期一", "星期日"]
    leap_day = only(february, "td:has([href='02/29/'])")
    assert len(leap_day.find_previous_siblings("td")) == date(2024, 2, 29).weekday()


def test_a_month_s_page_has_its_own_calendar_with_the_numbers_to_be_seen(busy: Site) -> None:
    page = busy.main("timeline/2024/02/")
    assert days(only(page, ".na-calendar")) == {"28/": "2月28日，1 篇", "29/": "2月29日，3 篇"}
    assert [text_of(number) for number in page.select(".na-calendar small")] == ["1", "3"]


def test_a_day_has_the_same_shade_on_the_pages_of_its_year_and_its_month(busy: Site) -> None:
    year, month = (
        busy.main(f"timeline/{path}").select_one("[aria-label='2月29日，3 篇']") for path in ("2024/", "2024/02/")
    )
    assert year is not None
    assert month is not None
    assert year["class"] == month["class"]


def test_the_timeline_is_a_table_of_all_months_with_the_newest_year_first(busy: Site) -> None:
    page = busy.main("timeline/")
    table = only(page, ".na-matrix")
    assert [text_of(head) for head in table.select("thead th")] == [f"{month}月" for month in range(1, 13)]
    assert [text_of(head) for head in table.select("tbody th[scope=row]")] == ["2024年 6 篇", "2023年 1 篇"]
    assert days(table) == {"2024/02/": "2月 4 篇", "2024/12/": "12月 2 篇", "2023/06/": "6月 1 篇"}
    assert all(len(row.select("td")) == 12 for row in table.select("tbody tr"))
    assert "7 篇 2023年6月1日 至 2024年12月31日" in text_of(only(page, "header"))
    assert "日期不详的稿件 1 篇" in text_of(page)


def test_below_it_is_the_calendar_of_the_newest_year(busy: Site) -> None:
    section = only(busy.main("timeline/"), "section[aria-labelledby=newest]")
    assert text_of(section.select("h2")[0]) == "2024年 6 篇"
    assert days(only(section, ".na-calendar")).keys() == {"2024/02/28/", "2024/02/29/", "2024/12/31/"}


def test_a_year_s_months_are_there_with_their_first_titles_newest_first(busy: Site) -> None:
    sections = busy.main("timeline/2024/").select("section")
    assert [text_of(section.select("h2")[0]) for section in sections] == ["12月 2 篇", "2月 4 篇"]
    assert [len(section.select("li a")) for section in sections] == [2, 3]


@pytest.mark.parametrize(
    ("url", "neighbours"),
    [
        ("timeline/2024/", ["2023年", "时间线"]),
        ("timeline/2024/02/", ["2023年6月", "2024年12月", "2024年"]),
        ("timeline/2024/02/29/", ["2024年2月28日", "2024年12月31日", "2024年2月"]),
        ("timeline/2023/06/01/", ["2024年2月28日", "2023年6月"]),
    ],
)
def test_a_period_leads_to_the_one_before_the_one_after_and_what_it_is_in(
    busy: Site, url: str, neighbours: list[str]
) -> None:
    assert [text_of(link) for link in busy.main(url).select("nav[aria-label=前后时段] a")] == neighbours


def test_one_article_makes_a_calendar_of_one_day(tmp_path: Path) -> None:
    site = built(whole_project(tmp_path, dated("2023-02-28", 1)))
    page = site.main("timeline/")
    assert list(days(only(page, ".na-calendar"))) == ["2023/02/28/"]
    assert "1 篇 2023年2月28日" in text_of(only(page, "header"))
    assert text_of(only(site.main("timeline/2023/"), ".na-legend")).startswith("每日篇数 1 ")


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, "还没有稿件。有日期的稿件会按年、月、日列在这里。"),
        ({"articles/a.txt": raw_article(date="Invalid Date")}, "日期不详的稿件 1 篇"),
    ],
    ids=["no article", "no date"],
)
def test_without_a_date_there_is_no_calendar(tmp_path: Path, files: dict[str, str], message: str) -> None:
    page = built(whole_project(tmp_path, files)).main("timeline/")
    assert page.select("table, .na-legend") == []
    assert message in text_of(page)


def test_a_year_without_a_day_off_is_a_light_page(tmp_path: Path) -> None:
    first = date(2023, 1, 1)
    all_days = [(first + timedelta(days=number)).isoformat() for number in range(365)]
    files = {path: raw for day in all_days for path, raw in dated(day, 1).items()}
    site = built(whole_project(tmp_path, files))
    assert len(days(only(site.main("timeline/2023/"), ".na-calendar"))) == 365
    page = (site.root / "timeline/2023/index.html").read_bytes()
    (calendar,) = re.findall(rb'<div class="na-calendar".*?</div>', page, re.DOTALL)
    assert len(calendar) < MOST_BYTES_OF_A_CALENDAR
