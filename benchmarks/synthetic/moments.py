"""Publication times: more each year, fewer at weekends and at night, in China's time zone."""

from bisect import bisect
from datetime import UTC, date, datetime, time, timedelta, timezone
from itertools import accumulate
from random import Random

FIRST_DAY = date(2017, 1, 1)
LAST_DAY = date(2022, 12, 31)
CHINA = timezone(timedelta(hours=8))
# The early crawls, whose files have formats of their own, stored what the feeds had in those days.
EARLY_CRAWLS = date(2021, 3, 21)
_WEEKDAYS = (100, 106, 104, 105, 96, 46, 40)
_YEARS = {2017: 4, 2018: 6, 2019: 9, 2020: 13, 2021: 19, 2022: 24}
_HOURS = (3, 2, 1, 1, 1, 2, 6, 14, 24, 28, 26, 24, 15, 17, 23, 25, 26, 25, 20, 16, 14, 11, 8, 6)

_DAYS = [FIRST_DAY + timedelta(days=number) for number in range((LAST_DAY - FIRST_DAY).days + 1)]
_BY_DAY = list(accumulate(_YEARS[day.year] * _WEEKDAYS[day.weekday()] for day in _DAYS))
_BY_HOUR = list(accumulate(_HOURS))


def moment(rng: Random, last: date = LAST_DAY) -> datetime:
    """Draw a publication time up to a day, in UTC and to the second."""
    until = _BY_DAY[(last - FIRST_DAY).days]
    return _at(rng, _DAYS[bisect(_BY_DAY, rng.random() * until)])


def early_moment(rng: Random) -> datetime:
    """Draw a publication time in the days before the early crawls."""
    return _at(rng, EARLY_CRAWLS - timedelta(days=int(rng.random() ** 3 * 12)))


def _at(rng: Random, day: date) -> datetime:
    hour = bisect(_BY_HOUR, rng.random() * _BY_HOUR[-1])
    clock = time(hour, int(rng.random() * 60), int(rng.random() * 60), tzinfo=CHINA)
    return datetime.combine(day, clock).astimezone(UTC)
