"""Chinese words by kind, with the frequencies of jieba's dictionary; the package itself is not imported."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distribution
from itertools import accumulate
from math import isqrt
from pathlib import Path
from random import Random

_HAN = re.compile(r"[\u4e00-\u9fff]+")
# What is rarer is often a slip of the corpus that the dictionary was counted on, or slang.
_RAREST = 10
_RAREST_PLACE = 60
# Chance puts these words next to any others; nobody shall read what comes of it.
_UNFIT = re.compile(
    "[淫奸妓嫖娼裸尸奶乳阴党匪奴屠杀毒魔鬼刑军警狱囚皇族佛贪痰尿屎]|共产|主席|总统|总理|总书记|纳粹|革命|主义|邪教|宗教|"
    "基督|伊斯兰|色情|性交|性病|强暴|战争|反动|独裁|天安门|丧权|西藏|新疆|台湾"
)
# Verbs that want another verb behind them, and those said of someone's own.
_ODD_VERB = re.compile("[不未没干只].|可能|应该|可以|能够|就是|使得|觉得|起来|出来|下去|上去|下来|出去|愿望|进来|随葬|大笑|大叫")


@dataclass(frozen=True, slots=True)
class Words:
    """Words to draw, each as often as its weight says."""

    words: tuple[str, ...]
    cumulative: tuple[int, ...]

    @classmethod
    def weighted(cls, frequencies: Iterable[tuple[str, int]]) -> "Words":
        """Words with their frequencies, the order of which is part of what is drawn."""
        words, weights = zip(*frequencies, strict=True)
        return cls(words, tuple(accumulate(weights)))

    @classmethod
    def ranked(cls, words: str) -> "Words":
        """A list of words, the most frequent first, as often as Zipf's law says."""
        return cls.weighted((word, 100_000 // rank) for rank, word in enumerate(words.split(), 3))

    def flattened(self) -> "Words":
        """The same words with the square roots of their weights: what articles are about is rarer than what they say."""
        before = (0, *self.cumulative)
        weights = (isqrt(after - begin) for begin, after in zip(before, self.cumulative, strict=False))
        return Words.weighted(zip(self.words, weights, strict=True))

    def draw(self, rng: Random, count: int) -> list[str]:
        """So many words, with repeats."""
        return rng.choices(self.words, cum_weights=self.cumulative, k=count)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The dictionary's words by what they are in a sentence."""

    nouns: Words
    subjects: Words
    """The same nouns, flattened: what an article may be about."""
    verbs: Words
    adjectives: Words
    adverbs: Words
    idioms: Words
    places: Words


@cache
def lexicon() -> Lexicon:
    """The dictionary, read once a process."""
    kinds: dict[str, list[tuple[str, int]]] = {}
    for line in _dictionary().read_text(encoding="utf-8").splitlines():
        word, frequency, kind = line.split(" ")
        if int(frequency) >= _RAREST and _HAN.fullmatch(word) and not _UNFIT.search(word):
            kinds.setdefault(kind, []).append((word, int(frequency)))
    nouns = [entry for kind in ("n", "vn", "nz", "an") for entry in kinds[kind] if 2 <= len(entry[0]) <= 5]
    return Lexicon(
        nouns=Words.weighted(nouns),
        subjects=Words.weighted(entry for entry in nouns if entry[1] >= 30).flattened(),
        verbs=Words.weighted(entry for entry in kinds["v"] if len(entry[0]) == 2 and not _ODD_VERB.fullmatch(entry[0])),
        adjectives=Words.weighted(entry for entry in kinds["a"] if len(entry[0]) == 2),
        adverbs=Words.weighted(entry for entry in kinds["d"] if len(entry[0]) <= 2),
        idioms=Words.weighted(entry for entry in kinds["i"] if len(entry[0]) == 4),
        places=Words.weighted(entry for entry in kinds["ns"] if 2 <= len(entry[0]) <= 3 and entry[1] >= _RAREST_PLACE),
    )


def _dictionary() -> Path:
    return Path(str(distribution("jieba").locate_file("jieba/dict.txt")))
