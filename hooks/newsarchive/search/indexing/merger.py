"""Merges segments into the files of the index."""

import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from newsarchive.base.fileio import read_bytes, remove_folder, write_bytes, write_new
from newsarchive.search.constants import (
    BIGRAMS,
    CATEGORIES_FILE,
    CHARS,
    COMMON,
    HASH_BITS,
    MANIFEST_FILE,
    POSITIONS_SUFFIX,
    SUGGESTIONS_FILE,
    TERMS,
)
from newsarchive.search.format.collection_stats import CollectionStats
from newsarchive.search.format.common_bigrams import CommonBigrams
from newsarchive.search.format.facet_index import FacetIndex
from newsarchive.search.format.manifest import manifest_file
from newsarchive.search.format.postings import Postings, concatenated
from newsarchive.search.format.shard_writer import common_shard, hash_shards, positions_file, string_shards
from newsarchive.search.indexing.dictionary import separator_keys, shard_boundaries, string_postings
from newsarchive.search.indexing.postings_builder import PostingsBuilder
from newsarchive.search.indexing.segments import BIN_BITS, Segment, with_full_hashes

_BIGRAM_SHARD_SIZE = 4_096
_CHAR_SHARD_SIZE = 16_384
"""Occurrences in a shard, about."""
_TASK_BITS = 6

Task = Callable[[], None]


class SegmentMerger:
    """Writes the index of some segments into a folder, and renames the folder to the generation at the end."""

    def __init__(self, segments: Sequence[Segment], common: CommonBigrams, folder: Path, scratch: Path) -> None:
        self._segments = segments
        self._folder = folder
        self._separators = scratch / "separators"
        self._builder = PostingsBuilder([segment.lengths for segment in segments])
        self._facets = FacetIndex(values for segment in segments for values in segment.facets)
        self._stats = CollectionStats(self._facets.count, self._builder.length_bits, common)
        self._bits = {
            BIGRAMS: _shard_bits(segments, BIGRAMS, _BIGRAM_SHARD_SIZE),
            CHARS: _shard_bits(segments, CHARS, _CHAR_SHARD_SIZE),
        }

    def tasks(self, generation: Callable[[], str]) -> Iterator[list[Task]]:
        """The tasks that write all files, in stages; the manifest is written last."""
        tasks = [self._write_strings, self._write_facets]
        for family, write in ((BIGRAMS, self._bigrams), (CHARS, self._chars)):
            # A shard is a part of a bin or several bins; a task takes several bins, which are read at once.
            step = 1 << max(BIN_BITS - self._bits[family], BIN_BITS - _TASK_BITS)
            starts = range(0, 1 << BIN_BITS, step)
            tasks += [partial(self._write_hashes, family, write, range(start, start + step)) for start in starts]
        yield tasks
        yield [partial(self._write_manifest, generation)]

    def _write_hashes(self, family: str, postings_of: Callable[[range], list[Postings]], bins: range) -> None:
        """Write the shards of the terms in these bins."""
        shard_bits = self._bits[family]
        shards = range(bins.start << shard_bits >> BIN_BITS, bins.stop << shard_bits >> BIN_BITS)
        parts = zip(bins, postings_of(bins), strict=True)
        postings = concatenated([with_full_hashes(part, bin_number) for bin_number, part in parts])
        if family == BIGRAMS:
            postings = self._without_common(postings)
        contents = hash_shards(postings, shards, HASH_BITS - shard_bits, self._stats)
        for number, content in zip(shards, contents, strict=True):
            self._write(f"{family}/{number}.bin", content)

    def _bigrams(self, bins: range) -> list[Postings]:
        segments = zip(self._segments, self._builder.segment_bases, strict=True)
        keys = _sorted_keys([segment.bigrams(bins, base) for segment, base in segments], len(bins))
        return [self._builder.positional(part) for part in keys]

    def _chars(self, bins: range) -> list[Postings]:
        segments = zip(self._segments, self._builder.segment_bases, strict=True)
        keys = _sorted_keys([segment.chars(bins, base) for segment, base in segments], len(bins))
        return [self._builder.non_positional(part) for part in keys]

    def _without_common(self, postings: Postings) -> Postings:
        """The postings of bigrams that are not common; the files of the common ones are written."""
        ranks = _ranks_by_index(self._stats.common_bigrams.hashes, np.asarray(postings.terms))
        for index, rank in ranks.items():
            one = postings.part(index, index + 1)
            self._write(f"{COMMON}/{rank}.bin", common_shard(one, self._stats))
            self._write(f"{COMMON}/{rank}{POSITIONS_SUFFIX}.bin", positions_file(one, self._stats))
        return postings.without(list(ranks)) if ranks else postings

    def _write_strings(self) -> None:
        postings = string_postings(self._segments, self._builder)
        boundaries = shard_boundaries(postings)
        write_bytes(self._separators, json.dumps(separator_keys(postings, boundaries)).encode())
        for number, content in enumerate(string_shards(postings, boundaries, self._stats)):
            self._write(f"{TERMS}/{number}.bin", content)

    def _write_facets(self) -> None:
        self._write(CATEGORIES_FILE, self._facets.categories_file())
        self._write(SUGGESTIONS_FILE, self._facets.suggestions_file())

    def _write_manifest(self, generation: Callable[[], str]) -> None:
        """Rename the folder to the generation, and write the manifest that names it."""
        name = generation()
        content = manifest_file(
            self._facets,
            self._stats,
            generation=name,
            commonBigrams="".join(self._stats.common_bigrams.bigrams),
            bigramBits=self._bits[BIGRAMS],
            charBits=self._bits[CHARS],
            separatorKeys=json.loads(read_bytes(self._separators)),
        )
        final = self._folder.with_name(name)
        if self._folder.is_dir():
            # The same generation has the same content, but files of an earlier run may be damaged.
            remove_folder(final)
            self._folder.rename(final)
        write_bytes(self._folder.with_name(MANIFEST_FILE), content)

    def _write(self, name: str, content: bytes) -> None:
        write_new(str(self._folder / name), content)


def _shard_bits(segments: Sequence[Segment], family: str, size: int) -> int:
    """Number of hash bits to shard by, so that a shard holds about `size` occurrences."""
    return (sum(segment.bins[family][-1] for segment in segments) // size).bit_length()


def _sorted_keys(segments: Sequence[Sequence[NDArray[np.uint64]]], bins: int) -> Iterator[NDArray[np.uint64]]:
    """The sorted keys of each bin, from the keys of the bin in each segment."""
    none = np.empty(0, dtype=np.uint64)
    for number in range(bins):
        yield np.sort(np.concatenate([none, *(keys[number] for keys in segments)]))


def _ranks_by_index(common: Sequence[int], terms: NDArray[np.uint64]) -> dict[int, int]:
    """The indexes of common bigrams in a sorted array of hashes, and the rank of each."""
    indexes = np.searchsorted(terms, np.array(common, dtype=np.uint64)).tolist()
    return {
        index: rank for rank, index in enumerate(indexes) if index < len(terms) and int(terms[index]) == common[rank]
    }
