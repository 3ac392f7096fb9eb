"""In which articles each term is, how much it counts there, and where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsarchive.search.format.codecs import Numbers, edges_of, numbers, starts_of
from newsarchive.search.indexing.token_positions import BLOCK_BITS, IN_TITLE, NEIGHBOUR_BITS, ZONE_BITS, ZONE_WEIGHTS

PLACE_BITS = 32
BELOW_PLACE = ZONE_BITS + NEIGHBOUR_BITS
SPOT_BITS = PLACE_BITS + BELOW_PLACE
DOCUMENT_BITS = 22
WEIGHT_BITS = IN_TITLE.bit_length()
LEVEL_BITS = 2
"""A term counts in an article in so many bits of steps."""
# BM25's b is a half: of an article of average length half the norm is its length, so a norm of 2 is usual.
_SIXTEENTH = 16
_STEPS = (7, 12)
"""From which weight on, in twentieths of the norm, a term counts more."""
_TWENTIETH = 20


_WEIGHTS_OF_LOW_BITS = np.repeat(np.array(ZONE_WEIGHTS, dtype=np.uint32), 1 << NEIGHBOUR_BITS)
_LOW_BITS = np.uint8(len(_WEIGHTS_OF_LOW_BITS) - 1)
_NEIGHBOURS = np.uint8((1 << NEIGHBOUR_BITS) - 1)


class Part(NamedTuple):
    """Some articles that were gathered together: the number of the first one, and the place it begins at."""

    document: int
    place: int


@dataclass(frozen=True, slots=True)
class Postings:
    """Terms and the articles that each of them is in, as rows that follow the order of the terms."""

    terms: Sequence[str] | NDArray[np.uint64]
    frequencies: Numbers
    """In how many articles each term is."""
    documents: Numbers
    levels: Numbers
    """How much the term counts there: BM25's saturation and length in steps from 0 to 2, and 3 in a title."""
    counts: Numbers
    """How often it stands there; 0 for terms without positions."""
    positions: Numbers
    """Where it stands, counted from the beginning of the article."""
    neighbours: Numbers
    """Whether the usual neighbours are before it there (1) and behind it (2)."""

    def part(self, first: int, end: int) -> "Postings":
        """The same of some terms that follow each other."""
        edges = edges_of(self.frequencies)
        documents = slice(int(edges[first]), int(edges[end]))
        before = int(self.counts[: documents.start].sum())
        positions = slice(before, before + int(self.counts[documents].sum()))
        return Postings(
            self.terms[first:end],
            self.frequencies[first:end],
            self.documents[documents],
            self.levels[documents],
            self.counts[documents],
            self.positions[positions],
            self.neighbours[positions],
        )

    def without(self, places: Sequence[int]) -> "Postings":
        """The same but for the terms at these places."""
        is_kept = np.ones(len(self.terms), dtype=bool)
        is_kept[list(places)] = False
        in_documents = np.repeat(is_kept, self.frequencies)
        in_positions = np.repeat(in_documents, self.counts)
        return Postings(
            np.asarray(self.terms)[is_kept],
            self.frequencies[is_kept],
            self.documents[in_documents],
            self.levels[in_documents],
            self.counts[in_documents],
            self.positions[in_positions],
            self.neighbours[in_positions],
        )

    def without_positions(self) -> "Postings":
        """The same where nobody asks for places."""
        return lists(self.terms, self.frequencies, self.documents, self.levels)


class Layout:
    """Where each article lies among the places of the archive."""

    def __init__(self, lengths: Sequence[Numbers]) -> None:
        """From the lengths of articles that were gathered together. Raises OverflowError for more than fits."""
        all_lengths = np.concatenate([numbers(()), *lengths])
        blocks = (all_lengths >> BLOCK_BITS) + 1
        if int(blocks.sum()) << BLOCK_BITS > 1 << PLACE_BITS:
            raise OverflowError("the archive is larger than an index can be: 2 ** 32 places")
        self._bases = starts_of(blocks) << BLOCK_BITS
        self._document_of_block = np.repeat(np.arange(len(blocks), dtype=np.int32), blocks)
        # A power of two, so that one more article does not change the index everywhere.
        self.length_bits = max(int(all_lengths.mean()) if len(all_lengths) else 1, 1).bit_length() - 1
        """The average length, as the power of two below it."""
        self._norms = _SIXTEENTH + (_SIXTEENTH * all_lengths >> self.length_bits)
        firsts = starts_of(numbers([len(part) for part in lengths]))
        self.parts: list[Part] = [Part(first, int(self._bases[first])) for first in firsts.tolist()]

    def group(self, keys: NDArray[np.uint64]) -> Postings:
        """Postings from numbers in order: a term in the higher bits, a spot in the lower ones."""
        empty = numbers(())
        if not len(keys):
            return Postings(keys, empty, empty, empty, empty, empty, empty)
        places = (keys >> np.uint64(BELOW_PLACE)).astype(np.uint32)
        documents = self._document_of_block[places >> BLOCK_BITS]
        terms = keys >> np.uint64(SPOT_BITS)
        is_term = _is_other(terms)
        firsts = np.flatnonzero(is_term | _is_other(documents))
        weights = np.add.reduceat(_WEIGHTS_OF_LOW_BITS[keys.astype(np.uint8) & _LOW_BITS], firsts, dtype=np.int64)
        counts = np.diff(firsts, append=len(keys))
        documents = documents[firsts].astype(np.int64)
        term_firsts = np.flatnonzero(is_term[firsts])
        return Postings(
            terms[firsts[term_firsts]],
            np.diff(term_firsts, append=len(firsts)),
            documents,
            self._levels(documents, weights),
            counts,
            places - np.repeat(self._bases[documents], counts),
            (keys.astype(np.uint8) & _NEIGHBOURS).astype(np.int64),
        )

    def group_lists(self, keys: NDArray[np.uint64]) -> Postings:
        """Postings without positions from numbers in order: a term, an article, and what the term weighs there."""
        documents = ((keys >> np.uint64(WEIGHT_BITS)) & np.uint64((1 << DOCUMENT_BITS) - 1)).astype(np.int64)
        weights = (keys & np.uint64((1 << WEIGHT_BITS) - 1)).astype(np.int64)
        terms = keys >> np.uint64(WEIGHT_BITS + DOCUMENT_BITS)
        firsts = np.flatnonzero(_is_other(terms))
        frequencies = np.diff(firsts, append=len(keys))
        return lists(terms[firsts], frequencies, documents, self._levels(documents, weights))

    def _levels(self, documents: Numbers, weights: Numbers) -> Numbers:
        """How much terms of these weights count in these articles."""
        scaled, norms = weights * (_SIXTEENTH * _TWENTIETH), self._norms[documents]
        steps = sum((scaled >= norms * step).astype(np.int64) for step in _STEPS)
        return numbers(np.where(weights >= IN_TITLE, len(_STEPS) + 1, steps))


def list_keys(
    terms: NDArray[np.uint64], documents: NDArray[np.uint32], weights: NDArray[np.uint32]
) -> NDArray[np.uint64]:
    """What `group_lists` groups."""
    above = (terms << np.uint64(DOCUMENT_BITS)) | documents
    return (above << np.uint64(WEIGHT_BITS)) | np.minimum(weights, IN_TITLE)


def lists(
    terms: Sequence[str] | NDArray[np.uint64], frequencies: Numbers, documents: Numbers, levels: Numbers
) -> Postings:
    """Postings of terms without positions."""
    return Postings(terms, frequencies, documents, levels, np.zeros_like(documents), numbers(()), numbers(()))


def joined(parts: Sequence[Postings]) -> Postings:
    """Postings whose terms are numbers and follow each other."""
    if len(parts) == 1:
        return parts[0]
    return Postings(np.concatenate([np.asarray(part.terms) for part in parts]), *_joined_rows(parts))


def merged(parts: Sequence[Postings]) -> Postings:
    """Postings whose terms are strings, all different, in one order."""
    terms = [str(term) for part in parts for term in part.terms]
    order = numbers(sorted(range(len(terms)), key=terms.__getitem__))
    frequencies, documents, levels, counts, positions, neighbours = _joined_rows(parts)
    posting_order = _of_lists(order, frequencies)
    position_order = _of_lists(posting_order, counts)
    return Postings(
        [terms[number] for number in order.tolist()],
        frequencies[order],
        documents[posting_order],
        levels[posting_order],
        counts[posting_order],
        positions[position_order],
        neighbours[position_order],
    )


def _joined_rows(parts: Sequence[Postings]) -> tuple[Numbers, ...]:
    rows = ("frequencies", "documents", "levels", "counts", "positions", "neighbours")
    return tuple(np.concatenate([getattr(part, row) for part in parts]) for row in rows)


def _of_lists(order: Numbers, lengths: Numbers) -> Numbers:
    """The order of what is in lists of these lengths, when the lists are put in an order."""
    starts, lengths = starts_of(lengths)[order], lengths[order]
    return np.arange(int(lengths.sum())) + np.repeat(starts - starts_of(lengths), lengths)


def _is_other(values: NDArray[Any]) -> NDArray[np.bool_]:
    """Whether a value is not the same as the one before it."""
    found = np.ones(len(values), dtype=bool)
    np.not_equal(values[1:], values[:-1], out=found[1:])
    return found
