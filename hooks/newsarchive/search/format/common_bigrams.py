"""Common bigrams, whose position lists are too large to fetch for every phrase query.

In an archive of 100,000 articles a bigram like 这个 occurs in three of four, and its positions take 700 KB. So every
bigram that overlaps a common one stores a context bit at each of its positions: 个月 stores whether 这 precedes it.
Then 这个月 is looked up by 个月 alone, and the positions of 这个 are fetched only for phrases of common bigrams alone.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsarchive.search.analysis.bigrams import bigram_chars, bigram_code, hash_bigrams
from newsarchive.search.constants import CHAR_BITS, FOLLOWING, PRECEDING

COMMON_FROM = 12_288
"""Number of positions from which a bigram counts as common; that many take 18 KB."""
MAX_COMMON = 1_024


class ContextTables(NamedTuple):
    """The usual preceding and following character of each code point; 0 for none."""

    preceding: NDArray[np.uint32]
    following: NDArray[np.uint32]


class CommonBigrams:
    """Common bigrams, the most frequent first. A character has at most one usual preceding and one following one."""

    def __init__(self, bigrams: Iterable[str]) -> None:
        """From bigrams as strings of two characters; U+0000 means a word next to a character."""
        self.bigrams = tuple(bigrams)
        self._ranks = {bigram: rank for rank, bigram in enumerate(self.bigrams)}
        self.preceding: dict[str, str] = {}
        """The usual preceding character of each character that has one."""
        self.following: dict[str, str] = {}
        for first, second in map(tuple, self.bigrams):
            if "\0" not in (first, second):
                self.preceding.setdefault(second, first)
                self.following.setdefault(first, second)

    def rank(self, first: str, second: str) -> int | None:
        """The rank of a bigram, 0 the most frequent; None if it is not common. An empty string means a word."""
        return self._ranks.get((first or "\0") + (second or "\0"))

    @cached_property
    def context_tables(self) -> ContextTables | None:
        """The usual characters as arrays by code point; None if there are none."""
        return ContextTables(_table(self.preceding), _table(self.following)) if self.preceding else None

    @cached_property
    def hashes(self) -> list[int]:
        """The hashes of the bigrams, by rank."""
        codes = np.array([bigram_code(*bigram) for bigram in self.bigrams], dtype=np.uint64)
        return [int(hash_) for hash_ in hash_bigrams(codes)]

    def stored_context_bits(self, hashes: NDArray[np.uint64]) -> NDArray[np.uint8]:
        """The context bits that bigrams with these hashes store: 1 = preceding, 2 = following character."""
        if not self.context_tables:
            return np.zeros(len(hashes), dtype=np.uint8)
        first, second = bigram_chars(hashes)
        stored = (self.context_tables.preceding[first] > 0).astype(np.uint8) * np.uint8(PRECEDING)
        stored[self.context_tables.following[second] > 0] |= np.uint8(FOLLOWING)
        return stored


def common_bigrams(samples: Iterable[tuple[int, Mapping[str, int]]], articles: int, common_from: int) -> CommonBigrams:
    """The bigrams likely to have `common_from` positions in all articles, from samples: their sizes and counts."""
    counts: Counter[str] = Counter()
    counted = 0
    for size, sample in samples:
        counted += size
        counts.update(sample)
    known = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MAX_COMMON]
    return CommonBigrams(bigram for bigram, count in known if count * articles >= common_from * counted)


def split_bigrams(text: str) -> list[str]:
    """The bigrams of a concatenation of bigrams."""
    return [text[start : start + 2] for start in range(0, len(text), 2)]


def _table(usual: Mapping[str, str]) -> NDArray[np.uint32]:
    table = np.zeros(1 << CHAR_BITS, dtype=np.uint32)
    for char, other in usual.items():
        table[ord(char)] = ord(other)
    return table
