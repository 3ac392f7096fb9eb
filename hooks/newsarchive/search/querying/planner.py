"""Query planning: the terms by which a phrase is looked up."""

from collections.abc import Iterator
from typing import NamedTuple

from newsarchive.search.constants import FOLLOWING, PRECEDING
from newsarchive.search.format.common_bigrams import CommonBigrams
from newsarchive.search.querying.parser import Phrase


class PhraseTerm(NamedTuple):
    """A term whose positions are looked up, and its offset in the phrase."""

    offset: int
    first: str
    second: str
    is_word: bool = False
    is_prefix: bool = False
    context_bits: int = 0
    """The usual characters that must be there: preceding (1), following (2), both (3)."""


def plan_phrase(phrase: Phrase, common: CommonBigrams) -> list[PhraseTerm]:
    """The fewest terms that cover all tokens of a phrase of several, with common bigrams implied by rarer ones."""
    planned: dict[int, PhraseTerm] = {}
    for term in _cover(phrase):
        found = term if term.is_word else _rarer_neighbour(phrase, term, common)
        known = planned.get(found.offset, found)
        planned[found.offset] = found._replace(context_bits=known.context_bits | found.context_bits)
    return list(planned.values())


def _rarer_neighbour(phrase: Phrase, term: PhraseTerm, common: CommonBigrams) -> PhraseTerm:
    """A rarer adjacent bigram whose context bit implies `term`, or `term` itself if there is none."""
    rank = common.rank(term.first, term.second)
    if rank is None:
        return term
    found = term
    neighbours = (
        (term.offset + 1, common.preceding.get(term.second) == term.first, PRECEDING),
        (term.offset - 1, common.following.get(term.first) == term.second, FOLLOWING),
    )
    for offset, is_usual, bit in neighbours:
        bigram = _bigram_at(phrase, offset)
        if is_usual and bigram:
            other = common.rank(*bigram)
            if other is None:
                return PhraseTerm(offset, *bigram, context_bits=bit)
            if other > rank:
                found, rank = PhraseTerm(offset, *bigram, context_bits=bit), other
    return found


def _bigram_at(phrase: Phrase, offset: int) -> tuple[str, str] | None:
    """The two Han characters at an offset of a phrase; None if there are not two."""
    tokens = phrase.tokens[offset : offset + 2] if offset >= 0 else ()
    return (tokens[0].text, tokens[1].text) if len(tokens) > 1 and all(token.is_han for token in tokens) else None


def _cover(phrase: Phrase) -> Iterator[PhraseTerm]:
    """The fewest terms that cover all tokens of a phrase of several."""
    tokens = phrase.tokens
    last = len(tokens) - 1
    is_covered = False
    for number, token in enumerate(tokens):
        if is_covered:
            is_covered = False
        elif not token.is_han:
            yield PhraseTerm(number, token.text, "", is_word=True, is_prefix=phrase.is_prefix and number == last)
        elif number < last and tokens[number + 1].is_han:
            yield PhraseTerm(number, token.text, tokens[number + 1].text)
            is_covered = True
        elif number and tokens[number - 1].is_han:
            yield PhraseTerm(number - 1, tokens[number - 1].text, token.text)
        elif number:
            yield PhraseTerm(number, "", token.text)
        else:
            yield PhraseTerm(number, token.text, "")
