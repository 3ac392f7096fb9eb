from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.base.hashing import CROCKFORD, sha256, short_id, signature


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", "werc8gmrzge1"), ("新闻", "teapfcnsy5yq"), ("a\x1fb", "y16dsvcq6tk9")],
)
def test_an_identifier_never_changes(text: str, expected: str) -> None:
    assert short_id(text) == expected


@given(st.text())
def test_an_identifier_is_the_head_of_the_hash_in_crockfords_digits(text: str) -> None:
    bits = "".join(f"{byte:08b}" for byte in hashlib.sha256(text.encode()).digest())
    expected = "".join(CROCKFORD[int(bits[start : start + 5], 2)] for start in range(0, 60, 5))
    assert short_id(text) == expected
    assert not set(expected) & set("ilou")


def test_half_a_surrogate_pair_has_an_identifier_too() -> None:
    assert len(short_id("\ud800")) == 12


def test_the_hash_of_bytes_is_written_in_hexadecimal_digits() -> None:
    assert sha256(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_a_signature_depends_on_the_key_and_on_where_each_part_ends() -> None:
    signed = signature(b"key", "ab", "c")
    assert len(signed) == 32
    assert signed == signature(b"key", "ab", "c")
    assert signed not in {signature(b"yek", "ab", "c"), signature(b"key", "a", "bc"), signature(b"key", "abc")}
    assert signature(b"key", "\ud83d") != signature(b"key", "\ud83e")
