"""Dates that parse and are no facts: what programs write for a missing date, and days outside a source's life."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from newsarchive.clean.facts.dates import ParsedDate

# No date up to this day is in the future, because this code was written then. Builds read no clock.
WRITTEN = date(2026, 12, 1)
_FAR_FUTURE = WRITTEN + timedelta(days=50 * 365)
# The Relation of Strasbourg, of 1605, was the first newspaper. Go and .NET write the year 1 for no date, Windows 1601.
_FIRST_NEWSPAPER = date(1605, 1, 1)
# strptime and others write the year 1900 where a text has none.
_NO_YEAR = 1900
# Zero in Unix time, in any zone, and in spreadsheets. https://support.microsoft.com/office/e7fe7167-48a9-4b96-bb53-5612a800b487
_ZEROS = frozenset({date(1969, 12, 31), date(1970, 1, 1), date(1899, 12, 30), date(1899, 12, 31), date(1904, 1, 1)})


@dataclass(frozen=True, slots=True)
class Since:
    """The first day of a source's articles and the file that declares it; without a day nothing is declared."""

    day: date | None = None
    path: str = ""


_NEVER = Since()


def plausible(parsed: ParsedDate, since: Since = _NEVER) -> ParsedDate:
    """Return the date, or none with a doubt if no article can have it. A declared day allows all years from then on."""
    if parsed.month:
        # A month counts if any day of it does.
        year, month = map(int, parsed.month.split("-"))
        doubt = _doubt(date(year, month, monthrange(year, month)[1]), since)
    elif parsed.moment is not None:
        doubt = _doubt(parsed.moment.date(), since)
    else:
        return parsed
    return ParsedDate(doubt=doubt, is_implausible=True) if doubt else parsed


def _doubt(day: date, since: Since) -> str:
    if day in _ZEROS:
        return "the zero of a calendar, written by programs for a missing date"
    if day > _FAR_FUTURE:
        return f"more than 50 years after {WRITTEN.isoformat()}"
    if since.day is not None:
        return f"before since: {since.day.isoformat()} of {since.path}" if day < since.day else ""
    if day < _FIRST_NEWSPAPER:
        return f"before {_FIRST_NEWSPAPER.year}, when the first newspaper came out"
    return "in 1900, written by programs where a text has no year" if day.year == _NO_YEAR else ""
