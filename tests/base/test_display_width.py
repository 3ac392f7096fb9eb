from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.base.display_width import display_width, pad, truncate_to_width, wrap


def wrapped(text: str, width: int) -> list[str]:
    return [text[line] for line in wrap(text, width)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", 0), ("abc", 3), ("中文", 4), ("，（", 4), ("ｱ한🚂", 5), ("e\u0301", 1), ("a\u200db", 2), ("“”", 2)],
)
def test_a_wide_character_takes_two_columns_and_a_combining_mark_none(text: str, expected: int) -> None:
    assert display_width(text) == expected


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("春天到了公园", ["春天到了", "公园"], id="Chinese anywhere"),
        pytest.param("the first day", ["the", "first", "day"], id="words at spaces"),
        pytest.param("春天到了，公园", ["春天到", "了，公园"], id="no line begins with a comma"),
        pytest.param("春天到“公园", ["春天到", "“公园"], id="no line ends in an opening quote"),
        pytest.param("用 Python 写", ["用", "Python", "写"], id="no word is broken"),
        pytest.param("abcdefghijkl mn", ["abcdefghijkl", "mn"], id="a word wider than a line"),
        pytest.param("春  天  到", ["春  天", "到"], id="no spaces at an end"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_lines_break_at_words_and_never_before_closing_punctuation(text: str, lines: list[str]) -> None:
    assert wrapped(text, 8) == lines


@given(st.text(), st.integers(1, 20))
def test_wrapping_loses_nothing_but_whitespace(text: str, width: int) -> None:
    assert "".join("".join(wrapped(text, width)).split()) == "".join(text.split())


@given(st.text(st.sampled_from("春天，。“”（）")), st.integers(6, 20))
def test_lines_of_chinese_fit_the_width_but_for_punctuation_in_a_row(text: str, width: int) -> None:
    assert all(display_width(line) <= width or len(line.strip("，。“”（）")) <= 1 for line in wrapped(text, width))


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("春天到了", 8, "春天到了"),
        ("春天到了公园", 8, "春天到…"),
        ("abcdef", 4, "abc…"),
        ("春天到了公园", 7, "春天到…"),
    ],
)
def test_truncated_text_ends_in_an_ellipsis(text: str, width: int, expected: str) -> None:
    assert truncate_to_width(text, width) == expected


@given(st.text(), st.integers(1, 20))
def test_truncated_text_is_never_wider_than_the_width(text: str, width: int) -> None:
    assert display_width(truncate_to_width(text, width)) <= width


def test_padding_fills_up_to_a_column() -> None:
    assert pad("春a", 5) == "春a  "
