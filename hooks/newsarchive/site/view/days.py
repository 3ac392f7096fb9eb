"""Days of articles: the newest and oldest of an archive, articles grouped by day."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from operator import attrgetter

from newsarchive.model.article import Article
from newsarchive.model.library import Library


def newest_day(library: Library) -> date | None:
    """Return the day of the newest article; None if no article has a date."""
    newest = next(iter(library.articles.values()), None)
    return newest.day if newest else None


def oldest_day(library: Library) -> date | None:
    """Return the day of the oldest article that has a date; None if none has."""
    return next((article.day for article in reversed(tuple(library.articles.values())) if article.day), None)


def group_by_day(articles: Iterable[Article]) -> list[tuple[date | None, list[Article]]]:
    """Group articles in chronological order by day; those without a date follow under None."""
    return [(day, list(same)) for day, same in groupby(articles, key=attrgetter("day"))]
