"""In which articles each term is, how much it counts there, and where it stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsarchive.search.coding import Numbers, numbers, starts_of
from newsarchive.search.occurrences import BLOCK_BITS, Marks

PLACE_BITS = 32
LEVEL_BITS = 2
"""A term counts in an article in so many bits of steps."""
# BM25's b is a half: of an article of average length half the norm is its length, so a norm of 2 is usual.
_SIXTEENTH = 16
_STEPS = (7, 16, 40)
"""From which weight on, in twentieths of the norm, a term counts more. BM25's own curve is as good as flat behind it."""
_TWENTIETH = 20


@dataclass(frozen=True, slots=True)
class Postings:
    """Terms and the articles that each of them is in, as rows that follow the order of the terms."""

    terms: Sequence[str] | NDArray[np.uint64]
    frequencies: Numbers
    """In how many articles each term is."""
    documents: Numbers
    levels: Numbers
    """How much the term counts there, from 0 to 3: BM25's saturation and length in steps."""
    counts: Numbers
    """How often it stands there; 0 for terms without positions."""
    positions: Numbers
    """Where it stands, counted from the beginning of the article."""


class Layout:
    """Where each article lies among the places of the archive."""

    def __init__(self, marks: Sequence[Marks]) -> None:
        """Raises OverflowError where there are more places than a number in the index can name."""

        def joined(rows: Iterable[Numbers]) -> Numbers:
            return np.concatenate([numbers(()), *rows])

        lengths = joined(part.whole for part in marks)
        blocks = (lengths >> BLOCK_BITS) + 1
        if int(blocks.sum()) << BLOCK_BITS > 1 << PLACE_BITS:
            raise OverflowError("the archive is larger than an index can be: 2 ** 32 places")
        self._bases = starts_of(blocks) << BLOCK_BITS
        self._document_of_block = np.repeat(np.arange(len(blocks)), blocks)
        self._title, self._head, self._lead = (
            joined(getattr(part, name) for part in marks) for name in ("title", "head", "lead")
        )
        # A power of two, so that one more article does not change the index everywhere.
        self.length_bits = max(int(lengths.mean()) if len(lengths) else 1, 1).bit_length() - 1
        """The average length, as the power of two below it."""
        self._norms = _SIXTEENTH + (_SIXTEENTH * lengths >> self.length_bits)
        counts = [len(part.whole) for part in marks]
        self.part_bases = [int(base) for base in self._bases[starts_of(numbers(counts))]] if counts else []
        """Where the first article of each part lies."""

    def group(self, keys: NDArray[np.uint64], *, with_positions: bool = True) -> Postings:
        """Postings from numbers in order: a term in the higher bits, a place in the lower ones."""
        empty = numbers(())
        if not len(keys):
            return Postings(keys, empty, empty, empty, empty, empty)
        terms = keys >> np.uint64(PLACE_BITS)
        places = (keys & np.uint64((1 << PLACE_BITS) - 1)).astype(np.int64)
        documents = self._document_of_block[places >> BLOCK_BITS]
        positions = places - self._bases[documents]
        is_term = np.append(True, terms[1:] != terms[:-1])
        is_posting = is_term.copy()
        is_posting[1:] |= documents[1:] != documents[:-1]
        firsts = np.flatnonzero(is_posting)
        counts = np.diff(firsts, append=len(keys))
        weights = counts + self._extra_weights(documents, positions, np.cumsum(is_posting) - 1, len(firsts))
        documents = documents[firsts]
        term_firsts = np.flatnonzero(is_term[firsts])
        return Postings(
            terms[firsts[term_firsts]],
            np.diff(term_firsts, append=len(firsts)),
            documents,
            self.levels(documents, weights),
            counts if with_positions else np.zeros_like(counts),
            positions if with_positions else empty,
        )

    def levels(self, documents: Numbers, weights: Numbers) -> Numbers:
        """How much terms of these weights count in these articles."""
        scaled, norms = weights * (_SIXTEENTH * _TWENTIETH), self._norms[documents]
        return numbers(sum((scaled >= norms * step).astype(np.int64) for step in _STEPS))

    def _extra_weights(self, documents: Numbers, positions: Numbers, posting_of: Numbers, count: int) -> Numbers:
        """What each posting weighs besides one for each time: the lead counts twice, the head four times, the title eight."""
        at = np.flatnonzero(positions < self._lead[documents])
        documents, positions = documents[at], positions[at]
        weights = 1 + 2 * (positions < self._head[documents]) + 4 * (positions < self._title[documents])
        return np.bincount(posting_of[at], weights=weights, minlength=count).astype(np.int64)


def lists(terms: Sequence[str], frequencies: Numbers, documents: Numbers, levels: Numbers) -> Postings:
    """Postings of terms without positions."""
    return Postings(terms, frequencies, documents, levels, np.zeros_like(documents), numbers(()))


def joined(parts: Sequence[Postings]) -> Postings:
    """Postings whose terms are numbers and follow each other."""
    if len(parts) == 1:
        return parts[0]
    return Postings(np.concatenate([np.asarray(part.terms) for part in parts]), *_joined_rows(parts))


def merged(parts: Sequence[Postings]) -> Postings:
    """Postings whose terms are strings, all different, in one order."""
    terms = [str(term) for part in parts for term in part.terms]
    order = numbers(sorted(range(len(terms)), key=terms.__getitem__))
    frequencies, documents, levels, counts, positions = _joined_rows(parts)
    posting_order = _of_lists(order, frequencies)
    return Postings(
        [terms[number] for number in order.tolist()],
        frequencies[order],
        documents[posting_order],
        levels[posting_order],
        counts[posting_order],
        positions[_of_lists(posting_order, counts)],
    )


def _joined_rows(parts: Sequence[Postings]) -> tuple[Numbers, ...]:
    rows = ("frequencies", "documents", "levels", "counts", "positions")
    return tuple(np.concatenate([getattr(part, row) for part in parts]) for row in rows)


def _of_lists(order: Numbers, lengths: Numbers) -> Numbers:
    """The order of what is in lists of these lengths, when the lists are put in an order."""
    starts, lengths = starts_of(lengths)[order], lengths[order]
    return np.arange(int(lengths.sum())) + np.repeat(starts - starts_of(lengths), lengths)
