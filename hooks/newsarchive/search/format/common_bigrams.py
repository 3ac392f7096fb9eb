"""The most frequent pairs, whose places are too many to be fetched for each phrase that such a pair is in.

In an archive of 100,000 articles a pair like 这个 stands in three of four, and its places take 700 KB. So the pairs
beside a frequent one say with a bit each time that they are: 个月 says of each of its places whether 这 is before it.
Then 这个月 is looked up by 个月 alone, and the places of 这个 only for phrases of nothing but frequent pairs.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from newsarchive.search.analysis.bigrams import SIGN_BITS, pair_code, signs_of, spread
from newsarchive.search.indexing.token_positions import Neighbours

FREQUENT = 12_288
"""From how many places on a pair is frequent: they take 18 KB."""
MOST_FREQUENT = 1_024


class Frequent:
    """Frequent pairs, the most frequent first. A sign has at most one usual neighbour before it, and one behind it."""

    def __init__(self, pairs: Iterable[str]) -> None:
        """From pairs of signs; a word beside a sign is U+0000."""
        self.pairs = tuple(pairs)
        self._ranks = {pair: rank for rank, pair in enumerate(self.pairs)}
        self.before: dict[str, str] = {}
        """The sign before each sign."""
        self.behind: dict[str, str] = {}
        for first, second in map(tuple, self.pairs):
            if "\0" not in (first, second):
                self.before.setdefault(second, first)
                self.behind.setdefault(first, second)

    def rank(self, first: str, second: str) -> int | None:
        """The place of a pair among them; a word beside a sign is an empty string."""
        return self._ranks.get((first or "\0") + (second or "\0"))

    @cached_property
    def neighbours(self) -> Neighbours | None:
        """The same by code points; None where there are none."""
        return Neighbours(_table(self.before), _table(self.behind)) if self.before else None

    @cached_property
    def numbers(self) -> list[int]:
        """The numbers that the pairs go by, in their order."""
        codes = np.array([pair_code(*pair) for pair in self.pairs], dtype=np.uint64)
        return [int(number) for number in spread(codes)]

    def asked_of(self, numbers: NDArray[np.uint64]) -> NDArray[np.uint8]:
        """Of which usual neighbours the pairs that go by these numbers have bits: 1 before them, 2 behind them."""
        if not self.neighbours:
            return np.zeros(len(numbers), dtype=np.uint8)
        first, second = signs_of(numbers)
        before, behind = self.neighbours.before[first] > 0, self.neighbours.behind[second] > 0
        asked = before.astype(np.uint8)
        asked[behind] |= np.uint8(2)
        return asked


def frequent_pairs(samples: Iterable[tuple[int, Mapping[str, int]]], articles: int, frequent: int) -> Frequent:
    """The pairs that are likely to stand so often in all articles, from how many were counted and what was found."""
    counts: Counter[str] = Counter()
    counted = 0
    for size, sample in samples:
        counted += size
        counts.update(sample)
    known = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_FREQUENT]
    return Frequent(pair for pair, count in known if count * articles >= frequent * counted)


def pairs_in(text: str) -> list[str]:
    """Pairs that are written one after the other."""
    return [text[start : start + 2] for start in range(0, len(text), 2)]


def _table(neighbours: Mapping[str, str]) -> NDArray[np.uint32]:
    table = np.zeros(1 << SIGN_BITS, dtype=np.uint32)
    for sign, neighbour in neighbours.items():
        table[ord(sign)] = ord(neighbour)
    return table
