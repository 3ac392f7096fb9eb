"""Which places of a text a query means."""

from typing import NamedTuple

from newsarchive.search.analysis.tokenizer import Token, tokenise
from newsarchive.search.querying.parser import Phrase, Query

Ranges = tuple[tuple[int, int], ...]
"""Where the words of a query begin and end in a text, in order; they do not overlap."""


class Excerpt(NamedTuple):
    """A piece of text."""

    text: str
    ranges: Ranges


def excerpt(text: str, query: Query) -> Excerpt:
    """The text with the places of all that the query wants."""
    tokens = list(tokenise(text))
    found = sorted(place for phrase in query.wanted for place in _places(tokens, phrase))
    ranges: list[tuple[int, int]] = []
    for start, end in found:
        if ranges and start <= ranges[-1][1]:
            ranges[-1] = ranges[-1][0], max(end, ranges[-1][1])
        else:
            ranges.append((start, end))
    return Excerpt(text, tuple(ranges))


def passage(text: str, query: Query, length: int = 120) -> Excerpt:
    """The piece of a long text, about so many signs, where the query is first met; else its beginning."""
    whole = excerpt(text, query)
    first = whole.ranges[0][0] if whole.ranges else 0
    start = max(first - length // 3, 0) if first + length // 3 > length else 0
    return excerpt(text[start : start + length], query)


def _places(tokens: list[Token], phrase: Phrase) -> list[tuple[int, int]]:
    first = phrase.tokens[0]
    begins = [number for number, token in enumerate(tokens) if _fits(token, first, is_open=_is_open(phrase, 0))]
    return [
        (tokens[number].start, _end(tokens[number + len(phrase.tokens) - 1], phrase))
        for number in begins
        if _stands(tokens[number : number + len(phrase.tokens)], phrase)
    ]


def _stands(tokens: list[Token], phrase: Phrase) -> bool:
    """Whether these tokens are the phrase."""
    return len(tokens) == len(phrase.tokens) and all(
        token.position == tokens[0].position + number and _fits(token, wanted, is_open=_is_open(phrase, number))
        for number, (token, wanted) in enumerate(zip(tokens, phrase.tokens, strict=True))
    )


def _is_open(phrase: Phrase, number: int) -> bool:
    return phrase.is_open and number == len(phrase.tokens) - 1


def _fits(token: Token, wanted: Token, *, is_open: bool) -> bool:
    return token.text == wanted.text or (is_open and token.text.startswith(wanted.text))


def _end(token: Token, phrase: Phrase) -> int:
    """Where the mark ends: of a longer word only its beginning is marked."""
    return token.start + len(phrase.tokens[-1].text)
