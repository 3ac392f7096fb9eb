"""Hostile texts for a pattern: what its repetitions take, many times over, after what comes before and without an end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from re import _constants as codes  # type: ignore[attr-defined] # the names of the parser's operations
from re import _parser as parser  # type: ignore[attr-defined] # the parser of the standard library, as re.compile uses it
from typing import Any

SIZE = 10_000
"""The characters of the shortest hostile text; longer ones repeat the same."""
_CATEGORIES = {
    codes.CATEGORY_DIGIT: "7",
    codes.CATEGORY_SPACE: " ",
    codes.CATEGORY_WORD: "a",
    codes.CATEGORY_NOT_DIGIT: "x",
    codes.CATEGORY_NOT_SPACE: "x",
    codes.CATEGORY_NOT_WORD: "-",
}
_OTHERS = "x 7-.,:/<\"'\n汉　（。A_&=#@"
_REPEATS = {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}
# What most probably does not match, at the end, so that a failing pattern tries everything.
_ENDS = ("\x00", "")
_MOST_REPETITIONS = 3


def hostile_texts(pattern: re.Pattern[str]) -> list[tuple[str, str, str]]:
    """The texts for one pattern as `(start, unit, end)`: the unit is repeated to any length."""
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE | (pattern.flags & re.VERBOSE))
    units = {unit: None for repeated in _repeats(tree) for unit in repeated}
    whole = _sample(tree)
    pairs = {first + second: None for first, second in zip(units, list(units)[1:], strict=False)}
    starts: dict[str, None] = {"": None, **dict.fromkeys(_starts(tree))}
    every = {unit: None for unit in (*units, *pairs, whole, whole[:-1]) if unit}
    return [(start, unit, end) for start in starts for unit in every for end in _ENDS]


def repeated(text: tuple[str, str, str], size: int) -> str:
    """A hostile text of about this many characters."""
    start, unit, end = text
    return start + unit * (size // len(unit)) + end


def _repeats(tree: Iterable[Any]) -> Iterator[list[str]]:
    """Samples of what each repetition without a small limit takes."""
    for operation, argument in tree:
        for inner in _inner(operation, argument):
            yield from _repeats(inner)
        if operation in _REPEATS and argument[1] > _MOST_REPETITIONS:
            yield _samples(argument[2])


def _starts(tree: Any) -> Iterator[str]:  # noqa: ANN401 - the parser's own type
    """A sample of what comes before each repetition at the top, and in each branch."""
    before = ""
    for operation, argument in tree:
        for inner in _inner(operation, argument):
            for start in _starts(inner):
                yield before + start
        if operation in _REPEATS:
            yield before
        before += _sample([(operation, argument)])


def _inner(operation: Any, argument: Any) -> list[Any]:  # noqa: ANN401 - the parser's own type
    """The trees within one operation."""
    if operation in _REPEATS:
        return [argument[2]]
    if operation is codes.SUBPATTERN:
        return [argument[3]]
    if operation is codes.BRANCH:
        return list(argument[1])
    if operation in {codes.ASSERT, codes.ASSERT_NOT}:
        return [argument[1]]
    if operation is codes.ATOMIC_GROUP:
        return [argument]
    return []


def _sample(tree: Iterable[Any]) -> str:
    """One text that a tree matches, repetitions taken as seldom as possible but once."""
    return "".join(next(iter(_of_operation(operation, argument)), "") for operation, argument in tree)


def _samples(tree: Any) -> list[str]:  # noqa: ANN401 - the parser's own type
    """Texts that a tree matches: each choice of its first operation, and of every branch."""
    operations = list(tree)
    if not operations:
        return []
    (operation, argument), *rest = operations
    return [first + _sample(rest) for first in _of_operation(operation, argument)]


def _of_operation(operation: Any, argument: Any) -> list[str]:  # noqa: ANN401, PLR0911 - the parser's own type
    """Texts that one operation matches."""
    if operation is codes.LITERAL:
        return [chr(argument)]
    if operation is codes.NOT_LITERAL:
        return [character for character in _OTHERS if ord(character) != argument][:2]
    if operation is codes.ANY:
        return ["x", " "]
    if operation is codes.IN:
        return _of_class(argument)
    if operation is codes.BRANCH:
        return [_sample(branch) for branch in argument[1]]
    if operation in _REPEATS:
        return [sample * max(argument[0], 1) for sample in _samples(argument[2])]
    if operation in {codes.ASSERT, codes.ASSERT_NOT, codes.AT, codes.GROUPREF, codes.GROUPREF_EXISTS}:
        return [""]
    if operation is codes.ATOMIC_GROUP:
        return _samples(argument)
    return _samples(argument[3]) if operation is codes.SUBPATTERN else [""]


def _of_class(members: list[Any]) -> list[str]:
    """At most four characters of a class in brackets."""
    if members[0][0] is codes.NEGATE:
        excluded = re.compile("|".join(map(re.escape, _of_class(members[1:]))) or "(?!)")
        return [character for character in _OTHERS if not excluded.fullmatch(character)][:3]
    found: list[str] = []
    for operation, argument in members:
        if operation is codes.LITERAL:
            found.append(chr(argument))
        elif operation is codes.RANGE:
            found.append(chr(argument[0]))
        elif operation is codes.CATEGORY:
            found.append(_CATEGORIES[argument])
    return [*found[:2], *found[-2:]][:4] if len(found) > 4 else found
