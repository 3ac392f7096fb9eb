"""Reads an index: its files are read on demand, and kept."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from newsarchive.base.fileio import read_bytes, read_failure
from newsarchive.search.analysis.bigrams import hash_bigram
from newsarchive.search.constants import (
    BIGRAMS,
    CATEGORIES_FILE,
    CHARS,
    COMMON,
    DOCS,
    DOCS_PER_FILE,
    HASH_BITS,
    MANIFEST_FILE,
    POSITIONS_SUFFIX,
    TERMS,
)
from newsarchive.search.format.codecs import DamagedError, Numbers, numbers
from newsarchive.search.format.facet_index import CategoryPath, read_categories
from newsarchive.search.format.manifest import Manifest, read_manifest
from newsarchive.search.format.shard_reader import Shard
from newsarchive.search.format.stored_fields import StoredFields, read_stored_fields

Read = Callable[[str], bytes]
"""Returns the content of a file by its path in the index's folder; raises OSError."""


class PostingList(NamedTuple):
    """The documents of a term or phrase, ascending, and its impacts there."""

    documents: Numbers
    impacts: Numbers


class ShardTerms(NamedTuple):
    """A shard, and the numbers of some of its terms."""

    shard: Shard
    name: str
    terms: range


def open_index(folder: Path) -> "Index":
    """Open the index in a folder. Raises OSError if there is none, and DamagedError if it cannot be read."""
    return Index(lambda name: read_bytes(folder / name))


class Index:
    """An index that is open."""

    def __init__(self, read: Read) -> None:
        """Read the manifest. Raises OSError if there is none, and DamagedError if it cannot be read."""
        content = read(MANIFEST_FILE)
        with _naming(MANIFEST_FILE):
            self.manifest: Manifest = read_manifest(content)
        self._read_file = read
        self._shards: dict[str, Shard] = {}

    @property
    def count(self) -> int:
        """The number of documents."""
        return self.manifest.stats.documents

    def bigram(self, first: str, second: str) -> list[ShardTerms]:
        """The shard of a bigram."""
        rank = self.manifest.stats.common_bigrams.rank(first, second)
        if rank is not None:
            name = f"{COMMON}/{rank}"
            return [ShardTerms(self._shard(name), name, range(1))]
        return [self._hashed(BIGRAMS, hash_bigram(first, second), self.manifest.bigram_bits)]

    def strings(self, term: str, *, is_prefix: bool = False) -> list[ShardTerms]:
        """The shards of a string, or of all strings that begin with it."""
        last = bisect_right(self.manifest.separator_keys, f"{term}\U0010ffff" if is_prefix else term)
        found = []
        for number in range(bisect_right(self.manifest.separator_keys, term), last + 1):
            name = f"{TERMS}/{number}"
            shard = self._shard(name)
            found.append(ShardTerms(shard, name, shard.find(term, is_prefix=is_prefix)))
        return found

    def char(self, char: str) -> PostingList:
        """The posting list of a single character."""
        return _first_list([self._hashed(CHARS, hash_bigram(char, ""), self.manifest.char_bits)])

    def posting_list(self, key: str) -> PostingList:
        """The posting list of a string."""
        return _first_list(self.strings(key))

    def positions(self, found: ShardTerms, term: int) -> tuple[Numbers, Numbers]:
        """The positions of a term, each with the index of its document among the term's."""
        if found.name.startswith(f"{COMMON}/"):
            self._attach_positions(found)
        with _naming(f"{found.name}.bin"):
            return found.shard.positions(term)

    def context_bits(self, found: ShardTerms, term: int) -> Numbers:
        """The context bits of each position of a bigram: 1 = preceding, 2 = following character."""
        with _naming(f"{found.name}.bin"):
            return found.shard.context_bits(term)

    def stored_fields(self, document: int) -> StoredFields:
        """The stored fields of a document."""
        name = f"{DOCS}/{document // DOCS_PER_FILE}.bin"
        content = self._read(name)
        with _naming(name):
            stored = read_stored_fields(content)
            if document % DOCS_PER_FILE >= len(stored):
                raise DamagedError(f"{len(stored)} documents; expected {document % DOCS_PER_FILE + 1} or more")
            return stored[document % DOCS_PER_FILE]

    @cached_property
    def categories(self) -> list[CategoryPath]:
        """The category of each document."""
        content = self._read(CATEGORIES_FILE)
        with _naming(CATEGORIES_FILE):
            return read_categories(content, self.manifest.facet_key_of)

    def day_of(self, document: int) -> str:
        """The date of a document; empty if unknown."""
        days = self.manifest.days
        at = bisect_right(days, document, key=lambda day: day.documents.start) - 1
        return days[at].day.isoformat() if at >= 0 and document in days[at].documents else ""

    def source_of(self, document: int) -> str:
        """The name of a document's source; empty if unknown."""
        key = self.manifest.facet_keys[self.manifest.facet_key_of[document]]
        return self.manifest.sources[key.source]

    def _hashed(self, family: str, hash_: int, shard_bits: int) -> ShardTerms:
        hash_bits = HASH_BITS - shard_bits
        number = hash_ >> hash_bits
        name = f"{family}/{number}"
        shard = self._shard(name, first_hash=number << hash_bits, hash_bits=hash_bits)
        return ShardTerms(shard, name, shard.find(hash_))

    def _attach_positions(self, found: ShardTerms) -> None:
        """Read the positions of a common bigram, which are in a file of their own."""
        name = f"{found.name}{POSITIONS_SUFFIX}.bin"
        content = self._read(name)
        with _naming(name):
            rank = int(found.name.rpartition("/")[2])
            found.shard.attach_positions(content, self.manifest.stats.common_bigrams.hashes[rank])

    def _shard(self, name: str, *, first_hash: int = 0, hash_bits: int = -1) -> Shard:
        if name not in self._shards:
            content = self._read(f"{name}.bin")
            with _naming(f"{name}.bin"):
                self._shards[name] = Shard(content, self.manifest.stats, first_hash=first_hash, hash_bits=hash_bits)
        return self._shards[name]

    def _read(self, name: str) -> bytes:
        with _naming(name):
            return self._read_file(f"{self.manifest.generation}/{name}")


def _first_list(found: list[ShardTerms]) -> PostingList:
    """The posting list of the first term found; an empty one if there is none."""
    for shard, _, terms in found:
        if terms:
            return PostingList(*shard.documents(terms.start))
    return PostingList(numbers(()), numbers(()))


@contextmanager
def _naming(name: str) -> Iterator[None]:
    """Turn errors into a DamagedError that names the file."""
    try:
        yield
    except (OSError, ValueError, KeyError, TypeError, IndexError) as reason:
        why = read_failure(reason) if isinstance(reason, OSError) else str(reason)
        raise DamagedError(f"{name}: {why}") from reason
