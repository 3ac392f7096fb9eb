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
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsarchive.base.fileio import read_bytes, read_part, write_bytes
from newsarchive.base.text import safe_name
from newsarchive.search.coding import Numbers
from newsarchive.search.documents import Document
from newsarchive.search.occurrences import SIGN_BITS, ZONE_BITS, occurrences
from newsarchive.search.postings import SPOT_BITS, WEIGHT_BITS, Part, Postings, list_keys
from newsarchive.search.shards import NUMBER_BITS, spread

BIN_BITS = 6
"""Terms that are numbers are sorted in bins by their first bits: what is left fits into 64 bits beside a spot."""
_REST_BITS = NUMBER_BITS - BIN_BITS
_REST = np.uint64((1 << _REST_BITS) - 1)
_KEY = np.dtype(np.uint64)

PAIRS, SIGNS = "pairs", "signs"
"""The families of terms that are numbers."""


Level = tuple[str, str]
"""A category's whole path as in addresses, and its name."""


class Facts(NamedTuple):
    """What results are counted by, of one article."""

    day: str
    """Empty where there is none."""
    source: str
    path: tuple[Level, ...]
    """The levels of its category, the broadest first."""
    tags: tuple[str, ...]


class Strings(NamedTuple):
    """The terms of some articles that are strings."""

    words: list[str]
    """Each word once, in order."""
    word_numbers: NDArray[np.uint32]
    """Which of them stands where `word_spots` says."""
    word_spots: NDArray[np.uint64]
    labels: list[list[str]]
    """What filters ask for, of each article."""


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

    def pairs(self, number: int, part: Part) -> NDArray[np.uint64]:
        """The keys of the pairs in a bin, as `Layout.group` wants them."""
        return self._keys(PAIRS, number) + np.uint64(part.place << ZONE_BITS)

    def signs(self, number: int, part: Part) -> NDArray[np.uint64]:
        """The keys of the signs in a bin, as `Layout.group_lists` wants them."""
        return self._keys(SIGNS, number) + np.uint64(part.document << WEIGHT_BITS)

    def strings(self) -> Strings:
        """Its terms that are strings."""
        rows = _rows(self.folder, self.number)
        words, labels = json.loads(read_bytes(_path(self.folder, self.number, "strings")))
        return Strings(words, rows["numbers"], rows["spots"], labels)

    def _keys(self, family: str, number: int) -> NDArray[np.uint64]:
        end = self.bins[family][number]
        start = self.bins[family][number - 1] if number else 0
        size = _KEY.itemsize
        content = read_part(_path(self.folder, self.number, family), start * size, (end - start) * size)
        return np.frombuffer(content, dtype=_KEY)


def digest(documents: Sequence[Document]) -> bytes:
    """A hash of all that is indexed of some articles."""
    known = sha256()
    for document in documents:
        parts = (document.id, document.language, document.date, document.source, *document.category)
        known.update("\0".join((*parts, "", *document.topics, document.whole, "\n")).encode(errors="surrogatepass"))
    return known.digest()


def gather(documents: Sequence[Document], folder: Path, number: int) -> None:
    """Look through some articles, and leave what was found as the lot of this number."""
    found = occurrences(documents)
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
    _write_json(_path(folder, number, "strings"), [found.words, [document.labels for document in documents]])


def read_lot(folder: Path, number: int) -> Lot:
    """What was gathered as the lot of this number."""
    bins, facts = json.loads(read_bytes(_path(folder, number, "lot")))
    known = (
        Facts(day, source, tuple((value, name) for value, name in path), tuple(tags))
        for day, source, path, tags in facts
    )
    return Lot(folder, number, _rows(folder, number)["lengths"], tuple(known), bins)


def _facts(document: Document) -> Facts:
    names = [safe_name(name) for name in document.category]
    path = (("/".join(names[: depth + 1]), name) for depth, name in enumerate(document.category))
    return Facts(document.date, document.source, tuple(path), document.tags)


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
