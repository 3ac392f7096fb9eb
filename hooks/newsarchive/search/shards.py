"""The files that postings are in: each holds some terms; where they stand in the articles is in a file of its own.

Pairs of signs are numbers of 36 bits; multiplied by an odd number they are spread evenly, and each file has those that
begin with some bits. All other terms are strings, and each file has those between two of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from newsarchive.search import coding
from newsarchive.search.coding import DamagedError, Numbers, numbers
from newsarchive.search.occurrences import SIGN_BITS
from newsarchive.search.postings import Postings

PAIR_BITS = 2 * SIGN_BITS
LEVEL_BITS = 3
_SPREAD = 0x9E3779B97
_PAIRS = (1 << PAIR_BITS) - 1
_DOCUMENT_ROWS = 7
_POSITION_ROWS = 3


def spread(pairs: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The numbers that pairs go by, no two the same."""
    return (pairs * np.uint64(_SPREAD)) & np.uint64(_PAIRS)


def spread_pair(first: str, second: str) -> int:
    """The number that a pair goes by; a word beside a sign is an empty string."""
    pair = (ord(first or "\0") << SIGN_BITS) | ord(second or "\0")
    return pair * _SPREAD & _PAIRS


@dataclass(frozen=True, slots=True)
class Scale:
    """What widths follow from: how many articles there are, and how long they usually are."""

    documents: int
    usual_length: int


def document_file(postings: Postings, levels: Numbers, scale: Scale, *, first_pair: int = 0, bits: int = 0) -> bytes:
    """The terms, their articles and how much they count there. Pairs are told from the first of 2^bits on."""
    terms = postings.terms
    if isinstance(terms, np.ndarray):
        widths = _pair_widths(len(terms), bits)
        dictionary = coding.rice(coding.steps(terms.astype(np.int64) - first_pair) - 1, widths)
    else:
        dictionary = ("\n".join(terms).encode(), b"")
    gaps = coding.steps(postings.documents) - 1
    starts = coding.starts_of(postings.frequencies)
    gaps[starts] = postings.documents[starts]
    rows = (
        *dictionary,
        *coding.gamma(postings.frequencies),
        *coding.rice(gaps, _gap_widths(postings.frequencies, scale)),
        coding.equal_bits(levels, LEVEL_BITS),
    )
    return coding.join(len(terms), rows)


def position_file(postings: Postings, scale: Scale) -> bytes:
    """Where the same terms stand in the same articles."""
    counts, positions = postings.counts, postings.positions
    gaps = coding.steps(positions) - 1
    starts = coding.starts_of(counts)
    gaps[starts] = positions[starts]
    widths = _position_widths(postings.frequencies, counts, scale)
    return coding.join(len(positions), (coding.unary(counts - 1), *coding.rice(gaps, widths)))


class Shard:
    """What is in a file of terms, and in the one with their positions."""

    def __init__(self, content: bytes, scale: Scale, *, first_pair: int = 0, bits: int = -1) -> None:
        """Read it. Without `bits` its terms are strings. Raises DamagedError."""
        self._scale = scale
        count, rows = coding.split(content, _DOCUMENT_ROWS)
        names, low, *rest = rows
        if bits < 0:
            self._strings: Sequence[str] = names.decode().split("\n") if count else []
            self._pairs = numbers(())
        else:
            self._strings = ()
            self._pairs = first_pair + np.cumsum(coding.read_rice(names, low, _pair_widths(count, bits)) + 1) - 1
        self._frequencies = coding.read_gamma(rest[0], rest[1], count)
        if count != max(len(self._strings), len(self._pairs)):
            raise DamagedError("not as many terms as were expected")
        gaps = coding.read_rice(rest[2], rest[3], _gap_widths(self._frequencies, scale))
        self._documents = _sums(gaps, self._frequencies)
        self._levels = coding.read_bits(rest[4], np.full(len(gaps), LEVEL_BITS))

    def find_pair(self, pair: int) -> int | None:
        """The place of a pair among the terms."""
        at = int(np.searchsorted(self._pairs, pair))
        return at if at < len(self._pairs) and self._pairs[at] == pair else None

    def find(self, term: str, *, is_open: bool = False) -> range:
        """The places of a string among the terms, or of all strings that begin with it."""
        return range(
            len([name for name in self._strings if name < term]),
            len([name for name in self._strings if name <= term or (is_open and name.startswith(term))]),
        )

    def documents(self, at: int) -> tuple[Numbers, Numbers]:
        """The articles that a term is in, and how much it counts there."""
        here = self._slice(at)
        return self._documents[here], self._levels[here]

    def positions(self, content: bytes, at: int) -> tuple[Numbers, Numbers]:
        """The articles that a term is in and where it stands: an article for each position. Raises DamagedError."""
        counts, positions = self._all_positions(content)
        here = self._slice(at)
        starts = coding.starts_of(counts)
        first, length = int(starts[here.start]), int(counts[here].sum())
        return np.repeat(self._documents[here], counts[here]), positions[first : first + length]

    def _all_positions(self, content: bytes) -> tuple[Numbers, Numbers]:
        total, (counts_row, high, low) = coding.split(content, _POSITION_ROWS)
        counts = coding.read_unary(counts_row, len(self._documents)) + 1
        if counts.sum() != total:
            raise DamagedError("not as many positions as were expected")
        widths = _position_widths(self._frequencies, counts, self._scale)
        return counts, _sums(coding.read_rice(high, low, widths), counts)

    def _slice(self, at: int) -> slice:
        return slice(int(self._starts[at]), int(self._starts[at] + self._frequencies[at]))

    @cached_property
    def _starts(self) -> Numbers:
        return coding.starts_of(self._frequencies)


def _sums(gaps: Numbers, lengths: Numbers) -> Numbers:
    """The numbers of lists of these lengths from the gaps between them."""
    sums = np.cumsum(gaps + 1)
    starts = coding.starts_of(lengths)
    before = np.append(0, sums)[starts]
    return numbers(sums - np.repeat(before, lengths) - 1)


def _pair_widths(count: int, bits: int) -> Numbers:
    return np.full(count, coding.rice_width(numbers([1 << bits]), numbers([max(count, 1)]))[0])


def _gap_widths(frequencies: Numbers, scale: Scale) -> Numbers:
    return np.repeat(coding.rice_width(numbers([scale.documents]), frequencies), frequencies)


def _position_widths(frequencies: Numbers, counts: Numbers, scale: Scale) -> Numbers:
    ends = np.cumsum(frequencies)
    totals = coding.steps(np.append(0, np.cumsum(counts))[ends] - 1)
    return np.repeat(coding.rice_width(scale.usual_length * frequencies, totals), totals)
