from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from newsarchive.base.text import (
    collapse_and_truncate,
    collapse_whitespace,
    count_han,
    count_words,
    fold,
    length_of,
    safe_name,
    truncate,
    visible,
)

NAMES = st.text(max_size=60)
WINDOWS_FORBIDS = re.compile(r'[\x00-\x1f<>:"/\\|?*]')


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  甲 乙  ", "甲 乙"),
        ("a\t b\r\n c", "a b c"),
        ("第一\n  行", "第一行"),
        ("第一，\n行", "第一，行"),
        ("用 GPU \n加速", "用 GPU 加速"),
        ("two\nlines", "two lines"),
        ("\u3000\u3000正文\u3000", "正文"),
        ("零\u200b宽\ufeff字\u00ad符", "零宽字符"),
        ("カナ\nひらがな", "カナひらがな"),
        ("", ""),
    ],
)
def test_whitespace_collapses_to_a_space_and_a_break_between_wide_characters_to_nothing(
    text: str, expected: str
) -> None:
    assert collapse_whitespace(text) == expected


@given(st.text())
def test_collapsing_is_idempotent_and_removes_nothing_visible(text: str) -> None:
    assert collapse_whitespace(collapse_whitespace(text)) == collapse_whitespace(text)
    assert visible(collapse_whitespace(text)) == visible(text)


@pytest.mark.parametrize(
    ("text", "han", "words"),
    [
        ("教育部5月通知", 6, 1),
        ("𠮷野家〇々", 5, 0),
        ("カナとひらがな", 7, 0),
        ("It's a state-of-the-art GPU, v2.0", 0, 5),
        ("，。！", 0, 0),
    ],
)
def test_characters_and_words_are_counted_as_readers_do(text: str, han: int, words: int) -> None:
    assert (count_han(text), count_words(text)) == length_of(text) == (han, words)
    assert length_of(text).total == han + words


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("", 0),
        ("，。！", 0),
        ("字" * 400, 1),
        ("字" * 401, 2),
        ("字" * 4000, 10),
        ("word " * 238, 1),
        ("word " * 239, 2),
        ("字" * 200 + " word" * 119, 1),
        ("字" * 400 + " word" * 238, 2),
    ],
    ids=[
        "nothing",
        "punctuation only",
        "400 Han",
        "401 Han",
        "4000 Han",
        "238 words",
        "239 words",
        "half and half",
        "both",
    ],
)
def test_reading_takes_a_minute_for_400_han_characters_or_238_words(text: str, minutes: int) -> None:
    assert length_of(text).minutes == minutes


@pytest.mark.parametrize("text", ["短", "字" * 50, " \n" * 40 + "迟 来\n的字" * 9, "一\n" * 60, "word " * 30, " " * 99])
def test_truncating_a_part_equals_truncating_the_whole_collapsed_text(text: str) -> None:
    for length in range(1, 60):
        assert collapse_and_truncate(text, length) == truncate(collapse_whitespace(text), length)


def test_a_short_text_stays_whole_and_a_truncated_one_ends_in_an_ellipsis() -> None:
    assert truncate("四个字啊", 4) == "四个字啊"
    assert truncate("四个字 啊啊", 5) == "四个字…"


@pytest.mark.parametrize(
    "name",
    ["金融", "新浪财经－国內", "2022届高校毕业生就业", "naïve café", "a.b", "日向坂46", "🎮游戏", "c++", "-x-", "~"],
)
def test_a_safe_name_is_used_in_the_url_unchanged(name: str) -> None:
    assert safe_name(name) == name


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("财经/国内", "财经_国内-"),
        ("C:\\Windows", "c__windows-"),
        ("100%?", "100__-"),
        ("C#", "c_-"),
        ("u.s.", "u.s-"),
        ("page", "page-"),
        ("INDEX", "index-"),
        ("a\0b", "a_b-"),
        ("长" * 100, "长" * 60 + "-"),
    ],
)
def test_a_name_that_is_not_safe_is_changed_and_gets_a_hash(name: str, start: str) -> None:
    assert re.fullmatch(re.escape(start) + "[0-9a-hjkmnp-tv-z]{6}", safe_name(name))


@pytest.mark.parametrize("name", ["con", "NUL.txt", "aux.tar.gz", "lpt9", "COM¹", "prn.", "con .txt"])
def test_a_windows_device_name_is_changed_in_the_url(name: str) -> None:
    stem = safe_name(name).split(".")[0].strip()
    assert not re.fullmatch(r"con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]", stem)


@pytest.mark.parametrize("name", ["", " ", ".", "..", "...", "\u3000", "\u200b", "/", "\0"])
def test_even_an_empty_name_has_a_url(name: str) -> None:
    assert safe_name(name).strip("._ ")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("财经/国内", "财经\\国内"),
        ("page", "page "),
        ("a/b", "a_b"),
        ("长" * 100, "长" * 101),
        ("x.", "x"),
        ("c#", "c?"),
    ],
)
def test_names_that_look_alike_have_different_urls(one: str, other: str) -> None:
    assert (safe_name(one) == safe_name(other)) == (fold(one) == fold(other))


@pytest.mark.parametrize(("one", "other"), [("IPO", "ipo"), ("A  股", "A 股"), ("cafe\u0301", "café"), (" x", "x")])
def test_spellings_of_one_name_share_their_url(one: str, other: str) -> None:
    assert safe_name(one) == safe_name(other)


@given(NAMES)
@example("e\u200b\u0301")
@example("İ")
def test_folding_a_folded_name_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(NAMES | st.text(min_size=200, max_size=400))
@example("e\u200b\u0301")
@example("\ud800")
def test_every_name_becomes_valid_on_every_file_system(name: str) -> None:
    safe = safe_name(name)
    assert safe
    assert not WINDOWS_FORBIDS.search(safe)
    assert len(safe.encode()) < 200
    assert safe == safe.strip(" ").rstrip(".")
    assert safe not in {".", "..", "page", "index"}
    assert not re.fullmatch(r"(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(\..*)?", safe)
    assert safe == safe.lower()
    assert safe == unicodedata.normalize("NFC", safe)


@given(NAMES, NAMES)
@example("é", "e\u200b\u0301")
def test_two_names_share_a_url_only_if_they_are_spellings_of_one(one: str, other: str) -> None:
    assume(fold(one) != fold(other))
    assert unicodedata.normalize("NFD", safe_name(one)) != unicodedata.normalize("NFD", safe_name(other))


def test_a_name_as_long_as_an_article_takes_linear_time() -> None:
    assert len(safe_name("长文" * 2_000_000).encode()) < 200
