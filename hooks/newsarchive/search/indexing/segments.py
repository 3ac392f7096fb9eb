"""Segments: the inverted data of one batch of documents, written by one process, merged by all.

Archives outgrow memory, and several processes invert their batches at once. So each segment keeps its keys in files,
in bins by the first bits of the terms' hashes, and the process that writes the shards of a bin reads that bin of all
segments.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsarchive.base.fileio import read_bytes, read_range, write_bytes
from newsarchive.base.text import safe_name
from newsarchive.search.analysis.bigrams import bigram_text, hash_bigrams
from newsarchive.search.constants import BIGRAMS, CHAR_BITS, CHARS, HASH_BITS
from newsarchive.search.format.codecs import Numbers
from newsarchive.search.format.common_bigrams import MAX_COMMON, CommonBigrams
from newsarchive.search.format.facet_index import FacetValues
from newsarchive.search.format.postings import Postings
from newsarchive.search.indexing.documents import Document
from newsarchive.search.indexing.postings_builder import WEIGHT_BITS, SegmentBase, weight_keys
from newsarchive.search.indexing.token_positions import LOW_BITS, PACKED_BITS, token_positions

BIN_BITS = 8
"""Hashes are binned by their first bits: the rest fits into 64 bits together with a packed position."""
_REST_BITS = HASH_BITS - BIN_BITS
_REST_MASK = np.uint64((1 << _REST_BITS) - 1)
_KEY = np.dtype(np.uint64)


class SegmentWords(NamedTuple):
    """The words of a segment."""

    words: list[str]
    """The distinct words, sorted."""
    numbers: NDArray[np.uint32]
    """The index of the word at each of `positions`."""
    positions: NDArray[np.uint64]
    """Packed."""


@dataclass(frozen=True, slots=True)
class Segment:
    """The inverted data of consecutive documents, in files."""

    folder: Path
    number: int
    lengths: Numbers
    """The number of positions in each document."""
    facets: tuple[FacetValues, ...]
    bins: dict[str, list[int]]
    """The end of each bin in the files of keys."""

    def bigrams(self, bins: range, base: SegmentBase) -> list[NDArray[np.uint64]]:
        """The keys of the bigrams in each of these bins, for `PostingsBuilder.positional`."""
        return self._keys(BIGRAMS, bins, base.position << LOW_BITS)

    def chars(self, bins: range, base: SegmentBase) -> list[NDArray[np.uint64]]:
        """The keys of the characters in each of these bins, for `PostingsBuilder.non_positional`."""
        return self._keys(CHARS, bins, base.document << WEIGHT_BITS)

    def words(self) -> SegmentWords:
        """The words and their positions."""
        columns = _columns(self.folder, self.number)
        words = json.loads(read_bytes(_path(self.folder, self.number, "words")))
        return SegmentWords(words, columns["numbers"], columns["positions"])

    def _keys(self, family: str, bins: range, base: int) -> list[NDArray[np.uint64]]:
        offsets = [0, *self.bins[family]][bins.start : bins.stop + 1]
        start, size = offsets[0], _KEY.itemsize
        content = read_range(_path(self.folder, self.number, family), start * size, (offsets[-1] - start) * size)
        keys = np.frombuffer(content, dtype=_KEY) + np.uint64(base)
        return [keys[first - start : end - start] for first, end in pairwise(offsets)]


def digest(documents: Sequence[Document]) -> bytes:
    """A hash of everything that is indexed of these documents."""
    known = sha256()
    for document in documents:
        parts = (document.id, document.language, document.date, document.source, *document.category)
        text = "\0".join((*parts, "", *document.topics, document.full_text, "\n"))
        known.update(text.encode(errors="surrogatepass"))
    return known.digest()


def count_bigrams(documents: Sequence[Document]) -> dict[str, int]:
    """The most frequent bigrams of these documents, with their counts."""
    bigrams, counts = np.unique(token_positions(documents).bigrams, return_counts=True)
    order = np.lexsort((bigrams, -counts))[:MAX_COMMON]
    found = zip(bigrams[order].tolist(), counts[order].tolist(), strict=True)
    return {bigram_text(code): count for code, count in found}


def invert(documents: Sequence[Document], common: CommonBigrams, folder: Path, number: int) -> None:
    """Write the inverted data of these documents as the segment of this number."""
    found = token_positions(documents, common.context_tables)
    bigram_bins, rests = _binned(found.bigrams)
    bigram_keys = (rests << np.uint64(PACKED_BITS)) | found.bigram_positions
    char_bins, rests = _binned(found.chars.astype(np.uint64) << np.uint64(CHAR_BITS))
    char_keys = weight_keys(rests, found.char_documents, found.char_weights)
    bins = {
        BIGRAMS: _write_keys(bigram_keys, bigram_bins, _path(folder, number, BIGRAMS)),
        CHARS: _write_keys(char_keys, char_bins, _path(folder, number, CHARS)),
    }
    columns = BytesIO()
    np.savez(columns, lengths=found.lengths, numbers=found.word_numbers, positions=found.word_positions)
    write_bytes(_path(folder, number, "npz"), columns.getvalue())
    _write_json(_path(folder, number, "segment"), [bins, [_facet_values(document) for document in documents]])
    _write_json(_path(folder, number, "words"), found.words)


def read_segment(folder: Path, number: int) -> Segment:
    """The segment of this number."""
    bins, facets = json.loads(read_bytes(_path(folder, number, "segment")))
    known = (
        FacetValues(day, source, tuple((value, name) for value, name in path), tuple(tags), tuple(topics))
        for day, source, path, tags, topics in facets
    )
    return Segment(folder, number, _columns(folder, number)["lengths"], tuple(known), bins)


def with_full_hashes(postings: Postings, bin_number: int) -> Postings:
    """The postings of a bin, whose terms are the rests of hashes, with whole hashes."""
    rests = np.asarray(postings.terms, dtype=np.uint64)
    return replace(postings, terms=rests + np.uint64(bin_number << _REST_BITS))


def _facet_values(document: Document) -> FacetValues:
    names = [safe_name(name) for name in document.category]
    path = (("/".join(names[: depth + 1]), name) for depth, name in enumerate(document.category))
    return FacetValues(document.date, document.source, tuple(path), document.tags, document.topics)


def _columns(folder: Path, number: int) -> Mapping[str, NDArray[Any]]:
    content = read_bytes(_path(folder, number, "npz"))
    columns: Mapping[str, NDArray[Any]] = np.load(BytesIO(content), allow_pickle=False)
    return columns


def _write_json(path: Path, value: object) -> None:
    write_bytes(path, json.dumps(value).encode())


def _binned(codes: NDArray[np.uint64]) -> tuple[NDArray[np.uint8], NDArray[np.uint64]]:
    """The bins of bigram codes, and the rests of their hashes."""
    hashes = hash_bigrams(codes)
    return (hashes >> np.uint64(_REST_BITS)).astype(np.uint8), hashes & _REST_MASK


def _write_keys(keys: NDArray[np.uint64], bins: NDArray[np.uint8], path: Path) -> list[int]:
    """Write keys sorted by bin; the end of each bin."""
    write_bytes(path, keys[np.argsort(bins, kind="stable")].tobytes())
    ends: list[int] = np.cumsum(np.bincount(bins, minlength=1 << BIN_BITS)).tolist()
    return ends


def _path(folder: Path, number: int, kind: str) -> Path:
    return folder / f"{number}.{kind}"
