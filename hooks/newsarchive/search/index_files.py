"""The files of the index: made from the articles alone, the same for the same articles."""

import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from hashlib import sha256
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from newsarchive.base.fileio import move, read_bytes, write_bytes, write_new
from newsarchive.search.cards import CARDS, card_file
from newsarchive.search.documents import LotOfDocuments
from newsarchive.search.folding import folding_bytes
from newsarchive.search.gathering import BIN_BITS, PAIRS, SIGNS, Lot, digest, gather, in_bin, read_lot
from newsarchive.search.head import CATEGORIES_FILE, HEAD_FILE, SUGGESTIONS_FILE, VERSION, Catalogue, head_file
from newsarchive.search.postings import Layout, Postings, joined
from newsarchive.search.shards import NUMBER_BITS, Scale, number_files, string_files
from newsarchive.search.strings import begins_of, cuts_of, string_postings

ARTICLES_A_LOT = 32 * CARDS
"""Articles that are looked through at once: enough for NumPy, not too many for memory."""
_PAIRS_A_SHARD = 6_144
_SIGNS_A_SHARD = 16_384
_GENERATION_LENGTH = 12

Task = Callable[[], None]


def index_tasks(
    lots: Sequence[LotOfDocuments], folder: Path, *, scratch: Path, kept: Path | None = None
) -> Iterator[list[Task]]:
    """Write the index into a folder: tasks that may be done in any order, and more of them once these are done.

    Where `kept` is a folder with the index of the same articles, its files are taken. `scratch` is an empty folder.
    """
    yield [partial(_write_digest, lot, scratch, number) for number, lot in enumerate(lots)]
    generation = _generation(scratch, len(lots))
    if kept and _take(kept, folder, generation):
        return
    yield [partial(_gather, lot, folder / generation, scratch, number) for number, lot in enumerate(lots)]
    gathered = [read_lot(scratch, number) for number in range(len(lots))]
    yield from _Index(gathered, folder, generation, scratch).tasks()


def index_here(lots: Sequence[LotOfDocuments], folder: Path, scratch: Path) -> None:
    """The same, one task after the other."""
    for task in chain.from_iterable(index_tasks(lots, folder, scratch=scratch)):
        task()


def _take(kept: Path, folder: Path, generation: str) -> bool:
    """Whether the index of this generation was kept; it is moved to its folder then."""
    head = kept / HEAD_FILE
    if not head.is_file() or not (kept / generation).is_dir():
        return False
    return move(kept / generation, folder / generation) and move(head, folder / HEAD_FILE)


def _write_digest(lot: LotOfDocuments, scratch: Path, number: int) -> None:
    write_bytes(scratch / f"{number}.digest", digest(lot()))


def _generation(scratch: Path, lots: int) -> str:
    """The folder of all files but the first: a hash of all that the index is made from."""
    known = sha256(f"{VERSION}\n".encode() + folding_bytes())
    for number in range(lots):
        known.update(read_bytes(scratch / f"{number}.digest"))
    return known.hexdigest()[:_GENERATION_LENGTH]


def _gather(lot: LotOfDocuments, place: Path, scratch: Path, number: int) -> None:
    documents = lot()
    gather(documents, scratch, number)
    for first in range(0, len(documents), CARDS):
        name = f"cards/{(number * ARTICLES_A_LOT + first) // CARDS}.bin"
        write_new(str(place / name), card_file(documents[first : first + CARDS]))


class _Index:
    """The index of articles that have been gathered."""

    def __init__(self, lots: Sequence[Lot], folder: Path, generation: str, scratch: Path) -> None:
        self._lots = lots
        self._folder = folder
        self._generation = generation
        self._begins = scratch / "begins"
        self._layout = Layout([lot.lengths for lot in lots])
        self._catalogue = Catalogue(fact for lot in lots for fact in lot.facts)
        self._scale = Scale(self._catalogue.count, self._layout.length_bits)
        self._bits = {
            PAIRS: _shard_bits(lots, PAIRS, _PAIRS_A_SHARD),
            SIGNS: _shard_bits(lots, SIGNS, _SIGNS_A_SHARD),
        }

    def tasks(self) -> Iterator[list[Task]]:
        """What writes all files, the first file last."""
        tasks = [self._write_strings, self._write_lists_of_names]
        for family, write in ((PAIRS, self._pairs_of), (SIGNS, self._signs_of)):
            # A file is a part of a bin, or some bins together.
            step = 1 << max(BIN_BITS - self._bits[family], 0)
            starts = range(0, 1 << BIN_BITS, step)
            tasks += [partial(self._write_numbers, family, write, range(start, start + step)) for start in starts]
        yield tasks
        yield [self._write_head]

    def _write_numbers(self, family: str, postings_of: Callable[[int], Postings], bins: range) -> None:
        """Write the files of the terms in some bins."""
        file_bits = self._bits[family]
        files = range(bins.start << file_bits >> BIN_BITS, bins.stop << file_bits >> BIN_BITS)
        postings = joined([in_bin(postings_of(number), number) for number in bins])
        contents = number_files(postings, files, NUMBER_BITS - file_bits, self._scale)
        for number, content in zip(files, contents, strict=True):
            self._write(f"{family}/{number}.bin", content)

    def _pairs_of(self, number: int) -> Postings:
        lots = zip(self._lots, self._layout.parts, strict=True)
        return self._layout.group(_sorted([lot.pairs(number, part) for lot, part in lots]))

    def _signs_of(self, number: int) -> Postings:
        lots = zip(self._lots, self._layout.parts, strict=True)
        return self._layout.group_lists(_sorted([lot.signs(number, part) for lot, part in lots]))

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
        content = head_file(
            self._catalogue,
            self._scale,
            generation=self._generation,
            pairBits=self._bits[PAIRS],
            signBits=self._bits[SIGNS],
            strings=json.loads(read_bytes(self._begins)),
        )
        write_bytes(self._folder / HEAD_FILE, content)

    def _write(self, name: str, content: bytes) -> None:
        write_new(str(self._folder / self._generation / name), content)


def _shard_bits(lots: Sequence[Lot], family: str, size: int) -> int:
    """By how many bits the terms are told apart into files, so that each has about so many occurrences."""
    return (sum(lot.bins[family][-1] for lot in lots) // size).bit_length()


def _sorted(keys: Sequence[NDArray[np.uint64]]) -> NDArray[np.uint64]:
    return np.sort(np.concatenate([np.empty(0, dtype=np.uint64), *keys]))
