"""What an index needs of some articles, gathered by one process and read by all: a few files in a folder of their own.

Archives are larger than memory wants to be, and their articles are looked through by several processes at once. So
each lot of articles leaves its occurrences in files, in bins by the first bits of the terms' numbers, and whoever
writes the files of a bin reads that bin of every lot.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsarchive.base.fileio import read_bytes, read_part, write_bytes
from newsarchive.base.text import safe_name
from newsarchive.search.documents import Document
from newsarchive.search.occurrences import SIGN_BITS, Marks, occurrences
from newsarchive.search.postings import PLACE_BITS
from newsarchive.search.shards import NUMBER_BITS, spread

BIN_BITS = 6
"""Terms that are numbers are sorted in bins by their first bits: what is left fits into 64 bits beside a place."""
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


class Strings(NamedTuple):
    """The terms of some articles that are strings."""

    words: list[str]
    """Each word once, in order."""
    word_numbers: NDArray[np.uint32]
    """Which of them stands where `word_places` says."""
    word_places: NDArray[np.uint32]
    labels: list[list[str]]
    """What filters ask for, of each article."""


@dataclass(frozen=True, slots=True)
class Lot:
    """Some articles that follow each other, as they were gathered."""

    folder: Path
    number: int
    marks: Marks
    facts: tuple[Facts, ...]
    bins: dict[str, list[int]]
    """Where in the files of keys each bin ends."""

    def keys(self, family: str, number: int, base: int) -> NDArray[np.uint64]:
        """What is in a bin: the rest of a term's number, and a place that is counted from `base`."""
        end = self.bins[family][number]
        start = self.bins[family][number - 1] if number else 0
        size = _KEY.itemsize
        content = read_part(_path(self.folder, self.number, family), start * size, (end - start) * size)
        return np.frombuffer(content, dtype=_KEY) + np.uint64(base)

    def strings(self) -> Strings:
        """Its terms that are strings."""
        rows = _rows(self.folder, self.number)
        words, labels = json.loads(read_bytes(_path(self.folder, self.number, "strings")))
        return Strings(words, rows["numbers"], rows["places"], labels)


def digest(documents: Sequence[Document]) -> bytes:
    """A hash of all that is indexed of some articles."""
    known = sha256()
    for document in documents:
        parts = (document.id, document.language, document.date, document.source, *document.labels, *document.category)
        known.update("\0".join((*parts, document.whole, "\n")).encode(errors="surrogatepass"))
    return known.digest()


def gather(documents: Sequence[Document], folder: Path, number: int) -> None:
    """Look through some articles, and leave what was found as the lot of this number."""
    found = occurrences(documents)
    signs = found.signs.astype(np.uint64) << np.uint64(SIGN_BITS)
    bins = {
        PAIRS: _write_keys(found.pairs, found.pair_places, _path(folder, number, PAIRS)),
        SIGNS: _write_keys(signs, found.sign_places, _path(folder, number, SIGNS)),
    }
    rows = BytesIO()
    np.savez(rows, marks=np.array(found.marks), numbers=found.word_numbers, places=found.word_places)
    write_bytes(_path(folder, number, "npz"), rows.getvalue())
    _write_json(_path(folder, number, "lot"), [bins, [_facts(document) for document in documents]])
    _write_json(_path(folder, number, "strings"), [found.words, [document.labels for document in documents]])


def read_lot(folder: Path, number: int) -> Lot:
    """What was gathered as the lot of this number."""
    bins, facts = json.loads(read_bytes(_path(folder, number, "lot")))
    known = (Facts(day, source, tuple((value, name) for value, name in path)) for day, source, path in facts)
    return Lot(folder, number, Marks(*_rows(folder, number)["marks"]), tuple(known), bins)


def _facts(document: Document) -> Facts:
    names = [safe_name(name) for name in document.category]
    path = (("/".join(names[: depth + 1]), name) for depth, name in enumerate(document.category))
    return Facts(document.date, document.source, tuple(path))


def _rows(folder: Path, number: int) -> Mapping[str, NDArray[Any]]:
    rows: Mapping[str, NDArray[Any]] = np.load(BytesIO(read_bytes(_path(folder, number, "npz"))), allow_pickle=False)
    return rows


def _write_json(path: Path, value: object) -> None:
    write_bytes(path, json.dumps(value).encode())


def _write_keys(terms: NDArray[np.uint64], places: NDArray[np.uint32], path: Path) -> list[int]:
    numbers = spread(terms)
    bins = (numbers >> np.uint64(_REST_BITS)).astype(np.uint8)
    keys = ((numbers & _REST) << np.uint64(PLACE_BITS)) | places
    write_bytes(path, keys[np.argsort(bins, kind="stable")].tobytes())
    ends: list[int] = np.cumsum(np.bincount(bins, minlength=1 << BIN_BITS)).tolist()
    return ends


def whole_numbers(rests: NDArray[np.uint64], number: int) -> NDArray[np.uint64]:
    """The numbers of terms from what is left of them in a bin."""
    return rests + np.uint64(number << _REST_BITS)


def _path(folder: Path, number: int, kind: str) -> Path:
    return folder / f"{number}.{kind}"
