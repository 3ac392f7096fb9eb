"""Statistics of the whole collection, and the bit widths that follow from them and so are stored nowhere."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsarchive.search.format.codecs import Numbers, list_starts, numbers, rice_width
from newsarchive.search.format.common_bigrams import CommonBigrams

CONTEXT_BIT_COUNTS = np.array([0, 1, 1, 2], dtype=np.int64)
"""The number of context bits in each combination: none, preceding, following, both."""


@dataclass(frozen=True, slots=True)
class CollectionStats:
    """The collection's statistics."""

    documents: int
    length_bits: int
    """The average document length, as the exponent of the power of two below it."""
    common_bigrams: CommonBigrams

    def gap_widths(self, frequencies: Numbers) -> Numbers:
        """The Rice widths of document gaps, one for each posting of terms with these document frequencies."""
        return np.repeat(rice_width(numbers([self.documents]), frequencies), frequencies)

    def position_bases(self, counts: Numbers) -> Numbers:
        """The gamma bases of position gaps: the first position in a document, and the ones after it."""
        bases = np.full(int(counts.sum()), max(self.length_bits - 1, 0), dtype=np.int64)
        bases[list_starts(counts)[counts > 0]] = self.length_bits
        return bases

    def stored_context_bits(self, hashes: Numbers, frequencies: Numbers, counts: Numbers) -> NDArray[np.uint8]:
        """The context bits stored for each bigram position: 1 = preceding, 2 = following character."""
        stored = self.common_bigrams.stored_context_bits(hashes.astype(np.uint64))
        return np.repeat(np.repeat(stored, frequencies), counts)


def term_widths(counts: Numbers, hash_bits: int) -> Numbers:
    """The Rice widths of hash gaps in files with these numbers of terms, whose hashes differ in `hash_bits` bits."""
    return rice_width(np.full(len(counts), 1 << hash_bits, dtype=np.int64), np.maximum(counts, 1))
