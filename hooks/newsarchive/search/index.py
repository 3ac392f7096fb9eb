"""The index as it is read: its files are asked for one by one, and kept."""

import json
from bisect import bisect_right
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from newsarchive.base.fileio import read_bytes, why_unreadable
from newsarchive.search import coding
from newsarchive.search.coding import DamagedError, Numbers
from newsarchive.search.index_files import INDEX_FILE, VERSION
from newsarchive.search.shards import PAIR_BITS, Scale, Shard, spread_pair

Read = Callable[[str], bytes]
"""Gives the content of a file by its path below the index's folder; raises OSError."""


class Places(NamedTuple):
    """Where one term is."""

    documents: Numbers
    levels: Numbers


class Day(NamedTuple):
    """A day of the archive, and the numbers of its articles."""

    day: date
    numbers: range


def open_index(folder: Path) -> "Index":
    """The index in a folder. Raises OSError where there is none, and DamagedError where it cannot be read."""
    return Index(lambda name: read_bytes(folder / name))


class Index:
    """An index."""

    def __init__(self, read: Read) -> None:
        """Raises OSError where there is none, and DamagedError where it cannot be read."""
        index = json.loads(read(INDEX_FILE))
        if index.get("version") != VERSION:
            raise DamagedError(f"the index has version {index.get('version')!r}; expected {VERSION}; build the site")
        self._read_file = read
        self._folder = str(index["generation"])
        self._kept: dict[str, bytes] = {}
        self._shards: dict[str, Shard] = {}
        self._bits = int(index["shardBits"])
        self._cards = int(index["cards"])
        self._scale = Scale(int(index["documents"]), int(index["usualLength"]))

    @property
    def count(self) -> int:
        """How many articles there are."""
        return self._scale.documents

    def pair(self, first: str, second: str) -> tuple[Shard, str, range]:
        """The shard of a pair, its name, and the pair's place in it."""
        pair = spread_pair(first, second)
        width = PAIR_BITS - self._bits
        name = f"pairs/{pair >> width}"
        shard = self._shard(name, first_pair=pair >> width << width, bits=width)
        at = shard.find_pair(pair)
        return shard, name, range(0) if at is None else range(at, at + 1)

    def words(self, word: str, *, is_open: bool) -> list[tuple[Shard, str, range]]:
        """The shards that have a word, or words that begin so, with their names and the words' places there."""
        return self._strings("words", word, is_open=is_open)

    def listed(self, term: str) -> Places:
        """Where a term without positions is."""
        found = [shard.documents(at) for shard, _, places in self._strings("lists", term) for at in places]
        return Places(*(found[0] if found else (np.empty(0, np.int64), np.empty(0, np.int64))))

    def positions(self, shard: Shard, name: str, at: int) -> tuple[Numbers, Numbers]:
        """The articles that a term is in and where it stands, an article for each position."""
        content = self._read(f"{name}-positions.bin")
        with _told(f"{name}-positions.bin"):
            return shard.positions(content, at)

    def card(self, document: int) -> list[str]:
        """What is shown of an article: id, title, date, source and the beginning of the text."""
        cards: list[list[str]] = self._json(f"cards/{document // self._cards}.json")
        return cards[document % self._cards]

    @cached_property
    def days(self) -> list[Day]:
        """The days, newest first."""
        found: list[Day] = []
        day, number = date.fromisoformat(self.facets["newest"] or date.max.isoformat()), 0
        for count, gap in self.facets["days"]:
            day -= timedelta(days=gap)
            found.append(Day(day, range(number, number + count)))
            number += count
        return found

    @cached_property
    def facets(self) -> dict[str, Any]:
        """What results are counted by."""
        facets: dict[str, Any] = self._json("facets.json")
        return facets

    @cached_property
    def classes(self) -> Numbers:
        """The class of each article, a category with a source, as its place in the list of them."""
        content = self._read("classes.bin")
        with _told("classes.bin"):
            count, (high, low) = coding.split(content, 2)
            return coding.read_gamma(high, low, count) - 1

    def _strings(self, family: str, term: str, *, is_open: bool = False) -> list[tuple[Shard, str, range]]:
        begins = self._json(f"{family}.json")
        last = bisect_right(begins, f"{term}\U0010ffff" if is_open else term)
        found = []
        for number in range(bisect_right(begins, term), last + 1):
            name = f"{family}/{number}"
            shard = self._shard(name)
            found.append((shard, name, shard.find(term, is_open=is_open)))
        return found

    def _shard(self, name: str, *, first_pair: int = 0, bits: int = -1) -> Shard:
        if name not in self._shards:
            content = self._read(f"{name}.bin")
            with _told(f"{name}.bin"):
                self._shards[name] = Shard(content, self._scale, first_pair=first_pair, bits=bits)
        return self._shards[name]

    def _json(self, name: str) -> Any:  # noqa: ANN401 - what JSON gives
        content = self._read(name)
        with _told(name):
            return json.loads(content)

    def _read(self, name: str) -> bytes:
        if name not in self._kept:
            with _told(name):
                self._kept[name] = self._read_file(f"{self._folder}/{name}")
        return self._kept[name]


@contextmanager
def _told(name: str) -> Iterator[None]:
    """What goes wrong with a file is told with its name."""
    try:
        yield
    except (OSError, ValueError) as reason:
        why = why_unreadable(reason) if isinstance(reason, OSError) else str(reason)
        raise DamagedError(f"{name}: {why}") from reason
