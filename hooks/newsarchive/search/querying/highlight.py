"""Highlighting: the ranges of a text that match a query."""

from typing import NamedTuple

from newsarchive.search.analysis.tokenizer import Token, tokenise
from newsarchive.search.constants import PASSAGE_LENGTH
from newsarchive.search.querying.parser import Phrase, Query

Ranges = tuple[tuple[int, int], ...]
"""Starts and ends in a text, in characters, sorted and without overlap."""


class Snippet(NamedTuple):
    """A piece of text with its highlighted ranges."""

    text: str
    ranges: Ranges


def highlight(text: str, query: Query) -> Snippet:
    """The text with the ranges of all required phrases."""
    tokens = list(tokenise(text))
    found = sorted(matched for phrase in query.required for matched in _matches(tokens, phrase))
    ranges: list[tuple[int, int]] = []
    for start, end in found:
        if ranges and start <= ranges[-1][1]:
            ranges[-1] = ranges[-1][0], max(end, ranges[-1][1])
        else:
            ranges.append((start, end))
    return Snippet(text, tuple(ranges))


def passage(text: str, query: Query, length: int = PASSAGE_LENGTH) -> Snippet:
    """The piece of a long text, `length` characters, around the first match; the beginning if there is none."""
    whole = highlight(text, query)
    first = whole.ranges[0][0] if whole.ranges else 0
    start = max(first - length // 3, 0) if first + length // 3 > length else 0
    return highlight(text[start : start + length], query)


def _matches(tokens: list[Token], phrase: Phrase) -> list[tuple[int, int]]:
    """The range of each match of a phrase; they may overlap."""
    first = phrase.tokens[0]
    starts = [number for number, token in enumerate(tokens) if _fits(token, first, is_prefix=_is_prefix(phrase, 0))]
    return [
        (tokens[number].start, _end(tokens[number + len(phrase.tokens) - 1], phrase))
        for number in starts
        if _is_match(tokens[number : number + len(phrase.tokens)], phrase)
    ]


def _is_match(tokens: list[Token], phrase: Phrase) -> bool:
    """True if these tokens are the phrase."""
    return len(tokens) == len(phrase.tokens) and all(
        token.position == tokens[0].position + number and _fits(token, required, is_prefix=_is_prefix(phrase, number))
        for number, (token, required) in enumerate(zip(tokens, phrase.tokens, strict=True))
    )


def _is_prefix(phrase: Phrase, number: int) -> bool:
    return phrase.is_prefix and number == len(phrase.tokens) - 1


def _fits(token: Token, required: Token, *, is_prefix: bool) -> bool:
    return token.text == required.text or (is_prefix and token.text.startswith(required.text))


def _end(token: Token, phrase: Phrase) -> int:
    """The end of a match: only the matching prefix of a longer word is highlighted."""
    return token.ends[len(phrase.tokens[-1].text) - 1]
