"""Calendars of the timeline: which days stand in which weeks, and how full each is beside the others."""

from bisect import bisect_left
from calendar import MONDAY, Calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from newsarchive.model.library import Timeline

SHADES = 5
_MONTHS_OF_A_YEAR = range(1, 13)
_WEEKS = Calendar(firstweekday=MONDAY)


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day by its path, such as `2022/04/27`, and how many articles it holds; `shade` is 0 where it holds none."""

    number: int
    path: str
    count: int
    shade: int


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """A month: weeks from Monday to Sunday, with None for the days that belong to its neighbours."""

    path: str
    count: int
    weeks: tuple[tuple[CalendarDay | None, ...], ...]


@dataclass(frozen=True, slots=True)
class ShadeRange:
    """The lowest and the highest count that have a shade."""

    shade: int
    lowest: int
    highest: int


class Shades:
    """Five shades of counts, the lightest 1: a count's tells which share of all the counts is lower.

    So they tell the days of a quiet archive from each other as well as those of a busy one.
    """

    def __init__(self, counts: Iterable[int]) -> None:
        self._counts = sorted(counts)

    def of(self, count: int) -> int:
        """The shade of one of the counts; 0 for none."""
        return 1 + SHADES * bisect_left(self._counts, count) // len(self._counts) if count else 0

    @property
    def ranges(self) -> list[ShadeRange]:
        """What each shade stands for, those left out that no count has."""
        members: dict[int, list[int]] = {}
        for count in self._counts:
            members.setdefault(self.of(count), []).append(count)
        return [ShadeRange(shade, counts[0], counts[-1]) for shade, counts in members.items()]


def day_counts(timeline: Timeline, year: str) -> dict[str, int]:
    """How many articles each day of a year holds that holds any."""
    months = (timeline.periods[path] for path in timeline.periods[year].children)
    return {path: len(timeline.periods[path].articles) for month in months for path in month.children}


def year_paths(year: str) -> tuple[str, ...]:
    """The paths of the twelve months of a year."""
    return tuple(f"{year}/{month:02}" for month in _MONTHS_OF_A_YEAR)


def month_calendar(path: str, counts: Mapping[str, int], shades: Shades) -> CalendarMonth:
    """The calendar of one month; `counts` are those of its days, by path, and may be those of others too."""
    year, month = map(int, path.split("/"))

    def day(number: int) -> CalendarDay | None:
        if not number:
            return None
        day_path = f"{path}/{number:02}"
        count = counts.get(day_path, 0)
        return CalendarDay(number, day_path, count, shades.of(count))

    weeks = tuple(tuple(map(day, week)) for week in _WEEKS.monthdayscalendar(year, month))
    return CalendarMonth(path, sum(found.count for week in weeks for found in week if found), weeks)
