"""The months of a list of articles."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from newsarchive.model.article import Article


@dataclass(frozen=True, slots=True)
class Months:
    """How many articles each month of a list holds, and the days of its first and its last one."""

    first: date
    last: date
    counts: tuple[tuple[int, int], ...]
    """The number of each month that holds any, see `month_number`, with how many it holds; the earliest first."""


def month_number(day: date) -> int:
    """The months since the beginning of the calendar: the next month has the next number."""
    return day.year * 12 + day.month - 1


def count_months(articles: Iterable[Article]) -> Months | None:
    """The months of these articles. Those without a date are left out; None where no other is left."""
    days = [article.date for article in articles if article.date]
    if not days:
        return None
    counts = Counter(map(month_number, days))
    return Months(min(days).date(), max(days).date(), tuple(sorted(counts.items())))
