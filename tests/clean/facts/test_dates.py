from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsarchive.clean.facts.dates import ParsedDate, nearest_day, parse_date
from newsarchive.model.article import DateKind
from tests.builders import process_text, raw_article

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("raw", "moment", "kind"),
    [
        ("Wed, 27 Apr 2022 02:53:54 GMT", "2022-04-27T10:53:54+08:00", "published"),
        ("Mon, 09 May 2022 18:48:24 GMT", "2022-05-10T02:48:24+08:00", "published"),
        ("Wed, 27 Apr 2022 10:53:54 +0800", "2022-04-27T10:53:54+08:00", "published"),
        ("Wed, 27 Apr 2022 00:00:00 +0800", "2022-04-27T00:00:00+08:00", "published"),
        ("Wed, 27 Apr 2022 02:53:54 -0000", "2022-04-27T10:53:54+08:00", "published"),
        ("27 Apr 2022 02:53 UT", "2022-04-27T10:53:00+08:00", "published"),
        ("2022-04-27T02:53:54Z", "2022-04-27T10:53:54+08:00", "published"),
        ("2022-04-27T10:53:54+08:00", "2022-04-27T10:53:54+08:00", "published"),
        ("2022-04-27T10:53:54", "2022-04-27T10:53:54+08:00", "published"),
        ("  Wed, 27 Apr 2022 02:53:54 GMT  ", "2022-04-27T10:53:54+08:00", "published"),
        ("Fri, 31 Dec 2021 00:00:00 GMT", "2021-12-31T00:00:00+08:00", "day"),
        ("2022-04-27", "2022-04-27T00:00:00+08:00", "day"),
        ("2022-04-27T00:00:00Z", "2022-04-27T00:00:00+08:00", "day"),
        ("2021-09-29 14:07:41", "2021-09-29T22:07:41+08:00", "crawled"),
        ("2021-09-29 16:41:54", "2021-09-30T00:41:54+08:00", "crawled"),
        ("2021-09-29 00:00:00", "2021-09-29T08:00:00+08:00", "crawled"),
        ("2022-04-27 24:00:00", "2022-04-28T00:00:00+08:00", "published"),
        ("2022-12-31T24:00:00Z", "2023-01-01T08:00:00+08:00", "published"),
        ("2022年4月27日", "2022-04-27T00:00:00+08:00", "day"),
        ("2022年4月27日 10:53", "2022-04-27T10:53:00+08:00", "published"),
        ("2022年04月27日10时53分54秒", "2022-04-27T10:53:54+08:00", "published"),
        ("2022 年 4 月 27 日 星期三 10点", "2022-04-27T10:00:00+08:00", "published"),
        ("2022年4月27日 10点半", "2022-04-27T10:30:00+08:00", "published"),
        ("2022年4月27日 上午9:05", "2022-04-27T09:05:00+08:00", "published"),
        ("2022年4月27日 下午3:05", "2022-04-27T15:05:00+08:00", "published"),
        ("2022年4月27日下午3时5分", "2022-04-27T15:05:00+08:00", "published"),
        ("2022年4月27日 下午15:05", "2022-04-27T15:05:00+08:00", "published"),
        ("2022年4月27日 中午12:30", "2022-04-27T12:30:00+08:00", "published"),
        ("2022年4月27日 凌晨12:30", "2022-04-27T00:30:00+08:00", "published"),
        ("2022年4月27日 晚上12点", "2022-04-28T00:00:00+08:00", "published"),
        ("二〇二二年四月二十七日", "2022-04-27T00:00:00+08:00", "day"),
        ("二零二二年十二月十日", "2022-12-10T00:00:00+08:00", "day"),
        ("２０２２年４月２７日　１０：５３", "2022-04-27T10:53:00+08:00", "published"),
        ("２０２２－０４－２７", "2022-04-27T00:00:00+08:00", "day"),
        ("2022/4/27 10:53:54", "2022-04-27T10:53:54+08:00", "published"),
        ("2022/04/27", "2022-04-27T00:00:00+08:00", "day"),
        ("2022.04.27", "2022-04-27T00:00:00+08:00", "day"),
        ("2022-4-27 9:05", "2022-04-27T09:05:00+08:00", "published"),
        ("20220427", "2022-04-27T00:00:00+08:00", "day"),
        ("20220427105354", "2022-04-27T10:53:54+08:00", "published"),
        ("1651028034", "2022-04-27T10:53:54+08:00", "published"),
        ("1651028034000", "2022-04-27T10:53:54+08:00", "published"),
        ("1651028034.25", "2022-04-27T10:53:54+08:00", "published"),
        ("Apr 27, 2022", "2022-04-27T00:00:00+08:00", "day"),
        ("April 27th, 2022 3:05 p.m.", "2022-04-27T15:05:00+08:00", "published"),
        ("27 Apr 2022 12:05 AM", "2022-04-27T00:05:00+08:00", "published"),
        ("27 April 2022", "2022-04-27T00:00:00+08:00", "day"),
        ("Wed, 27 Apr 2022 10:53:54 CST", "2022-04-27T10:53:54+08:00", "published"),
        ("Wed Apr 27 10:53:54 CST 2022", "2022-04-27T10:53:54+08:00", "published"),
        ("2022-04-27 10:53:54 CST", "2022-04-27T10:53:54+08:00", "published"),
        ("Wed Apr 27 2022 10:53:54 GMT+0800 (中国标准时间)", "2022-04-27T10:53:54+08:00", "published"),
        ("Wed, 27 Apr 2022 10:53:54 +0800 (CST)", "2022-04-27T10:53:54+08:00", "published"),
        ("北京时间2022年4月27日 10:53", "2022-04-27T10:53:00+08:00", "published"),
        ("2022-04-27 10:53（北京时间）", "2022-04-27T10:53:00+08:00", "published"),
        ("2022-04-27 10:53 UTC+8", "2022-04-27T10:53:00+08:00", "published"),
        ("2022-04-27 10:53 (GMT+09:00)", "2022-04-27T09:53:00+08:00", "published"),
        ("Wed, 27 Apr 2022 10:53:54 JST", "2022-04-27T09:53:54+08:00", "published"),
        ("Wed, 27 Apr 2022 10:53:54 EST", "2022-04-27T23:53:54+08:00", "published"),
        ("27 Apr 22 10:53:54 GMT", "2022-04-27T18:53:54+08:00", "published"),
        ("2022-04-27 # the day of the paper", "2022-04-27T00:00:00+08:00", "day"),
    ],
)
def test_a_date_is_shown_in_the_zone_of_the_archive_with_its_kind(raw: str, moment: str, kind: str) -> None:
    parsed = parse_date(raw, SHANGHAI)
    assert (parsed.moment and parsed.moment.isoformat(), parsed.kind) == (moment, kind)


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "Invalid Date",
        "昨天",
        "今天 10:53",
        "3小时前",
        "4月27日 10:53",
        "民国111年4月27日",
        "令和4年4月27日",
        "2022年4月31日",
        "2022年4月27日 25:00",
        "2022年4月27日 24:01",
        "2022年4月27日 上午15:05",
        "2022/4/27 10:60",
        "2022/4-27",
        "4/27/2022",
        "05/04/2022",
        "2022-W17",
        "2022-W17-3",
        "2022-13-45",
        "2022-02-30 10:00:00",
        "Wed, 99 Apr 2022 02:53:54 GMT",
        "Wed, 27 Apr 2022 25:53:54 GMT",
        "2022",
        "2022年",
        "165102803",
        "16510280340000",
        "9999-12-31 23:59:59",
        "Fri, 31 Dec 9999 23:59:59 GMT",
        "0001-01-01T00:00:00+14:00",
    ],
)
def test_other_text_is_no_date_and_not_guessed(raw: str) -> None:
    parsed = parse_date(raw, SHANGHAI)
    assert (parsed.moment, parsed.kind) == (None, None)


@pytest.mark.parametrize("raw", ["2022-04", "2022年4月", "2022/04", "April 2022", "２０２２．０４"])
def test_a_month_alone_has_no_day_and_none_is_made_up(raw: str) -> None:
    assert parse_date(raw, SHANGHAI) == ParsedDate(kind=DateKind.MONTH, month="2022-04")


@pytest.mark.parametrize(
    ("zone", "moment", "doubt"),
    [
        ("Asia/Shanghai", "2022-04-27T10:53:54+08:00", ""),
        ("Asia/Hong_Kong", "2022-04-27T10:53:54+08:00", ""),
        ("Asia/Taipei", "2022-04-27T10:53:54+08:00", ""),
        ("America/Regina", "2022-04-27T10:53:54-06:00", ""),
        ("Europe/Berlin", "2022-04-27T00:00:00+02:00", "CST has 3 meanings: UTC+8:00, UTC-6:00, UTC-5:00"),
        ("UTC", "2022-04-27T00:00:00+00:00", "CST has 3 meanings: UTC+8:00, UTC-6:00, UTC-5:00"),
    ],
)
def test_a_zone_with_several_meanings_is_the_archives_own_or_no_hour_is_claimed(
    zone: str, moment: str, doubt: str
) -> None:
    parsed = parse_date("Wed, 27 Apr 2022 10:53:54 CST", ZoneInfo(zone))
    assert parsed.moment
    assert (parsed.moment.isoformat(), parsed.doubt) == (moment, doubt)
    assert parsed.kind == ("day" if doubt else "published")


def test_an_unknown_zone_claims_no_hour_either() -> None:
    parsed = parse_date("27 Apr 2022 10:53 XYZ", SHANGHAI)
    assert (parsed.kind, parsed.doubt) == ("day", "XYZ is no known time zone")


@pytest.mark.parametrize(
    ("zone", "moment"),
    [("Europe/Berlin", "2022-04-27T04:53:54+02:00"), ("UTC", "2022-04-27T02:53:54+00:00")],
)
def test_another_archive_has_another_zone(zone: str, moment: str) -> None:
    parsed = parse_date("Wed, 27 Apr 2022 02:53:54 GMT", ZoneInfo(zone))
    assert parsed.moment
    assert parsed.moment.isoformat() == moment


def test_a_day_is_the_same_day_in_every_zone() -> None:
    for zone in ("America/Los_Angeles", "Asia/Shanghai", "Pacific/Kiritimati"):
        parsed = parse_date("Fri, 31 Dec 2021 00:00:00 GMT", ZoneInfo(zone))
        assert parsed.moment
        assert parsed.moment.date() == date(2021, 12, 31)


@given(st.text() | st.datetimes().map(str) | st.datetimes().map(lambda moment: f"{moment:%a, %d %b %Y %H:%M:%S} GMT"))
@example("0001-01-01")
@example("0001-01-01 00:00:00")
@example("1 2 3 4")
@example("9999-12-31 24:00:00")
@example("9" * 13)
@example("0" * 10)
@example("0000年0月0日")
@example("١٢٣٤-٠١-٠٢")
@example("2022-04-27 10:53 +99:99")
@example("Mon, 01 Jan 0001 00:00:00 +9999")
def test_no_text_in_place_of_a_date_stops_anything(raw: str) -> None:
    parsed = parse_date(raw, ZoneInfo("America/Los_Angeles"))
    assert (parsed.moment is None) == (parsed.kind in {None, DateKind.MONTH})
    if parsed.moment:
        assert parsed.moment.tzinfo


@pytest.mark.parametrize(
    ("month", "day", "written", "expected"),
    [
        (5, 9, date(2022, 5, 9), date(2022, 5, 9)),
        (5, 10, date(2022, 5, 9), date(2022, 5, 10)),
        (12, 31, date(2022, 1, 1), date(2021, 12, 31)),
        (1, 1, date(2021, 12, 31), date(2022, 1, 1)),
        (2, 29, date(2021, 3, 1), date(2020, 2, 29)),
        (2, 29, date(2022, 3, 1), None),
        (13, 1, date(2022, 3, 1), None),
        (1, 1, date(9999, 12, 31), date(9999, 1, 1)),
        (5, 9, None, None),
    ],
    ids=[
        "same day",
        "a day ahead",
        "year's end",
        "a day ahead of year's end",
        "leap year",
        "no leap year",
        "no month",
        "the end of time",
        "no date",
    ],
)
def test_the_year_of_a_dateline_follows_from_the_date_of_the_article(
    month: int, day: int, written: date | None, expected: date | None
) -> None:
    assert nearest_day(month, day, written) == expected


def test_the_raw_text_of_a_date_leads_to_the_article() -> None:
    article = process_text(raw_article(date="2021-09-29 14:07:41")).article
    assert article
    assert article.date
    assert (article.date.isoformat(), article.date_kind) == ("2021-09-29T22:07:41+08:00", "crawled")
