"""Folding of case, width, diacritics and Traditional characters, and the character classes that make tokens.

The table is a file made by `tools/folding.py`. The site carries it too: browsers fold by the table, not by their own
version of Unicode.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import NamedTuple

FOLDING_FILE = "folding.json"
THOUSANDS_COMMA = ","
_DIGITS = frozenset("0123456789")
_GROUP = 3
"""The digits between two commas of a number."""


class Folding(NamedTuple):
    """The folding table, parsed."""

    folds: dict[int, int]
    """The folded code point of each code point that folds to another one."""
    expansions: dict[int, str]
    """The folded text of each code point that folds to several, or to none."""
    classes: dict[str, list[range]]
    """The code points of each class: H a token each, W part of a word, D part of a number, C a connector of words and
    numbers, S whitespace, M dropped. All others, P, break phrases."""


class FoldedChar(NamedTuple):
    """A character of folded text, and the part of the original text that it folds."""

    char: str
    start: int
    end: int
    """Includes the diacritics that follow and are dropped."""


def folding_bytes() -> bytes:
    """The table's JSON."""
    return resources.files(__package__).joinpath(FOLDING_FILE).read_bytes()


@cache
def folding() -> Folding:
    """The table."""
    table = json.loads(folding_bytes())
    pairs = table["pairs"]
    folds = {ord(char): ord(folded) for char, folded in zip(pairs[::2], pairs[1::2], strict=True)}
    for first, length, step, distance in zip(*[iter(table["runs"])] * 4, strict=True):
        folds.update((code, code + distance) for code in range(first, first + length * step, step))
    classes = {kind: list(_ranges(runs)) for kind, runs in table["classes"].items()}
    expansions = {ord(entry[0]): entry[1:] for entry in table["expansions"].split(" ")}
    expansions |= {code: "" for codes in classes["M"] for code in codes}
    return Folding(folds, expansions, classes)


def fold(text: str) -> str:
    """The folded text."""
    return "".join(char for char, _, _ in fold_chars(text))


@cache
def simplified_characters() -> dict[int, int]:
    """The Simplified code point of each Traditional Han character, for `str.translate`; lengths stay as they are."""
    table = folding()
    # Not the compatibility forms and radicals, which are another matter.
    return {code: to for code, to in table.folds.items() if 0x3400 <= code <= 0x9FFF}


def fold_chars(text: str) -> list[FoldedChar]:
    """The folded characters of a text: those of the table, composed, without the commas in numbers."""
    table = folding()
    folded: list[FoldedChar] = []
    for at, char in enumerate(text):
        expansion = table.expansions.get(ord(char))
        parts = chr(table.folds.get(ord(char), ord(char))) if expansion is None else expansion
        if not parts and folded:
            folded[-1] = folded[-1]._replace(end=at + 1)
        for part in parts:
            composed = compose(folded[-1].char, part) if folded else ""
            if composed:
                folded[-1] = FoldedChar(composed, folded[-1].start, at + 1)
            else:
                folded.append(FoldedChar(part, at, at + 1))
    return [char for at, char in enumerate(folded) if not _is_thousands_comma(folded, at)]


def is_composing(code: int) -> bool:
    """True for voice marks of kana and vowels and finals of Hangul, which compose with what is before them."""
    return code in {0x3099, 0x309A} or 0x1161 <= code <= 0x1175 or 0x11A8 <= code <= 0x11C2


def compose(first: str, second: str) -> str:
    """The character that two compose, which no version of Unicode changes; empty if they do not."""
    composed = unicodedata.normalize("NFC", first + second) if is_composing(ord(second)) else ""
    return composed if len(composed) == 1 else ""


def _is_thousands_comma(text: list[FoldedChar], at: int) -> bool:
    """True for a comma after one to three digits of a number, and before exactly three."""
    if text[at].char != THOUSANDS_COMMA:
        return False
    before = _count_digits(text, range(at - 1, -1, -1))
    return 0 < before <= _GROUP and _count_digits(text, range(at + 1, len(text))) == _GROUP


def _count_digits(text: list[FoldedChar], places: range) -> int:
    """The number of digits from the first of these indexes on, up to one more than a group has."""
    count = 0
    for at in places[: _GROUP + 1]:
        if text[at].char not in _DIGITS:
            break
        count += 1
    return count


@cache
def token_pattern() -> re.Pattern[str]:
    """A pattern for folded text: tokens in the groups H, W and D, phrase breaks in the group P.

    A single connector between words or numbers is no break.
    """
    kinds = {kind: "".join(map(_in_brackets, ranges)) for kind, ranges in folding().classes.items()}
    word = kinds["W"] + kinds["D"]
    tokens = "".join(kinds[kind] for kind in "HWDS")
    return re.compile(
        f"(?P<H>[{kinds['H']}])|(?P<W>[{kinds['W']}]+)|(?P<D>[{kinds['D']}]+)"
        f"|(?<=[{word}])[{kinds['C']}](?=[{word}])|(?P<P>[^{tokens}])"
    )


@cache
def whitespace_pattern() -> re.Pattern[str]:
    """A run of characters of class S."""
    return re.compile(f"[{''.join(map(_in_brackets, folding().classes['S']))}]+")


def _ranges(runs: list[int]) -> Iterator[range]:
    """Ranges from two numbers each: the distance from the end of the previous range, and the length."""
    end = 0
    for gap, length in zip(runs[::2], runs[1::2], strict=True):
        yield range(end + gap, end := end + gap + length)


def _in_brackets(codes: range) -> str:
    return f"\\U{codes.start:08x}-\\U{codes.stop - 1:08x}"
