"""No date after the newest crawl is taken for a fact, and no true one for a mistake."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from newsarchive.model.article import DateKind, Dateline
from newsarchive.relate.front_page import choose_front_page
from newsarchive.relate.future_dates import newest_crawl, without_future_dates
from newsarchive.relate.statistics import count_statistics
from tests.builders import project, raw_article
from tests.relate.articles import article


def days(*texts: str) -> list[date]:
    return [date.fromisoformat(text) for text in texts]


@pytest.mark.parametrize(
    ("dates", "clock", "last"),
    [
        pytest.param(["2022-04-27", "2099-04-27"], [], "2026-12-01", id="far ahead"),
        pytest.param(["2022-04-27", "2022-05-01", "2038-01-19", "2099-04-27"], [], "2026-12-01", id="two of four"),
        pytest.param(["2022-04-27", "2022-05-01", "2027-11-11"], [], "2026-12-01", id="five years after all others"),
        pytest.param(["2010-01-01", "2022-04-27"], [], None, id="years in between, and all past"),
        pytest.param(["2026-12-20", "2027-03-01", "2027-12-24"], [], None, id="an archive goes on"),
        pytest.param(["2027-01-01", "2028-01-01", "2040-01-01"], [], "2028-01-01", id="an archive that went on"),
        pytest.param(["2022-01-01", "2040-01-01", "2040-01-02"], [], None, id="most are not mistakes"),
        pytest.param([], [], None, id="no date"),
        pytest.param(["2022-01-01", "2022-04-28", "2023-12-01"], ["2022-04-28"], "2022-04-28", id="a clock is known"),
        pytest.param(
            ["2022-01-01", "2022-04-28", "2022-12-01", "2023-11-01", "2025-01-01"],
            ["2022-04-28"],
            "2023-11-01",
            id="feeds with dates of their own go on after the last use of the clock",
        ),
        pytest.param(["2022-01-01", "2022-04-28", "2099-01-01"], ["2022-04-28", "2099-01-01"], "2022-04-28", id="a wrong clock"),
    ],
)  # fmt: skip
def test_the_newest_crawl_follows_from_the_dates(dates: list[str], clock: list[str], last: str | None) -> None:
    found = newest_crawl(days(*dates), days(*clock))
    assert (found and found.isoformat()) == last


def test_the_order_of_files_does_not_matter() -> None:
    dates = days("2022-01-01", "2027-05-01", "2040-01-01", "2026-06-01", "2027-01-01")
    assert {newest_crawl(order, []) for order in (dates, dates[::-1], sorted(dates))} == {date(2027, 5, 1)}


def test_a_date_after_a_stated_day_is_none_and_the_day_after_is_a_time_zone() -> None:
    articles = [article(day, day=day) for day in ("2022-04-27", "2022-04-28", "2022-04-29")]
    kept, problems = without_future_dates(articles, date(2022, 4, 27))
    assert [found.day is not None for found in kept] == [True, True, False]
    assert len(problems) == 1


def test_nothing_of_such_a_date_is_left() -> None:
    wrong = replace(
        article("a", day="2099-04-27"), date_line=7, dateline=Dateline("北京电", "北京", "", date(2099, 4, 26))
    )
    kept, problems = without_future_dates([wrong, article("b", day="2022-04-27")])
    assert (kept[0].date, kept[0].date_kind, kept[0].dateline) == (None, None, Dateline("北京电", "北京", "", None))
    assert [str(problem) for problem in problems] == [
        (
            "articles/a.txt:7:1: warning: 2099-04-27 is after the newest crawl, 2026-12-01; expected the day of "
            "publication, the page shows no date: correct date: or remove it, or set extra.archive.until in mkdocs.yml "
            "to the day of the newest crawl (date-implausible)"
        )
    ]


def test_such_an_article_is_no_lead_no_day_and_no_number(tmp_path: Path) -> None:
    text = "<p>　　" + "某市今天公布了上半年的工作安排。" * 30 + "</p>"
    built = project(
        tmp_path,
        {
            "articles/a.txt": raw_article(title="日期在后的稿件", date="Wed, 27 Apr 2044 02:53:54 GMT", body=text),
            "articles/b.txt": raw_article(title="日期正常的稿件", body=text.replace("安排", "方案")),
            "articles/c.txt": raw_article(
                title="零日的稿件", date="1970-01-01 00:00:00", body=text.replace("安排", "名单")
            ),
        },
    )
    library = built.library()
    assert [problem.code for problem in library.problems] == ["date-implausible", "date-implausible"]
    front = library.front_page
    assert front.lead
    assert library.articles[front.lead].path == "articles/b.txt"
    assert list(library.timeline.periods) == ["2022/04/27", "2022/04", "2022"]
    statistics = count_statistics(library)
    assert (statistics.date_kinds[None], statistics.dated) == (2, 1)
    assert choose_front_page(library, built.editorial().front_page, "zh").lead == front.lead


def test_an_archive_that_states_its_newest_crawl_keeps_later_dates_up_to_then(tmp_path: Path) -> None:
    files = {
        "articles/a.txt": raw_article(date="Wed, 27 Apr 2044 02:53:54 GMT"),
        "articles/b.txt": raw_article(title="另一篇", categories=("金融",)),
    }
    assert len(project(tmp_path / "no", files).library().timeline.undated) == 1
    library = project(tmp_path / "yes", files, settings={"until": "2044-05-01"}).library()
    assert (library.timeline.undated, library.problems) == ((), ())


def test_the_clock_of_the_crawler_bounds_the_dates_of_feeds() -> None:
    clock = replace(article("c", day="2022-04-28"), date_kind=DateKind.CRAWLED)
    kept, problems = without_future_dates([clock, article("a", day="2022-04-27"), article("b", day="2024-01-01")])
    assert [found.day for found in kept] == [date(2022, 4, 28), date(2022, 4, 27), None]
    assert len(problems) == 1


def test_a_month_after_the_newest_crawl_is_none_either() -> None:
    month = replace(article("a"), month="2044-05", date_kind=DateKind.MONTH)
    kept, problems = without_future_dates([month, replace(month, id="b", month="2022-04")], date(2022, 4, 30))
    assert [(found.month, found.date_kind) for found in kept] == [("", None), ("2022-04", DateKind.MONTH)]
    assert "2044-05 is after the newest crawl, 2022-04-30" in problems[0].message
