"""Front matter in lines of `key: value`, each key read by itself.

The crawler's front matter is often not valid YAML (titles with quotes and colons of their own, empty lines, a list in a
list), and MkDocs ignores such errors. So the crawler's own format is read here. A value in more of YAML (flow lists,
folded text), which editors write, is read by python-frontmatter, without the other keys: what is wrong in one of them
changes no other.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import yaml
from frontmatter.default_handlers import YAMLHandler

from newsarchive.read.document import KNOWN_KEYS, Entry, restore_braces
from newsarchive.read.values import texts, unescaped
from newsarchive.settings.yaml_loading import BaseLoader

_KEY = re.compile(r"""(?:([A-Za-z][\w-]*)|"([^"]{1,99})"|'([^']{1,99})')\s*:(?:\s+(.*))?$""")
# Written with a Chinese input method, or without the space; a line of text may begin so unless the key is known.
_LOOSE_KEY = re.compile(rf"({'|'.join(KNOWN_KEYS)})\s*(：|:(?=\S))\s*(.*)$")
_ITEM = re.compile(r"(?:-\s+)+(.*)$|-+\s*$")
# Hexo has a list for each path of categories; in the crawler's lists the first item is no list.
_LIST_IN_LIST = re.compile(r"-\s+-\s+\S")
_COMMENT = re.compile(r"#(?:\s|$)")
# Values that need a YAML parser: flow collections, quoted text with escapes, and text in an indented block.
_FLOW = re.compile(r"(?:\[.*\]|\{.*\})\s*(?:\s#.*)?", re.DOTALL)
_ESCAPES = re.compile(r""""(?=.*\\)(?:[^"\\]|\\.)*"\s*|'(?=.*''.)(?:[^']|'')*'\s*""")
_BLOCK = re.compile(r"[|>][+-]?\d?\s*")
_INNER_KEY = re.compile(r"\s+[\w-]+:(?:\s|$)")
_MAX_YAML_LENGTH = 50_000
_MAX_BRACKETS = 500
# A title is one line of text. It may begin and end with brackets, as `[x]` and `{a: b}` do.
_ALWAYS_TEXT = frozenset({"title"})
# Fewer pairs of double quotes may belong to a title.
_MIN_QUOTE_PAIRS = 3
_NOT_TEXT = (yaml.TagToken, yaml.AnchorToken, yaml.AliasToken)


class KeyMatch(NamedTuple):
    """A line that begins a key, with the position of its colon if that is not written as YAML demands, else -1."""

    key: str
    value: str
    wrong_colon: int = -1


# Several passes match each line.
@lru_cache(maxsize=256)
def match_key(line: str) -> KeyMatch | None:
    """Return the key that a line begins, or None."""
    if strict := _KEY.match(line):
        return KeyMatch(strict[1] or _unescaped_key(strict[2]) or strict[3], (strict[4] or "").strip())
    loose = _LOOSE_KEY.match(line) if line[:1].isalpha() else None
    return KeyMatch(loose[1], loose[3].strip(), loose.start(2)) if loose else None


def _unescaped_key(key: str | None) -> str:
    """The text of a key in double quotes."""
    if not key or "\\" not in key:
        return key or ""
    try:
        return unescaped(yaml.load(f'"{key}"', Loader=BaseLoader))  # noqa: S506 - a scalar
    except (yaml.YAMLError, ValueError):
        return key.replace("\\", "")


def is_item(line: str) -> bool:
    """True if a stripped line is an item of a list."""
    return _ITEM.match(line) is not None


def needs_yaml(lines: list[str]) -> bool:
    """True if the value of one of the keys needs a YAML parser."""
    return any(
        (found := match_key(line)) is not None and _is_yaml(found, below) for line, below in pairwise([*lines, ""])
    )


def is_fast_in_yaml(lines: list[str]) -> bool:
    """True if the YAML parser, whose time is quadratic in the nesting, reads the lines fast."""
    text = "".join(lines)
    return len(text) <= _MAX_YAML_LENGTH and text.count("[") + text.count("{") <= _MAX_BRACKETS


def too_large_for_yaml() -> str:
    """The message for front matter that is not fast in YAML."""
    return (
        f"front matter in YAML with more than {_MAX_YAML_LENGTH} characters or {_MAX_BRACKETS} brackets is read line "
        "by line, and its lists as text; remove the keys that the article does not need"
    )


def read_lines(lines: list[str], first_line: int) -> dict[str, Entry]:
    """Read `key: value`, items below a key, and continuation lines of a value."""
    is_fast = is_fast_in_yaml(lines)
    starts = [number for number, line in enumerate(lines) if match_key(line)]
    entries: dict[str, Entry] = {}
    for start, end in pairwise([*starts, len(lines)]):
        found = match_key(lines[start])
        if found:
            entries[found.key] = _read_key(found, lines[start + 1 : end], start + first_line, is_fast=is_fast)
    return entries


def _read_key(found: KeyMatch, below: list[str], line: int, *, is_fast: bool) -> Entry:
    if is_fast and _may_be_yaml(found, below):
        values = _read_yaml(found, below)
        if values is not None:
            return Entry(values, line)
    if not found.value and _LIST_IN_LIST.match(next(filter(None, map(str.strip, below)), "")):
        return Entry(tuple(_read_lists(below)), line)
    values_, head = _read_text(found.value, below)
    return Entry(tuple(map(_unquote, values_)), line, head)


def _is_yaml(found: KeyMatch, below: str) -> bool:
    value = found.value
    if not value:
        return found.key not in _ALWAYS_TEXT and bool(_INNER_KEY.match(below))
    is_flow = value[0] in "[{" and found.key not in _ALWAYS_TEXT and _FLOW.fullmatch(value)
    is_block = value[0] in "|>" and below[:1] == " " and _BLOCK.fullmatch(value)
    return bool(is_flow or is_block or (value[0] in "\"'" and _ESCAPES.fullmatch(value)))


def _may_be_yaml(found: KeyMatch, below: list[str]) -> bool:
    first = next((line for line in below if line.strip()), "")
    if _is_yaml(found, first):
        return True
    is_open = found.value[:1] in {"[", "{"} and found.key not in _ALWAYS_TEXT
    return is_open and bool(first) and _FLOW.fullmatch("\n".join([found.value, *below]).strip()) is not None


def _read_yaml(found: KeyMatch, below: list[str]) -> tuple[str, ...] | None:
    """Read one key's valid YAML, every scalar as text; return None if it is not valid.

    A value that begins with a tag or anchor is not valid either, because headlines begin with `!important`.
    """
    text = "\n".join([f"key: {found.value}", *below])
    try:
        if any(isinstance(token, _NOT_TEXT) for token in yaml.scan(text)):
            return None
        data = YAMLHandler().load(text, Loader=BaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    return tuple(texts(list(data.values()))) if isinstance(data, dict) and len(data) == 1 else None


def _read_text(value: str, below: list[str]) -> tuple[list[str], str]:
    """The values, and the first line of a value on several lines, else empty text."""
    values = [value] if value else []
    head = ""
    for line in below:
        stripped = line.strip()
        item = _ITEM.match(stripped)
        if item:
            values.extend([item[1]] if item[1] else [])
        elif stripped and not _COMMENT.match(line):
            if values:
                head = head or values[-1]
                values[-1] += f" {stripped}"
            else:
                values.append(stripped)
    return values, head


def _read_lists(below: list[str]) -> Iterator[str]:
    """Return each list in a list of lists as its text in one line, `[技术, 前端]`."""
    lists: list[list[str]] = []
    for line in map(str.strip, below):
        if _LIST_IN_LIST.match(line):
            lists.append([])
        if (item := _ITEM.match(line)) and item[1]:
            lists[-1].append(_unquote(item[1]))
    return (f"[{', '.join(items)}]" for items in lists)


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
    if not value.startswith('"' * _MIN_QUOTE_PAIRS):
        return value
    inner = value.strip('"')
    left = len(value) - len(value.lstrip('"'))
    pairs = min(left, len(value) - len(inner) - left)
    return value[pairs:-pairs] if pairs >= _MIN_QUOTE_PAIRS and inner else value
