"""The index as it is read: its files are asked for one by one, and kept."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from newsarchive.base.fileio import read_bytes, read_failure
from newsarchive.search.analysis.bigrams import NUMBER_BITS, spread_pair
from newsarchive.search.format.codecs import DamagedError, Numbers, numbers
from newsarchive.search.format.manifest import CATEGORIES_FILE, HEAD_FILE, Head, read_categories, read_head
from newsarchive.search.format.manifest import Path as CategoryPath
from newsarchive.search.format.shards import Shard
from newsarchive.search.format.stored_fields import CARDS, read_cards
from newsarchive.search.indexing.segments import PAIRS, SIGNS

Read = Callable[[str], bytes]
"""Gives the content of a file by its path below the index's folder; raises OSError."""


class Places(NamedTuple):
    """Where one term is."""

    documents: Numbers
    levels: Numbers


class Found(NamedTuple):
    """A shard, and the places of some terms in it."""

    shard: Shard
    name: str
    places: range


def open_index(folder: Path) -> "Index":
    """The index in a folder. Raises OSError where there is none, and DamagedError where it cannot be read."""
    return Index(lambda name: read_bytes(folder / name))


class Index:
    """An index."""

    def __init__(self, read: Read) -> None:
        """Raises OSError where there is none, and DamagedError where it cannot be read."""
        content = read(HEAD_FILE)
        with _told(HEAD_FILE):
            self.head: Head = read_head(content)
        self._read_file = read
        self._shards: dict[str, Shard] = {}

    @property
    def count(self) -> int:
        """How many articles there are."""
        return self.head.scale.documents

    def pair(self, first: str, second: str) -> list[Found]:
        """Where a pair is."""
        rank = self.head.scale.frequent.rank(first, second)
        if rank is not None:
            name = f"frequent/{rank}"
            return [Found(self._shard(name), name, range(1))]
        return [self._number(PAIRS, spread_pair(first, second), self.head.pair_bits)]

    def strings(self, term: str, *, is_open: bool = False) -> list[Found]:
        """Where a string is, or all strings that begin so."""
        last = bisect_right(self.head.strings, f"{term}\U0010ffff" if is_open else term)
        found = []
        for number in range(bisect_right(self.head.strings, term), last + 1):
            name = f"strings/{number}"
            shard = self._shard(name)
            found.append(Found(shard, name, shard.find(term, is_open=is_open)))
        return found

    def sign(self, sign: str) -> Places:
        """In which articles a single sign is."""
        return self._listed([self._number(SIGNS, spread_pair(sign, ""), self.head.sign_bits)])

    def listed(self, term: str) -> Places:
        """In which articles a string is."""
        return self._listed(self.strings(term))

    def positions(self, found: Found, at: int) -> tuple[Numbers, Numbers]:
        """Where a term stands: the place of the article among the term's, for each position."""
        if found.name.startswith("frequent/"):
            self._take_places(found)
        with _told(f"{found.name}.bin"):
            return found.shard.positions(at)

    def neighbours(self, found: Found, at: int) -> Numbers:
        """At each position of a pair, whether its usual neighbour is before it (1) and behind it (2)."""
        with _told(f"{found.name}.bin"):
            return found.shard.neighbours(at)

    def card(self, document: int) -> list[str]:
        """What is shown of an article: id, title, language and the beginning of the text."""
        name = f"cards/{document // CARDS}.bin"
        content = self._read(name)
        with _told(name):
            cards = read_cards(content)
            if document % CARDS >= len(cards):
                raise DamagedError("cards are missing")
            return cards[document % CARDS]

    @cached_property
    def categories(self) -> list[CategoryPath]:
        """The categories of each article, the broadest first."""
        content = self._read(CATEGORIES_FILE)
        with _told(CATEGORIES_FILE):
            return read_categories(content, self.head)

    def day_of(self, document: int) -> str:
        """The day of an article; empty where it has none."""
        days = self.head.days
        at = bisect_right(days, document, key=lambda day: day.numbers.start) - 1
        return days[at].day.isoformat() if at >= 0 and document in days[at].numbers else ""

    def source_of(self, document: int) -> str:
        """The name of an article's source; empty where it has none."""
        return self.head.sources[self.head.classes[self.head.class_of[document]].source]

    def _number(self, family: str, number: int, file_bits: int) -> Found:
        bits = NUMBER_BITS - file_bits
        file = number >> bits
        shard = self._shard(f"{family}/{file}", first=file << bits, bits=bits)
        return Found(shard, f"{family}/{file}", shard.find(number))

    def _take_places(self, found: Found) -> None:
        """Have the places of a frequent pair, which are in a file of their own."""
        name = f"{found.name}-places.bin"
        content = self._read(name)
        with _told(name):
            rank = int(found.name.rpartition("/")[2])
            found.shard.take_places(content, self.head.scale.frequent.numbers[rank])

    def _listed(self, found: list[Found]) -> Places:
        for shard, _, places in found:
            if places:
                return Places(*shard.documents(places.start))
        return Places(numbers(()), numbers(()))

    def _shard(self, name: str, *, first: int = 0, bits: int = -1) -> Shard:
        if name not in self._shards:
            content = self._read(f"{name}.bin")
            with _told(f"{name}.bin"):
                self._shards[name] = Shard(content, self.head.scale, first=first, bits=bits)
        return self._shards[name]

    def _read(self, name: str) -> bytes:
        with _told(name):
            return self._read_file(f"{self.head.generation}/{name}")


@contextmanager
def _told(name: str) -> Iterator[None]:
    """What goes wrong with a file is told with its name."""
    try:
        yield
    except (OSError, ValueError, KeyError, TypeError, IndexError) as reason:
        why = read_failure(reason) if isinstance(reason, OSError) else str(reason)
        raise DamagedError(f"{name}: {why}") from reason
