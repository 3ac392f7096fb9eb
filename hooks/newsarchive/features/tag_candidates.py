"""What an article may be tagged with: names and subject words, each with its weight in this article."""

import re
from collections import Counter
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from functools import lru_cache

from newsarchive.base.text import HAN, fold
from newsarchive.model.article import Article, Candidate
from newsarchive.settings.vocabulary import Vocabulary

# Parts of speech in jieba's notation; the weight says how well such a word tells what an article is about.
_KNOWN = "vocabulary"
_WEIGHTS = {_KNOWN: 2.0, "nr": 1.5, "nrt": 1.2, "nt": 1.5, "ns": 1.2, "nz": 1.2, "n": 0.7, "vn": 0.5, "j": 0.5}
# A word in the title weighs as much as this many in the body, one in the first paragraph as this many.
_TITLE_WEIGHT = 4.0
_LEAD_WEIGHT = 1.5
# A tag that the source gave speaks for itself.
_STATED_WEIGHT = 12.0
_MOST_CANDIDATES = 24
# Far above what jieba's dictionary counts for any compound, so that a known term is never cut.
_VOCABULARY_FREQUENCY = 1_000_000
_SHORTEST = 2
# Some 20 MB.
_REMEMBERED_WORDS = 131_072
# Segmentation cuts rare given names after their second character; what follows a name tells where it ends.
_AFTER_A_NAME = frozenset("表示 说 称 指出 介绍 认为 强调 透露 告诉 ： 坦言 回应 解释".split())
_HAN_CHARACTER = re.compile(f"[{HAN}]")
_WORD = re.compile(rf"[{HAN}A-Za-z0-9·]{{2,20}}")

# A word and its part of speech.
TaggedWord = tuple[str, str]
_NO_TAG: TaggedWord = ("", "")
_NAME: TaggedWord = ("", "nr")


def tag_candidates(article: Article, vocabulary: Vocabulary) -> tuple[Candidate, ...]:
    """Return the heaviest candidates for tags, heaviest first, in the spelling to be shown.

    A word counts where the title has it, where the article says it twice, and, if the vocabulary knows it, where the
    first line has it. Tags that the source itself gave count most. The article is not about those who made it.
    """
    tagger = _tagger(vocabulary)
    lead, _, rest = article.text.partition("\n")
    in_title, in_lead = tagger.candidates(article.title), tagger.candidates(lead)
    in_rest = tagger.candidates(rest, said_before={*in_title, *in_lead})
    agency = article.dateline.agency if article.dateline else ""
    made_by = f"{article.byline}、{article.editor}、{article.origin}、{agency}"
    weights: dict[str, float] = {}
    for candidate in {*in_title, *in_lead, *in_rest}:
        word, kind = candidate
        count = in_lead.get(candidate, 0) + in_rest.get(candidate, 0)
        is_told_early = candidate in in_title or (candidate in in_lead and kind == _KNOWN)
        if (count > 1 or is_told_early) and word not in made_by:
            bonus = _TITLE_WEIGHT * (candidate in in_title) + _LEAD_WEIGHT * (candidate in in_lead)
            weights[word] = max(weights.get(word, 0), _WEIGHTS[kind] * (count + bonus))
    for word in article.source_tags:
        weights[vocabulary.spellings.get(fold(word), word)] = _STATED_WEIGHT
    heaviest = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Candidate(word, round(weight, 2)) for word, weight in heaviest[:_MOST_CANDIDATES])


class _Tagger:
    """Cuts text into words with their parts of speech and tells which of them may be tags, as they are to be shown."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        # 33 MB, which a build that finds everything in its cache does without.
        import rjieba  # noqa: PLC0415

        self._vocabulary = vocabulary
        self._segmenter = rjieba.Jieba()
        for word in vocabulary.words:
            self._segmenter.add_word(word, freq=_VOCABULARY_FREQUENCY, tag=_KNOWN)
        self._shown = _Memory(self._look_up)
        self._known = frozenset(vocabulary.words)
        # One character is a tag only if an editor says so.
        self._shortest = min((_SHORTEST, *map(len, vocabulary.words)))

    def candidates(self, text: str, said_before: AbstractSet[TaggedWord] | None = None) -> Counter[TaggedWord]:
        """How often each word that may be a tag occurs, with its part of speech.

        Where it is known which candidates were said before, a word counts only if it is one of these, or occurs twice,
        or is in the vocabulary: most words occur once, and are not worth looking up.
        """
        words = self._segmenter.cut(text)
        counts = Counter(words)
        found: Counter[TaggedWord] = Counter()
        for word in counts if said_before is None else self._worth_a_look(counts, said_before):
            candidate = self._shown[word] if len(word) >= self._shortest else _NO_TAG
            if candidate is _NAME:
                self._add_names(word, counts[word], words, found)
            elif candidate is not _NO_TAG:
                found[candidate] += counts[word]
        return found

    def _worth_a_look(self, counts: Counter[str], said_before: AbstractSet[TaggedWord]) -> AbstractSet[str]:
        # A name may have been cut after its second character.
        said = {part for word, kind in said_before for part in ((word, word[:2]) if kind == "nr" else (word,))}
        return {word for word, count in counts.items() if count > 1} | (counts.keys() & (said | self._known))

    def _add_names(self, word: str, count: int, words: list[str], found: Counter[TaggedWord]) -> None:
        position = -1
        for _ in range(count):
            position = words.index(word, position + 1)
            name = _whole_name(words, position)
            if name.lower() not in self._vocabulary.spellings and self._may_be_tag(name):
                found[name, "nr"] += 1

    def _look_up(self, word: str) -> TaggedWord:
        """The candidate that a word is, or what stands for all that tag no article, or for all names.

        What a name is depends on the words beside it.
        """
        known = self._vocabulary.spellings.get(word.lower())
        if known:
            return known, _KNOWN
        part_of_speech = self._part_of_speech(word)
        if part_of_speech == "nr":
            return _NAME
        return (word, part_of_speech) if part_of_speech in _WEIGHTS and self._may_be_tag(word) else _NO_TAG

    def _part_of_speech(self, word: str) -> str:
        """The part of speech of a word, which does not depend on the words beside it; empty where it is cut further."""
        tokens = self._segmenter.tag(word)
        return tokens[0][1] if len(tokens) == 1 else ""

    def _may_be_tag(self, word: str) -> bool:
        return len(word) > 1 and bool(_WORD.fullmatch(word)) and word.lower() not in self._vocabulary.blocked


class _Memory(dict[str, TaggedWord]):
    """What was looked up for each word: news repeats its words. A full memory is emptied, which costs least to keep."""

    def __init__(self, look_up: Callable[[str], TaggedWord]) -> None:
        super().__init__()
        self._look_up = look_up

    def __missing__(self, word: str) -> TaggedWord:
        if len(self) >= _REMEMBERED_WORDS:
            self.clear()
        found = self[word] = self._look_up(word)
        return found


def _whole_name(words: list[str], index: int) -> str:
    """A person's name with the character that segmentation cut off, where the word behind that tells so."""
    word = words[index]
    if len(word) == 2 and index + 2 < len(words):
        rest, after = words[index + 1 : index + 3]
        if len(rest) == 1 and _HAN_CHARACTER.match(rest) and after in _AFTER_A_NAME:
            return word + rest
    return word


_tagger = lru_cache(maxsize=4)(_Tagger)
