from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.read.decode import decode

TEXT = "教育部开展活动"


@pytest.mark.parametrize(
    "raw",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    ],
    ids=["UTF-8", "UTF-8 with its mark", "UTF-16 little", "UTF-16 big"],
)
def test_text_with_a_known_encoding_is_read_without_a_word(raw: bytes) -> None:
    assert decode(raw, "a.txt") == (TEXT, ())


@pytest.mark.parametrize("encoding", ["gb2312", "gbk", "gb18030"])
def test_what_mainland_sites_wrote_is_read_and_told(encoding: str) -> None:
    text, problems = decode(f"一行\n标题：{TEXT}".encode(encoding), "a.txt")
    assert text == f"一行\n标题：{TEXT}"
    assert [str(problem) for problem in problems] == [
        "a.txt:1:2: warning: byte 0xd0 is not UTF-8; the file was read as GB18030: save it as UTF-8 to be sure (encoding)"
    ]


def test_the_place_of_a_wrong_byte_is_counted_in_lines_and_characters() -> None:
    _, problems = decode("一\n二三".encode() + b"\xff\xff", "a.txt")
    assert [(problem.line, problem.column) for problem in problems] == [(2, 3)]


@pytest.mark.parametrize(("raw", "expected"), [(b"a\r\nb\rc\nd", "a\nb\nc\nd"), (b"a\x00\x08b\x7f", "ab")])
def test_line_ends_are_made_equal_and_control_characters_go(raw: bytes, expected: str) -> None:
    assert decode(raw, "a.txt") == (expected, ())


@given(st.binary())
def test_any_bytes_are_text_with_at_most_one_problem(raw: bytes) -> None:
    text, problems = decode(raw, "a.txt")
    text.encode()
    assert len(problems) <= 1
    assert "\r" not in text
    assert "\0" not in text


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"], exclude_characters="\ufeff")))
def test_all_text_in_utf_8_is_kept(text: str) -> None:
    assert decode(text.encode(), "a.txt") == (text, ())
