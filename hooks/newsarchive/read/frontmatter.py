"""Front matter and body of a raw file, with the line of each key.

The crawler's front matter is often not valid YAML (titles with quotes and colons of their own, empty lines, a list in a
list), and MkDocs ignores such errors. So the crawler's own format is read here line by line. Front matter that an
editor wrote with more features of YAML (flow lists, folded text) is read by python-frontmatter.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

import yaml
from frontmatter.default_handlers import YAMLHandler

from newsarchive.base.problems import Problem, error, warning
from newsarchive.base.text import strip_control

_FENCE = re.compile(r"-{3,}\s*")
_KEY = re.compile(r"([A-Za-z][\w-]*)\s*:(?:\s+(.*))?$")
_ITEM = re.compile(r"(?:-\s+)+(.*)$|-+\s*$")
# Cached, because several passes match each line.
_key = lru_cache(maxsize=256)(_KEY.match)
# Values that need a YAML parser: flow collections, quoted text with escapes, and text in an indented block.
_YAML_VALUE = re.compile(r"""(?:[\[{].*[\]}]|"(?=.*\\)(?:[^"\\]|\\.)*"|'(?=.*''.)(?:[^']|'')*')\s*""")
_MAX_YAML_LENGTH = 50_000
_MAX_BRACKETS = 500
_YAML_BLOCK = re.compile(r"[|>][+-]?\d?\s*")
# Fewer pairs of double quotes may belong to a title.
_MIN_QUOTE_PAIRS = 3
_NOT_TEXT = (yaml.TagToken, yaml.AnchorToken, yaml.AliasToken)
# The crawler escaped every brace as one of these for a template engine.
_BRACES = {"&#123;": "{", "&#125;": "}"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One key's value, and the line of the key, from 1."""

    values: tuple[str, ...]
    line: int
    head: str = ""
    """The first line of a value on several lines, else empty."""

    @property
    def value(self) -> str:
        """The values joined by spaces."""
        return " ".join(self.values)


@dataclass(frozen=True, slots=True)
class Document:
    """A raw file, split into front matter and body. `body_line` is the first line of the body, from 1."""

    front: Mapping[str, Entry]
    body: str
    body_line: int
    problems: tuple[Problem, ...] = field(default=())

    def value(self, key: str) -> str:
        """A key's value as one text; empty if the key is missing."""
        entry = self.front.get(key)
        return entry.value if entry else ""

    def values(self, key: str) -> tuple[str, ...]:
        """A key's values; empty if the key is missing."""
        entry = self.front.get(key)
        return entry.values if entry else ()

    def head(self, key: str) -> str:
        """The first line of a value on several lines, else empty."""
        entry = self.front.get(key)
        return entry.head if entry else ""

    def line(self, key: str) -> int:
        """The line of a key, or 1 if the key is missing."""
        entry = self.front.get(key)
        return entry.line if entry else 1


def restore_braces(text: str) -> str:
    """Return the text with the braces that the crawler had escaped."""
    if "&#12" in text:
        for escaped, brace in _BRACES.items():
            text = text.replace(escaped, brace)
    return text


def parse_document(text: str, path: str) -> Document:
    """Split a raw file's text. Never raises; `problems` has at most one error, and a warning for each duplicate key."""
    empty = error(path, "empty-file", "the file is empty; expected front matter and a body")
    if not text.strip():
        return Document({}, "", 1, (empty,))
    lines = text.split("\n")
    start = next(number for number, line in enumerate(lines) if line.strip())
    if not _FENCE.fullmatch(lines[start]):
        message = "no front matter; expected a first line --- followed by keys such as title: and date:"
        return Document({}, text, 1, (error(path, "front-matter-missing", message, line=start + 1),))
    end = _closing_fence(lines, start)
    if end is not None:
        inside, problems = _without_duplicates(lines[start + 1 : end], start + 2, path)
        problems += _too_large_for_yaml(inside, start + 2, path)
        front, body = _read_front(inside, start + 2), "\n".join(lines[end + 1 :])
        return Document(front, body, end + 2, problems if front or body.strip() else (empty,))
    end = _first_body_line(lines, start + 1)
    message = "front matter never ends; expected a line --- after its last key"
    problem = error(path, "front-matter-unclosed", message, line=start + 1)
    return Document(_read_lines(lines[start + 1 : end], start + 2), "\n".join(lines[end:]), end + 1, (problem,))


def _closing_fence(lines: list[str], start: int) -> int | None:
    """The line that ends the front matter; a fence after the start of a body does not count."""
    for number in range(start + 1, len(lines)):
        if _FENCE.fullmatch(lines[number]):
            return number
        if lines[number].lstrip().startswith("<"):
            return None
    return None


def _first_body_line(lines: list[str], start: int) -> int:
    """The first line that does not look like front matter, where its end is missing."""
    for number in range(start, len(lines)):
        line = lines[number]
        if line.strip() and not _key(line) and not _ITEM.match(line.strip()):
            return number
    return len(lines)


def _without_duplicates(lines: list[str], first_line: int, path: str) -> tuple[list[str], tuple[Problem, ...]]:
    """The lines with duplicates of a key emptied, and a problem for each of them."""
    first: dict[str, int] = {}
    kept: list[str] = []
    problems: list[Problem] = []
    is_duplicate = False
    for number, line in enumerate(lines, first_line):
        if key := _key(line):
            is_duplicate = first.setdefault(key[1], number) != number
            if is_duplicate:
                message = f"duplicate key {key[1]!r}; line {first[key[1]]} is used, remove one"
                problems.append(warning(path, "key-repeated", message, line=number))
        kept.append("" if is_duplicate else line)
    return kept, tuple(problems)


def _too_large_for_yaml(lines: list[str], first_line: int, path: str) -> tuple[Problem, ...]:
    if not _needs_yaml(lines) or _is_fast_in_yaml(lines):
        return ()
    message = (
        f"front matter in YAML with more than {_MAX_YAML_LENGTH} characters or {_MAX_BRACKETS} brackets is read line "
        "by line, and its lists as text; remove the keys that the article does not need"
    )
    return (warning(path, "front-matter-large", message, line=first_line),)


def _needs_yaml(lines: list[str]) -> bool:
    return any(_is_yaml_value(line, below) for line, below in pairwise([*lines, ""]))


def _is_fast_in_yaml(lines: list[str]) -> bool:
    """True if the YAML parser, whose time is quadratic in the nesting, reads the lines fast."""
    brackets = sum(line.count("[") + line.count("{") for line in lines)
    return sum(map(len, lines)) <= _MAX_YAML_LENGTH and brackets <= _MAX_BRACKETS


def _read_front(lines: list[str], first_line: int) -> dict[str, Entry]:
    if _needs_yaml(lines) and _is_fast_in_yaml(lines):
        entries = _read_yaml(lines, first_line)
        if entries is not None:
            return entries
    return _read_lines(lines, first_line)


def _is_yaml_value(line: str, below: str) -> bool:
    key = _key(line)
    if not key or not key[2]:
        return False
    return bool(_YAML_VALUE.fullmatch(key[2]) or (_YAML_BLOCK.fullmatch(key[2]) and below.startswith(" ")))


def _read_yaml(lines: list[str], first_line: int) -> dict[str, Entry] | None:
    """Read valid YAML with python-frontmatter, every scalar as text; return None if it is not valid.

    A value that begins with a tag or anchor is not valid either, because headlines begin with `!important`.
    """
    text = "\n".join(lines)
    try:
        if any(isinstance(token, _NOT_TEXT) for token in yaml.scan(text)):
            return None
        data = YAMLHandler().load(text, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    if not isinstance(data, dict):
        return None
    keys = {match[1]: number for number, line in enumerate(lines, first_line) if (match := _key(line))}
    return {
        _unescaped(key): Entry(tuple(_flatten(value)), keys.get(str(key), first_line)) for key, value in data.items()
    }


def _flatten(value: object) -> Iterator[str]:
    """The texts in a nested YAML value."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from _flatten(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _flatten(inner)
    elif value is not None and str(value).strip():
        yield restore_braces(_unescaped(value))


def _unescaped(value: object) -> str:
    r"""A scalar's text, with an escaped surrogate pair such as `\ud83d\ude00` joined to one character.

    Characters that no document may contain are stripped, because an escape can name any code point.
    """
    whole = str(value).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return strip_control(whole).strip()


def _read_lines(lines: list[str], first_line: int) -> dict[str, Entry]:
    """Read the crawler's format: `key: value`, items below a key, and continuation lines of a value."""
    raw: dict[str, tuple[int, list[str]]] = {}
    heads: dict[str, str] = {}
    name = ""
    current: list[str] = []
    for number, line in enumerate(lines, first_line):
        stripped = line.strip()
        key = _key(line)
        item = _ITEM.match(stripped)
        if key:
            current = [key[2].strip()] if key[2] and key[2].strip() else []
            name = key[1]
            raw[name] = (number, current)
        elif item:
            current.extend([item[1]] if item[1] else [])
        elif stripped and current:
            heads.setdefault(name, current[-1])
            current[-1] += f" {stripped}"
        elif stripped:
            current.append(stripped)
    return {
        key: Entry(tuple(_unquote(value) for value in values), line, heads.get(key, ""))
        for key, (line, values) in raw.items()
    }


def _unquote(value: str) -> str:
    """A value without the crawler's quotes around it, within which nothing is escaped.

    The crawler used double quotes if the value contained an apostrophe, else single ones. Other quotes belong to the
    value: 'One' and 'two'.
    """
    value = _without_quote_runs(value.strip())
    inside = value[1:-1]
    is_single = value[:1] == value[-1:] == "'" and "'" not in inside
    is_double = value[:1] == value[-1:] == '"' and ("'" in inside or '"' not in inside)
    return restore_braces(inside if len(value) > 1 and (is_single or is_double) else value)


def _without_quote_runs(value: str) -> str:
    """A value without the run of double quotes around it, to which an early crawler added a pair in each crawl."""
    inner = value.strip('"')
    left = len(value) - len(value.lstrip('"'))
    pairs = min(left, len(value) - len(inner) - left)
    return value[pairs:-pairs] if pairs >= _MIN_QUOTE_PAIRS and inner else value
