"""The calendars of the timeline: weeks from Monday, every day in its column, five shades by the counts."""

from __future__ import annotations

import pytest

from newsarchive.model.library import Timeline
from newsarchive.relate.timeline import build_timeline
from newsarchive.site.view.calendars import SHADES, ShadeRange, Shades, day_counts, month_calendar, month_paths
from newsarchive.site.view.strings import Strings
from tests.relate.articles import article

NOTHING = Shades([])


def timeline_of(*days: str) -> Timeline:
    return build_timeline(article(f"{number}", day=day) for number, day in enumerate(days))


def weeks(path: str) -> list[list[int]]:
    """The days of a month by week; 0 for those of another month."""
    return [[day.number if day else 0 for day in week] for week in month_calendar(path, {}, NOTHING).weeks]


def test_weeks_begin_on_monday() -> None:
    assert weeks("2022/04") == [
        [0, 0, 0, 0, 1, 2, 3],
        [4, 5, 6, 7, 8, 9, 10],
        [11, 12, 13, 14, 15, 16, 17],
        [18, 19, 20, 21, 22, 23, 24],
        [25, 26, 27, 28, 29, 30, 0],
    ]


@pytest.mark.parametrize(
    ("path", "days"),
    [("2024/02", 29), ("2023/02", 28), ("2000/02", 29), ("1900/02", 28), ("0001/01", 31), ("9999/12", 31)],
)
def test_a_month_has_all_its_days_in_leap_years_and_at_both_ends_of_the_calendar(path: str, days: int) -> None:
    assert [number for week in weeks(path) for number in week if number] == list(range(1, days + 1))


def test_a_year_has_twelve_months() -> None:
    assert month_paths("2022")[0] == "2022/01"
    assert month_paths("2022")[-1] == "2022/12"
    assert len(set(month_paths("2022"))) == 12


def test_each_day_has_its_number_of_articles() -> None:
    timeline = timeline_of("2022-05-09", "2022-04-27T10:53", "2022-04-27T23:59", "2022-04-01", "2021-04-27", "")
    counts = day_counts(timeline, "2022")
    assert counts == {"2022/05/09": 1, "2022/04/27": 2, "2022/04/01": 1}
    april = month_calendar("2022/04", counts, Shades(counts.values()))
    assert april.count == 3
    days = [day for week in april.weeks for day in week if day]
    assert {day.path: day.count for day in days if day.count} == {"2022/04/01": 1, "2022/04/27": 2}
    assert {day.shade for day in days if not day.count} == {0}


@pytest.mark.parametrize(
    ("counts", "shades"),
    [
        ([1, 2, 3, 4, 5], [1, 2, 3, 4, 5]),
        ([1, 1, 1, 1, 1, 1, 1, 1, 1, 200], [1, 5]),
        ([1, 2, 4, 8, 16, 32, 64, 128, 256, 512], [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]),
        ([7, 7, 7], [1]),
        ([1], [1]),
        ([1, 2], [1, 3]),
    ],
)
def test_a_shade_is_the_share_of_days_with_fewer_articles(counts: list[int], shades: list[int]) -> None:
    found = Shades(reversed(counts))
    assert [found.of(count) for count in dict.fromkeys(counts)] == shades


def test_no_article_has_no_shade() -> None:
    assert Shades([1, 2]).of(0) == NOTHING.of(0) == 0


def test_the_legend_gives_the_counts_of_each_shade_without_gap_or_overlap() -> None:
    counts = [1, 1, 1, 2, 2, 3, 5, 9, 9, 30]
    ranges = Shades(counts).ranges
    assert ranges == [
        ShadeRange(1, 1, 1),
        ShadeRange(2, 2, 2),
        ShadeRange(3, 3, 3),
        ShadeRange(4, 5, 9),
        ShadeRange(5, 30, 30),
    ]
    assert len(ranges) == SHADES
    assert NOTHING.ranges == []


@pytest.mark.parametrize(
    ("language", "day", "monday", "month"),
    [("zh", "4月27日，12 篇", ("一", "星期一"), "9月"), ("en", "27 April, 12 articles", ("Mo", "Monday"), "Sep")],
)
def test_a_day_and_the_days_of_a_week_have_names(language: str, day: str, monday: tuple[str, str], month: str) -> None:
    strings = Strings(language)
    assert strings.day_of_year("2022/04/27", 12) == day
    assert strings.week[0] == monday
    assert len(strings.week) == 7
    assert strings.short_month(9) == month
