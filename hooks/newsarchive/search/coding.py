"""Numbers as bits: rows of whole numbers that are written, and read again, all at once.

Two rows make every code. A row of unary numbers says each as so many zeros and a one. A row of bits says each in a
known number of bits, the lowest first. Bytes are filled from their lowest bit.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]

_MOST_BITS = 30
_WORD = 32
_NUMBER = np.dtype("<u4")


class DamagedError(ValueError):
    """A file of the index is not what was written."""


def numbers(values: Iterable[Any]) -> Numbers:
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


def unary(values: Numbers) -> bytes:
    """Each number as so many zeros and a one."""
    ones = np.cumsum(values + 1) - 1
    bits = np.zeros(int(ones[-1]) + 1 if len(ones) else 0, dtype=np.uint8)
    bits[ones] = 1
    return np.packbits(bits, bitorder="little").tobytes()


def read_unary(row: bytes, count: int | None = None) -> Numbers:
    """The numbers of a unary row, or its first ones. Raises DamagedError where there are fewer."""
    ones = np.flatnonzero(np.unpackbits(np.frombuffer(row, dtype=np.uint8), bitorder="little"))[:count]
    if count is not None and len(ones) != count:
        raise DamagedError(f"{len(ones)} numbers where {count} were expected")
    return steps(ones) - 1


def bits(values: Numbers, widths: Numbers) -> bytes:
    """Each number in so many bits, 30 at most."""
    if not len(values):
        return b""
    ends = np.cumsum(widths)
    starts = ends - widths
    words = starts // _WORD
    shifted = values.astype(np.uint64) << (starts % _WORD).astype(np.uint64)
    # No two numbers share a bit, so a sum is what they are together.
    first = np.flatnonzero(steps(words))
    out = np.zeros(int(ends[-1]) // _WORD + 3, dtype=np.uint64)
    out[words[first]] = np.add.reduceat(shifted & np.uint64(0xFFFFFFFF), first)
    out[words[first] + 1] += np.add.reduceat(shifted >> np.uint64(_WORD), first)
    return out.astype(_NUMBER).tobytes()[: (int(ends[-1]) + 7) // 8]


def equal_bits(values: Numbers, width: int) -> bytes:
    """Each number in equally many bits, 8 at most: the same as `bits`, sooner."""
    each = np.unpackbits(values.astype(np.uint8).reshape(-1, 1), axis=1, count=width, bitorder="little")
    return np.packbits(each, bitorder="little").tobytes()


def read_bits(row: bytes, widths: Numbers) -> Numbers:
    """The numbers of a row of bits. Raises DamagedError where it is too short."""
    ends = np.cumsum(widths)
    total = int(ends[-1]) if len(ends) else 0
    if len(row) != (total + 7) // 8:
        raise DamagedError(f"{len(row)} bytes where {(total + 7) // 8} were expected")
    words = np.frombuffer(row + bytes(8 + -len(row) % 4), dtype=_NUMBER).astype(np.uint64)
    starts = ends - widths
    at = starts // _WORD
    both = words[at] | (words[at + 1] << np.uint64(_WORD))
    masks = (np.uint64(1) << widths.astype(np.uint64)) - np.uint64(1)
    return numbers((both >> (starts % _WORD).astype(np.uint64)) & masks)


def rice(values: Numbers, widths: Numbers) -> tuple[bytes, bytes]:
    """Numbers that are about `2 ** width`: the low bits in a row of bits, what is above them in a unary one."""
    return unary(values >> widths), bits(values & ((1 << widths) - 1), widths)


def read_rice(high: bytes, low: bytes, widths: Numbers) -> Numbers:
    """The numbers that `rice` wrote."""
    return numbers((read_unary(high, len(widths)) << widths) | read_bits(low, widths))


def rice_width(total: Numbers, count: Numbers) -> Numbers:
    """The width for so many numbers that come to about this total."""
    return np.minimum(np.maximum(_length(total * 11 // (count * 16)) - 1, 0), _MOST_BITS)


def gamma(values: Numbers) -> tuple[bytes, bytes]:
    """Numbers from 1, most of them small: how long they are in unary, and the bits below the highest one."""
    widths = _length(values) - 1
    return unary(widths), bits(values - (1 << widths), widths)


def read_gamma(high: bytes, low: bytes, count: int) -> Numbers:
    """The numbers that `gamma` wrote."""
    widths = read_unary(high, count)
    if count and int(widths.max()) > _MOST_BITS:
        raise DamagedError("a number that is too long")
    return (1 << widths) + read_bits(low, widths)


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


def _length(values: Numbers) -> Numbers:
    """How many bits a number has. A double holds each of ours exactly, and its exponent says it."""
    return np.frexp(values.astype(np.float64))[1].astype(np.int64)
