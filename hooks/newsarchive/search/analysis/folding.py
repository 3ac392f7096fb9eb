"""What is the same to search: case, width, Traditional and Simplified signs; and which signs make words.

The table is a file (see `tools/folding.py`), which the site carries too: the browser folds by it, never by itself.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import NamedTuple

FOLDING_FILE = "folding.json"


class Folding(NamedTuple):
    """The table, ready for use."""

    folds: dict[int, int]
    """What code points are the same as, where that is not themselves."""
    classes: dict[str, list[range]]
    """The code points of each class: H a token each, W part of a word, S blanks. All others, P, break phrases."""


def folding_bytes() -> bytes:
    """The table as the site carries it."""
    return resources.files(__package__).joinpath(FOLDING_FILE).read_bytes()


@cache
def folding() -> Folding:
    """The table."""
    table = json.loads(folding_bytes())
    pairs = table["pairs"]
    folds = {ord(sign): ord(folded) for sign, folded in zip(pairs[::2], pairs[1::2], strict=True)}
    for first, length, step, distance in zip(*[iter(table["runs"])] * 4, strict=True):
        folds.update((code, code + distance) for code in range(first, first + length * step, step))
    return Folding(folds, {kind: list(_ranges(runs)) for kind, runs in table["classes"].items()})


def fold(text: str) -> str:
    """The text as it is compared; as long as it was."""
    return text.translate(folding().folds)


@cache
def token_pattern() -> re.Pattern[str]:
    """Tokens of a folded text, in the groups H and W, and what breaks a phrase, in the group P."""
    kinds = {kind: "".join(map(_in_brackets, ranges)) for kind, ranges in folding().classes.items()}
    return re.compile(f"(?P<H>[{kinds['H']}])|(?P<W>[{kinds['W']}]+)|(?P<P>[^{''.join(kinds.values())}]+)")


@cache
def blank_pattern() -> re.Pattern[str]:
    """A run of blanks."""
    return re.compile(f"[{''.join(map(_in_brackets, folding().classes['S']))}]+")


def _ranges(runs: list[int]) -> Iterator[range]:
    """From two numbers a run: how far it begins behind the end of the last one, and its length."""
    end = 0
    for gap, length in zip(runs[::2], runs[1::2], strict=True):
        yield range(end + gap, end := end + gap + length)


def _in_brackets(codes: range) -> str:
    return f"\\U{codes.start:08x}-\\U{codes.stop - 1:08x}"
