"""Query parsing: required terms, quoted phrases, and exclusions."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newsarchive.base.folding import fold, whitespace_pattern
from newsarchive.search.analysis.tokenizer import Token, tokenise
from newsarchive.search.constants import MAX_PREFIX_LIST, MAX_QUERY_LENGTH, QUOTES


class Phrase(NamedTuple):
    """Tokens at consecutive positions."""

    tokens: tuple[Token, ...]
    """Their positions start at 0."""
    is_prefix: bool
    """True if the last token is a word or a number and also matches longer ones that begin with it."""


class Query(NamedTuple):
    """A parsed query."""

    required: tuple[Phrase, ...]
    """A result contains all of them."""
    excluded: tuple[tuple[Phrase, ...], ...]
    """No result contains all phrases of one of these."""
    is_searchable: bool
    """False if there is text but nothing in it that can be searched, as in `℃` or `*`."""


def parse_query(text: str) -> Query:
    """Parse a query. Every text is valid: characters without meaning are ignored next to others."""
    required: dict[Phrase, None] = {}
    excluded: dict[tuple[Phrase, ...], None] = {}
    folded = fold(text[:MAX_QUERY_LENGTH])
    for match in _items().finditer(folded):
        quoted = match["quoted"]
        phrases = tuple(_phrases(match["word"] if quoted is None else quoted, is_prefix=quoted is None))
        if match["minus"] and phrases:
            excluded[phrases] = None
        else:
            required.update(dict.fromkeys(phrases))
    is_empty = not whitespace_pattern().sub("", folded)
    return Query(tuple(required), tuple(excluded), is_empty or bool(required or excluded))


@cache
def _items() -> re.Pattern[str]:
    space = whitespace_pattern().pattern.removesuffix("+").strip("[]")
    # Before a digit it makes the number negative.
    return re.compile(
        f"(?P<minus>-(?![0-9]))?(?:[{QUOTES}](?P<quoted>[^{QUOTES}]*)[{QUOTES}]?|(?P<word>[^{space}{QUOTES}]+))"
    )


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
    renumbered = (Token(token.text, token.is_han, 0, (), position) for position, token in enumerate(tokens))
    last = tokens[-1]
    # Words that begin with one or two characters are too many to be looked up with their positions.
    is_rare = len(tokens) == 1 or len(last.text) > MAX_PREFIX_LIST
    return Phrase(tuple(renumbered), is_prefix and is_rare and not last.is_han)
