"""Chinese words by part of speech, with the frequencies of jieba's dictionary; jieba itself is not imported."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distribution
from math import isqrt
from pathlib import Path

# Rarer words are often errors in the texts that the dictionary was counted on.
_RAREST = 10
_RAREST_SUBJECT = 80
_RAREST_PLACE = 60
_HAN = re.compile(r"[\u4e00-\u9fff]+")
# Words that random sentences should not contain.
_EXCLUDED = re.compile(
    "[淫奸妓嫖娼裸尸奶乳阴党匪奴屠杀毒魔鬼刑军警狱囚皇族佛贪痰尿屎黑]|共产|主席|总统|总理|总书记|纳粹|革命|主义|邪教|"
    "宗教|基督|伊斯兰|色情|性交|性病|强暴|战争|反动|反帝|独裁|天安门|丧权|西藏|新疆|台湾|恐怖"
)
# Auxiliary verbs, and verbs that make odd sentences.
_ODD_VERB = re.compile("[不未没干只].|可能|应该|可以|能够|就是|使得|觉得|.[来去]|愿望|随葬|大笑|大叫")
# Drawing from a list that repeats each word by its weight is ten times faster than a search in cumulative sums.
_SLOTS = 1 << 19

Words = tuple[str, ...]
"""Words to draw from, each repeated by its weight."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The dictionary's words by their function in a sentence."""

    nouns: Words
    subjects: Words
    """Subjects of articles: nouns that are not rare, with the square roots of their frequencies."""
    verbs: Words
    adjectives: Words
    adverbs: Words
    idioms: Words
    places: Words


def weighted(frequencies: Iterable[tuple[str, int]]) -> Words:
    """Repeat words by their frequencies, each at least once. Their order determines what is drawn."""
    known = list(frequencies)
    a_slot = max(1, sum(frequency for _, frequency in known) // _SLOTS)
    return tuple(word for word, frequency in known for _ in range(max(1, frequency // a_slot)))


def ranked(words: str, first_rank: int) -> Words:
    """Weight words, the most frequent first, by Zipf's law from this rank on."""
    return weighted((word, 100_000 // rank) for rank, word in enumerate(words.split(), first_rank))


@cache
def lexicon() -> Lexicon:
    """Return the dictionary, read once per process."""
    kinds = _usable_words(_dictionary().read_text(encoding="utf-8"))
    nouns = [entry for kind in ("n", "vn", "nz", "an") for entry in kinds[kind] if 2 <= len(entry[0]) <= 5]
    return Lexicon(
        nouns=weighted(nouns),
        subjects=weighted((word, isqrt(frequency)) for word, frequency in nouns if frequency >= _RAREST_SUBJECT),
        verbs=weighted(entry for entry in kinds["v"] if len(entry[0]) == 2 and not _ODD_VERB.fullmatch(entry[0])),
        adjectives=weighted(entry for entry in kinds["a"] if len(entry[0]) == 2),
        adverbs=weighted(entry for entry in kinds["d"] if len(entry[0]) <= 2),
        idioms=weighted(entry for entry in kinds["i"] if len(entry[0]) == 4),
        places=weighted(entry for entry in kinds["ns"] if 2 <= len(entry[0]) <= 3 and entry[1] >= _RAREST_PLACE),
    )


def _dictionary() -> Path:
    return Path(str(distribution("jieba").locate_file("jieba/dict.txt")))


def _usable_words(dictionary: str) -> dict[str, list[tuple[str, int]]]:
    """Return words with their frequencies by the dictionary's part-of-speech tag."""
    kinds: dict[str, list[tuple[str, int]]] = {}
    for line in dictionary.splitlines():
        word, frequency, kind = line.split(" ")
        if int(frequency) >= _RAREST and _HAN.fullmatch(word) and not _EXCLUDED.search(word):
            kinds.setdefault(kind, []).append((word, int(frequency)))
    return kinds
