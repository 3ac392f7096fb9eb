"""What an index needs of some articles, gathered by one process and read by all: a few files in a folder of their own.

Archives are larger than memory wants to be, and their articles are looked through by several processes at once. So
each lot of articles leaves its occurrences in files, in bins by the first bits of the terms' numbers, and whoever
writes the files of a bin reads that bin of every lot.
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
from newsarchive.search.analysis.bigrams import NUMBER_BITS, SIGN_BITS, name_of, spread
from newsarchive.search.format.codecs import Numbers
from newsarchive.search.format.common_bigrams import MOST_FREQUENT, Frequent
from newsarchive.search.format.postings import BELOW_PLACE, SPOT_BITS, WEIGHT_BITS, Part, Postings, list_keys
from newsarchive.search.indexing.documents import Document
from newsarchive.search.indexing.token_positions import occurrences

BIN_BITS = 8
"""Terms that are numbers are sorted in bins by their first bits: what is left fits into 64 bits beside a spot."""
_REST_BITS = NUMBER_BITS - BIN_BITS
_REST = np.uint64((1 << _REST_BITS) - 1)
_KEY = np.dtype(np.uint64)

PAIRS, SIGNS = "pairs", "signs"
"""The families of terms that are numbers."""


Level = tuple[str, str]
"""A category's whole path as in addresses, and its name."""


class Facts(NamedTuple):
    """What results are filtered and counted by, of one article."""

    day: str
    """Empty where there is none."""
    source: str
    path: tuple[Level, ...]
    """The levels of its category, the broadest first."""
    tags: tuple[str, ...]
    topics: tuple[str, ...]


class Strings(NamedTuple):
    """The terms of some articles that are strings."""

    words: list[str]
    """Each word once, in order."""
    word_numbers: NDArray[np.uint32]
    """Which of them stands where `word_spots` says."""
    word_spots: NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Lot:
    """Some articles that follow each other, as they were gathered."""

    folder: Path
    number: int
    lengths: Numbers
    """How many places each article has."""
    facts: tuple[Facts, ...]
    bins: dict[str, list[int]]
    """Where in the files of keys each bin ends."""

    def pairs(self, bins: range, part: Part) -> list[NDArray[np.uint64]]:
        """The keys of the pairs in some bins, as `Layout.group` wants them."""
        return self._keys(PAIRS, bins, part.place << BELOW_PLACE)

    def signs(self, bins: range, part: Part) -> list[NDArray[np.uint64]]:
        """The keys of the signs in some bins, as `Layout.group_lists` wants them."""
        return self._keys(SIGNS, bins, part.document << WEIGHT_BITS)

    def strings(self) -> Strings:
        """Its terms that are strings."""
        rows = _rows(self.folder, self.number)
        words = json.loads(read_bytes(_path(self.folder, self.number, "words")))
        return Strings(words, rows["numbers"], rows["spots"])

    def _keys(self, family: str, bins: range, base: int) -> list[NDArray[np.uint64]]:
        edges = [0, *self.bins[family]][bins.start : bins.stop + 1]
        start, size = edges[0], _KEY.itemsize
        content = read_range(_path(self.folder, self.number, family), start * size, (edges[-1] - start) * size)
        keys = np.frombuffer(content, dtype=_KEY) + np.uint64(base)
        return [keys[first - start : end - start] for first, end in pairwise(edges)]


def digest(documents: Sequence[Document]) -> bytes:
    """A hash of all that is indexed of some articles."""
    known = sha256()
    for document in documents:
        parts = (document.id, document.language, document.date, document.source, *document.category)
        known.update("\0".join((*parts, "", *document.topics, document.whole, "\n")).encode(errors="surrogatepass"))
    return known.digest()


def count_pairs(documents: Sequence[Document]) -> dict[str, int]:
    """The pairs that stand most often in some articles, and how often."""
    pairs, counts = np.unique(occurrences(documents).pairs, return_counts=True)
    order = np.lexsort((pairs, -counts))[:MOST_FREQUENT]
    return {name_of(pair): count for pair, count in zip(pairs[order].tolist(), counts[order].tolist(), strict=True)}


def gather(documents: Sequence[Document], frequent: Frequent, folder: Path, number: int) -> None:
    """Look through some articles, and leave what was found as the lot of this number."""
    found = occurrences(documents, frequent.neighbours)
    pair_bins, rests = _spread_in_bins(found.pairs)
    pair_keys = (rests << np.uint64(SPOT_BITS)) | found.pair_spots
    sign_bins, rests = _spread_in_bins(found.signs.astype(np.uint64) << np.uint64(SIGN_BITS))
    sign_keys = list_keys(rests, found.sign_documents, found.sign_weights)
    bins = {
        PAIRS: _write_keys(pair_keys, pair_bins, _path(folder, number, PAIRS)),
        SIGNS: _write_keys(sign_keys, sign_bins, _path(folder, number, SIGNS)),
    }
    rows = BytesIO()
    np.savez(rows, lengths=found.lengths, numbers=found.word_numbers, spots=found.word_spots)
    write_bytes(_path(folder, number, "npz"), rows.getvalue())
    _write_json(_path(folder, number, "lot"), [bins, [_facts(document) for document in documents]])
    _write_json(_path(folder, number, "words"), found.words)


def read_lot(folder: Path, number: int) -> Lot:
    """What was gathered as the lot of this number."""
    bins, facts = json.loads(read_bytes(_path(folder, number, "lot")))
    known = (
        Facts(day, source, tuple((value, name) for value, name in path), tuple(tags), tuple(topics))
        for day, source, path, tags, topics in facts
    )
    return Lot(folder, number, _rows(folder, number)["lengths"], tuple(known), bins)


def _facts(document: Document) -> Facts:
    names = [safe_name(name) for name in document.category]
    path = (("/".join(names[: depth + 1]), name) for depth, name in enumerate(document.category))
    return Facts(document.date, document.source, tuple(path), document.tags, document.topics)


def _rows(folder: Path, number: int) -> Mapping[str, NDArray[Any]]:
    rows: Mapping[str, NDArray[Any]] = np.load(BytesIO(read_bytes(_path(folder, number, "npz"))), allow_pickle=False)
    return rows


def _write_json(path: Path, value: object) -> None:
    write_bytes(path, json.dumps(value).encode())


def _spread_in_bins(terms: NDArray[np.uint64]) -> tuple[NDArray[np.uint8], NDArray[np.uint64]]:
    """The bins of the numbers that terms go by, and what is left of the numbers."""
    numbers = spread(terms)
    return (numbers >> np.uint64(_REST_BITS)).astype(np.uint8), numbers & _REST


def _write_keys(keys: NDArray[np.uint64], bins: NDArray[np.uint8], path: Path) -> list[int]:
    write_bytes(path, keys[np.argsort(bins, kind="stable")].tobytes())
    ends: list[int] = np.cumsum(np.bincount(bins, minlength=1 << BIN_BITS)).tolist()
    return ends


def in_bin(postings: Postings, number: int) -> Postings:
    """The same with the whole numbers of the terms, of which the postings have what is left in a bin."""
    rests = np.asarray(postings.terms, dtype=np.uint64)
    return replace(postings, terms=rests + np.uint64(number << _REST_BITS))


def _path(folder: Path, number: int, kind: str) -> Path:
    return folder / f"{number}.{kind}"
