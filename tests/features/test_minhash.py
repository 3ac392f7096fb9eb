from __future__ import annotations

from newsarchive.features.minhash import SIGNATURE_SIZE, minhash
from tests.relate.test_duplicates import TEXT


def test_punctuation_and_whitespace_make_no_difference() -> None:
    assert minhash(TEXT) == minhash(TEXT.replace("，", " ").replace("公告", "公 告"))


def test_a_short_text_has_no_signature() -> None:
    assert minhash("今日休市。") == ()


def test_a_signature_is_small_whatever_the_length() -> None:
    assert len(minhash("。".join(f"这是很长很长的文章里的第{number}句" for number in range(5000)))) == SIGNATURE_SIZE
