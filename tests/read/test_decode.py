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
def test_encodings_of_mainland_sites_are_read_and_reported(encoding: str) -> None:
    text, problems = decode(f"一行\n标题：{TEXT}".encode(encoding), "a.txt")
    assert text == f"一行\n标题：{TEXT}"
    assert [str(problem) for problem in problems] == [
        "a.txt:1:2: warning: byte 0xd0 is not UTF-8; the file was read as GB18030; save it as UTF-8 to be sure (encoding)"
    ]


def test_the_position_of_an_invalid_byte_is_in_lines_and_characters() -> None:
    _, problems = decode("一\n二三".encode() + b"\xff\xff", "a.txt")
    assert [(problem.line, problem.column) for problem in problems] == [(2, 3)]


@pytest.mark.parametrize(("raw", "expected"), [(b"a\r\nb\rc\nd", "a\nb\nc\nd"), (b"a\x00\x08b\x7f", "ab")])
def test_line_ends_are_normalised_and_control_characters_stripped(raw: bytes, expected: str) -> None:
    assert decode(raw, "a.txt") == (expected, ())


SIMPLIFIED = (
    "---\ntitle: '某市发布就业新规'\n---\n<p>记者从人社部门了解到，这项工作将于下月开始，企业和高校都会参加。</p>"
)
TRADITIONAL = "---\ntitle: '獨立團隊公開新作'\n---\n<p>遊戲將於明年夏季發售，支援繁體中文，團隊說玩家可以選擇難度。</p>"
JAPANESE = (
    "---\ntitle: '本体更新のお知らせ'\n---\n<p>システムの安定性を向上させました。①②の手順で更新してください。</p>"
)
KANJI_ONLY = (
    "---\ntitle: '交通情報'\n---\n<p>東京都内、電車運転見合（午後三時現在）。復旧時間未定、注意。ご了承ください。</p>"
)


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        pytest.param(SIMPLIFIED, "gb2312", "GB18030", id="simplified in GB2312"),
        pytest.param(SIMPLIFIED + "㎡，镕𠮷", "gb18030", "GB18030", id="rare characters in GB18030"),
        pytest.param(TRADITIONAL, "gbk", "GB18030", id="traditional in GBK"),
        pytest.param(TRADITIONAL, "big5", "Big5", id="traditional in Big5"),
        pytest.param(TRADITIONAL + "嘅咗喺", "big5hkscs", "Big5", id="Cantonese in Big5 of Hong Kong"),
        pytest.param(JAPANESE, "cp932", "Shift_JIS", id="Japanese in Shift_JIS"),
        pytest.param(KANJI_ONLY, "shift_jis", "Shift_JIS", id="Japanese with few kana"),
        pytest.param("<p>人气</p>", "gbk", "GB18030", id="two characters"),
        pytest.param("標題：新遊戲", "big5", "Big5", id="a headline"),
    ],
)
def test_legacy_encodings_are_detected_by_the_text_that_they_give(text: str, encoding: str, name: str) -> None:
    found, problems = decode(text.encode(encoding), "a.txt")
    assert found == text
    assert [problem.message.partition("; ")[2] for problem in problems] == [
        f"the file was read as {name}; save it as UTF-8 to be sure"
    ]


def test_a_file_that_is_truncated_inside_a_character_is_read_up_to_it() -> None:
    text, problems = decode(SIMPLIFIED.encode("gbk") + "新".encode("gbk")[:1], "a.txt")
    assert text == SIMPLIFIED
    assert "was read as GB18030" in problems[0].message


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [SIMPLIFIED, JAPANESE, "plain text", "一" * 5 + SIMPLIFIED])
def test_utf_16_without_a_byte_order_mark_is_read_and_reported(text: str, encoding: str) -> None:
    found, problems = decode(text.encode(encoding), "a.txt")
    assert found == text
    assert [str(problem) for problem in problems] == [
        (
            "a.txt:1:1: warning: looks like UTF-16 without a byte order mark and was read as such; save it as UTF-8 to be sure"
            " (encoding)"
        )
    ]


def test_a_byte_order_mark_that_does_not_fit_the_file_is_an_error() -> None:
    text, problems = decode(codecs.BOM_UTF8 + "一\n二".encode() + b"\xff", "a.txt")
    assert text == "一\n二\N{REPLACEMENT CHARACTER}"
    assert [str(problem) for problem in problems] == [
        (
            "a.txt:2:1: error: the file begins with the byte order mark of UTF-8, but not all of it is UTF-8; bytes that cannot be read are shown as"
            " \N{REPLACEMENT CHARACTER} (encoding)"
        )
    ]


def test_a_few_broken_bytes_do_not_turn_the_rest_into_another_language() -> None:
    raw = SIMPLIFIED.encode()
    text, problems = decode(raw[:60] + b"\xb5\xc4" + raw[60:], "a.txt")
    assert text.replace("\N{REPLACEMENT CHARACTER}", "")[-20:] == SIMPLIFIED[-20:]
    assert "is not UTF-8, as the rest of the file is; bytes that cannot be read" in problems[0].message


def test_nul_bytes_in_other_text_are_stripped() -> None:
    assert decode(SIMPLIFIED.replace("企业", "企\0业").encode() + b"\0", "a.txt") == (SIMPLIFIED, ())


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
