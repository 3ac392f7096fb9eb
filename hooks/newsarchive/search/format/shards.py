"""The files that postings are in: each holds some terms, their articles, and where they stand in these.

Signs and pairs of signs are numbers, and each file has those that begin with some bits. All other terms are strings,
and each file has those between two of them. A frequent pair has a file of its own, and one for its places.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from newsarchive.search.format import codecs
from newsarchive.search.format.codecs import DamagedError, Edges, Numbers, numbers
from newsarchive.search.format.common_bigrams import Frequent
from newsarchive.search.format.postings import LEVEL_BITS, Postings

_ROWS = 10
_PLACE_ROWS = 4
_BITS_OF = np.array([0, 1, 1, 2], dtype=np.int64)
"""How many usual neighbours are asked for: none, the one before, the one behind, both."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What widths follow from: how many articles there are, and the power of two below their average length."""

    documents: int
    length_bits: int
    frequent: Frequent


def string_files(postings: Postings, cuts: Edges, scale: Scale) -> list[bytes]:
    """Files of strings, each with the terms between two cuts."""
    names = [("\n".join(postings.terms[start:end]).encode(), b"") for start, end in pairwise(cuts.tolist())]
    return _files(postings, names, cuts, scale, fewest=0)


def number_files(postings: Postings, files: range, bits: int, scale: Scale) -> list[bytes]:
    """Files of numbers, each with those that begin with its own number, before so many other bits."""
    terms = np.asarray(postings.terms, dtype=np.uint64).astype(np.int64)
    begins = np.arange(files.start, files.stop + 1, dtype=np.int64) << bits
    cuts = numbers(np.searchsorted(terms, begins))
    sizes = np.diff(cuts)
    gaps = codecs.steps(terms) - 1
    starts = cuts[:-1][sizes > 0]
    gaps[starts] = terms[starts] - begins[:-1][sizes > 0]
    names = zip(*_rice(gaps, np.repeat(_term_widths(sizes, bits), sizes), cuts), strict=True)
    return _files(postings, list(names), cuts, scale, fewest=1)


def list_file(postings: Postings, scale: Scale) -> bytes:
    """The file of a single term whose name and places are elsewhere."""
    (content,) = _files(postings.without_positions(), [(b"", b"")], codecs.whole(postings.frequencies), scale, fewest=1)
    return content


def place_file(postings: Postings, scale: Scale) -> bytes:
    """The file of the places of a single term."""
    counts, positions = postings.counts, postings.positions
    edges = codecs.whole(positions)
    high, low = codecs.gamma(_gaps(positions, counts), edges, _position_bases(counts, scale))
    rows = (*codecs.unary(counts - 1, codecs.whole(counts)), *high, *low, *_neighbours(postings, edges, scale))
    return codecs.join(len(counts), rows)


def _files(
    postings: Postings, names: Sequence[tuple[bytes, bytes]], cuts: Edges, scale: Scale, *, fewest: int
) -> list[bytes]:
    frequencies, counts = postings.frequencies, postings.counts
    posting_cuts = codecs.edges_of(frequencies)[cuts]
    position_cuts = codecs.edges_of(counts)[posting_cuts]
    widths = _gap_widths(frequencies, scale)
    gaps = _gaps(postings.documents, frequencies)
    low = (gaps & ((1 << widths) - 1)) | (postings.levels << widths)
    has_positions = len(postings.positions) > 0
    rows = (
        *codecs.gamma(frequencies - 1, cuts),
        codecs.unary(gaps >> widths, posting_cuts),
        codecs.bits(low, widths + LEVEL_BITS, posting_cuts),
        codecs.unary(counts - fewest, posting_cuts) if has_positions else [b""] * len(names),
        *codecs.gamma(_gaps(postings.positions, counts), position_cuts, _position_bases(counts, scale)),
        _neighbours(postings, position_cuts, scale) if has_positions and fewest else [b""] * len(names),
    )
    sizes = np.diff(cuts).tolist()
    return [codecs.join(size, (*name, *row)) for size, name, *row in zip(sizes, names, *rows, strict=True)]


def _neighbours(postings: Postings, position_cuts: Edges, scale: Scale) -> list[bytes]:
    """Whether usual neighbours are there, of the terms that have any."""
    asked = _neighbours_asked(np.asarray(postings.terms), postings.frequencies, postings.counts, scale)
    at = np.flatnonzero(asked)
    asked, found = asked[at], postings.neighbours[at]
    values = np.where(asked & 1, found & asked, found >> 1)
    return codecs.bits(values, _BITS_OF[asked], numbers(np.searchsorted(at, position_cuts)))


class Shard:
    """What is in a file of terms."""

    def __init__(self, content: bytes, scale: Scale, *, first: int = 0, bits: int = -1) -> None:
        """Read it. Without `bits` its terms are strings. Raises DamagedError."""
        self._scale = scale
        count, rows = codecs.split(content, _ROWS)
        names, low_names, high, low, gaps, low_gaps, *self._position_rows, self._neighbour_row = rows
        self._names: Sequence[str] | Numbers
        self._fewest = 0 if bits < 0 else 1
        if bits < 0:
            self._names = names.decode().split("\n") if count else []
        else:
            widths = np.repeat(_term_widths(numbers([count]), bits), count)
            self._names = first + np.cumsum(_read_rice(names, low_names, widths) + 1) - 1
        if count != len(self._names):
            raise DamagedError("not as many terms as were expected")
        self._frequencies = codecs.read_gamma(high, low, count) + 1
        widths = _gap_widths(self._frequencies, scale)
        both = codecs.read_bits(low_gaps, widths + LEVEL_BITS)
        known = (codecs.read_unary(gaps, len(both)) << widths) | (both & ((1 << widths) - 1))
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
        return np.repeat(np.arange(here.stop - here.start), counts[here]), positions[self._among_positions(here)]

    def neighbours(self, at: int) -> Numbers:
        """At each position of a pair, whether its usual neighbour is before it (1) and behind it (2)."""
        return self._neighbours[self._among_positions(self._slice(at))]

    def take_places(self, content: bytes, number: int) -> None:
        """Add the places of the only term, a pair that goes by a number. Raises DamagedError."""
        count, rows = codecs.split(content, _PLACE_ROWS)
        if count != len(self._documents):
            raise DamagedError(f"{count} articles where {len(self._documents)} were expected")
        *self._position_rows, self._neighbour_row = rows
        self._names, self._fewest = numbers([number]), 1

    @cached_property
    def _positions(self) -> tuple[Numbers, Numbers]:
        row, high, low = self._position_rows
        counts = codecs.read_unary(row, len(self._documents)) + self._fewest
        return counts, _read_positions(counts, high, low, self._scale)

    @cached_property
    def _neighbours(self) -> Numbers:
        counts = self._positions[0]
        asked = _neighbours_asked(np.asarray(self._names), self._frequencies, counts, self._scale)
        found = codecs.read_bits(self._neighbour_row, _BITS_OF[asked])
        return np.where(asked & 1, found, found << 1)

    def _among_positions(self, here: slice) -> slice:
        counts = self._positions[0]
        first = int(counts[: here.start].sum())
        return slice(first, first + int(counts[here].sum()))

    def _slice(self, at: int) -> slice:
        return slice(int(self._starts[at]), int(self._starts[at] + self._frequencies[at]))

    @cached_property
    def _starts(self) -> Numbers:
        return codecs.starts_of(self._frequencies)


def _read_positions(counts: Numbers, high: bytes, low: bytes, scale: Scale) -> Numbers:
    bases = _position_bases(counts, scale)
    return _sums(codecs.read_gamma(high, low, len(bases), bases), counts)


def _rice(values: Numbers, widths: Numbers, edges: Edges) -> tuple[list[bytes], list[bytes]]:
    """Numbers that are about `2 ** width`: the low bits in a row of bits, what is above them in a unary one."""
    return codecs.unary(values >> widths, edges), codecs.bits(values & ((1 << widths) - 1), widths, edges)


def _read_rice(high: bytes, low: bytes, widths: Numbers) -> Numbers:
    return numbers((codecs.read_unary(high, len(widths)) << widths) | codecs.read_bits(low, widths))


def _gaps(values: Numbers, lengths: Numbers) -> Numbers:
    """How many numbers lie between each and the one before it, in lists of these lengths."""
    gaps = codecs.steps(values) - 1
    starts = codecs.starts_of(lengths)[lengths > 0]
    gaps[starts] = values[starts]
    return gaps


def _sums(gaps: Numbers, lengths: Numbers) -> Numbers:
    """The numbers of lists of these lengths from the gaps between them."""
    sums = np.cumsum(gaps + 1)
    before = np.append(0, sums)[codecs.starts_of(lengths)]
    return numbers(sums - np.repeat(before, lengths) - 1)


def _term_widths(counts: Numbers, bits: int) -> Numbers:
    """The low bits of the gaps of so many terms in a file."""
    return codecs.rice_width(np.full(len(counts), 1 << bits, dtype=np.int64), np.maximum(counts, 1))


def _gap_widths(frequencies: Numbers, scale: Scale) -> Numbers:
    """The low bits of the gaps between the articles of each term."""
    return np.repeat(codecs.rice_width(numbers([scale.documents]), frequencies), frequencies)


def _position_bases(counts: Numbers, scale: Scale) -> Numbers:
    """Below which power of two most positions are: the first ones in an article, and gaps from one to the next."""
    bases = np.full(int(counts.sum()), max(scale.length_bits - 1, 0), dtype=np.int64)
    bases[codecs.starts_of(counts)[counts > 0]] = scale.length_bits
    return bases


def _neighbours_asked(terms: Numbers, frequencies: Numbers, counts: Numbers, scale: Scale) -> NDArray[np.uint8]:
    """At each position of terms that are pairs, of which usual neighbours there are bits: 1 before, 2 behind."""
    return np.repeat(np.repeat(scale.frequent.asked_of(terms.astype(np.uint64)), frequencies), counts)
