"""The folding table agrees with OpenCC and Unicode, and folding is idempotent."""

from __future__ import annotations

import json
import sys
import unicodedata

import pytest
from tools.folding import MODULE, TABLE, class_of, module_text, simplified
from tools.folding import fold as fold_by_unicode

from newsarchive.base.folding import fold, fold_chars, folding, folding_bytes
from newsarchive.search.analysis.tokenizer import tokenise


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("ＡＢＣ１２３", "abc123"),
        ("國際銀行發佈", "国际银行发布"),
        ("ｶﾀｶﾅ", "カタカナ"),
        ("Straße", "strasse"),
        (
            "Éditeurs São Dvořák naïve Zürich İstanbul Łódź Tromsø",
            "editeurs sao dvorak naive zurich istanbul lodz tromso",
        ),
        ("re\u0301sume\u0301 Ａ\u030a Ǘ", "resume a u"),
        ("ﬁnance 300㎡ Ⅷ ⑩ œuvre", "finance 300m2 viii 10 oeuvre"),
        ("カ\u3099 ｶﾞ ガ か", "ガ ガ ガ か"),
        ("\u1112\u1161\u11ab\u1100\u116e\u11a8 한국", "한국 한국"),
        ("12,345.67 1,234,567 2021,300 1,2345 12,34 1,234,5678", "12345.67 1234567 2021,300 1,2345 12,34 1234,5678"),
        ("１２,３４５人，６７８", "12345人，678"),
        ("👍🏽 ❤\ufe0f 1\ufe0f\u20e3 soft\u00adhyphen", "👍 ❤ 1 softhyphen"),
        ("℃ … ™ ½", "℃ … ™ ½"),
        ("①②", "12"),
        ("🄰", "a"),
    ],
)
def test_text_is_folded(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_folding_is_idempotent() -> None:
    chars = [chr(code) for code in range(sys.maxunicode + 1)]
    assert [char for char in chars if fold(fold(char)) != fold(char)] == []


def test_composed_and_decomposed_forms_fold_alike() -> None:
    letters = [chr(code) for code in (*range(0xC0, 0x590), *range(0x900, 0x1200), *range(0x1E00, 0x2000))]
    chars = [*letters, *map(chr, range(0x3040, 0x3100)), *map(chr, range(0xAC00, 0xD7A4))]
    different = [char for char in chars if fold(char) != fold(unicodedata.normalize("NFD", char))]
    assert different == []


def test_folded_characters_have_the_parts_of_the_text_that_they_fold() -> None:
    text = "e\u0301ﬁ1,234ｶﾞ"
    assert [text[start:end] for _, start, end in fold_chars(text)] == ["e\u0301", "ﬁ", "ﬁ", "1", "2", "3", "4", "ｶﾞ"]


def test_every_traditional_character_folds_as_its_simplified_one() -> None:
    different = [pair for pair in simplified().items() if fold(pair[0]) != fold(pair[1])]
    assert different == []


def test_the_table_is_current_for_the_characters_of_texts() -> None:
    to_simplified = simplified()
    # Later versions of Unicode add characters; these are old.
    chars = [
        chr(code)
        for code in (*range(0x20, 0x250), *range(0x3000, 0x3100), *range(0x4E00, 0x9FA6), *range(0xFF01, 0xFF5F))
    ]
    assert [char for char in chars if fold(char) != fold(fold_by_unicode(char, to_simplified))] == []
    kinds = {chr(code): kind for kind, ranges in folding().classes.items() for codes in ranges for code in codes}
    assert [char for char in chars if kinds.get(char, "P") != class_of(char)] == []


def test_the_table_of_javascript_is_current() -> None:
    assert TABLE.read_bytes() == folding_bytes()
    assert MODULE.read_text(encoding="utf-8") == module_text(TABLE.read_text(encoding="utf-8"))


def test_the_table_is_small_enough_to_be_fetched_with_the_first_query() -> None:
    assert len(folding_bytes()) < 50_000
    assert set(json.loads(folding_bytes())) == {"unicode", "pairs", "runs", "expansions", "classes"}


def test_tokens_have_the_offsets_of_the_text() -> None:
    found = [(token.text, token.position, token.start, token.end) for token in tokenise("教育，AI 部3.5%")]
    assert found == [
        ("教", 0, 0, 1),
        ("育", 1, 1, 2),
        ("ai", 3, 3, 5),
        ("部", 4, 6, 7),
        ("3", 5, 7, 8),
        ("5", 6, 9, 10),
    ]


@pytest.mark.parametrize(
    "text", ["GB/T7714-2015", "GB/T 7714-2015", "gb t 7714 2015", "ＧＢ／Ｔ７７１４－２０１５", "GB/T\u00a07714–2015"]
)
def test_a_single_connector_or_space_or_none_is_between_the_parts_of_a_code(text: str) -> None:
    assert [(token.text, token.position) for token in tokenise(text)] == [("gb", 0), ("t", 1), ("7714", 2), ("2015", 3)]


@pytest.mark.parametrize("text", ["甲-乙", "a--b", "a, b", "3. 5", "a-", "1,2", "甲.5"])
def test_other_punctuation_breaks_phrases(text: str) -> None:
    positions = [token.position for token in tokenise(f"{text}末")]
    assert positions[-1] == len(positions)
