"""Timeline calendars: the weeks of a month, each day with its count on a colour scale."""

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
    """A day: its path, such as `2022/04/27`, and its number of articles; `shade` is 0 if there are none."""

    number: int
    path: str
    count: int
    shade: int


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """A month: weeks from Monday to Sunday, with None for days of the adjacent months."""

    path: str
    count: int
    weeks: tuple[tuple[CalendarDay | None, ...], ...]


@dataclass(frozen=True, slots=True)
class ShadeRange:
    """The lowest and the highest count that a shade covers."""

    shade: int
    lowest: int
    highest: int


class Shades:
    """A five-step colour scale, 1 the lightest: the shade of a count is its quintile among all counts.

    Quintiles distinguish the days of a small archive as well as those of a large one.
    """

    def __init__(self, counts: Iterable[int]) -> None:
        self._counts = sorted(counts)

    def of(self, count: int) -> int:
        """Return the shade of one of the counts; 0 for a count of 0."""
        return 1 + SHADES * bisect_left(self._counts, count) // len(self._counts) if count else 0

    @property
    def ranges(self) -> list[ShadeRange]:
        """The counts that each shade covers; shades without a count are left out."""
        members: dict[int, list[int]] = {}
        for count in self._counts:
            members.setdefault(self.of(count), []).append(count)
        return [ShadeRange(shade, counts[0], counts[-1]) for shade, counts in members.items()]


def day_counts(timeline: Timeline, year: str) -> dict[str, int]:
    """Return the number of articles by day of a year; days without articles are absent."""
    months = (timeline.periods[path] for path in timeline.periods[year].children)
    return {path: len(timeline.periods[path].articles) for month in months for path in month.children}


def month_paths(year: str) -> tuple[str, ...]:
    """Return the paths of the twelve months of a year."""
    return tuple(f"{year}/{month:02}" for month in _MONTHS_OF_A_YEAR)


def month_calendar(path: str, counts: Mapping[str, int], shades: Shades) -> CalendarMonth:
    """Return the calendar of one month. `counts` are articles by day; days of other months are ignored."""
    year, month = map(int, path.split("/"))

    def day(number: int) -> CalendarDay | None:
        if not number:
            return None
        day_path = f"{path}/{number:02}"
        count = counts.get(day_path, 0)
        return CalendarDay(number, day_path, count, shades.of(count))

    weeks = tuple(tuple(map(day, week)) for week in _WEEKS.monthdayscalendar(year, month))
    return CalendarMonth(path, sum(found.count for week in weeks for found in week if found), weeks)
