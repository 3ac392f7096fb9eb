from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newsarchive.read.frontmatter import parse_document
from newsarchive.read.mojibake import garbled_title
from tests.builders import process_text, raw_article


def title_and_codes(title: str) -> tuple[str, str, list[str]]:
    outcome = process_text(raw_article(title=title))
    assert outcome.article
    return outcome.article.title, outcome.article.raw_title, [problem.code for problem in outcome.problems]


@pytest.mark.parametrize("encoding", ["latin-1", "sloppy-windows-1252"])
@pytest.mark.parametrize(
    "title",
    [
        "某市公布标题：全部安排",
        "中文标题",
        "été à Paris",
        "北京’s news – “today”",
        "日本の天気予報",
        "Сегодня в городе",
    ],
)
def test_a_title_read_in_another_encoding_is_shown_as_it_was(title: str, encoding: str) -> None:
    import ftfy  # noqa: F401, PLC0415 - it knows the encoding of browsers

    shown, _, codes = title_and_codes(title.encode().decode(encoding))
    assert (shown, codes) == (title, ["title-mojibake"])


@pytest.mark.parametrize(
    ("garbled", "title"),
    [
        ("涓枃鏍囬锛氭煇甯傚叕甯", None),
        ("鏌愬競鍏竷鐨勫畨鎺掍笌鏂规", None),
        ("浜掕仈缃戝ぇ浼氬湪涔岄晣寮\ufffd骞\ufffd", None),
        ("涓婂崐骞碐DP澧為暱5.5%", "上半年GDP增长5.5%"),
        ("涓や細", "两会"),
    ],
)
def test_utf_8_read_as_gb_is_reported(garbled: str, title: str | None) -> None:
    shown, raw, codes = title_and_codes(garbled)
    assert (shown, raw, codes) == (title or garbled, garbled, ["title-mojibake"])


def test_lost_characters_are_reported() -> None:
    outcome = process_text(raw_article(title="标题\ufffd\ufffd"))
    assert [str(problem) for problem in outcome.problems] == [
        (
            "articles/a.txt:3:1: warning: the title '标题\ufffd\ufffd' has U+FFFD for characters that were lost; expected "
            "text, it is shown as it is: correct title: (title-mojibake)"
        )
    ]


def test_a_quotation_mark_that_lost_its_last_byte_is_not_guessed() -> None:
    title = "今天 â€œHelloâ€ 标题"
    assert title_and_codes(title) == (title, title, ["title-mojibake"])


def test_a_title_that_lost_bytes_is_reported_and_not_guessed() -> None:
    outcome = process_text(raw_article(title="ä¸\u00adæ æ ‡é¢˜"))
    assert outcome.article
    assert outcome.article.title == outcome.article.raw_title.replace("\u00ad", "")
    assert [str(problem) for problem in outcome.problems] == [
        (
            "articles/a.txt:3:1: warning: the title 'ä¸\\xadæ æ ‡é¢˜' is UTF-8 that was read in another encoding; "
            "expected text, it is shown as it is: correct title: (title-mojibake)"
        )
    ]


@pytest.mark.parametrize(
    "title",
    [
        "某市公布标题：全部安排",
        "été à Paris",
        "São Paulo ã",
        "Ålesund Å 与 naïve café",
        "Ça va à l'été",
        "100µm ±5°C",
        "价格：€100 – £20",
        "產業鏈與區塊鏈",
        "Việt Nam độc lập",
        "åäö ÅÄÖ",
        "日本語の見出し",
    ],
)
def test_other_titles_are_left_alone(title: str) -> None:
    assert title_and_codes(title) == (title, title, [])


@given(st.text(st.sampled_from("某市公布标题全部安排人民政府在上海召开会议，：“”3A "), min_size=3, max_size=30))
def test_no_chinese_title_looks_garbled(title: str) -> None:
    raw = raw_article(title=title.replace("'", ""))
    assert garbled_title(parse_document(raw, "a.txt"), raw.encode(), "a.txt") is None


@given(st.text(st.characters(max_codepoint=0x9FFF, exclude_categories=["Cs", "Cc"]), min_size=3))
def test_no_title_stops_anything(title: str) -> None:
    assume("'" not in title)
    assert process_text(raw_article(title=title.encode().decode("latin-1"))).article
