"""Candidates for the tags of an article: names and subject words, each with its weight in the article."""

import re
from collections import Counter
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from functools import lru_cache

from newsarchive.base.text import HAN, fold
from newsarchive.model.article import Article, TagCandidates
from newsarchive.settings.vocabulary import Vocabulary

# Parts of speech in jieba's notation, weighted by how well such words describe an article's subject.
_KNOWN = "vocabulary"
_WEIGHTS = {_KNOWN: 2.0, "nr": 1.5, "nrt": 1.2, "nt": 1.5, "ns": 1.2, "nz": 1.2, "n": 0.7, "vn": 0.5, "j": 0.5}
# A word in the title weighs as much as this many in the body, one in the first paragraph as this many.
_TITLE_WEIGHT = 4.0
_LEAD_WEIGHT = 1.5
# A tag given by the source needs no other evidence.
_SOURCE_TAG_WEIGHT = 12.0
_MAX_CANDIDATES = 24
# Far above any frequency in jieba's dictionary, so that a term of the vocabulary is never split.
_VOCABULARY_FREQUENCY = 1_000_000
_MIN_LENGTH = 2
# About 20 MB.
_MAX_CACHED_WORDS = 131_072
# Segmentation splits rare given names after their second character; the word after a name shows where it ends.
_AFTER_A_NAME = frozenset("表示 说 称 指出 介绍 认为 强调 透露 告诉 ： 坦言 回应 解释".split())
_HAN_CHARACTER = re.compile(f"[{HAN}]")
_WORD = re.compile(rf"[{HAN}A-Za-z0-9·]{{2,20}}")

# A word and its part of speech.
TaggedWord = tuple[str, str]
_NO_TAG: TaggedWord = ("", "")
_NAME: TaggedWord = ("", "nr")


def tag_candidates(article: Article, vocabulary: Vocabulary) -> TagCandidates:
    """Return the heaviest candidates for tags, heaviest first, in the spelling to be shown.

    A word counts if the title contains it, if the text contains it twice, or if it is in the vocabulary and in the
    first line. Tags of the source itself count most. Names of its authors, editors and publishers do not count.
    """
    tagger = _tagger(vocabulary)
    lead, _, rest = article.text.partition("\n")
    in_title, in_lead = tagger.candidates(article.title), tagger.candidates(lead)
    in_rest = tagger.candidates(rest, seen_before={*in_title, *in_lead})
    agency = article.dateline.agency if article.dateline else ""
    made_by = f"{article.byline}、{article.editor}、{article.origin}、{agency}"
    weights: dict[str, float] = {}
    for candidate in {*in_title, *in_lead, *in_rest}:
        word, kind = candidate
        count = in_lead.get(candidate, 0) + in_rest.get(candidate, 0)
        is_prominent = candidate in in_title or (candidate in in_lead and kind == _KNOWN)
        if (count > 1 or is_prominent) and word not in made_by:
            bonus = _TITLE_WEIGHT * (candidate in in_title) + _LEAD_WEIGHT * (candidate in in_lead)
            weights[word] = max(weights.get(word, 0), _WEIGHTS[kind] * (count + bonus))
    for word in (tag for tag in article.source_tags if fold(tag) not in vocabulary.blocked):
        weights[vocabulary.spellings.get(fold(word), word)] = _SOURCE_TAG_WEIGHT
    heaviest = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:_MAX_CANDIDATES]
    return TagCandidates(tuple(word for word, _ in heaviest), tuple(round(weight, 2) for _, weight in heaviest))


class _Tagger:
    """Segments text into words with their parts of speech and selects those that may be tags."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        # 33 MB, which a build that finds everything in its cache does not need.
        import rjieba  # noqa: PLC0415

        self._vocabulary = vocabulary
        self._segmenter = rjieba.Jieba()
        for word in vocabulary.words:
            self._segmenter.add_word(word, freq=_VOCABULARY_FREQUENCY, tag=_KNOWN)
        self._lookups = _LookupCache(self._look_up)
        self._known = frozenset(vocabulary.words)
        # One character is a tag only if it is in the vocabulary.
        self._min_length = min((_MIN_LENGTH, *map(len, vocabulary.words)))

    def candidates(self, text: str, seen_before: AbstractSet[TaggedWord] | None = None) -> Counter[TaggedWord]:
        """Count the words that may be tags, each with its part of speech.

        With the candidates `seen_before`, a word counts only if it is one of them, occurs twice or is in the
        vocabulary: most words occur once and are not worth looking up.
        """
        words = self._segmenter.cut(text)
        counts = Counter(words)
        found: Counter[TaggedWord] = Counter()
        for word in counts if seen_before is None else self._worth_a_lookup(counts, seen_before):
            candidate = self._lookups[word] if len(word) >= self._min_length else _NO_TAG
            if candidate is _NAME:
                self._add_names(word, counts[word], words, found)
            elif candidate is not _NO_TAG:
                found[candidate] += counts[word]
        return found

    def _worth_a_lookup(self, counts: Counter[str], seen_before: AbstractSet[TaggedWord]) -> AbstractSet[str]:
        # A name may have been split after its second character.
        seen = {part for word, kind in seen_before for part in ((word, word[:2]) if kind == "nr" else (word,))}
        return {word for word, count in counts.items() if count > 1} | (counts.keys() & (seen | self._known))

    def _add_names(self, word: str, count: int, words: list[str], found: Counter[TaggedWord]) -> None:
        position = -1
        for _ in range(count):
            position = words.index(word, position + 1)
            name = _whole_name(words, position)
            if name.lower() not in self._vocabulary.spellings and self._may_be_tag(name):
                found[name, "nr"] += 1

    def _look_up(self, word: str) -> TaggedWord:
        """The candidate for a word, `_NO_TAG` if it may be no tag, or `_NAME`: names depend on the words after them."""
        known = self._vocabulary.spellings.get(word.lower())
        if known:
            return known, _KNOWN
        part_of_speech = self._part_of_speech(word)
        if part_of_speech == "nr":
            return _NAME
        return (word, part_of_speech) if part_of_speech in _WEIGHTS and self._may_be_tag(word) else _NO_TAG

    def _part_of_speech(self, word: str) -> str:
        """The part of speech of a word, which does not depend on its context; empty if the word is split further."""
        tokens = self._segmenter.tag(word)
        return tokens[0][1] if len(tokens) == 1 else ""

    def _may_be_tag(self, word: str) -> bool:
        return len(word) > 1 and bool(_WORD.fullmatch(word)) and word.lower() not in self._vocabulary.blocked


class _LookupCache(dict[str, TaggedWord]):
    """The candidate for each word, because news repeats its words. A full cache is cleared, the cheapest eviction."""

    def __init__(self, look_up: Callable[[str], TaggedWord]) -> None:
        super().__init__()
        self._look_up = look_up

    def __missing__(self, word: str) -> TaggedWord:
        if len(self) >= _MAX_CACHED_WORDS:
            self.clear()
        found = self[word] = self._look_up(word)
        return found


def _whole_name(words: list[str], index: int) -> str:
    """A person's name with the character that segmentation split off, if the next word shows that it ends there."""
    word = words[index]
    if len(word) == 2 and index + 2 < len(words):
        rest, after = words[index + 1 : index + 3]
        if len(rest) == 1 and _HAN_CHARACTER.match(rest) and after in _AFTER_A_NAME:
            return word + rest
    return word


_tagger = lru_cache(maxsize=4)(_Tagger)
