"""Front matter and body of a raw file, with the line of each key.

The crawler wrote front matter that is often no valid YAML (titles with quotes and colons of their own, blank lines, a
list in a list), and MkDocs swallows such errors. So the crawler's own form is read here line by line. Front matter that
an editor wrote with more of YAML in it (flow lists, folded text) is read by python-frontmatter.
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
# A line is asked for it in several passes.
_key = lru_cache(maxsize=256)(_KEY.match)
# What only a YAML parser reads right: flow collections, quoted text with escapes, and text in an indented block.
_YAML_VALUE = re.compile(r"""(?:[\[{].*[\]}]|"(?=.*\\)(?:[^"\\]|\\.)*"|'(?=.*''.)(?:[^']|'')*')\s*""")
_LONGEST_YAML = 50_000
_MOST_BRACKETS = 500
_YAML_BLOCK = re.compile(r"[|>][+-]?\d?\s*")
# Fewer pairs of double quotes may be a title's own.
_FEWEST_ROUNDS = 3
_NO_WORDS = (yaml.TagToken, yaml.AnchorToken, yaml.AliasToken)
# The crawler wrote every brace as one of these, to keep a template engine quiet.
_BRACES = {"&#123;": "{", "&#125;": "}"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One key's value, and the line of the key, from 1."""

    values: tuple[str, ...]
    line: int
    head: str = ""
    """The first line of a value that goes on below."""

    @property
    def value(self) -> str:
        """The value as one text."""
        return " ".join(self.values)


@dataclass(frozen=True, slots=True)
class Document:
    """A raw file taken apart. `body_line` is the line on which the body begins, from 1."""

    front: Mapping[str, Entry]
    body: str
    body_line: int
    problems: tuple[Problem, ...] = field(default=())

    def value(self, key: str) -> str:
        """A key's value as one text; empty where it is missing."""
        entry = self.front.get(key)
        return entry.value if entry else ""

    def values(self, key: str) -> tuple[str, ...]:
        """A key's values as a list; empty where it is missing."""
        entry = self.front.get(key)
        return entry.values if entry else ()

    def head(self, key: str) -> str:
        """The first line of a value that stands on several; empty for all others."""
        entry = self.front.get(key)
        return entry.head if entry else ""

    def line(self, key: str) -> int:
        """The line of a key, or the file's first where it is missing."""
        entry = self.front.get(key)
        return entry.line if entry else 1


def restore_braces(text: str) -> str:
    """The text with the braces that the crawler had replaced."""
    if "&#12" in text:
        for written, meant in _BRACES.items():
            text = text.replace(written, meant)
    return text


def parse_document(text: str, path: str) -> Document:
    """Take a raw file's text apart. Never raises; what is wrong is in `problems`: one error, or a warning a key."""
    empty = error(path, "empty-file", "the file is empty; expected front matter and a body")
    if not text.strip():
        return Document({}, "", 1, (empty,))
    lines = text.split("\n")
    start = next(number for number, line in enumerate(lines) if line.strip())
    if not _FENCE.fullmatch(lines[start]):
        message = "no front matter; expected a first line --- and keys such as title: and date:"
        return Document({}, text, 1, (error(path, "front-matter-missing", message, line=start + 1),))
    end = _closing_fence(lines, start)
    if end is not None:
        inside, problems = _without_repeats(lines[start + 1 : end], start + 2, path)
        problems += _beyond_yaml(inside, start + 2, path)
        front, body = _read_front(inside, start + 2), "\n".join(lines[end + 1 :])
        return Document(front, body, end + 2, problems if front or body.strip() else (empty,))
    end = _first_body_line(lines, start + 1)
    message = "front matter never ends; expected a line --- after its last key"
    problem = error(path, "front-matter-unclosed", message, line=start + 1)
    return Document(_read_lines(lines[start + 1 : end], start + 2), "\n".join(lines[end:]), end + 1, (problem,))


def _closing_fence(lines: list[str], start: int) -> int | None:
    """The line that ends the front matter; a fence that stands behind the beginning of a body is none."""
    for number in range(start + 1, len(lines)):
        if _FENCE.fullmatch(lines[number]):
            return number
        if lines[number].lstrip().startswith("<"):
            return None
    return None


def _first_body_line(lines: list[str], start: int) -> int:
    """Where front matter without an end stops looking like any."""
    for number in range(start, len(lines)):
        line = lines[number]
        if line.strip() and not _key(line) and not _ITEM.match(line.strip()):
            return number
    return len(lines)


def _without_repeats(lines: list[str], first_line: int, path: str) -> tuple[list[str], tuple[Problem, ...]]:
    """The lines with those empty that give a key a second time, and a problem for each such key."""
    first: dict[str, int] = {}
    kept: list[str] = []
    problems: list[Problem] = []
    is_repeat = False
    for number, line in enumerate(lines, first_line):
        if key := _key(line):
            is_repeat = first.setdefault(key[1], number) != number
            if is_repeat:
                message = f"the key {key[1]!r} stands here again; line {first[key[1]]} counts: remove one of the two"
                problems.append(warning(path, "key-repeated", message, line=number))
        kept.append("" if is_repeat else line)
    return kept, tuple(problems)


def _beyond_yaml(lines: list[str], first_line: int, path: str) -> tuple[Problem, ...]:
    if not _states_yaml(lines) or _is_within_yaml(lines):
        return ()
    message = (
        f"front matter in YAML of more than {_LONGEST_YAML} characters or {_MOST_BRACKETS} brackets is read line by "
        "line, and its lists as text; take out what no article needs"
    )
    return (warning(path, "front-matter-large", message, line=first_line),)


def _states_yaml(lines: list[str]) -> bool:
    return any(_is_yaml_value(line, below) for line, below in pairwise([*lines, ""]))


def _is_within_yaml(lines: list[str]) -> bool:
    """Whether the YAML parser is done with it soon: its time grows with the square of the nesting."""
    brackets = sum(line.count("[") + line.count("{") for line in lines)
    return sum(map(len, lines)) <= _LONGEST_YAML and brackets <= _MOST_BRACKETS


def _read_front(lines: list[str], first_line: int) -> dict[str, Entry]:
    if _states_yaml(lines) and _is_within_yaml(lines):
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
    """Valid YAML by python-frontmatter with every scalar as the text it is; None where it is not valid.

    Nor does it count as YAML where a value begins with a tag or anchor: `!important` is how a headline begins.
    """
    text = "\n".join(lines)
    try:
        if any(isinstance(token, _NO_WORDS) for token in yaml.scan(text)):
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
    """The texts in a YAML value, whatever its nesting."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from _flatten(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _flatten(inner)
    elif value is not None and str(value).strip():
        yield restore_braces(_unescaped(value))


def _unescaped(value: object) -> str:
    r"""A scalar's text, in which the halves of an escaped pair of surrogates, `\ud83d\ude00`, are one character again.

    What no document may hold is taken out: an escape can name any code point.
    """
    whole = str(value).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return strip_control(whole).strip()


def _read_lines(lines: list[str], first_line: int) -> dict[str, Entry]:
    """The crawler's form: `key: value`, items below a key, and lines that go on with a value."""
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
    """A value without the quotes around it; the crawler escaped nothing within.

    It took double quotes where the value holds an apostrophe, else single ones. So quotes that it cannot have put there
    are the value's own: 'One' and 'two'.
    """
    value = _without_loop(value.strip())
    inside = value[1:-1]
    is_single = value[:1] == value[-1:] == "'" and "'" not in inside
    is_double = value[:1] == value[-1:] == '"' and ("'" in inside or '"' not in inside)
    return restore_braces(inside if len(value) > 1 and (is_single or is_double) else value)


def _without_loop(value: str) -> str:
    """A value without the runs of double quotes that an early crawl set around it: one more pair in each round."""
    inner = value.strip('"')
    left = len(value) - len(value.lstrip('"'))
    pairs = min(left, len(value) - len(inner) - left)
    return value[pairs:-pairs] if pairs >= _FEWEST_ROUNDS and inner else value
