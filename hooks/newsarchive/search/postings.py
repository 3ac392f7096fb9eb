"""In which articles each term is, how much it counts there, and where it stands."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from newsarchive.search.coding import Numbers, numbers
from newsarchive.search.occurrences import BLOCK_BITS, Marks

PLACE_BITS = 32
LEVELS = 8
"""In how many steps a term counts in an article."""
# BM25's k1 is 2 and its b a half: an article of average length needs a weight of 2 for half of what there is to get.
_SIXTEENTH = 16
_DOCUMENT_BITS = 24
_WEIGHT_BITS = 16
_ROWS = ("terms", "frequencies", "documents", "weights", "counts", "positions")
_MOST_WEIGHT = (1 << _WEIGHT_BITS) - 1


@dataclass(frozen=True, slots=True)
class Postings:
    """Terms and the articles that each of them is in, as rows that follow the order of the terms."""

    terms: Sequence[str] | NDArray[np.uint64]
    frequencies: Numbers
    """In how many articles each term is."""
    documents: Numbers
    weights: Numbers
    """One for each time that the term stands there, more in title, head and lead."""
    counts: Numbers
    """How often it stands there. Empty, as the next one is, for terms without positions."""
    positions: Numbers
    """Where it stands, counted from the beginning of the article."""

    def parts(self, edges: Sequence[int]) -> "Iterator[Postings]":
        """The same of the terms between each two of these places."""
        documents = _sums_at(self.frequencies, edges)
        positions = _sums_at(self.counts, documents) if len(self.counts) else [0] * len(edges)
        for number, (first, last) in enumerate(pairwise(edges)):
            in_documents = slice(documents[number], documents[number + 1])
            yield Postings(
                self.terms[first:last],
                self.frequencies[first:last],
                self.documents[in_documents],
                self.weights[in_documents],
                self.counts[in_documents],
                self.positions[positions[number] : positions[number + 1]],
            )


class Layout:
    """Where each article lies among the places of the archive."""

    def __init__(self, marks: Sequence[Marks]) -> None:
        def joined(rows: Iterable[Numbers]) -> Numbers:
            return np.concatenate([numbers(()), *rows])

        self.lengths = joined(part.whole for part in marks)
        blocks = (self.lengths >> BLOCK_BITS) + 1
        self._bases = (np.cumsum(blocks) - blocks) << BLOCK_BITS
        self._document_of_block = np.repeat(np.arange(len(blocks)), blocks)
        ends = (joined(getattr(part, name) for part in marks) for name in ("title", "head", "lead"))
        self._title, self._head, self._lead = ends
        # A power of two, so that one more article does not change the index everywhere.
        self.usual_length = 1 << max(int(self.lengths.mean()) if len(self.lengths) else 1, 1).bit_length() - 1
        self._norms = _SIXTEENTH + _SIXTEENTH * self.lengths // self.usual_length

    def levels(self, postings: Postings) -> Numbers:
        """How much each term counts in each of its articles: BM25's saturation and length, in steps from 0."""
        weights = postings.weights * _SIXTEENTH
        return LEVELS * weights // (weights + self._norms[postings.documents])

    def group(self, keys: NDArray[np.uint64]) -> Postings:
        """Postings from numbers in order: a term in the higher bits, a place in the lower ones."""
        if not len(keys):
            return Postings(keys, *[numbers(())] * 5)
        terms = keys >> np.uint64(PLACE_BITS)
        places = (keys & np.uint64((1 << PLACE_BITS) - 1)).astype(np.int64)
        documents = self._document_of_block[places >> BLOCK_BITS]
        positions = places - self._bases[documents]
        is_term = np.append(True, terms[1:] != terms[:-1])
        is_posting = is_term.copy()
        is_posting[1:] |= documents[1:] != documents[:-1]
        firsts = np.flatnonzero(is_posting)
        weights = np.add.reduceat(self._weights(documents, positions), firsts)
        term_firsts = np.flatnonzero(is_term[firsts])
        return Postings(
            terms[firsts[term_firsts]],
            np.diff(term_firsts, append=len(firsts)),
            documents[firsts],
            weights,
            np.diff(firsts, append=len(keys)),
            positions,
        )

    def of_signs(self, signs: NDArray[np.uint32], places: NDArray[np.uint32]) -> NDArray[np.uint64]:
        """Each sign with its articles and its weights there, as numbers for `summed`; one number a sign and article."""
        documents = self._document_of_block[places >> BLOCK_BITS]
        first = int(documents[0]) if len(documents) else 0
        weights = self._weights(documents, places - self._bases[documents])
        width = int(documents[-1]) - first + 1 if len(documents) else 1
        known, ids = _ranked(signs)
        cells = ids * width + (documents - first)
        sums = np.bincount(cells, minlength=len(known) * width)
        # Most weigh one.
        heavy = np.flatnonzero(weights > 1)
        sums += np.bincount(cells[heavy], weights=weights[heavy] - 1, minlength=len(sums)).astype(np.int64)
        at = np.flatnonzero(sums)
        return packed(known[at // width], first + at % width, sums[at])

    def _weights(self, documents: Numbers, positions: Numbers) -> Numbers:
        in_lead = positions < self._lead[documents]
        # What follows stands only in the lead or before it.
        weights = 1 + in_lead.astype(np.int64)
        at = np.flatnonzero(in_lead)
        documents, positions = documents[at], positions[at]
        weights[at] += 2 * (positions < self._head[documents]) + 4 * (positions < self._title[documents])
        return weights


def joined(parts: Sequence[Postings]) -> Postings:
    """Postings of pairs that follow each other as one."""
    rows = zip(*([getattr(part, name) for name in _ROWS] for part in parts), strict=True)
    return Postings(*(np.concatenate(row) for row in rows)) if len(parts) > 1 else parts[0]


def packed(terms: Numbers, documents: Numbers, weights: Numbers) -> NDArray[np.uint64]:
    """A term's number, an article's and a weight as one number."""
    above = (terms << _DOCUMENT_BITS) | documents
    return ((above << _WEIGHT_BITS) | np.minimum(weights, _MOST_WEIGHT)).astype(np.uint64)


def shifted(keys: NDArray[np.uint64], documents: int) -> NDArray[np.uint64]:
    """Packed numbers whose articles come so many later."""
    return keys + np.uint64(documents << _WEIGHT_BITS)


def unnamed(keys: NDArray[np.uint64]) -> tuple[Numbers, NDArray[np.uint64]]:
    """The numbers of terms in packed ones, in order, and these with the place of that number instead of it."""
    below = np.uint64(_DOCUMENT_BITS + _WEIGHT_BITS)
    known, places = _ranked((keys >> below).astype(np.uint32))
    return known, (places.astype(np.uint64) << below) | (keys & ((np.uint64(1) << below) - np.uint64(1)))


def summed(keys: NDArray[np.uint64], names: Sequence[str]) -> Postings:
    """Postings without positions from packed numbers; the number of a term is the place of its name.

    Names are in order, and each of them occurs.
    """
    keys = np.sort(keys)
    above = (keys >> np.uint64(_WEIGHT_BITS)).astype(np.int64)
    firsts = np.flatnonzero(np.diff(above, prepend=-1))
    weights = (keys & np.uint64(_MOST_WEIGHT)).astype(np.int64)
    above = above[firsts]
    frequencies = np.bincount(above >> _DOCUMENT_BITS, minlength=len(names))
    documents = above & ((1 << _DOCUMENT_BITS) - 1)
    total = np.add.reduceat(weights, firsts) if len(firsts) else weights
    return Postings(names, frequencies, documents, total, numbers(()), numbers(()))


def _sums_at(values: Numbers, places: Sequence[int]) -> list[int]:
    """What the values before each place come to."""
    sums: list[int] = np.append(0, np.cumsum(values))[list(places)].tolist()
    return sums


def _ranked(signs: NDArray[np.uint32]) -> tuple[Numbers, Numbers]:
    """The signs that occur, in order, and each sign as its place among them."""
    occurs = np.zeros(int(signs.max()) + 1 if len(signs) else 0, dtype=np.int64)
    occurs[signs] = 1
    return np.flatnonzero(occurs), (np.cumsum(occurs) - 1)[signs]
