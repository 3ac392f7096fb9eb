"""Forms of dates other than ISO 8601 and RFC 5322: Chinese, with slashes, English, of programs, Unix time."""

import re
import unicodedata
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

# No date is longer; a text in the wrong key is.
_LONGEST = 80
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_CHINESE_YEAR = re.compile(r"[〇零一二三四五六七八九]{4}(?=年)")
_CHINESE_NUMBER = re.compile(r"([二三]?)(十?)([一二三四五六七八九]?)(?=[月日号])")
_MONTHS = {name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_MONTH_NAME = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s*"
    r"|\(?(?:星期|周|礼拜)[一二三四五六日天]\)?\s*)?"
)
_DATE = (
    r"(?:(?P<y>\d{4})(?:(?P<mark>[-/.])(?P<m>\d{1,2})(?P=mark)(?P<d>\d{1,2})|年(?P<mc>\d{1,2})月(?P<dc>\d{1,2})[日号])"
    rf"|(?P<mn>{_MONTH_NAME})\.?\s+(?P<dn>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<yn>\d{{4}})"
    rf"|(?P<de>\d{{1,2}})(?:st|nd|rd|th)?[\s-](?P<me>{_MONTH_NAME})\.?,?[\s-](?P<ye>\d{{4}}|\d\d(?=\s+\d)))"
)
_DAYTIME = r"(?P<part>上午|早上|早晨|清晨|凌晨|中午|下午|午后|傍晚|晚上|晚间|夜间|深夜|am|pm)?"
_TIME = (
    rf"{_DAYTIME}\s*(?P<h>\d{{1,2}})(?:(?::|[时点點])(?:(?P<min>\d{{1,2}})分?|(?P<half>半)|整)?"
    r"(?::?(?P<s>\d{2})秒?(?:[.,]\d{1,9})?)?|(?=\s*[ap]\.?m))\s*(?P<ampm>[ap]\.?m\.?)?"
)
_ZONE = (
    r"(?:\s*\(?(?:(?P<china>北京时间|中国标准时间|东八区)|(?:utc|gmt)?\s*(?P<offset>[+-]\d{1,2}(?::?\d\d)?)|(?P<word>[a-z]{1,5}))\)?"
    r"(?:\s*\([^()]*\))?)?"
)
_FORM = re.compile(rf"{_WEEKDAY}{_DATE}(?:t|\s*,)?\s*(?:{_WEEKDAY}{_TIME}{_ZONE})?", re.IGNORECASE)
_MONTH_ONLY = re.compile(
    rf"(\d{{4}})(?:[-/.](\d{{1,2}})|年(\d{{1,2}})月(?:份)?)|({_MONTH_NAME})\.?,?\s+(\d{{4}})", re.IGNORECASE
)
# date(1) and Java write the zone before the year.
_YEAR_LAST = re.compile(
    rf"{_WEEKDAY}({_MONTH_NAME}\s+\d{{1,2}})\s+([\d:]{{5,8}})(\s+[a-z]{{1,5}})?\s+(\d{{4}})", re.IGNORECASE
)
_BEIJING_FIRST = re.compile(r"(北京时间)[:,]?\s*(.*)")
_AROUND_UNITS = re.compile(r"\s*([年月])\s*|\s+(?=[日号])")
_PACKED = re.compile(r"(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?")
_UNIX = re.compile(r"(\d{10})(\d{3})?(?:\.\d{1,9})?")
_AFTERNOON = frozenset("下午 午后 傍晚 晚上 晚间 夜间 深夜 pm".split())
_EVENING = frozenset("晚上 晚间 夜间 深夜".split())
_NOON, _LAST_HOUR = 12, 24
_FIRST_YEAR_OF_THE_1900S = 69
_LEAP_SECOND = (59, 60)
_DAY = 86_400


class Written(NamedTuple):
    """A moment as a text gives it, without a zone; the zone in words or as an offset, empty if there is none."""

    moment: datetime
    has_time: bool = True
    zone: str = ""
    is_month: bool = False
    """Only year and month are given; the moment is the month's first."""
    is_next_midnight: bool = False
    """The time is 24:00, so the moment is on the next day."""


def read_form(raw: str) -> Written | None:
    """The moment in a text of one of the forms; None if it has another form or names a day that does not exist."""
    text = _normalised(raw)
    if not text or len(text) > _LONGEST:
        return None
    try:
        return _read(text)
    except (ValueError, OverflowError):
        return None


def _normalised(raw: str) -> str:
    if len(raw) > 4 * _LONGEST:
        return ""
    text = " ".join(unicodedata.normalize("NFKC", raw).split(" #")[0].split())
    text = _CHINESE_YEAR.sub(lambda year: year[0].translate(_DIGITS), text)
    if "月" in text:
        text = _CHINESE_NUMBER.sub(_number, text)
    text = _AROUND_UNITS.sub(lambda unit: unit[1] or "", text)
    if last := _YEAR_LAST.fullmatch(text):
        return f"{last[1]} {last[4]} {last[2]}{last[3] or ''}"
    first = _BEIJING_FIRST.fullmatch(text)
    return f"{first[2]} {first[1]}" if first else text


def _number(match: re.Match[str]) -> str:
    tens, ten, ones = match.groups()
    if not match[0] or (tens and not ten and ones):
        return match[0]
    if tens and not ten:
        return tens.translate(_DIGITS)
    return str((int(tens.translate(_DIGITS)) if tens else 1 if ten else 0) * 10 + int(ones.translate(_DIGITS) or 0))


def _read(text: str) -> Written | None:
    if text.replace(".", "", 1).isdigit() and (number := _of_digits(text)):
        return number
    if month := _MONTH_ONLY.fullmatch(text):
        year, in_year = (month[1], int(month[2] or month[3])) if month[1] else (month[5], _month(month[4]))
        return Written(datetime(int(year), in_year, 1), has_time=False, is_month=True)  # noqa: DTZ001
    form = _FORM.fullmatch(text)
    return _of_form(form) if form else None


def _of_digits(text: str) -> Written | None:
    """Unix time in seconds or milliseconds, or year, month, day and perhaps a time without anything between them."""
    if unix := _UNIX.fullmatch(text):
        moment = datetime.fromtimestamp(int(unix[1]), UTC).replace(tzinfo=None)
        return Written(moment, zone="UTC")
    packed = _PACKED.fullmatch(text)
    if not packed:
        return None
    parts = [int(part) for part in packed.groups() if part]
    return Written(datetime(*parts), has_time=len(parts) > 3)  # type: ignore[arg-type]  # noqa: DTZ001


def _of_form(form: re.Match[str]) -> Written | None:
    year = int(form["y"] or form["yn"] or form["ye"])
    if form["ye"] and len(form["ye"]) == 2:
        year += 1900 if year >= _FIRST_YEAR_OF_THE_1900S else 2000
    name = form["mn"] or form["me"]
    month = _month(name) if name else int(form["m"] or form["mc"])
    day = datetime(year, month, int(form["d"] or form["dc"] or form["dn"] or form["de"]))  # noqa: DTZ001
    if form["h"] is None:
        return Written(day, has_time=False)
    seconds = _seconds(form)
    zone = "+08:00" if form["china"] else form["offset"] or form["word"] or ""
    if seconds is None:
        return None
    return Written(day + timedelta(seconds=seconds), zone=zone, is_next_midnight=seconds == _DAY)


def _seconds(form: re.Match[str]) -> int | None:
    """The seconds from midnight to the time; 24:00 is the next midnight. None if there is no such time."""
    hour, minute, second = int(form["h"]), int(form["min"] or (30 if form["half"] else 0)), int(form["s"] or 0)
    ampm = (form["ampm"] or "").replace(".", "").lower()
    part = ampm or (form["part"] or "").lower()
    if ampm and hour > _NOON:
        return None
    if (part in _AFTERNOON and hour < _NOON) or (part == "中午" and hour < 4):
        hour += _NOON
    elif part in _EVENING and hour == _NOON:
        hour = _LAST_HOUR
    elif part and part not in _AFTERNOON and part != "中午":
        if hour > _NOON:
            return None
        hour %= _NOON
    exists = hour < _LAST_HOUR and minute < 60 and (second < 60 or (minute, second) == _LEAP_SECOND)
    return hour * 3600 + minute * 60 + second if exists or (hour, minute, second) == (_LAST_HOUR, 0, 0) else None


def _month(name: str) -> int:
    return _MONTHS[name[:3].lower()]
