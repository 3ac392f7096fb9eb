"""Queries of every kind, drawn at random from the documents with a fixed seed. Pure."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from newsarchive.base.text import safe_name
from newsarchive.search.indexing.documents import Document

_HAN = "\u4e00-\u9fff"
_HAN_ALONE = re.compile(f"[{_HAN}]+")
_LATIN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{3,}(?![A-Za-z0-9])")
_NUMBER = re.compile(r"(?<![A-Za-z0-9])[0-9]{2,}(?![A-Za-z0-9])")
_MIXED = re.compile(f"[{_HAN}]{{1,3}}[A-Za-z0-9]+(?:[{_HAN}]{{1,2}})?|[A-Za-z0-9]+[{_HAN}]{{1,3}}")
_LONGEST_HAN = 8
_TRADITIONAL = str.maketrans(
    "国时发会产业经济东车马书学习电话门问间开关长张场报导当对将实现进还过这为与从们个亿万机权构标样术",
    "國時發會產業經濟東車馬書學習電話門問間開關長張場報導當對將實現進還過這為與從們個億萬機權構標樣術",
)
_TRIES = 2_000
"""Attempts for each query; some archives have few of a kind."""


@dataclass(frozen=True, slots=True)
class BenchQuery:
    """A query."""

    kind: str
    text: str
    filters: tuple[tuple[str, str], ...] = ()
    """Filters as in the options of `search.js`, with values as in URLs."""


_Drawn = tuple[str, Mapping[str, str]] | None
"""The text and the filters of a query, or None if the attempt failed."""
_Draw = Callable[[Random, Sequence[Document]], _Drawn]


def draw_queries(documents: Sequence[Document], each: int) -> list[BenchQuery]:
    """`each` different queries of each kind, or fewer if a kind has no more."""
    return [asked for kind in KINDS for asked in _of_kind(kind, documents, each)]


def first_of_each(asked: Sequence[BenchQuery], each: int) -> list[BenchQuery]:
    """The first queries of each kind."""
    kinds = dict.fromkeys(one.kind for one in asked)
    return [some for kind in kinds for some in [one for one in asked if one.kind == kind][:each]]


def _of_kind(kind: str, documents: Sequence[Document], count: int) -> list[BenchQuery]:
    chosen = Random(kind)  # noqa: S311 - the same queries each time
    found: dict[BenchQuery, None] = {}
    for _ in range(count * _TRIES if documents else 0):
        one = KINDS[kind](chosen, documents)
        if one:
            found[BenchQuery(kind, one[0], tuple(one[1].items()))] = None
        if len(found) == count:
            break
    return list(found)


def _han(length: int) -> _Draw:
    """Consecutive Han characters from a document, in proportion to their frequency."""
    return lambda chosen, documents: _words(_piece(chosen, chosen.choice(documents), length))


def _piece(chosen: Random, document: Document, length: int) -> str:
    """`length` Han characters from a random offset of the text; empty if other characters are among them."""
    start = chosen.randrange(max(len(document.text) - length, 0) + 1)
    piece = document.text[start : start + length]
    return piece if len(piece) == length and _HAN_ALONE.fullmatch(piece) else ""


def _words(text: str) -> _Drawn:
    return (text, {}) if text else None


def _match(pattern: re.Pattern[str]) -> _Draw:
    """A match of a pattern in a document."""
    return lambda chosen, documents: _words(_matched(chosen, chosen.choice(documents), pattern))


def _matched(chosen: Random, document: Document, pattern: re.Pattern[str]) -> str:
    matches = pattern.findall(document.text)
    return str(chosen.choice(matches)) if matches else ""


def _prefix(chosen: Random, documents: Sequence[Document]) -> _Drawn:
    """An incomplete Latin word, as while typing."""
    word = _matched(chosen, chosen.choice(documents), _LATIN)
    return _words(word[: chosen.randint(2, len(word) - 1)] if word else "")


def _traditional(chosen: Random, documents: Sequence[Document]) -> _Drawn:
    """A piece of a Simplified text in Traditional characters."""
    piece = _piece(chosen, chosen.choice(documents), chosen.randint(2, 4))
    turned = piece.translate(_TRADITIONAL)
    return _words(turned if turned != piece else "")


def _two(chosen: Random, documents: Sequence[Document]) -> _Drawn:
    """Two pieces of one document."""
    document = chosen.choice(documents)
    one, other = _piece(chosen, document, 2), _piece(chosen, document, 2)
    return _words(f"{one} {other}" if one and other and one != other else "")


def _quoted(chosen: Random, documents: Sequence[Document]) -> _Drawn:
    """A quoted piece from one Han character to another, with any characters in between."""
    text = chosen.choice(documents).text
    start = chosen.randrange(len(text) + 1)
    piece = text[start : start + chosen.randint(4, 12)]
    is_whole = len(piece) > 2 and all(map(_HAN_ALONE.fullmatch, (piece[0], piece[-1])))
    return _words(f'"{piece}"' if is_whole and not set(piece) & set('"“”\n') else "")


def _without(chosen: Random, documents: Sequence[Document]) -> _Drawn:
    """A piece of one document, excluding a piece of another."""
    one, other = (_piece(chosen, chosen.choice(documents), 2) for _ in range(2))
    return _words(f"{one} -{other}" if one and other and one != other else "")


def _filtered(kind: str, values: Callable[[Document], Sequence[str]]) -> _Draw:
    """A piece of a document, with a filter that the document passes."""

    def draw(chosen: Random, documents: Sequence[Document]) -> _Drawn:
        document = chosen.choice(documents)
        piece, known = _piece(chosen, document, 2), values(document)
        return (piece, {kind: chosen.choice(known)}) if piece and known else None

    return draw


def _categories(document: Document) -> list[str]:
    path = [safe_name(name) for name in document.category]
    return ["/".join(path[: depth + 1]) for depth in range(len(path))]


KINDS: Mapping[str, _Draw] = {
    "1 Han character": _han(1),
    **{f"{length} Han characters": _han(length) for length in range(2, _LONGEST_HAN + 1)},
    "Latin word": _match(_LATIN),
    "prefix of a Latin word": _prefix,
    "number": _match(_NUMBER),
    "Han with Latin or digits": _match(_MIXED),
    "Traditional for Simplified": _traditional,
    "two words": _two,
    "quoted": _quoted,
    "one excluding another": _without,
    "in a source": _filtered("source", lambda one: [safe_name(one.source)] if one.source else []),
    "in a category": _filtered("category", _categories),
    "with a tag": _filtered("tag", lambda one: [safe_name(tag) for tag in one.tags]),
    "of a year": _filtered("year", lambda one: [one.date[:4]] if one.date else []),
}
"""The kinds of queries, each with the function that draws one."""
HAN_KINDS = tuple(f"{length} Han characters" for length in range(2, _LONGEST_HAN + 1))
"""The kinds with two or more Han characters and nothing else."""
