"""Weights of candidates for tags: the chance that an editor would choose a word of its kind at its place.

The chances were counted over articles with tags set by hand, those with odd numbers in `tests/tags/`, and rounded. They
depend on nothing but the article, so that no other article changes its tags.
"""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from math import log10
from typing import NamedTuple

from newsarchive.base.text import fold
from newsarchive.features.tagging.evidence import TERMS, Kind, Mentions
from newsarchive.features.tagging.word_lists import word_list
from newsarchive.features.tagging.words import ChineseWords
from newsarchive.model.article import SUFFICIENT

MOST = 8
"""Candidates of an article: all that may become tags, so that no other article can displace one."""
_FEWEST = 3
"""Candidates of an article that are sufficient whatever their chance, if it has that many."""
_SUFFICIENT_CHANCE = 0.25
_LEAST_CHANCE = 0.2
"""The chance of a candidate that is a tag if another article has it too."""


class _Chances(NamedTuple):
    """The chances of a word in the title, in the lead, and elsewhere."""

    title: float
    lead: float
    elsewhere: float


_LONG = 4
"""Characters of a word that is specific: 新能源汽车, not 汽车."""
_LONG_WORDS = {
    Kind.SUBJECT_TERM: _Chances(0.8, 0.6, 0.6),
    Kind.PLACE_TERM: _Chances(0.95, 0.9, 0.4),
    Kind.ORGANISATION_TERM: _Chances(0.9, 0.9, 0.65),
    Kind.PERSON_TERM: _Chances(0.9, 0.7, 0.5),
    Kind.COMPOUND: _Chances(0.6, 0.35, 0.35),
    Kind.NAME: _Chances(0.6, 0.15, 0.15),
}
_WORDS = {
    Kind.SUBJECT_TERM: _Chances(0.6, 0.35, 0.15),
    Kind.PLACE_TERM: _Chances(0.8, 0.5, 0.15),
    Kind.ORGANISATION_TERM: _Chances(0.7, 0.5, 0.5),
    Kind.PERSON_TERM: _Chances(0.9, 0.7, 0.5),
    Kind.PERSON: _Chances(0.7, 0.5, 0.2),
    Kind.ORGANISATION: _Chances(0.9, 0.6, 0.1),
    Kind.WORK: _Chances(0.9, 0.3, 0.1),
    Kind.LATIN: _Chances(0.8, 0.3, 0.1),
    Kind.NAME: _Chances(0.35, 0.1, 0.1),
    Kind.DISTRICT: _Chances(0.8, 0.8, 0.2),
    Kind.PLACE: _Chances(0.35, 0.2, 0.05),
    Kind.COMPOUND: _Chances(0.4, 0.2, 0.2),
    Kind.NOUN: _Chances(0.18, 0.06, 0.02),
    Kind.GUESS: _Chances(0.25, 0.1, 0.05),
}
_LONG_WORDS_AND_OTHERS = _WORDS | _LONG_WORDS
_OF_EXPERTS = _Chances(0.9, 0.7, 0.4)
"""The chances of a university or an institute in the vocabulary: elsewhere it is the employer of somebody quoted."""
_EXPERTS = ("大学", "学院", "研究院", "研究所")
_SECOND_LINE, _EACH_LINE, _MOST_LINES = 0.12, 0.06, 4
"""The chances that a second paragraph and each further one add, and the further paragraphs that count."""
# The chance falls with each tenfold of a word's frequency above this, of 60 million words.
_RARE = 1000
_FALL = 0.15
# A word within a longer candidate is one of its own if it is mentioned in this many times the paragraphs.
_MORE_OFTEN = 1.5
_DIGITS = 2


# A candidate after its negative chance, so that they sort from the likeliest to the unlikeliest.
_Weighed = tuple[float, Mentions]


def weighed(
    found: Iterable[Mentions], *, made_by: AbstractSet[str], words: ChineseWords, is_long: bool
) -> list[tuple[Mentions, float]]:
    """The best candidates with their weights, the heaviest first; see `SUFFICIENT`.

    `made_by` has the folded names of those who made the article. A long article has at least three sufficient ones.
    """
    allowed = [mentions for mentions in found if _may_be_tag(mentions, made_by, words)]
    best = _without_parts(sorted((-_chance(mentions, words), mentions) for mentions in allowed))[:MOST]
    least = _FEWEST if is_long else 0
    return [
        (mentions, round((SUFFICIENT if place < least or chance >= _SUFFICIENT_CHANCE else 0) + chance, _DIGITS))
        for place, (mentions, chance) in enumerate((mentions, -negative) for negative, mentions in best)
        if place < least or chance >= _LEAST_CHANCE
    ]


def _may_be_tag(mentions: Mentions, made_by: AbstractSet[str], words: ChineseWords) -> bool:
    name = mentions.key if mentions.kind not in TERMS else fold(mentions.word)
    if name in made_by or (not mentions.in_title and name in _only_in_titles()):
        return False
    return mentions.kind in TERMS or not (mentions.key in word_list("chinese") or words.is_blocked(mentions.key))


@cache
def _only_in_titles() -> frozenset[str]:
    """Media, and institutions in general, which most texts about the economy mention: a subject only in the title."""
    return word_list("media") | word_list("general terms")


def _chance(mentions: Mentions, words: ChineseWords) -> float:
    """The chance that an editor would choose the word, from 0 to 0.99."""
    chances = _chances(mentions)
    chance = chances.title if mentions.in_title else chances.lead if mentions.in_lead else chances.elsewhere
    if mentions.lines > 1:
        chance += _SECOND_LINE + _EACH_LINE * min(mentions.lines - 2, _MOST_LINES)
    if (frequency := words.frequency(mentions.key)) > _RARE:
        chance /= 1 + _FALL * log10(frequency / _RARE)
    return min(0.99, chance)


def _chances(mentions: Mentions) -> _Chances:
    kind = mentions.kind
    if kind is Kind.ORGANISATION_TERM and mentions.word.endswith(_EXPERTS):
        return _OF_EXPERTS
    return (_LONG_WORDS_AND_OTHERS if len(mentions.word) >= _LONG else _WORDS)[kind]


def _without_parts(found: Sequence[_Weighed]) -> list[_Weighed]:
    """The candidates without those that are part of another one and are seldom found alone.

    A term in the title stays, unless the longer candidate is nothing but two terms: 生猪期货.
    """
    keys = "\n".join([mentions.key for _, mentions in found])
    terms = frozenset(mentions.key for _, mentions in found if mentions.kind in TERMS)
    return [
        entry
        for entry in found
        if keys.count(entry[1].key) == 1 or not any(_is_part(entry[1], *other, terms) for other in found)
    ]


def _is_part(shorter: Mentions, negative_chance: float, longer: Mentions, terms: AbstractSet[str]) -> bool:
    return (
        len(shorter.key) < len(longer.key)
        and shorter.key in longer.key
        and negative_chance < -_SUFFICIENT_CHANCE
        and (longer.in_title or shorter.lines < longer.lines * _MORE_OFTEN)
        and not (shorter.in_title and shorter.kind in TERMS and longer.key.replace(shorter.key, "", 1) not in terms)
    )
