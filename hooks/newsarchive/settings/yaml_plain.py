"""YAML in the plain layout of a vocabulary, read line by line: PyYAML takes seconds for thousands of terms.

In this layout a key has a list, or terms with a list in brackets each; scalars are words, in quotes or not. Every other
text is left to `yaml_tree`, and so is everything that is wrong: this reader reports no problems.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

import yaml

from newsarchive.settings.yaml_tree import MAX_NODES, KeyPath, Lines, Position

PlainValue = dict[str, list[str] | dict[str, list[str]] | None]
_Line = tuple[str, str | None, list[str] | None, re.Match[str]]
"""The key of a section, a term in it or None, the list in the line or None, and the line's match."""

# Without the characters that YAML gives a meaning to, in lists or elsewhere, and without whitespace but single spaces.
_WORD = r"""[^\s\-?:,\[\]{}#&*!|>'"%@`][^\s:,\[\]{}]*(?:[ ][^\s:,\[\]{}#][^\s:,\[\]{}]*)*"""
_SCALAR = rf"""(?:{_WORD}|'[^'\n]*'|"[^"\\\n]*")"""
_LIST = rf"\[[ ]*(?P<list>{_SCALAR}(?:[ ]*,[ ]*{_SCALAR})*)?[ ]*\]"
_CONTENT = rf"(?P<indent>[ ]*)(?:(?P<key>{_SCALAR}):(?:[ ]+(?P<brackets>{_LIST}))?|-[ ]+(?P<entry>{_SCALAR}))"
_LINE = re.compile(rf"(?:{_CONTENT})?[ ]*(?:(?:(?<=[ ])|^)#[^\n]*)?(?:\n|\Z)", re.MULTILINE)
_ENTRY = re.compile(_SCALAR)
# Breaks of lines in YAML other than \n, tabs, the byte order mark, and all that YAML forbids.
_UNUSUAL = re.compile("[\t\r\x85\u2028\u2029\ufeff]|" + yaml.reader.Reader.NON_PRINTABLE.pattern)
_LONGEST_KEY = 1000
"""PyYAML finds the colon after a key within 1,024 characters."""
_RESOLVERS: Mapping[str, list[tuple[str, re.Pattern[str]]]] = yaml.SafeLoader.yaml_implicit_resolvers


class _NotPlainError(ValueError):
    """A text in another layout."""


class LazyLines(Mapping[KeyPath, Position]):
    """The positions of keys, computed when the first of them is needed: most files have no problem to report."""

    def __init__(self, compute: Callable[[], Lines]) -> None:
        self._compute = compute

    @cached_property
    def _lines(self) -> Lines:
        return self._compute()

    def __getitem__(self, keys: KeyPath) -> Position:
        return self._lines[keys]

    def __iter__(self) -> Iterator[KeyPath]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


def read_plain(text: str) -> PlainValue | None:
    """The value of a text in the plain layout, as `yaml_tree` reads it; None for any other text."""
    value: PlainValue = {}
    try:
        for line in _lines_of(text):
            _add(value, line)
    except _NotPlainError:
        return None
    return value


def plain_lines(text: str) -> Lines:
    """The position of every key path in a text in the plain layout."""
    found: dict[KeyPath, Position] = {}
    entries: Counter[KeyPath] = Counter()
    number, counted = 1, 0
    for section, term, _, match in _lines_of(text):
        start = match.start()
        number, counted = number + text.count("\n", counted, start), start
        keys: KeyPath = (section,) if term is None else (section, term)
        if match["key"] is not None:
            found[keys] = number, match.start("key") - start + 1
        for entry in _starts(match):
            found[(*keys, entries[keys])] = number, entry - start + 1
            entries[keys] += 1
    return found


def _lines_of(text: str) -> Iterator[_Line]:
    """The lines of a text, without comments. Raises `_NotPlainError`."""
    if _UNUSUAL.search(text) or text.count("\n") + text.count(",") > MAX_NODES // 3:
        raise _NotPlainError
    end, length, section = 0, len(text), ""
    column: str | None = None
    while end < length:
        match = _LINE.match(text, end)
        if match is None:
            raise _NotPlainError
        end = match.end()
        indent, key, brackets, words, entry = match.groups()
        if indent is None:
            continue
        if key is not None and len(key) > _LONGEST_KEY:
            raise _NotPlainError
        if key is not None and not indent:
            name = _value_of(key)
            yield name, None, _entries(words) if brackets else None, match
            # Nothing may follow a list in brackets.
            section, column = "" if brackets else name, None
            continue
        # All that is in a list or a mapping begins in one column; entries of a list may begin in that of its key.
        if not section or indent != (indent if column is None else column) or (entry is None and not brackets):
            raise _NotPlainError
        column = indent
        yield (
            (section, None, [_value_of(entry)], match)
            if key is None
            else (section, _value_of(key), _entries(words), match)
        )


def _add(value: PlainValue, line: _Line) -> None:
    """Add a line to the value. Raises `_NotPlainError` for a key that occurs twice, or has terms and entries."""
    section, term, entries, match = line
    if term is not None:
        terms = value[section]
        if terms is None:
            terms = value[section] = {}
        if not isinstance(terms, dict) or term in terms:
            raise _NotPlainError
        terms[term] = entries or []
    elif match["key"] is not None:
        if section in value:
            raise _NotPlainError
        value[section] = entries
    else:
        known = value[section]
        if known is None:
            known = value[section] = []
        if not isinstance(known, list):
            raise _NotPlainError
        known += entries or []


def _entries(words: str | None) -> list[str]:
    if not words:
        return []
    parts = _ENTRY.findall(words) if "'" in words or '"' in words else words.split(",")
    return [_value_of(part.strip(" ")) for part in parts]


def _starts(match: re.Match[str]) -> list[int]:
    """The offsets in the text of a line's entries."""
    if match["entry"] is not None:
        return [match.start("entry")]
    return [entry.start() for entry in _ENTRY.finditer(match.string, *match.span("list"))] if match["list"] else []


def _value_of(written: str) -> str:
    """The text of a scalar. Raises `_NotPlainError` if it is a number, a date or another value to YAML."""
    first = written[0]
    if first in "'\"":
        return written[1:-1]
    if first in _RESOLVERS and any(pattern.match(written) for _, pattern in _RESOLVERS[first]):
        raise _NotPlainError
    return written
