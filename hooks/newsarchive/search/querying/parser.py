"""Query parsing: required terms, quoted phrases, and exclusions."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newsarchive.search.analysis.folding import fold, whitespace_pattern
from newsarchive.search.analysis.tokenizer import Token, tokenise
from newsarchive.search.constants import MAX_QUERY_LENGTH, QUOTES


class Phrase(NamedTuple):
    """Tokens at consecutive positions."""

    tokens: tuple[Token, ...]
    """Their positions start at 0."""
    is_prefix: bool
    """True if the last token is a word and also matches longer words that begin with it."""


class Query(NamedTuple):
    """A parsed query."""

    required: tuple[Phrase, ...]
    """A result contains all of them."""
    excluded: tuple[tuple[Phrase, ...], ...]
    """No result contains all phrases of one of these."""


def parse_query(text: str) -> Query:
    """Parse a query. Every text is valid: characters without meaning are ignored."""
    required: dict[Phrase, None] = {}
    excluded: dict[tuple[Phrase, ...], None] = {}
    for match in _items().finditer(fold(text[:MAX_QUERY_LENGTH])):
        quoted = match["quoted"]
        phrases = tuple(_phrases(match["word"] if quoted is None else quoted, is_prefix=quoted is None))
        if match["minus"] and phrases:
            excluded[phrases] = None
        else:
            required.update(dict.fromkeys(phrases))
    return Query(tuple(required), tuple(excluded))


@cache
def _items() -> re.Pattern[str]:
    space = whitespace_pattern().pattern.removesuffix("+").strip("[]")
    return re.compile(f"(?P<minus>-?)(?:[{QUOTES}](?P<quoted>[^{QUOTES}]*)[{QUOTES}]?|(?P<word>[^{space}{QUOTES}]+))")


def _phrases(text: str, *, is_prefix: bool) -> Iterator[Phrase]:
    """The phrases of one item of a query, which is split at phrase breaks."""
    tokens = list(tokenise(text))
    first = 0
    for number, token in enumerate(tokens):
        is_last = number + 1 == len(tokens)
        if is_last or tokens[number + 1].position > token.position + 1:
            yield _phrase(tokens[first : number + 1], is_prefix=is_prefix and is_last)
            first = number + 1


def _phrase(tokens: list[Token], *, is_prefix: bool) -> Phrase:
    renumbered = (Token(token.text, token.is_han, 0, position) for position, token in enumerate(tokens))
    return Phrase(tuple(renumbered), is_prefix and not tokens[-1].is_han)
