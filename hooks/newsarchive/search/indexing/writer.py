"""The files of the index: made from the articles alone, the same for the same articles."""

import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from hashlib import sha256
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from newsarchive.base.fileio import move, read_bytes, remove_folder, write_bytes, write_new
from newsarchive.search.analysis.bigrams import NUMBER_BITS
from newsarchive.search.analysis.folding import folding_bytes
from newsarchive.search.format.common_bigrams import FREQUENT, Frequent, frequent_pairs
from newsarchive.search.format.manifest import (
    CATEGORIES_FILE,
    HEAD_FILE,
    SUGGESTIONS_FILE,
    VERSION,
    Catalogue,
    head_file,
)
from newsarchive.search.format.postings import Layout, Postings, joined
from newsarchive.search.format.shards import Scale, list_file, number_files, place_file, string_files
from newsarchive.search.format.stored_fields import CARDS, card_file
from newsarchive.search.indexing.dictionary import begins_of, cuts_of, string_postings
from newsarchive.search.indexing.documents import Document, LotOfDocuments
from newsarchive.search.indexing.segments import (
    BIN_BITS,
    PAIRS,
    SIGNS,
    Lot,
    count_pairs,
    digest,
    gather,
    in_bin,
    read_lot,
)

ARTICLES_A_LOT = 64 * CARDS
"""Articles that are looked through at once: enough for NumPy, not too many for memory."""
_PAIRS_A_SHARD = 4_096
_SIGNS_A_SHARD = 16_384
_TASK_BITS = 6
_GENERATION_LENGTH = 12
_NEW = "new"
"""The folder of an index until it is whole."""
SAMPLES = 4
"""Lots of articles of which some are looked through to tell which pairs are frequent."""
_SAMPLE = 64

Task = Callable[[], None]


def index_tasks(
    lots: Sequence[LotOfDocuments], folder: Path, *, scratch: Path, kept: Path | None = None, frequent: int = FREQUENT
) -> Iterator[list[Task]]:
    """Write the index into a folder: tasks that may be done in any order, and more of them once these are done.

    Where `kept` is a folder with the index of the same articles, its files are taken. `scratch` is an empty folder.
    Pairs are frequent from so many places on.
    """
    if kept and (kept / HEAD_FILE).is_file():
        yield [partial(_write_digest, lot, scratch, number) for number, lot in enumerate(lots)]
        if _take(kept, folder, _generation(scratch, len(lots))):
            return
    # Its name is a hash of the articles, which is known when they have been read.
    new = folder / _NEW
    remove_folder(new)
    samples = range(0, len(lots), max(len(lots) // SAMPLES, 1))
    yield [partial(_count, lots[number], scratch, number) for number in samples]
    counted = (json.loads(read_bytes(scratch / f"{number}.sample")) for number in samples)
    known = frequent_pairs(counted, len(lots) * ARTICLES_A_LOT, frequent)
    yield [partial(_gather, lot, known, new, scratch, number) for number, lot in enumerate(lots)]
    gathered = [read_lot(scratch, number) for number in range(len(lots))]
    yield from _Index(gathered, known, new, scratch).tasks()


def index_here(lots: Sequence[LotOfDocuments], folder: Path, scratch: Path, frequent: int = FREQUENT) -> None:
    """The same, one task after the other."""
    for task in chain.from_iterable(index_tasks(lots, folder, scratch=scratch, frequent=frequent)):
        task()


def _take(kept: Path, folder: Path, generation: str) -> bool:
    """Whether the index of this generation was kept; it is moved to its folder then."""
    return move(kept / generation, folder / generation) and move(kept / HEAD_FILE, folder / HEAD_FILE)


def _write_digest(lot: LotOfDocuments, scratch: Path, number: int) -> None:
    _write_digest_of(lot(), scratch, number)


def _write_digest_of(documents: Sequence[Document], scratch: Path, number: int) -> None:
    write_bytes(scratch / f"{number}.digest", digest(documents))


def _generation(scratch: Path, lots: int) -> str:
    """The folder of all files but the first: a hash of all that the index is made from."""
    known = sha256(f"{VERSION}\n".encode() + folding_bytes())
    for number in range(lots):
        known.update(read_bytes(scratch / f"{number}.digest"))
    return known.hexdigest()[:_GENERATION_LENGTH]


def _count(lot: LotOfDocuments, scratch: Path, number: int) -> None:
    documents = lot()[:_SAMPLE]
    write_bytes(scratch / f"{number}.sample", json.dumps([len(documents), count_pairs(documents)]).encode())


def _gather(lot: LotOfDocuments, frequent: Frequent, place: Path, scratch: Path, number: int) -> None:
    documents = lot()
    _write_digest_of(documents, scratch, number)
    gather(documents, frequent, scratch, number)
    for first in range(0, len(documents), CARDS):
        name = f"cards/{(number * ARTICLES_A_LOT + first) // CARDS}.bin"
        write_new(str(place / name), card_file(documents[first : first + CARDS]))


class _Index:
    """The index of articles that have been gathered."""

    def __init__(self, lots: Sequence[Lot], frequent: Frequent, folder: Path, scratch: Path) -> None:
        self._lots = lots
        self._folder = folder
        self._scratch = scratch
        self._begins = scratch / "begins"
        self._layout = Layout([lot.lengths for lot in lots])
        self._catalogue = Catalogue(fact for lot in lots for fact in lot.facts)
        self._scale = Scale(self._catalogue.count, self._layout.length_bits, frequent)
        self._bits = {
            PAIRS: _shard_bits(lots, PAIRS, _PAIRS_A_SHARD),
            SIGNS: _shard_bits(lots, SIGNS, _SIGNS_A_SHARD),
        }

    def tasks(self) -> Iterator[list[Task]]:
        """What writes all files, the first file last."""
        tasks = [self._write_strings, self._write_lists_of_names]
        for family, write in ((PAIRS, self._pairs_of), (SIGNS, self._signs_of)):
            # A file is a part of a bin, or some bins together; and a task has some bins that are read at once.
            step = 1 << max(BIN_BITS - self._bits[family], BIN_BITS - _TASK_BITS)
            starts = range(0, 1 << BIN_BITS, step)
            tasks += [partial(self._write_numbers, family, write, range(start, start + step)) for start in starts]
        yield tasks
        yield [self._write_head]

    def _write_numbers(self, family: str, postings_of: Callable[[range], list[Postings]], bins: range) -> None:
        """Write the files of the terms in some bins."""
        file_bits = self._bits[family]
        files = range(bins.start << file_bits >> BIN_BITS, bins.stop << file_bits >> BIN_BITS)
        postings = joined([in_bin(part, number) for number, part in zip(bins, postings_of(bins), strict=True)])
        if family == PAIRS:
            postings = self._without_frequent(postings)
        contents = number_files(postings, files, NUMBER_BITS - file_bits, self._scale)
        for number, content in zip(files, contents, strict=True):
            self._write(f"{family}/{number}.bin", content)

    def _pairs_of(self, bins: range) -> list[Postings]:
        lots = zip(self._lots, self._layout.parts, strict=True)
        return [self._layout.group(keys) for keys in _sorted([lot.pairs(bins, part) for lot, part in lots], len(bins))]

    def _signs_of(self, bins: range) -> list[Postings]:
        lots = zip(self._lots, self._layout.parts, strict=True)
        keys = _sorted([lot.signs(bins, part) for lot, part in lots], len(bins))
        return [self._layout.group_lists(part) for part in keys]

    def _without_frequent(self, postings: Postings) -> Postings:
        """The pairs that are not frequent; the files of those that are have been written."""
        ranks = _ranks_by_place(self._scale.frequent.numbers, np.asarray(postings.terms))
        for place, rank in ranks.items():
            alone = postings.part(place, place + 1)
            self._write(f"frequent/{rank}.bin", list_file(alone, self._scale))
            self._write(f"frequent/{rank}-places.bin", place_file(alone, self._scale))
        return postings.without(list(ranks)) if ranks else postings

    def _write_strings(self) -> None:
        postings = string_postings(self._lots, self._layout)
        cuts = cuts_of(postings)
        write_bytes(self._begins, json.dumps(begins_of(postings, cuts)).encode())
        for number, content in enumerate(string_files(postings, cuts, self._scale)):
            self._write(f"strings/{number}.bin", content)

    def _write_lists_of_names(self) -> None:
        self._write(CATEGORIES_FILE, self._catalogue.categories())
        self._write(SUGGESTIONS_FILE, self._catalogue.suggestions())

    def _write_head(self) -> None:
        """Give the folder its name, and write the file that leads to it."""
        generation = _generation(self._scratch, len(self._lots))
        content = head_file(
            self._catalogue,
            self._scale,
            generation=generation,
            frequent="".join(self._scale.frequent.pairs),
            pairBits=self._bits[PAIRS],
            signBits=self._bits[SIGNS],
            strings=json.loads(read_bytes(self._begins)),
        )
        place = self._folder.with_name(generation)
        if place.is_dir():
            # The same index: its name says so.
            remove_folder(self._folder)
        else:
            self._folder.rename(place)
        write_bytes(self._folder.with_name(HEAD_FILE), content)

    def _write(self, name: str, content: bytes) -> None:
        write_new(str(self._folder / name), content)


def _shard_bits(lots: Sequence[Lot], family: str, size: int) -> int:
    """By how many bits the terms are told apart into files, so that each has about so many occurrences."""
    return (sum(lot.bins[family][-1] for lot in lots) // size).bit_length()


def _sorted(lots: Sequence[Sequence[NDArray[np.uint64]]], bins: int) -> Iterator[NDArray[np.uint64]]:
    """The keys of each bin from those that each lot has of it, in order."""
    none = np.empty(0, dtype=np.uint64)
    for number in range(bins):
        yield np.sort(np.concatenate([none, *(keys[number] for keys in lots)]))


def _ranks_by_place(frequent: Sequence[int], terms: NDArray[np.uint64]) -> dict[int, int]:
    """Where among sorted terms frequent ones are, and the rank of each."""
    places = np.searchsorted(terms, np.array(frequent, dtype=np.uint64)).tolist()
    return {
        place: rank for rank, place in enumerate(places) if place < len(terms) and int(terms[place]) == frequent[rank]
    }
