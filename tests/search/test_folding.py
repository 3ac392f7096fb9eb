"""The folding table agrees with OpenCC and Unicode, and folding is idempotent."""

from __future__ import annotations

import json
import sys

import pytest
from tools.folding import MODULE, TABLE, class_of, module_text, simplified
from tools.folding import fold as fold_by_unicode

from newsarchive.search.analysis.folding import fold, folding, folding_bytes
from newsarchive.search.analysis.tokenizer import tokenise


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("ＡＢＣ１２３", "abc123"),
        ("國際銀行發佈", "国际银行发布"),
        ("ｶﾀｶﾅ", "カタカナ"),
        ("Straße", "straße"),
        ("①②", "12"),
        ("🄰", "a"),
    ],
)
def test_text_is_folded(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_folding_keeps_lengths_and_is_idempotent() -> None:
    chars = "".join(map(chr, range(sys.maxunicode + 1)))
    once = fold(chars)
    assert len(once) == len(chars)
    assert fold(once) == once


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
    assert [char for char in chars if fold(char) != fold_by_unicode(char, to_simplified)] == []
    kinds = {chr(code): kind for kind, ranges in folding().classes.items() for codes in ranges for code in codes}
    assert [char for char in chars if kinds.get(char, "P") != class_of(char)] == []


def test_the_table_of_javascript_is_current() -> None:
    assert TABLE.read_bytes() == folding_bytes()
    assert MODULE.read_text(encoding="utf-8") == module_text(TABLE.read_text(encoding="utf-8"))


def test_the_table_is_small_enough_to_be_fetched_with_the_first_query() -> None:
    assert len(folding_bytes()) < 45_000
    assert set(json.loads(folding_bytes())) == {"unicode", "pairs", "runs", "classes"}


def test_tokens_have_the_offsets_of_the_text() -> None:
    found = [(token.text, token.position, token.start, token.end) for token in tokenise("教育，AI 部3.5%")]
    assert found == [
        ("教", 0, 0, 1),
        ("育", 1, 1, 2),
        ("ai", 3, 3, 5),
        ("部", 4, 6, 7),
        ("3", 5, 7, 8),
        ("5", 7, 9, 10),
    ]
