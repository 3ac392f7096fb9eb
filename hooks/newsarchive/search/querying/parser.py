"""What a reader asks for: words that must all be there, phrases in quotes, and what must not be there."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newsarchive.search.analysis.folding import blank_pattern, fold
from newsarchive.search.analysis.tokenizer import Token, tokenise

LONGEST_QUERY = 500
"""In signs; what is behind them is not read."""
_QUOTES = '"“”'


class Phrase(NamedTuple):
    """Tokens that stand together."""

    tokens: tuple[Token, ...]
    """Their positions begin at 0."""
    is_open: bool
    """Whether its last token, if that is a word, may be the beginning of a longer one."""


class Query(NamedTuple):
    """What is asked for."""

    wanted: tuple[Phrase, ...]
    """All of them must be there."""
    unwanted: tuple[tuple[Phrase, ...], ...]
    """In no article may all phrases of one of these be."""


def parse_query(text: str) -> Query:
    """Read a query. Anything is one: signs that mean nothing are passed over."""
    wanted: dict[Phrase, None] = {}
    unwanted: dict[tuple[Phrase, ...], None] = {}
    for match in _items().finditer(fold(text[:LONGEST_QUERY])):
        quoted = match["quoted"]
        phrases = tuple(_phrases(match["word"] if quoted is None else quoted, is_open=quoted is None))
        if match["minus"] and phrases:
            unwanted[phrases] = None
        else:
            wanted.update(dict.fromkeys(phrases))
    return Query(tuple(wanted), tuple(unwanted))


@cache
def _items() -> re.Pattern[str]:
    blank = blank_pattern().pattern.removesuffix("+").strip("[]")
    return re.compile(
        f"(?P<minus>-?)(?:[{_QUOTES}](?P<quoted>[^{_QUOTES}]*)[{_QUOTES}]?|(?P<word>[^{blank}{_QUOTES}]+))"
    )


def _phrases(text: str, *, is_open: bool) -> Iterator[Phrase]:
    """The phrases that a word is of: signs inside it that are no letters part them."""
    tokens = list(tokenise(text))
    first = 0
    for number, token in enumerate(tokens):
        is_last = number + 1 == len(tokens)
        if is_last or tokens[number + 1].position > token.position + 1:
            yield _phrase(tokens[first : number + 1], is_open=is_open and is_last)
            first = number + 1


def _phrase(tokens: list[Token], *, is_open: bool) -> Phrase:
    placed = (Token(token.text, token.is_han, 0, position) for position, token in enumerate(tokens))
    return Phrase(tuple(placed), is_open and not tokens[-1].is_han)
