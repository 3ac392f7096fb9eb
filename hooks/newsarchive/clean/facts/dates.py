"""Dates of articles, with their kind."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from newsarchive.model.article import DateKind

# If a feed gave no date, the crawler wrote the time of its own clock, in UTC and only in this form.
CRAWLER_CLOCK = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}")
# A dateline's day is at most this long after the feed's date.
_DATELINE_SLACK = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class ParsedDate:
    """A date in the archive's zone and its kind; both None if the raw text is no date."""

    moment: datetime | None = None
    kind: DateKind | None = None


def parse_date(raw: str, zone: ZoneInfo) -> ParsedDate:
    """Parse a date in RFC 5322 format as feeds write it, in ISO 8601, or of the crawler's clock.

    Midnight UTC means a day without a time of day; it is the same day in every zone.
    """
    raw = raw.strip()
    moment = _iso(raw) or _rfc5322(raw)
    if moment is None:
        return ParsedDate()
    is_local = moment.tzinfo is None
    try:
        if CRAWLER_CLOCK.fullmatch(raw):
            return ParsedDate(moment.replace(tzinfo=UTC).astimezone(zone), DateKind.CRAWLED)
        if moment.time() == time() and (is_local or moment.utcoffset() == timedelta()):
            return ParsedDate(datetime.combine(moment.date(), time(), zone), DateKind.DAY)
        return ParsedDate(moment.replace(tzinfo=zone) if is_local else moment.astimezone(zone), DateKind.PUBLISHED)
    except OverflowError:
        return ParsedDate()


def nearest_day(month: int, day: int, written: date | None) -> date | None:
    """The day of a dateline's month and day in an article dated `written`: the last such day before it."""
    if written is None:
        return None
    for year in (written.year + 1, written.year, written.year - 1):
        try:
            candidate = date(year, month, day)
        except ValueError:
            continue
        if candidate - written <= _DATELINE_SLACK:
            return candidate
    return None


def _iso(raw: str) -> datetime | None:
    try:
        return datetime.fromisoformat(raw)
    except ValueError:
        return None


def _rfc5322(raw: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(raw)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    # -0000 is UTC without information on the local zone (RFC 5322, 3.3); Python omits the zone.
    return moment.replace(tzinfo=UTC) if raw.endswith("-0000") else moment
