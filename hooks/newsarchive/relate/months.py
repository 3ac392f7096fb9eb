"""The months of a list of articles."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from newsarchive.model.article import Article


@dataclass(frozen=True, slots=True)
class Months:
    """The number of articles per month of a list, and the days of its first and last article."""

    first: date
    last: date
    counts: tuple[tuple[int, int], ...]
    """Pairs of month number, see `month_number`, and count, for months with articles; the earliest first."""


def month_number(day: date) -> int:
    """Months since the year 0: consecutive months have consecutive numbers."""
    return day.year * 12 + day.month - 1


def count_months(articles: Iterable[Article]) -> Months | None:
    """The months of these articles, without undated ones; None if all are undated."""
    days = [article.date for article in articles if article.date]
    if not days:
        return None
    counts = Counter(map(month_number, days))
    return Months(min(days).date(), max(days).date(), tuple(sorted(counts.items())))
