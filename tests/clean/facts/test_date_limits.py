from __future__ import annotations

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from newsarchive.clean.facts.date_limits import Since, plausible
from newsarchive.clean.facts.dates import ParsedDate, parse_date
from newsarchive.settings.editorial import Editorial
from newsarchive.settings.sources import Recognise, SourceFile, SourceRules
from tests.builders import process_text, project, raw_article, rules

SINCE_2010 = Since(date(2010, 1, 31), "editorial/sources/morning.yml")


NEVER = Since()


def checked(raw: str, since: Since = NEVER, zone: str = "Asia/Shanghai") -> ParsedDate:
    return plausible(parse_date(raw, ZoneInfo(zone)), since)


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/Los_Angeles", "UTC"])
@pytest.mark.parametrize(
    "raw",
    [
        "1970-01-01 00:00:00",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "Thu, 01 Jan 1970 08:00:00 +0800",
        "1970-01-01T00:00:00Z",
        "1970年1月1日",
        "1900-01-01 00:00:00",
        "1900-04-27T10:53:00",
        "1899-12-30",
        "0001-01-01T00:00:00Z",
        "Mon, 01 Jan 0001 00:00:00 GMT",
        "1601-01-01T00:00:00Z",
        "2099-04-27",
        "Wed, 27 Apr 3922 02:53:54 GMT",
    ],
)
def test_what_programs_write_for_a_missing_date_is_none(raw: str, zone: str) -> None:
    parsed = checked(raw, zone=zone)
    assert (parsed.moment, parsed.kind) == (None, None)
    assert parsed.doubt
    assert parsed.is_implausible


@pytest.mark.parametrize("raw", ["1872-04-30", "1899-12-29", "1901-01-01", "1970-01-02", "1969-12-30", "2026-12-01"])
def test_an_old_newspaper_keeps_its_day(raw: str) -> None:
    parsed = checked(raw)
    assert parsed.moment
    assert parsed.moment.date().isoformat() == raw


@pytest.mark.parametrize(("raw", "is_kept"), [("2010-01-30", False), ("2010-01-31", True), ("2022-04-27", True)])
def test_a_date_before_the_first_day_of_a_source_is_none(raw: str, is_kept: bool) -> None:  # noqa: FBT001
    parsed = checked(raw, SINCE_2010)
    assert (parsed.moment is not None) == is_kept
    assert parsed.doubt == ("" if is_kept else "before since: 2010-01-31 of editorial/sources/morning.yml")


def test_a_source_that_declares_an_older_day_may_have_articles_of_1900() -> None:
    assert checked("1900-05-03", Since(date(1890, 1, 1))).moment
    assert checked("1970-01-01", Since(date(1890, 1, 1))).moment is None


def test_the_dateline_of_an_article_with_such_a_date_has_no_year() -> None:
    rules = SourceRules(name="晨报网", recognise=Recognise(author=("晨报网",)), since=date(2010, 1, 31))
    editorial = Editorial(sources=(SourceFile("editorial/sources/morning.yml", rules),))
    raw = raw_article(author="晨报网", date="2008-05-09", body="<p>　　新华社北京5月9日电　某市公布了工作安排。</p>")
    outcome = process_text(raw, editorial=editorial)
    assert outcome.article
    assert (outcome.article.date, outcome.article.date_kind) == (None, None)
    assert outcome.article.dateline
    assert outcome.article.dateline.day is None
    assert [str(problem) for problem in outcome.problems] == [
        (
            "articles/a.txt:11:1: warning: '2008-05-09' is before since: 2010-01-31 of editorial/sources/morning.yml; "
            "expected the day of publication, the page shows no date: correct date: or remove it (date-implausible)"
        )
    ]


def test_the_zero_of_a_calendar_is_reported_in_one_sentence() -> None:
    outcome = process_text(raw_article(date="1970-01-01 00:00:00"))
    assert [str(problem) for problem in outcome.problems] == [
        (
            "articles/a.txt:11:1: warning: '1970-01-01 00:00:00' is the zero of a calendar, written by programs for a "
            "missing date; expected the day of publication, the page shows no date: correct date: or remove it "
            "(date-implausible)"
        )
    ]


@pytest.mark.parametrize("since", ["2010", "20100131", "31.1.2010", "2010-01-31 10:00:00", "[]"])
def test_a_first_day_that_is_no_day_is_reported_with_its_line(since: str, tmp_path: Path) -> None:
    built = project(
        tmp_path,
        {"articles/a.txt": raw_article(), **rules(f"name: 晨报网\nsince: {since}\nrecognise:\n  author: [晨报网]\n")},
    )
    assert any("source.yml:2:" in found and "expected a day such as 2010-01-31" in found for found in built.problems())


def test_an_ambiguous_zone_is_reported_with_its_line() -> None:
    outcome = process_text(raw_article(date="Wed, 27 Apr 2022 10:53:54 BST"))
    assert outcome.article
    assert (str(outcome.article.day), outcome.article.date_kind) == ("2022-04-27", "day")
    assert [str(problem) for problem in outcome.problems] == [
        (
            "articles/a.txt:11:1: warning: the time in 'Wed, 27 Apr 2022 10:53:54 BST' is not shown, only its day: BST has "
            "2 meanings: UTC+1:00, UTC+6:00; write an offset such as +0800 (date-ambiguous)"
        )
    ]


@pytest.mark.parametrize(
    ("raw", "is_kept"), [("2009-12", False), ("2010-01", True), ("2010-02", True), ("2099-01", False)]
)
def test_the_same_holds_for_a_month(raw: str, is_kept: bool) -> None:  # noqa: FBT001
    assert bool(checked(raw, SINCE_2010).month) == is_kept
