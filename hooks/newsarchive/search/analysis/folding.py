"""Folding of case, width and Traditional characters, and the character classes that make tokens.

The table is a file made by `tools/folding.py`. The site carries it too: browsers fold by the table, not by their own
version of Unicode.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import NamedTuple

FOLDING_FILE = "folding.json"


class Folding(NamedTuple):
    """The folding table, parsed."""

    folds: dict[int, int]
    """The folded code point of each code point that folds to another one."""
    classes: dict[str, list[range]]
    """The code points of each class: H a token each, W part of a word, S whitespace. All others, P, break phrases."""


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
    return Folding(folds, {kind: list(_ranges(runs)) for kind, runs in table["classes"].items()})


def fold(text: str) -> str:
    """The folded text; its length stays the same."""
    return text.translate(folding().folds)


@cache
def token_pattern() -> re.Pattern[str]:
    """A pattern for folded text: tokens in the groups H and W, phrase breaks in the group P."""
    kinds = {kind: "".join(map(_in_brackets, ranges)) for kind, ranges in folding().classes.items()}
    return re.compile(f"(?P<H>[{kinds['H']}])|(?P<W>[{kinds['W']}]+)|(?P<P>[^{''.join(kinds.values())}]+)")


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
