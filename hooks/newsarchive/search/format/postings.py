"""Postings: the documents of each term, its impact there, and its positions."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsarchive.search.format.codecs import Numbers, list_offsets, list_starts, numbers

Terms = Sequence[str] | NDArray[np.uint64]
"""Tokens and keys as strings, or characters and bigrams as hashes."""


@dataclass(frozen=True, slots=True)
class Postings:
    """Terms and their posting lists, as columns in the order of the terms."""

    terms: Terms
    frequencies: Numbers
    """The document frequency of each term."""
    documents: Numbers
    impacts: Numbers
    """The quantised BM25 weight of the term in the document: 0 to 2, and 3 for a title."""
    counts: Numbers
    """The number of positions in the document; 0 for terms without positions."""
    positions: Numbers
    """Counted from the start of the document."""
    context_bits: Numbers
    """Of each position: whether the usual character precedes (1) and follows (2)."""

    def part(self, first: int, end: int) -> "Postings":
        """The postings of the terms `first` to `end`."""
        offsets = list_offsets(self.frequencies)
        documents = slice(int(offsets[first]), int(offsets[end]))
        before = int(self.counts[: documents.start].sum())
        positions = slice(before, before + int(self.counts[documents].sum()))
        return Postings(
            self.terms[first:end],
            self.frequencies[first:end],
            self.documents[documents],
            self.impacts[documents],
            self.counts[documents],
            self.positions[positions],
            self.context_bits[positions],
        )

    def without(self, indexes: Sequence[int]) -> "Postings":
        """The postings of all but the terms at these indexes."""
        is_kept = np.ones(len(self.terms), dtype=bool)
        is_kept[list(indexes)] = False
        in_documents = np.repeat(is_kept, self.frequencies)
        in_positions = np.repeat(in_documents, self.counts)
        return Postings(
            np.asarray(self.terms)[is_kept],
            self.frequencies[is_kept],
            self.documents[in_documents],
            self.impacts[in_documents],
            self.counts[in_documents],
            self.positions[in_positions],
            self.context_bits[in_positions],
        )

    def without_positions(self) -> "Postings":
        """The same postings without positions."""
        return document_lists(self.terms, self.frequencies, self.documents, self.impacts)


def document_lists(terms: Terms, frequencies: Numbers, documents: Numbers, impacts: Numbers) -> Postings:
    """Postings of terms without positions."""
    return Postings(terms, frequencies, documents, impacts, np.zeros_like(documents), numbers(()), numbers(()))


def concatenated(parts: Sequence[Postings]) -> Postings:
    """One set of postings from parts whose terms are hashes in consecutive ranges."""
    if len(parts) == 1:
        return parts[0]
    return Postings(np.concatenate([np.asarray(part.terms) for part in parts]), *_concatenated_columns(parts))


def merged(parts: Sequence[Postings]) -> Postings:
    """One set of postings from parts whose terms are strings, no two the same."""
    terms = [str(term) for part in parts for term in part.terms]
    order = numbers(sorted(range(len(terms)), key=terms.__getitem__))
    frequencies, documents, impacts, counts, positions, context_bits = _concatenated_columns(parts)
    posting_order = _order_of_items(order, frequencies)
    position_order = _order_of_items(posting_order, counts)
    return Postings(
        [terms[index] for index in order.tolist()],
        frequencies[order],
        documents[posting_order],
        impacts[posting_order],
        counts[posting_order],
        positions[position_order],
        context_bits[position_order],
    )


def _concatenated_columns(parts: Sequence[Postings]) -> tuple[Numbers, ...]:
    columns = ("frequencies", "documents", "impacts", "counts", "positions", "context_bits")
    return tuple(np.concatenate([getattr(part, column) for part in parts]) for column in columns)


def _order_of_items(order: Numbers, lengths: Numbers) -> Numbers:
    """The order of the items of lists of these lengths, if the lists are put in `order`."""
    starts, lengths = list_starts(lengths)[order], lengths[order]
    return np.arange(int(lengths.sum())) + np.repeat(starts - list_starts(lengths), lengths)
