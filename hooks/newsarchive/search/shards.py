"""The files that postings are in: each holds some terms, their articles, and where they stand in these.

Signs and pairs of signs are numbers of 36 bits; multiplied by an odd number they are spread evenly, and each file has
those that begin with some bits. All other terms are strings, and each file has those between two of them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from newsarchive.search import coding
from newsarchive.search.coding import DamagedError, Edges, Numbers, numbers
from newsarchive.search.occurrences import SIGN_BITS
from newsarchive.search.postings import LEVEL_BITS, Postings

NUMBER_BITS = 2 * SIGN_BITS
_SPREAD = 0x9E3779B97
_NUMBERS = (1 << NUMBER_BITS) - 1
_ROWS = 9


def spread(pairs: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The numbers that pairs go by, no two the same."""
    return (pairs * np.uint64(_SPREAD)) & np.uint64(_NUMBERS)


def spread_pair(first: str, second: str) -> int:
    """The number that a pair goes by; a word beside a sign, and what is not beside a sign, is an empty string."""
    pair = (ord(first or "\0") << SIGN_BITS) | ord(second or "\0")
    return pair * _SPREAD & _NUMBERS


@dataclass(frozen=True, slots=True)
class Scale:
    """What widths follow from: how many articles there are, and the power of two below their average length."""

    documents: int
    length_bits: int


def string_files(postings: Postings, cuts: Edges, scale: Scale) -> list[bytes]:
    """Files of strings, each with the terms between two cuts."""
    names = ["\n".join(postings.terms[start:end]).encode() for start, end in pairwise(cuts.tolist())]
    return _files(postings, [(name, b"") for name in names], cuts, scale, fewest=0)


def number_files(postings: Postings, files: range, bits: int, scale: Scale) -> list[bytes]:
    """Files of numbers, each with those that begin with its own number, before so many other bits."""
    terms = np.asarray(postings.terms, dtype=np.uint64).astype(np.int64)
    begins = np.arange(files.start, files.stop + 1, dtype=np.int64) << bits
    cuts = numbers(np.searchsorted(terms, begins))
    sizes = np.diff(cuts)
    gaps = coding.steps(terms) - 1
    starts = cuts[:-1][sizes > 0]
    gaps[starts] = terms[starts] - begins[:-1][sizes > 0]
    names = zip(*_rice(gaps, np.repeat(_term_widths(sizes, bits), sizes), cuts), strict=True)
    return _files(postings, list(names), cuts, scale, fewest=1)


def _files(
    postings: Postings, names: Sequence[tuple[bytes, bytes]], cuts: Edges, scale: Scale, *, fewest: int
) -> list[bytes]:
    frequencies, counts = postings.frequencies, postings.counts
    posting_cuts = coding.edges_of(frequencies)[cuts]
    position_cuts = coding.edges_of(counts)[posting_cuts]
    widths = _gap_widths(frequencies, scale)
    gaps = _gaps(postings.documents, frequencies)
    low = (gaps & ((1 << widths) - 1)) | (postings.levels << widths)
    rows = (
        *coding.gamma(frequencies - 1, cuts),
        coding.unary(gaps >> widths, posting_cuts),
        coding.bits(low, widths + LEVEL_BITS, posting_cuts),
        coding.unary(counts - fewest, posting_cuts) if len(postings.positions) else [b""] * len(names),
        *coding.gamma(_gaps(postings.positions, counts), position_cuts, _position_bases(counts, scale)),
    )
    sizes = np.diff(cuts).tolist()
    return [coding.join(size, (*name, *row)) for size, name, *row in zip(sizes, names, *rows, strict=True)]


class Shard:
    """What is in a file of terms."""

    def __init__(self, content: bytes, scale: Scale, *, first: int = 0, bits: int = -1) -> None:
        """Read it. Without `bits` its terms are strings. Raises DamagedError."""
        self._scale = scale
        count, rows = coding.split(content, _ROWS)
        names, low_names, high, low, gaps, low_gaps, *self._position_rows = rows
        self._names: Sequence[str] | Numbers
        self._fewest = 0 if bits < 0 else 1
        if bits < 0:
            self._names = names.decode().split("\n") if count else []
        else:
            widths = np.repeat(_term_widths(numbers([count]), bits), count)
            self._names = first + np.cumsum(_read_rice(names, low_names, widths) + 1) - 1
        if count != len(self._names):
            raise DamagedError("not as many terms as were expected")
        self._frequencies = coding.read_gamma(high, low, count) + 1
        widths = _gap_widths(self._frequencies, scale)
        both = coding.read_bits(low_gaps, widths + LEVEL_BITS)
        known = (coding.read_unary(gaps, len(both)) << widths) | (both & ((1 << widths) - 1))
        self._documents = _sums(known, self._frequencies)
        self._levels = both >> widths

    def find(self, term: str | int, *, is_open: bool = False) -> range:
        """The places of a term among the terms, or of all strings that begin with it."""
        end = f"{term}\U0010ffff" if is_open else term
        return range(bisect_left(self._names, term), bisect_right(self._names, end))

    def documents(self, at: int) -> tuple[Numbers, Numbers]:
        """The articles that a term is in, and how much it counts there."""
        here = self._slice(at)
        return self._documents[here], self._levels[here]

    def positions(self, at: int) -> tuple[Numbers, Numbers]:
        """Where a term stands: the place of the article among the term's, for each position. Raises DamagedError."""
        counts, positions = self._positions
        here = self._slice(at)
        first, length = int(counts[: here.start].sum()), int(counts[here].sum())
        return np.repeat(np.arange(here.stop - here.start), counts[here]), positions[first : first + length]

    @cached_property
    def _positions(self) -> tuple[Numbers, Numbers]:
        row, high, low = self._position_rows
        counts = coding.read_unary(row, len(self._documents)) + self._fewest
        bases = _position_bases(counts, self._scale)
        return counts, _sums(coding.read_gamma(high, low, len(bases), bases), counts)

    def _slice(self, at: int) -> slice:
        return slice(int(self._starts[at]), int(self._starts[at] + self._frequencies[at]))

    @cached_property
    def _starts(self) -> Numbers:
        return coding.starts_of(self._frequencies)


def _rice(values: Numbers, widths: Numbers, edges: Edges) -> tuple[list[bytes], list[bytes]]:
    """Numbers that are about `2 ** width`: the low bits in a row of bits, what is above them in a unary one."""
    return coding.unary(values >> widths, edges), coding.bits(values & ((1 << widths) - 1), widths, edges)


def _read_rice(high: bytes, low: bytes, widths: Numbers) -> Numbers:
    return numbers((coding.read_unary(high, len(widths)) << widths) | coding.read_bits(low, widths))


def _gaps(values: Numbers, lengths: Numbers) -> Numbers:
    """How many numbers lie between each and the one before it, in lists of these lengths."""
    gaps = coding.steps(values) - 1
    starts = coding.starts_of(lengths)[lengths > 0]
    gaps[starts] = values[starts]
    return gaps


def _sums(gaps: Numbers, lengths: Numbers) -> Numbers:
    """The numbers of lists of these lengths from the gaps between them."""
    sums = np.cumsum(gaps + 1)
    before = np.append(0, sums)[coding.starts_of(lengths)]
    return numbers(sums - np.repeat(before, lengths) - 1)


def _term_widths(counts: Numbers, bits: int) -> Numbers:
    """The low bits of the gaps of so many terms in a file."""
    return coding.rice_width(np.full(len(counts), 1 << bits, dtype=np.int64), np.maximum(counts, 1))


def _gap_widths(frequencies: Numbers, scale: Scale) -> Numbers:
    """The low bits of the gaps between the articles of each term."""
    return np.repeat(coding.rice_width(numbers([scale.documents]), frequencies), frequencies)


def _position_bases(counts: Numbers, scale: Scale) -> Numbers:
    """Below which power of two most positions are: the first ones in an article, and gaps from one to the next."""
    bases = np.full(int(counts.sum()), max(scale.length_bits - 1, 0), dtype=np.int64)
    bases[coding.starts_of(counts)[counts > 0]] = scale.length_bits
    return bases
