"""Codecs decode what they encoded, and report damaged rows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.search.format import codecs

small = st.lists(st.integers(0, 2000), max_size=300)
pairs = st.lists(st.integers(0, 30).flatmap(lambda width: st.tuples(st.integers(0, 2**width - 1), st.just(width))))


@given(small)
def test_unary_rows_are_decoded_as_encoded(values: list[int]) -> None:
    row = codecs.numbers(values)
    assert codecs.read_unary(codecs.unary(row, codecs.single_file(row))[0], len(values)).tolist() == values


@given(pairs)
def test_rows_of_bits_are_decoded_as_encoded(values: list[tuple[int, int]]) -> None:
    row = codecs.numbers([value for value, _ in values])
    widths = codecs.numbers([width for _, width in values])
    assert codecs.read_bits(codecs.bits(row, widths, codecs.single_file(row))[0], widths).tolist() == row.tolist()


@given(st.lists(st.integers(0, 2**29)), st.integers(0, 12))
def test_gamma_codes_are_decoded_as_encoded(values: list[int], base: int) -> None:
    row = codecs.numbers(values)
    high, low = codecs.gamma(row, codecs.single_file(row), base)
    assert codecs.read_gamma(high[0], low[0], len(values), base).tolist() == values


@given(st.lists(small, max_size=5))
def test_rows_of_many_files_are_the_same_as_of_each_file_alone(files: list[list[int]]) -> None:
    row = codecs.numbers([value for values in files for value in values])
    offsets = codecs.list_offsets(codecs.numbers([len(values) for values in files]))
    rows = [codecs.numbers(values) for values in files]
    alone = [codecs.gamma(part, codecs.single_file(part), 3) for part in rows]
    assert list(zip(*codecs.gamma(row, offsets, 3), strict=True)) == [(high[0], low[0]) for high, low in alone]


@pytest.mark.parametrize(
    "content",
    [b"", b"\x01\x00\x00\x00", codecs.join_rows(1, [b"a", b"bc"])[:-1], codecs.join_rows(1, [b"a", b"bc"]) + b"x"],
)
def test_a_truncated_or_longer_file_is_damaged(content: bytes) -> None:
    with pytest.raises(codecs.DamagedError):
        codecs.split_rows(content, 2)


def test_rows_with_too_few_numbers_are_damaged() -> None:
    with pytest.raises(codecs.DamagedError):
        codecs.read_unary(b"\x01", 9)
    with pytest.raises(codecs.DamagedError):
        codecs.read_bits(b"\x01", codecs.numbers([9]))
