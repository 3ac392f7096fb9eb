"""Queries of every kind, drawn by chance from what the articles say, and the same each time. Pure."""

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
"""For each query that is wanted; in some archives there are few of a kind."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query."""

    kind: str
    text: str
    filters: tuple[tuple[str, str], ...] = ()
    """What results must be besides, as the options of `search.js` call it, and its value as addresses have it."""


_Drawn = tuple[str, Mapping[str, str]] | None
"""The words and the filters of a query, or None where this try gave none."""
_Draw = Callable[[Random, Sequence[Document]], _Drawn]


def drawn(documents: Sequence[Document], each: int) -> list[Asked]:
    """So many queries of each kind, all different; fewer where there are no more of a kind."""
    return [asked for kind in KINDS for asked in _of_kind(kind, documents, each)]


def some_of_each(asked: Sequence[Asked], each: int) -> list[Asked]:
    """The first queries of each kind."""
    kinds = dict.fromkeys(one.kind for one in asked)
    return [some for kind in kinds for some in [one for one in asked if one.kind == kind][:each]]


def _of_kind(kind: str, documents: Sequence[Document], count: int) -> list[Asked]:
    chosen = Random(kind)  # noqa: S311 - the same queries each time
    found: dict[Asked, None] = {}
    for _ in range(count * _TRIES if documents else 0):
        one = KINDS[kind](chosen, documents)
        if one:
            found[Asked(kind, one[0], tuple(one[1].items()))] = None
        if len(found) == count:
            break
    return list(found)


def _han(length: int) -> _Draw:
    """Han signs that stand together somewhere, each piece as often as it is there."""
    return lambda chosen, documents: _words(_piece(chosen, chosen.choice(documents), length))


def _piece(chosen: Random, document: Document, length: int) -> str:
    """So many Han signs from anywhere in the text, or nothing where others stand among them."""
    start = chosen.randrange(max(len(document.text) - length, 0) + 1)
    piece = document.text[start : start + length]
    return piece if len(piece) == length and _HAN_ALONE.fullmatch(piece) else ""


def _words(text: str) -> _Drawn:
    return (text, {}) if text else None


def _match(pattern: re.Pattern[str]) -> _Draw:
    """What a pattern finds somewhere."""
    return lambda chosen, documents: _words(_matched(chosen, chosen.choice(documents), pattern))


def _matched(chosen: Random, document: Document, pattern: re.Pattern[str]) -> str:
    matches = pattern.findall(document.text)
    return str(chosen.choice(matches)) if matches else ""


def _beginning(chosen: Random, documents: Sequence[Document]) -> _Drawn:
    """As it is when someone is still typing a word."""
    word = _matched(chosen, chosen.choice(documents), _LATIN)
    return _words(word[: chosen.randint(2, len(word) - 1)] if word else "")


def _traditional(chosen: Random, documents: Sequence[Document]) -> _Drawn:
    """A piece of a Simplified text as one writes it in Taiwan or Hong Kong."""
    piece = _piece(chosen, chosen.choice(documents), chosen.randint(2, 4))
    turned = piece.translate(_TRADITIONAL)
    return _words(turned if turned != piece else "")


def _two(chosen: Random, documents: Sequence[Document]) -> _Drawn:
    """Two pieces of one article."""
    document = chosen.choice(documents)
    one, other = _piece(chosen, document, 2), _piece(chosen, document, 2)
    return _words(f"{one} {other}" if one and other and one != other else "")


def _quoted(chosen: Random, documents: Sequence[Document]) -> _Drawn:
    """A piece in quotes, with whatever stands between its first and its last Han sign."""
    text = chosen.choice(documents).text
    start = chosen.randrange(len(text) + 1)
    piece = text[start : start + chosen.randint(4, 12)]
    is_whole = len(piece) > 2 and all(map(_HAN_ALONE.fullmatch, (piece[0], piece[-1])))
    return _words(f'"{piece}"' if is_whole and not set(piece) & set('"“”\n') else "")


def _without(chosen: Random, documents: Sequence[Document]) -> _Drawn:
    """A piece of one article without those that have a piece of another."""
    one, other = (_piece(chosen, chosen.choice(documents), 2) for _ in range(2))
    return _words(f"{one} -{other}" if one and other and one != other else "")


def _filtered(kind: str, values: Callable[[Document], Sequence[str]]) -> _Draw:
    """A piece of an article, with something that the article is."""

    def draw(chosen: Random, documents: Sequence[Document]) -> _Drawn:
        document = chosen.choice(documents)
        piece, known = _piece(chosen, document, 2), values(document)
        return (piece, {kind: chosen.choice(known)}) if piece and known else None

    return draw


def _categories(document: Document) -> list[str]:
    path = [safe_name(name) for name in document.category]
    return ["/".join(path[: depth + 1]) for depth in range(len(path))]


KINDS: Mapping[str, _Draw] = {
    "one Han sign": _han(1),
    **{f"{length} Han signs": _han(length) for length in range(2, _LONGEST_HAN + 1)},
    "Latin word": _match(_LATIN),
    "beginning of a Latin word": _beginning,
    "number": _match(_NUMBER),
    "Han with Latin or digits": _match(_MIXED),
    "Traditional for Simplified": _traditional,
    "two words": _two,
    "quoted": _quoted,
    "one without another": _without,
    "in a source": _filtered("source", lambda one: [safe_name(one.source)] if one.source else []),
    "in a category": _filtered("category", _categories),
    "with a tag": _filtered("tag", lambda one: [safe_name(tag) for tag in one.tags]),
    "of a year": _filtered("year", lambda one: [one.date[:4]] if one.date else []),
}
"""How queries of each kind are drawn."""
HAN_ALONE = tuple(f"{length} Han signs" for length in range(2, _LONGEST_HAN + 1))
"""The kinds of Han signs alone, two and more."""
