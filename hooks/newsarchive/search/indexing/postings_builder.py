"""Builds postings from sorted keys, and impacts from weights and document lengths."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsarchive.search.constants import POSITION_BITS
from newsarchive.search.format.codecs import Numbers, list_starts, numbers
from newsarchive.search.format.postings import Postings, document_lists
from newsarchive.search.indexing.token_positions import (
    BLOCK_BITS,
    CONTEXT_BITS,
    LOW_BITS,
    PACKED_BITS,
    TITLE_WEIGHT,
    ZONE_WEIGHTS,
)

_DOCUMENT_BITS = 22
WEIGHT_BITS = TITLE_WEIGHT.bit_length()
# BM25 with b = 1/2: half the norm of a document of average length is its length, so a norm of 2 is usual.
_NORM_SCALE = 16
_IMPACT_STEPS = (7, 12)
"""The weights from which the impact is 1 and 2, in twentieths of the norm."""
_TWENTIETHS = 20

_WEIGHTS_OF_LOW_BITS = np.repeat(np.array(ZONE_WEIGHTS, dtype=np.uint32), 1 << CONTEXT_BITS)
_LOW_MASK = np.uint8(len(_WEIGHTS_OF_LOW_BITS) - 1)
_CONTEXT_MASK = np.uint8((1 << CONTEXT_BITS) - 1)


class SegmentBase(NamedTuple):
    """The number of a segment's first document, and the position at which it starts."""

    document: int
    position: int


class PostingsBuilder:
    """Builds the postings of a collection from document lengths and sorted keys."""

    def __init__(self, lengths: Sequence[Numbers]) -> None:
        """From the document lengths of each segment. Raises OverflowError for more than 2 ** 32 positions."""
        all_lengths = np.concatenate([numbers(()), *lengths])
        blocks = (all_lengths >> BLOCK_BITS) + 1
        if int(blocks.sum()) << BLOCK_BITS > 1 << POSITION_BITS:
            raise OverflowError("the archive has more than 2 ** 32 positions, the most an index can hold")
        self._bases = list_starts(blocks) << BLOCK_BITS
        self._document_of_block = np.repeat(np.arange(len(blocks), dtype=np.int32), blocks)
        # A power of two, so that one more article does not change the whole index.
        self.length_bits = max(int(all_lengths.mean()) if len(all_lengths) else 1, 1).bit_length() - 1
        """The average length, as the exponent of the power of two below it."""
        self._norms = _NORM_SCALE + (_NORM_SCALE * all_lengths >> self.length_bits)
        firsts = list_starts(numbers([len(part) for part in lengths]))
        self.segment_bases = [SegmentBase(first, int(self._bases[first])) for first in firsts.tolist()]

    def positional(self, keys: NDArray[np.uint64]) -> Postings:
        """Postings from sorted keys: a term in the higher bits, a packed position in the lower ones."""
        empty = numbers(())
        if not len(keys):
            return Postings(keys, empty, empty, empty, empty, empty, empty)
        positions = (keys >> np.uint64(LOW_BITS)).astype(np.uint32)
        documents = self._document_of_block[positions >> BLOCK_BITS]
        terms = keys >> np.uint64(PACKED_BITS)
        is_term = _differs_from_previous(terms)
        firsts = np.flatnonzero(is_term | _differs_from_previous(documents))
        weights = np.add.reduceat(_WEIGHTS_OF_LOW_BITS[keys.astype(np.uint8) & _LOW_MASK], firsts, dtype=np.int64)
        counts = np.diff(firsts, append=len(keys))
        documents = documents[firsts].astype(np.int64)
        term_firsts = np.flatnonzero(is_term[firsts])
        return Postings(
            terms[firsts[term_firsts]],
            np.diff(term_firsts, append=len(firsts)),
            documents,
            self._impacts(documents, weights),
            counts,
            positions - np.repeat(self._bases[documents], counts),
            (keys.astype(np.uint8) & _CONTEXT_MASK).astype(np.int64),
        )

    def non_positional(self, keys: NDArray[np.uint64]) -> Postings:
        """Postings without positions from sorted keys, as `weight_keys` makes them."""
        documents = ((keys >> np.uint64(WEIGHT_BITS)) & np.uint64((1 << _DOCUMENT_BITS) - 1)).astype(np.int64)
        weights = (keys & np.uint64((1 << WEIGHT_BITS) - 1)).astype(np.int64)
        terms = keys >> np.uint64(WEIGHT_BITS + _DOCUMENT_BITS)
        firsts = np.flatnonzero(_differs_from_previous(terms))
        frequencies = np.diff(firsts, append=len(keys))
        return document_lists(terms[firsts], frequencies, documents, self._impacts(documents, weights))

    def _impacts(self, documents: Numbers, weights: Numbers) -> Numbers:
        """The impacts of terms with these weights in these documents."""
        scaled, norms = weights * (_NORM_SCALE * _TWENTIETHS), self._norms[documents]
        steps = sum((scaled >= norms * step).astype(np.int64) for step in _IMPACT_STEPS)
        return numbers(np.where(weights >= TITLE_WEIGHT, len(_IMPACT_STEPS) + 1, steps))


def weight_keys(
    terms: NDArray[np.uint64], documents: NDArray[np.uint32], weights: NDArray[np.uint32]
) -> NDArray[np.uint64]:
    """Keys of a term, a document and the term's weight in it, from the highest bits to the lowest."""
    above = (terms << np.uint64(_DOCUMENT_BITS)) | documents
    return (above << np.uint64(WEIGHT_BITS)) | np.minimum(weights, TITLE_WEIGHT)


def _differs_from_previous(values: NDArray[Any]) -> NDArray[np.bool_]:
    """True where a value is not the same as the one before it."""
    found = np.ones(len(values), dtype=bool)
    np.not_equal(values[1:], values[:-1], out=found[1:])
    return found
