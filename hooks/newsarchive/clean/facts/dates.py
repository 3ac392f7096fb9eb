"""Dates of articles, with their kind."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from newsarchive.clean.facts.date_forms import read_form
from newsarchive.clean.facts.zones import named_zone
from newsarchive.model.article import DateKind

# If a feed gave no date, the crawler wrote the time of its own clock, in UTC and only in this form.
CRAWLER_CLOCK = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}")
# The standard library takes other names of zones for the archive's own or for America's, 10:53 PM for the morning,
# and the year 0001, which programs write for a missing date, for 2001.
_RFC5322 = re.compile(
    r"(?:[A-Za-z]{3,9},?\s*)?\d{1,2}[\s-][A-Za-z]{3,9}[\s-](?:[1-9]\d{2,3}|\d\d)\s+\d{1,2}:\d\d(?::\d\d)?\s+(?:GMT|UTC?|[+-]\d{4})"
)
# A dateline's day is at most this long after the feed's date.
_DATELINE_SLACK = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class ParsedDate:
    """A date in the archive's zone and its kind; both None if the raw text is no date of an article.

    A month alone has a kind but no date, because no day of it is known.
    """

    moment: datetime | None = None
    kind: DateKind | None = None
    doubt: str = ""
    """The reason why a date or its time of day is not taken from a text that looks like one; else empty."""
    month: str = ""
    """As in `2022-04`, if only that is known."""
    is_implausible: bool = False
    """The text is a date, but not one that an article can have; see `date_limits`."""


def parse_date(raw: str, zone: ZoneInfo, *, has_crawler_clock: bool = True) -> ParsedDate:
    """Parse a date in RFC 5322 format as feeds write it, in ISO 8601, of the crawler's clock, or of `date_forms`.

    Without a crawler, the form of its clock is a local time, as blogs write it.

    Midnight UTC means a day without a time of day; it is the same day in every zone. So does a time in a zone whose
    name has several meanings, none of which is the archive's own.
    """
    raw = raw.strip()
    moment = _iso(raw) or _rfc5322(raw)
    if moment is None:
        return _other_form(raw, zone)
    try:
        if has_crawler_clock and CRAWLER_CLOCK.fullmatch(raw):
            return ParsedDate(moment.replace(tzinfo=UTC).astimezone(zone), DateKind.CRAWLED)
        return _stated(moment, zone)
    except OverflowError:
        return ParsedDate()


def _other_form(raw: str, zone: ZoneInfo) -> ParsedDate:
    written = read_form(raw)
    if written is None:
        return ParsedDate()
    if written.is_month:
        return ParsedDate(kind=DateKind.MONTH, month=f"{written.moment:%Y-%m}")
    moment = written.moment
    if not written.has_time:
        return _day(moment.date(), zone)
    if written.zone:
        tz, doubt = named_zone(written.zone, moment, zone)
        if tz is None:
            return replace(_day(moment.date(), zone), doubt=doubt)
        moment = moment.replace(tzinfo=tz)
    try:
        return _stated(moment, zone, is_exact=written.is_next_midnight)
    except OverflowError:
        return ParsedDate()


def _stated(moment: datetime, zone: ZoneInfo, *, is_exact: bool = False) -> ParsedDate:
    """A moment that a feed states. Without a zone it is in the archive's own. Raises OverflowError at the ends of time.

    Programs write 00:00 for a missing time of day, but never 24:00, which `is_exact`.
    """
    is_local = moment.tzinfo is None
    if not is_exact and moment.time() == time() and (is_local or moment.utcoffset() == timedelta()):
        return _day(moment.date(), zone)
    return ParsedDate(moment.replace(tzinfo=zone) if is_local else moment.astimezone(zone), DateKind.PUBLISHED)


def _day(day: date, zone: ZoneInfo) -> ParsedDate:
    return ParsedDate(datetime.combine(day, time(), zone), DateKind.DAY)


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
    # Python also reads a week of a year as its Monday, and ten digits and more as nothing that anybody writes.
    if not raw[:4].isdigit() or "W" in raw or raw.isdigit():
        return None
    try:
        return datetime.fromisoformat(raw)
    except ValueError:
        return None


def _rfc5322(raw: str) -> datetime | None:
    if not _RFC5322.fullmatch(raw):
        return None
    try:
        moment = parsedate_to_datetime(raw)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    # -0000 is UTC without information on the local zone (RFC 5322, 3.3); Python omits the zone.
    return moment.replace(tzinfo=UTC) if raw.endswith("-0000") else moment
