"""Dates after the newest crawl: no crawler can have read such an article, so the date is a mistake."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from newsarchive.base.problems import Problem, warning
from newsarchive.clean.facts.date_limits import WRITTEN
from newsarchive.model.article import Article, DateKind

# Feeds may be ahead of the crawler by a time zone.
_SLACK = timedelta(days=1)
# An archive that was crawled again after a longer pause states `until`.
_LONGEST_PAUSE = timedelta(days=366)


def without_future_dates(articles: Sequence[Article], until: date | None = None) -> tuple[list[Article], list[Problem]]:
    """Return the articles, without the dates that are after the newest crawl, and a warning for each of those.

    `until` is the day of the newest crawl, if the archive states it; see `newest_crawl` for others.
    """
    days = [article.date.date() for article in articles if article.date]
    last = until or newest_crawl(days, _clock(articles))
    problems: list[Problem] = []
    kept: list[Article] = []
    for article in articles:
        if last is not None and (wrong := _after(article, last)):
            problems.append(_problem(article, wrong, last))
            kept.append(_undated(article))
        else:
            kept.append(article)
    return kept, problems


def newest_crawl(days: Sequence[date], clock: Sequence[date]) -> date | None:
    """Return the day of the newest crawl as far as the dates of an archive show it; None if they do not.

    It is no earlier than any day of the crawler's clock, and than the last of the `days` that follow each other without
    a pause of a year from then on. Where no clock is known, it is no earlier than the day this program was written, and
    the first pause is that after the last of the `days` up to then.
    A minority of dates may be mistakes, a majority is not.
    """
    past = [day for day in clock if day <= WRITTEN]
    ordered = sorted(days)
    last = max(past, default=WRITTEN)
    following = bisect_right(ordered, last)
    before = ordered[following - 1] if following and not past else last
    while following < len(ordered) and ordered[following] - before <= _LONGEST_PAUSE:
        last = before = ordered[following]
        following += 1
    after = len(ordered) - following
    return last if after and after <= following else None


def _after(article: Article, last: date) -> str:
    """The article's day or month if that is after the newest crawl; else empty."""
    if article.month > last.strftime("%Y-%m"):
        return article.month
    is_after = article.date is not None and article.date.date() > last + _SLACK
    return article.date.date().isoformat() if is_after and article.date else ""


def _clock(articles: Sequence[Article]) -> list[date]:
    return [article.date.date() for article in articles if article.date and article.date_kind is DateKind.CRAWLED]


def _undated(article: Article) -> Article:
    dateline = article.dateline and replace(article.dateline, day=None)
    return replace(article, date=None, date_kind=None, month="", dateline=dateline)


def _problem(article: Article, day: str, last: date) -> Problem:
    message = (
        f"{day} is after the newest crawl, {last.isoformat()}; expected the day of publication, the page "
        "shows no date: correct date: or remove it, or set extra.archive.until in mkdocs.yml to the day of the newest "
        "crawl"
    )
    return warning(article.path, "date-implausible", message, line=article.date_line)
