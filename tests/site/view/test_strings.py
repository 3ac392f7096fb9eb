"""The text of the interface: the same keys and placeholders in each language, and dates as each writes them."""

from __future__ import annotations

import datetime as dt
from importlib import resources
from string import Formatter

import pytest
from pydantic import ValidationError

from newsarchive.model.article import DateKind
from newsarchive.site.view import strings as module
from newsarchive.site.view.strings import LANGUAGES, Strings, load_strings

DAY = dt.date(2022, 9, 7)


def placeholders(text: str) -> set[tuple[str, str | None]]:
    return {(name, spec) for _, name, spec, _ in Formatter().parse(text) if name is not None}


def test_each_language_has_a_file() -> None:
    files = [file.name for file in (resources.files("newsarchive.site.view") / "locale").iterdir()]
    assert sorted(files) == sorted(f"{language}.yml" for language in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_the_same_keys_in_the_same_order(language: str) -> None:
    assert list(load_strings(language)) == list(load_strings("zh"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_the_same_placeholders(language: str) -> None:
    expected = {key: placeholders(text) for key, text in load_strings("zh").items()}
    assert {key: placeholders(text) for key, text in load_strings(language).items()} == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty(language: str) -> None:
    assert [key for key, text in load_strings(language).items() if not text.strip()] == []


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(ValidationError):
        module._TABLE.validate_python({"home": True}, strict=True)  # noqa: SLF001 - the check of both files


@pytest.mark.parametrize(
    ("language", "day", "month", "year", "weekday", "short"),
    [
        ("zh", "2022年9月7日", "2022年9月", "2022年", "星期三", "9月"),
        ("en", "7 September 2022", "September 2022", "2022", "Wednesday", "Sep"),
    ],
)
def test_dates_are_written_as_the_language_writes_them(
    language: str, day: str, month: str, year: str, weekday: str, short: str
) -> None:
    strings = Strings(language)
    assert strings.day(DAY) == strings.period("2022/09/07") == day
    assert (strings.period("2022/09"), strings.period("2022")) == (month, year)
    assert (strings.weekday(DAY), strings.short_month(9)) == (weekday, short)


@pytest.mark.parametrize(
    ("language", "short", "full"),
    [
        ("zh", "一二三四五六日", "星期一 星期二 星期三 星期四 星期五 星期六 星期日"),
        ("en", "MoTuWeThFrSaSu", "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
    ],
)
def test_a_week_starts_on_monday(language: str, short: str, full: str) -> None:
    week = Strings(language).week
    assert "".join(name for name, _ in week) == short
    assert [name for _, name in week] == full.split()


def test_a_time_is_shown_only_where_it_is_known() -> None:
    moment = dt.datetime(2022, 9, 7, 8, 5, tzinfo=dt.UTC)
    strings = Strings("en")
    assert strings.moment(moment, DateKind.PUBLISHED) == "7 September 2022 08:05"
    assert strings.moment(moment, DateKind.DAY) == "7 September 2022"


@pytest.mark.parametrize(("number", "text"), [(0, "0 articles"), (1, "1 article"), (1234, "1,234 articles")])
def test_a_count_agrees_with_its_noun(number: int, text: str) -> None:
    assert Strings("en").count(number) == text
