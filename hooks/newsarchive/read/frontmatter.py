"""Front matter and body of a raw file, with the line of each key."""

import re

from newsarchive.base.problems import Problem, error, warning
from newsarchive.read.document import KNOWN_KEYS, Document
from newsarchive.read.json_head import read_json_head
from newsarchive.read.lines import (
    is_fast_in_yaml,
    is_item,
    match_key,
    needs_yaml,
    read_lines,
    too_large_for_yaml,
)
from newsarchive.read.toml_head import read_toml_head

_FENCE = re.compile(r"-{3,}\s*")
# The end of a YAML document.
_DOTS = re.compile(r"\.{3}\s*")
_FENCES = ("---", "...")
# A byte order mark is one of them where files were joined or a line was put before it.
_INVISIBLE = "\ufeff\u200b\u2060"


def parse_document(text: str, path: str) -> Document:
    """Split a raw file's text. Never raises; `problems` has at most one error, and a warning for each wrong key."""
    lines = text.split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip().strip(_INVISIBLE)), None)
    if start is None:
        return Document({}, "", 1, (_empty(path),))
    first = _visible(lines[start]).lstrip()
    if _FENCE.fullmatch(first):
        return _fenced(lines, start, path)
    head = read_toml_head(lines, start, path) if first.startswith("+") else None
    head = read_json_head(lines, start, path) if first[:1] in set('{";') else head
    if head is not None:
        return head if head.front or head.body.strip() else Document({}, head.body, head.body_line, (_empty(path),))
    if _has_keys_up_to_fence(lines, start):
        return _fenced(lines, start - 1, path)
    message = "no front matter; expected a first line --- followed by keys such as title: and date:"
    return Document({}, text, 1, (error(path, "front-matter-missing", message, line=start + 1),))


def _empty(path: str) -> Problem:
    return error(path, "empty-file", "the file is empty; expected front matter and a body")


def _fenced(lines: list[str], start: int, path: str) -> Document:
    """The document whose front matter begins after the line `start`, from 0."""
    end = _closing_fence(lines, start)
    if end is not None:
        inside, problems = _checked([_visible(line) for line in lines[start + 1 : end]], start + 2, path)
        front, body = read_lines(inside, start + 2), "\n".join(lines[end + 1 :])
        return Document(front, body, end + 2, problems if front or body.strip() else (_empty(path),))
    end = _first_body_line(lines, start + 1)
    message = "front matter never ends; expected a line --- after its last key"
    problem = error(path, "front-matter-unclosed", message, line=start + 1)
    return Document(read_lines(lines[start + 1 : end], start + 2), "\n".join(lines[end:]), end + 1, (problem,))


def _has_keys_up_to_fence(lines: list[str], start: int) -> bool:
    """True if the lines up to a fence are front matter, as Hexo writes it, without a fence before it."""
    first = match_key(_visible(lines[start]))
    end = _closing_fence(lines, start) if first and first.key in KNOWN_KEYS else None
    return end is not None and _first_body_line([_visible(line) for line in lines[:end]], start) == end


def _visible(line: str) -> str:
    return line.lstrip(_INVISIBLE) if line[:1] in _INVISIBLE else line


def _closing_fence(lines: list[str], start: int) -> int | None:
    """The line that ends the front matter; a fence after the start of a body does not count."""
    for number in range(start + 1, len(lines)):
        line = lines[number]
        if line.startswith(_FENCES) and _is_end(lines, number):
            return number
        if line.lstrip().startswith("<"):
            return None
    return None


def _is_end(lines: list[str], number: int) -> bool:
    line = lines[number]
    return bool(_FENCE.fullmatch(line) or (_DOTS.fullmatch(line) and not _goes_on(lines, number + 1)))


def _goes_on(lines: list[str], start: int) -> bool:
    """True if the next line with text begins a key: the dots before it are the last line of a value."""
    following = next((line for line in lines[start:] if line.strip()), "")
    return match_key(following) is not None


def _first_body_line(lines: list[str], start: int) -> int:
    """The first line that does not look like front matter, where its end is missing."""
    for number in range(start, len(lines)):
        line = lines[number]
        if line.strip() and not match_key(line) and not is_item(line.strip()):
            return number
    return len(lines)


def _checked(lines: list[str], first_line: int, path: str) -> tuple[list[str], tuple[Problem, ...]]:
    """The lines with duplicates of a key emptied, and a problem for each of them and for what else is wrong."""
    first: dict[str, int] = {}
    kept: list[str] = []
    problems: list[Problem] = []
    is_duplicate = False
    for number, line in enumerate(lines, first_line):
        if found := match_key(line):
            is_duplicate = first.setdefault(found.key, number) != number
            if is_duplicate:
                message = f"duplicate key {found.key!r}; line {first[found.key]} is used, remove one"
                problems.append(warning(path, "key-repeated", message, line=number))
            elif found.wrong_colon >= 0:
                problems.append(_wrong_colon(line, found.key, found.wrong_colon, path, number))
        kept.append("" if is_duplicate else line)
    if not is_fast_in_yaml(kept) and needs_yaml(kept):
        problems.append(warning(path, "front-matter-large", too_large_for_yaml(), line=first_line))
    return kept, tuple(problems)


def _wrong_colon(line: str, key: str, position: int, path: str, number: int) -> Problem:
    wrong = "a full-width colon" if line[position] == "：" else "no space"
    message = (
        f"{wrong} after {key!r}; expected {key}: with a colon of ASCII and a space, the value is read all the same"
    )
    return warning(path, "front-matter-colon", message, line=number, column=position + 1)
