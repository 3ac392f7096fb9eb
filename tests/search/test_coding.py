"""Rows of numbers are read as they were written, and what is damaged is told."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.search import coding

small = st.lists(st.integers(0, 2000), max_size=300)
pairs = st.lists(st.integers(0, 30).flatmap(lambda width: st.tuples(st.integers(0, 2**width - 1), st.just(width))))


@given(small)
def test_unary_rows_are_read_as_written(values: list[int]) -> None:
    row = coding.unary(coding.numbers(values))
    assert coding.read_unary(row, len(values)).tolist() == values


@given(pairs)
def test_rows_of_bits_are_read_as_written(values: list[tuple[int, int]]) -> None:
    widths = coding.numbers([width for _, width in values])
    row = coding.bits(coding.numbers([value for value, _ in values]), widths)
    assert coding.read_bits(row, widths).tolist() == [value for value, _ in values]


@given(st.lists(st.integers(1, 2**30)))
def test_gamma_codes_are_read_as_written(values: list[int]) -> None:
    assert coding.read_gamma(*coding.gamma(coding.numbers(values)), len(values)).tolist() == values


@given(small, st.integers(0, 12))
def test_rice_codes_are_read_as_written(values: list[int], width: int) -> None:
    widths = np.full(len(values), width)
    assert coding.read_rice(*coding.rice(coding.numbers(values), widths), widths).tolist() == values


@pytest.mark.parametrize(
    "content", [b"", b"\x01\x00\x00\x00", coding.join(1, [b"a", b"bc"])[:-1], coding.join(1, [b"a", b"bc"]) + b"x"]
)
def test_a_file_that_is_cut_or_longer_is_damaged(content: bytes) -> None:
    with pytest.raises(coding.DamagedError):
        coding.split(content, 2)


def test_rows_that_hold_too_little_are_damaged() -> None:
    with pytest.raises(coding.DamagedError):
        coding.read_unary(b"\x01", 9)
    with pytest.raises(coding.DamagedError):
        coding.read_bits(b"\x01", coding.numbers([9]))
