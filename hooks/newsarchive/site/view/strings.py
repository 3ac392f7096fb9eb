"""The text of the site's interface in one language, and dates as that language writes them.

The text is in `locale/`, one file a language; names of months and weekdays come from Babel (Unicode CLDR).
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from importlib import resources

import yaml
from babel.dates import format_date
from pydantic import TypeAdapter

from newsarchive.model.article import DateKind

LANGUAGES = ("zh", "en")
_TABLE = TypeAdapter(dict[str, str])
_MONDAY = date(2024, 1, 1)
_LEAP_YEAR = 2024


@cache
def load_strings(language: str) -> dict[str, str]:
    """Return the text of a language by key; ValidationError if anything in its file is not text."""
    content = (resources.files(__package__) / "locale" / f"{language}.yml").read_text(encoding="utf-8")
    return _TABLE.validate_python(yaml.safe_load(content), strict=True)


class Strings(Mapping[str, str]):
    """The text of one language by key, and its dates."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._table = load_strings(language)
        # Templates look for attributes first, so each text is one as well.
        vars(self).update(self._table)

    def __getitem__(self, key: str) -> str:
        return self._table[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)

    def count(self, number: int) -> str:
        """Return a number of articles with its noun."""
        return self["article_count_one"] if number == 1 else self["articles_count"].format(count=f"{number:,}")

    def quantity(self, unit: str, number: int) -> str:
        """Return an article's length in `characters` or `words`."""
        return self[f"length_{unit}_one"] if number == 1 else self[f"length_{unit}"].format(count=f"{number:,}")

    def list_title(self, title: str, number: int | None) -> str:
        """Return the title of one page of a list; None is the list's own URL."""
        return title if number is None else self["numbered_title"].format(title=title, number=number)

    def day(self, day: date) -> str:
        """Return a calendar day: `27 April 2022`."""
        return self._date("day", date(day.year, day.month, day.day))

    def days(self, first: date, last: date) -> str:
        """Return the days from the first to the last, which may be the same."""
        return self.day(first) if first == last else self["span"].format(first=self.day(first), last=self.day(last))

    def weekday(self, day: date) -> str:
        """Return the name of a day's weekday."""
        return self._date("weekday", day)

    def moment(self, moment: datetime, kind: DateKind | None) -> str:
        """Return a date with its time, or without if only the day is known."""
        return self.day(moment) if kind is DateKind.DAY else f"{self.day(moment)} {moment:%H:%M}"

    def period(self, path: str) -> str:
        """Return a year, month or day, given by its path, such as `2022/04`."""
        parts = [int(part) for part in path.split("/")]
        year, month, day = (*parts, 1, 1)[:3]
        return self._date(("year", "month", "day")[len(parts) - 1], date(year, month, day))

    def month(self, path: str) -> str:
        """Return a month, given by its path, without its year."""
        return self._date("month_of_year", date(_LEAP_YEAR, int(path.split("/")[1]), 1))

    def short_month(self, number: int) -> str:
        """Return a month, given by its number, for a narrow column."""
        return self._date("short_month", date(_LEAP_YEAR, number, 1))

    def day_of_year(self, path: str, count: int) -> str:
        """Return a day, given by its path, without its year, and its number of articles."""
        _, month, day = map(int, path.split("/"))
        name = self._date("day_of_year", date(_LEAP_YEAR, month, day))
        return self["with_count"].format(name=name, count=self.count(count))

    @property
    def week(self) -> list[tuple[str, str]]:
        """The weekdays from Monday on, each with its short and its full name."""
        days = [_MONDAY + timedelta(days=days) for days in range(7)]
        return [(self._date("short_weekday", day), self._date("weekday", day)) for day in days]

    def _date(self, pattern: str, day: date) -> str:
        return _formatted(day, self[f"date_{pattern}"], self["locale"])


@lru_cache(maxsize=65_536)
def _formatted(day: date, pattern: str, locale: str) -> str:
    # Cached, as each page shows some dates: Babel takes 60 µs for one.
    return format_date(day, pattern, locale)
