"""Shards, decoded."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

import numpy as np

from newsarchive.search.constants import IMPACT_BITS, POSITION_ROWS, SHARD_ROWS
from newsarchive.search.format import codecs
from newsarchive.search.format.codecs import DamagedError, Numbers, numbers
from newsarchive.search.format.collection_stats import CONTEXT_BIT_COUNTS, CollectionStats, term_widths


class Shard:
    """The terms of a file and their posting lists. Terms are numbered by their order in it."""

    def __init__(self, content: bytes, stats: CollectionStats, *, first_hash: int = 0, hash_bits: int = -1) -> None:
        """Decode a file of hashes from `first_hash` on, or of strings if `hash_bits` is negative.

        Raises DamagedError.
        """
        self._stats = stats
        count, rows = codecs.split_rows(content, SHARD_ROWS)
        names, low_names, high, low, gaps, low_gaps, *self._position_rows, self._context_row = rows
        self._terms: Sequence[str] | Numbers
        self._min_count = 0 if hash_bits < 0 else 1
        if hash_bits < 0:
            self._terms = names.decode().split("\n") if count else []
        else:
            widths = np.repeat(term_widths(numbers([count]), hash_bits), count)
            self._terms = first_hash + np.cumsum(codecs.read_rice(names, low_names, widths) + 1) - 1
        if count != len(self._terms):
            raise DamagedError(f"{len(self._terms)} terms; expected {count}")
        self._frequencies = codecs.read_gamma(high, low, count) + 1
        widths = stats.gap_widths(self._frequencies)
        both = codecs.read_bits(low_gaps, widths + IMPACT_BITS)
        known = (codecs.read_unary(gaps, len(both)) << widths) | (both & ((1 << widths) - 1))
        self._documents = codecs.undo_gaps(known, self._frequencies)
        self._impacts = both >> widths

    def find(self, term: str | int, *, is_prefix: bool = False) -> range:
        """The number of a term, or of all strings that begin with it; an empty range if there is none."""
        end = f"{term}\U0010ffff" if is_prefix else term
        return range(bisect_left(self._terms, term), bisect_right(self._terms, end))

    def documents(self, term: int) -> tuple[Numbers, Numbers]:
        """The documents of a term, and its impacts there."""
        postings = self._slice(term)
        return self._documents[postings], self._impacts[postings]

    def positions(self, term: int) -> tuple[Numbers, Numbers]:
        """The positions of a term, each with the index of its document among the term's. Raises DamagedError."""
        counts, positions = self._positions
        postings = self._slice(term)
        indexes = np.repeat(np.arange(postings.stop - postings.start), counts[postings])
        return indexes, positions[self._position_slice(postings)]

    def context_bits(self, term: int) -> Numbers:
        """The context bits of each position of a bigram: 1 = preceding, 2 = following. Raises DamagedError."""
        return self._context_bits[self._position_slice(self._slice(term))]

    def attach_positions(self, content: bytes, hash_: int) -> None:
        """Add the positions of the only term, a common bigram with this hash. Raises DamagedError."""
        count, rows = codecs.split_rows(content, POSITION_ROWS)
        if count != len(self._documents):
            raise DamagedError(f"positions of {count} documents; expected {len(self._documents)}")
        *self._position_rows, self._context_row = rows
        self._terms, self._min_count = numbers([hash_]), 1

    @cached_property
    def _positions(self) -> tuple[Numbers, Numbers]:
        """The number of positions of each posting, and the positions of all."""
        row, high, low = self._position_rows
        counts = codecs.read_unary(row, len(self._documents)) + self._min_count
        bases = self._stats.position_bases(counts)
        return counts, codecs.undo_gaps(codecs.read_gamma(high, low, len(bases), bases), counts)

    @cached_property
    def _context_bits(self) -> Numbers:
        counts = self._positions[0]
        stored = self._stats.stored_context_bits(np.asarray(self._terms), self._frequencies, counts)
        found = codecs.read_bits(self._context_row, CONTEXT_BIT_COUNTS[stored])
        return np.where(stored & 1, found, found << 1)

    def _position_slice(self, postings: slice) -> slice:
        counts = self._positions[0]
        first = int(counts[: postings.start].sum())
        return slice(first, first + int(counts[postings].sum()))

    def _slice(self, term: int) -> slice:
        return slice(int(self._starts[term]), int(self._starts[term] + self._frequencies[term]))

    @cached_property
    def _starts(self) -> Numbers:
        return codecs.list_starts(self._frequencies)
