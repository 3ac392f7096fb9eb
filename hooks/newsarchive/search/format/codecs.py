"""Numbers as bits: rows of whole numbers for many files at once, and how a file's rows are read again.

Two rows make every code. A row of unary numbers says each as so many zeros and a one. A row of bits says each in a
known number of bits, the lowest first. Bytes are filled from their lowest bit, and each file's part of a row begins
with a byte of its own: NumPy takes as long for the rows of one file as for those of a hundred.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Edges = Numbers
"""Where in a row of numbers each file's part begins, and where the last one ends."""

MOST_BITS = 30
"""No number of ours is longer."""
_WORD_BITS = 5
_WORD = 1 << _WORD_BITS
_NUMBER = np.dtype("<u4")
# Of a double by IEEE 754, so that 1 has one bit.
_FRACTION_BITS = 52
_BIAS = 1022


class DamagedError(ValueError):
    """A file of the index is not what was written."""


def numbers(values: Iterable[Any] | int) -> Numbers:
    """Whole numbers as an array."""
    found: Numbers = np.asarray(values, dtype=np.int64)
    return found


def steps(values: Numbers) -> Numbers:
    """How far each number is behind the one before it, the first one behind -1."""
    found = values.copy()
    found[1:] -= values[:-1]
    found[:1] += 1
    return found


def starts_of(lengths: Numbers) -> Numbers:
    """Where lists of these lengths begin that follow each other."""
    return numbers(np.cumsum(lengths) - lengths)


def edges_of(lengths: Numbers) -> Edges:
    """The same, and where the last one ends."""
    edges = np.zeros(len(lengths) + 1, dtype=np.int64)
    np.cumsum(lengths, out=edges[1:])
    return edges


def unary(values: Numbers, edges: Edges) -> list[bytes]:
    """Each number as so many zeros and a one."""
    lengths = values + 1
    starts, cuts = _starts(lengths, edges)
    row = np.zeros(int(cuts[-1]) * 8, dtype=np.uint8)
    row[starts + values] = 1
    return _cut(np.packbits(row, bitorder="little"), cuts)


def read_unary(row: bytes, count: int | None = None) -> Numbers:
    """The numbers of a unary row, or its first ones. Raises DamagedError where there are fewer."""
    ones = np.flatnonzero(np.unpackbits(np.frombuffer(row, dtype=np.uint8), bitorder="little"))[:count]
    if count is not None and len(ones) != count:
        raise DamagedError(f"{len(ones)} numbers where {count} were expected")
    return steps(ones) - 1


def bits(values: Numbers, widths: Numbers, edges: Edges) -> list[bytes]:
    """Each number in so many bits, 32 at most."""
    starts, cuts = _starts(widths, edges)
    out = np.zeros((int(cuts[-1]) << 3 >> _WORD_BITS) + 3, dtype=np.uint64)
    if len(values):
        words = starts >> _WORD_BITS
        shifted = values.astype(np.uint64) << (starts & (_WORD - 1)).view(np.uint64)
        # No two numbers share a bit, so a sum is what they are together.
        first = np.flatnonzero(np.diff(words, prepend=-1))
        sums = np.add.reduceat(shifted, first)
        out[words[first]] = sums & np.uint64(0xFFFFFFFF)
        out[words[first] + 1] += sums >> np.uint64(_WORD)
    return _cut(out.astype(_NUMBER).view(np.uint8), cuts)


def read_bits(row: bytes, widths: Numbers) -> Numbers:
    """The numbers of a row of bits. Raises DamagedError where it is not as long as they are."""
    ends = np.cumsum(widths)
    total = int(ends[-1]) if len(ends) else 0
    if len(row) != (total + 7) // 8:
        raise DamagedError(f"{len(row)} bytes where {(total + 7) // 8} were expected")
    words = np.frombuffer(row + bytes(8 + -len(row) % 4), dtype=_NUMBER).astype(np.uint64)
    starts = ends - widths
    at = starts >> _WORD_BITS
    both = words[at] | (words[at + 1] << np.uint64(_WORD))
    masks = (np.uint64(1) << widths.astype(np.uint64)) - np.uint64(1)
    return numbers((both >> (starts & (_WORD - 1)).astype(np.uint64)) & masks)


def rice_width(total: Numbers, count: Numbers) -> Numbers:
    """The number of low bits for so many numbers that come to about this total."""
    return np.minimum(np.maximum(_length(total * 11 // (count * 16)) - 1, 0), MOST_BITS)


def gamma(values: Numbers, edges: Edges, base: int | Numbers = 0) -> tuple[list[bytes], list[bytes]]:
    """Numbers from 0, most of them below `2 ** base`: how long they are in unary, and the bits below the highest one.

    It is Elias' gamma code of a number and `2 ** base`, without the length that every such sum has.
    """
    sums = values + (1 << numbers(base))
    widths = _length(sums) - 1
    return unary(widths - base, edges), bits(sums - (1 << widths), widths, edges)


def read_gamma(high: bytes, low: bytes, count: int, base: int | Numbers = 0) -> Numbers:
    """The numbers that `gamma` wrote."""
    widths = read_unary(high, count) + base
    if count and int(widths.max()) > MOST_BITS:
        raise DamagedError("a number that is too long")
    return (1 << widths) + read_bits(low, widths) - (1 << numbers(base))


def whole(values: Numbers) -> Edges:
    """The edges of a row that is in a single file."""
    return numbers([0, len(values)])


def join(count: int, rows: Sequence[bytes]) -> bytes:
    """A file of rows: a number, how long each row is, and the rows."""
    return np.array([count, *map(len, rows)], dtype=_NUMBER).tobytes() + b"".join(rows)


def split(content: bytes, rows: int) -> tuple[int, list[bytes]]:
    """The number and the rows of a file. Raises DamagedError where it is not as long as it says."""
    head = 4 * (rows + 1)
    if len(content) < head:
        raise DamagedError("the file is too short")
    count, *lengths = np.frombuffer(content[:head], dtype=_NUMBER).tolist()
    ends = [head + sum(lengths[: number + 1]) for number in range(rows)]
    if ends[-1] != len(content):
        raise DamagedError(f"{len(content)} bytes where {ends[-1]} were expected")
    return count, [content[end - length : end] for end, length in zip(ends, lengths, strict=True)]


def _starts(lengths: Numbers, edges: Edges) -> tuple[Numbers, Numbers]:
    """The bit that each number begins at, and the byte that each file's part begins at."""
    ends = edges_of(lengths)
    at_edges = ends[edges]
    cuts = edges_of((np.diff(at_edges) + 7) >> 3)
    shifts = (cuts[:-1] << 3) - at_edges[:-1]
    return ends[:-1] + np.repeat(shifts, np.diff(edges)), cuts


def _cut(row: NDArray[np.uint8], cuts: Numbers) -> list[bytes]:
    content = row.tobytes()
    return [content[start:end] for start, end in pairwise(cuts.tolist())]


def _length(values: Numbers) -> Numbers:
    """How many bits a positive number has: a double holds each of ours exactly, and its exponent says it."""
    return (values.astype(np.float64).view(np.int64) >> _FRACTION_BITS) - _BIAS
