"""Shards, encoded: files of some terms with their posting lists and positions.

Characters and bigrams are sharded by the first bits of their hashes, all other terms by their order as strings. A
common bigram has a shard of its own, and a file for its positions.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from newsarchive.search.constants import IMPACT_BITS
from newsarchive.search.format import codecs
from newsarchive.search.format.codecs import Numbers, Offsets, numbers
from newsarchive.search.format.collection_stats import CONTEXT_BIT_COUNTS, CollectionStats, term_widths
from newsarchive.search.format.postings import Postings

_TermRows = tuple[bytes, bytes]


def string_shards(postings: Postings, boundaries: Offsets, stats: CollectionStats) -> list[bytes]:
    """Shards of strings, each with the terms between two boundaries."""
    names = [("\n".join(postings.terms[start:end]).encode(), b"") for start, end in pairwise(boundaries.tolist())]
    return _shards(postings, names, boundaries, stats, min_count=0)


def hash_shards(postings: Postings, shards: range, hash_bits: int, stats: CollectionStats) -> list[bytes]:
    """Shards of hashes; a shard's number is what its hashes have above their lowest `hash_bits` bits."""
    terms = np.asarray(postings.terms, dtype=np.uint64).astype(np.int64)
    first_hashes = np.arange(shards.start, shards.stop + 1, dtype=np.int64) << hash_bits
    boundaries = numbers(np.searchsorted(terms, first_hashes))
    sizes = np.diff(boundaries)
    gaps = codecs.deltas(terms) - 1
    starts = boundaries[:-1][sizes > 0]
    gaps[starts] = terms[starts] - first_hashes[:-1][sizes > 0]
    names = zip(*codecs.rice(gaps, np.repeat(term_widths(sizes, hash_bits), sizes), boundaries), strict=True)
    return _shards(postings, list(names), boundaries, stats, min_count=1)


def common_shard(postings: Postings, stats: CollectionStats) -> bytes:
    """The shard of a single common bigram, without its hash and its positions."""
    offsets = codecs.single_file(postings.frequencies)
    (content,) = _shards(postings.without_positions(), [(b"", b"")], offsets, stats, min_count=1)
    return content


def positions_file(postings: Postings, stats: CollectionStats) -> bytes:
    """The positions of a single common bigram."""
    counts, positions = postings.counts, postings.positions
    offsets = codecs.single_file(positions)
    high, low = codecs.gamma(codecs.gaps(positions, counts), offsets, stats.position_bases(counts))
    count_row = codecs.unary(counts - 1, codecs.single_file(counts))
    return codecs.join_rows(len(counts), (*count_row, *high, *low, *_context_rows(postings, offsets, stats)))


def _shards(
    postings: Postings, names: Sequence[_TermRows], boundaries: Offsets, stats: CollectionStats, *, min_count: int
) -> list[bytes]:
    """Files of the terms between two boundaries each; terms have `min_count` positions in a document at least."""
    frequencies, counts = postings.frequencies, postings.counts
    posting_offsets = codecs.list_offsets(frequencies)[boundaries]
    position_offsets = codecs.list_offsets(counts)[posting_offsets]
    widths = stats.gap_widths(frequencies)
    gaps = codecs.gaps(postings.documents, frequencies)
    low = (gaps & ((1 << widths) - 1)) | (postings.impacts << widths)
    has_positions = len(postings.positions) > 0
    empty = [b""] * len(names)
    rows = (
        *codecs.gamma(frequencies - 1, boundaries),
        codecs.unary(gaps >> widths, posting_offsets),
        codecs.bits(low, widths + IMPACT_BITS, posting_offsets),
        codecs.unary(counts - min_count, posting_offsets) if has_positions else empty,
        *codecs.gamma(codecs.gaps(postings.positions, counts), position_offsets, stats.position_bases(counts)),
        _context_rows(postings, position_offsets, stats) if has_positions and min_count else empty,
    )
    sizes = np.diff(boundaries).tolist()
    return [codecs.join_rows(size, (*name, *row)) for size, name, *row in zip(sizes, names, *rows, strict=True)]


def _context_rows(postings: Postings, position_offsets: Offsets, stats: CollectionStats) -> list[bytes]:
    """The context bits of bigrams that store any."""
    stored: Numbers = numbers(
        stats.stored_context_bits(np.asarray(postings.terms), postings.frequencies, postings.counts)
    )
    at = np.flatnonzero(stored)
    stored, found = stored[at], postings.context_bits[at]
    values = np.where(stored & 1, found & stored, found >> 1)
    return codecs.bits(values, CONTEXT_BIT_COUNTS[stored], numbers(np.searchsorted(at, position_offsets)))
