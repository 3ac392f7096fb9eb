"""Codecs: rows of integers as bits, encoded for many files at once and decoded one file at a time.

Two kinds of rows make up every code: unary (n zeros and a one) and bits (a known width each, lowest bit first). Bytes
are filled from their lowest bit, and each file's part of a row starts on a byte of its own, so that NumPy encodes a
hundred files as fast as one.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsarchive.search.constants import MAX_BITS, RICE_DENOMINATOR, RICE_NUMERATOR

Numbers = NDArray[np.int64]
Offsets = Numbers
"""The starts of the parts of a row that belong to each file, and the end of the last one."""

_WORD_BITS = 5
_WORD = 1 << _WORD_BITS
_NUMBER = np.dtype("<u4")
# Of an IEEE 754 double, so that 1 has one bit.
_FRACTION_BITS = 52
_BIAS = 1022


class DamagedError(ValueError):
    """A file of the index is not as it was written."""


def numbers(values: Iterable[Any] | int) -> Numbers:
    """Integers as an array."""
    found: Numbers = np.asarray(values, dtype=np.int64)
    return found


def deltas(values: Numbers) -> Numbers:
    """The difference between each number and the previous one; the first number counts from -1."""
    found = values.copy()
    found[1:] -= values[:-1]
    found[:1] += 1
    return found


def list_starts(lengths: Numbers) -> Numbers:
    """The start of each of consecutive lists of these lengths."""
    return numbers(np.cumsum(lengths) - lengths)


def list_offsets(lengths: Numbers) -> Offsets:
    """The starts of consecutive lists of these lengths, and the end of the last one."""
    offsets = np.zeros(len(lengths) + 1, dtype=np.int64)
    np.cumsum(lengths, out=offsets[1:])
    return offsets


def gaps(values: Numbers, lengths: Numbers) -> Numbers:
    """The count of numbers skipped before each value, in ascending lists of these lengths (d-gaps less one)."""
    found = deltas(values) - 1
    starts = list_starts(lengths)[lengths > 0]
    found[starts] = values[starts]
    return found


def undo_gaps(values: Numbers, lengths: Numbers) -> Numbers:
    """The ascending lists of these lengths from their gaps."""
    sums = np.cumsum(values + 1)
    before = np.append(0, sums)[list_starts(lengths)]
    return numbers(sums - np.repeat(before, lengths) - 1)


def unary(values: Numbers, offsets: Offsets) -> list[bytes]:
    """Each number n as n zeros and a one."""
    lengths = values + 1
    starts, boundaries = _bit_starts(lengths, offsets)
    row = np.zeros(int(boundaries[-1]) * 8, dtype=np.uint8)
    row[starts + values] = 1
    return _slices(np.packbits(row, bitorder="little"), boundaries)


def read_unary(row: bytes, count: int | None = None) -> Numbers:
    """The numbers of a unary row, or the first `count`. Raises DamagedError if there are fewer."""
    ones = np.flatnonzero(np.unpackbits(np.frombuffer(row, dtype=np.uint8), bitorder="little"))[:count]
    if count is not None and len(ones) != count:
        raise DamagedError(f"{len(ones)} numbers; expected {count}")
    return deltas(ones) - 1


def bits(values: Numbers, widths: Numbers, offsets: Offsets) -> list[bytes]:
    """Each number in its width of bits, 32 at most."""
    starts, boundaries = _bit_starts(widths, offsets)
    out = np.zeros((int(boundaries[-1]) << 3 >> _WORD_BITS) + 3, dtype=np.uint64)
    if len(values):
        words = starts >> _WORD_BITS
        shifted = values.astype(np.uint64) << (starts & (_WORD - 1)).view(np.uint64)
        # No two numbers share a bit, so adding combines them.
        first = np.flatnonzero(np.diff(words, prepend=-1))
        combined = np.add.reduceat(shifted, first)
        out[words[first]] = combined & np.uint64(0xFFFFFFFF)
        out[words[first] + 1] += combined >> np.uint64(_WORD)
    return _slices(out.astype(_NUMBER).view(np.uint8), boundaries)


def read_bits(row: bytes, widths: Numbers) -> Numbers:
    """The numbers of a row of bits. Raises DamagedError if its length is not that of the widths."""
    ends = np.cumsum(widths)
    total = int(ends[-1]) if len(ends) else 0
    if len(row) != (total + 7) // 8:
        raise DamagedError(f"{len(row)} bytes; expected {(total + 7) // 8}")
    words = np.frombuffer(row + bytes(8 + -len(row) % 4), dtype=_NUMBER).astype(np.uint64)
    starts = ends - widths
    at = starts >> _WORD_BITS
    both = words[at] | (words[at + 1] << np.uint64(_WORD))
    masks = (np.uint64(1) << widths.astype(np.uint64)) - np.uint64(1)
    return numbers((both >> (starts & (_WORD - 1)).astype(np.uint64)) & masks)


def rice(values: Numbers, widths: Numbers, offsets: Offsets) -> tuple[list[bytes], list[bytes]]:
    """Rice codes of numbers around `2 ** width`: the high bits as a unary row, the low ones as a row of bits."""
    return unary(values >> widths, offsets), bits(values & ((1 << widths) - 1), widths, offsets)


def read_rice(high: bytes, low: bytes, widths: Numbers) -> Numbers:
    """The numbers that `rice` encoded. Raises DamagedError."""
    return numbers((read_unary(high, len(widths)) << widths) | read_bits(low, widths))


def rice_width(total: Numbers, count: Numbers) -> Numbers:
    """The Rice width for `count` numbers whose sum is about `total`."""
    return np.minimum(np.maximum(_bit_lengths(total * RICE_NUMERATOR // (count * RICE_DENOMINATOR)) - 1, 0), MAX_BITS)


def gamma(values: Numbers, offsets: Offsets, base: int | Numbers = 0) -> tuple[list[bytes], list[bytes]]:
    """Gamma codes of numbers mostly below `2 ** base`: lengths as a unary row, and the bits below the highest one.

    This is Elias' gamma code of the number plus `2 ** base`, without the part of the length that all share.
    """
    shifted = values + (1 << numbers(base))
    widths = _bit_lengths(shifted) - 1
    return unary(widths - base, offsets), bits(shifted - (1 << widths), widths, offsets)


def read_gamma(high: bytes, low: bytes, count: int, base: int | Numbers = 0) -> Numbers:
    """The numbers that `gamma` encoded. Raises DamagedError."""
    widths = read_unary(high, count) + base
    if count and int(widths.max()) > MAX_BITS:
        raise DamagedError(f"a number of {int(widths.max())} bits; expected at most {MAX_BITS}")
    return (1 << widths) + read_bits(low, widths) - (1 << numbers(base))


def single_file(values: Numbers) -> Offsets:
    """The offsets of a row that is in one file."""
    return numbers([0, len(values)])


def join_rows(count: int, rows: Sequence[bytes]) -> bytes:
    """A file of rows: a number, the length of each row, and the rows."""
    return np.array([count, *map(len, rows)], dtype=_NUMBER).tobytes() + b"".join(rows)


def split_rows(content: bytes, rows: int) -> tuple[int, list[bytes]]:
    """The number and the rows of a file. Raises DamagedError if the file's length is not the sum of theirs."""
    head = 4 * (rows + 1)
    if len(content) < head:
        raise DamagedError("the file is too short")
    count, *lengths = np.frombuffer(content[:head], dtype=_NUMBER).tolist()
    ends = [head + sum(lengths[: number + 1]) for number in range(rows)]
    if ends[-1] != len(content):
        raise DamagedError(f"{len(content)} bytes; expected {ends[-1]}")
    return count, [content[end - length : end] for end, length in zip(ends, lengths, strict=True)]


def _bit_starts(lengths: Numbers, offsets: Offsets) -> tuple[Numbers, Numbers]:
    """The first bit of each number, and the byte boundaries of the files' parts."""
    ends = list_offsets(lengths)
    at_offsets = ends[offsets]
    boundaries = list_offsets((np.diff(at_offsets) + 7) >> 3)
    shifts = (boundaries[:-1] << 3) - at_offsets[:-1]
    return ends[:-1] + np.repeat(shifts, np.diff(offsets)), boundaries


def _slices(row: NDArray[np.uint8], boundaries: Numbers) -> list[bytes]:
    content = row.tobytes()
    return [content[start:end] for start, end in pairwise(boundaries.tolist())]


def _bit_lengths(values: Numbers) -> Numbers:
    """The bit length of positive numbers, read from the exponent of a double, which holds each of ours exactly."""
    return (values.astype(np.float64).view(np.int64) >> _FRACTION_BITS) - _BIAS
