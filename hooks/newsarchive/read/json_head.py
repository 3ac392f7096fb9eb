"""Front matter in JSON: one object, as Hugo writes it, or its pairs up to a line `;;;`, as Hexo does."""

import json
import re
from typing import Any

from newsarchive.base.problems import Problem, error, warning
from newsarchive.read.document import KNOWN_KEYS, Document
from newsarchive.read.heads import MAX_LENGTH, entries_of, invalid, is_large, pairs_in, too_large

_FENCE = re.compile(r"(?:;{3}|-{3,})\s*")
_HEXO_FENCE = re.compile(r";{3}\s*")
_FIRST_KEY = re.compile(r"""\{?\s*["']?([\w-]+)["']?\s*:""")
_CLOSED = re.compile(r"\s*\}[\s,;]*")
_BEGINNINGS = frozenset("\"'{}[],0123456789")
_INVISIBLE = "\ufeff\u200b\u2060 \t"


def read_json_head(lines: list[str], start: int, path: str) -> Document | None:
    """Return the document whose JSON begins at the line `start`, from 0; None if there is none."""
    first = lines[start].strip().strip(_INVISIBLE)
    if _HEXO_FENCE.fullmatch(first):
        return _up_to_fence(lines, start, start + 1, path)
    if first.startswith('"'):
        return _up_to_fence(lines, start, start, path) if _names_a_key(first) else None
    return _object(lines, start, path) if first.startswith("{") and _begins_head(lines, start) else None


def _names_a_key(line: str) -> bool:
    found = _FIRST_KEY.match(line)
    return found is not None and found[1].lower() in KNOWN_KEYS


def _begins_head(lines: list[str], start: int) -> bool:
    """True if one of the first keys of an object is known: a body may begin with a brace, too."""
    few = [line.strip().strip(_INVISIBLE) for line in lines[start : start + 12]]
    return any(_names_a_key(line) for line in few)


def _up_to_fence(lines: list[str], start: int, first: int, path: str) -> Document | None:
    end = next((number for number in range(first, len(lines)) if _HEXO_FENCE.fullmatch(lines[number])), None)
    if end is None:
        return None
    inside = lines[first:end]
    text = "\n".join(inside).strip().strip(_INVISIBLE)
    pairs = text if text.startswith("{") else f"{{{text.rstrip(',')}}}"
    if is_large(text):
        problem = warning(path, "front-matter-large", too_large("JSON"), line=start + 1)
        return Document(pairs_in(inside, first + 1), "\n".join(lines[end + 1 :]), end + 2, (problem,))
    try:
        data, problems = _parsed(json.loads, pairs, first + 1, path)
    except (ValueError, RecursionError) as reason:
        return _broken(lines, first, end, path, reason)
    return Document(entries_of(data, inside, first + 1), "\n".join(lines[end + 1 :]), end + 2, problems)


def _object(lines: list[str], start: int, path: str) -> Document:
    """The document with an object, however it is broken into lines; what follows it on its last line is body."""
    window = "\n".join(lines[start:])[: MAX_LENGTH + 1]
    offset = window.index("{")
    end_of_lines = _likely_end(lines, start)
    if is_large("\n".join(lines[start : end_of_lines + 1])):
        problem = warning(path, "front-matter-large", too_large("JSON"), line=start + 1)
        inside = lines[start : end_of_lines + 1]
        return Document(pairs_in(inside, start + 1), "\n".join(lines[end_of_lines + 1 :]), end_of_lines + 2, (problem,))
    ends: list[int] = []

    def first_value(text: str, object_pairs_hook: Any) -> Any:  # noqa: ANN401 - JSON
        value, end = json.JSONDecoder(object_pairs_hook=object_pairs_hook).raw_decode(text, offset)
        ends.append(end)
        return value

    try:
        data, problems = _parsed(first_value, window, start + 1, path)
    except (ValueError, RecursionError) as reason:
        return _broken(lines, start, end_of_lines, path, reason)
    last = start + window.count("\n", 0, ends[0])
    entries = entries_of(data, lines[start : last + 1], start + 1)
    rest = lines[last][ends[0] - (window.rfind("\n", 0, ends[0]) + 1) :].strip(" \t;,")
    if rest:
        return Document(entries, "\n".join([rest, *lines[last + 1 :]]), last + 1, problems)
    following = last + 1
    if following < len(lines) and _FENCE.fullmatch(lines[following]):
        following += 1
    return Document(entries, "\n".join(lines[following:]), following + 1, problems)


def _likely_end(lines: list[str], start: int) -> int:
    """The last line that looks like one of an object."""
    for number in range(start, len(lines)):
        line = lines[number].strip().strip(_INVISIBLE)
        if line and line[0] not in _BEGINNINGS:
            return max(start, number - 1)
        if _CLOSED.fullmatch(line) or (number == start and line.endswith("}")):
            return number
    return len(lines) - 1


def _parsed(
    load: Any,  # noqa: ANN401 - json.loads and its like
    text: str,
    first_line: int,
    path: str,
) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """The object and a problem for each duplicate key. Raises ValueError for what is no object."""
    repeated: list[str] = []

    def first_of_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in pairs:
            if key in found:
                repeated.append(key)
            found.setdefault(key, value)
        return found

    data = load(text, object_pairs_hook=first_of_each)
    if not isinstance(data, dict):
        raise ValueError("no object")  # noqa: TRY004 - as json raises
    return data, tuple(
        warning(path, "key-repeated", f"duplicate key {key!r}; the first is used, remove one", line=first_line)
        for key in dict.fromkeys(repeated)
    )


def _broken(lines: list[str], start: int, end: int, path: str, reason: Exception) -> Document:
    """The document with what can be read of an object that is not valid, between two lines from 0."""
    line = start + getattr(reason, "lineno", 1)
    message = invalid("JSON", getattr(reason, "msg", reason))
    problem = error(path, "front-matter-invalid", message, line=line, column=getattr(reason, "colno", 1))
    inside = lines[start : end + 1]
    return Document(pairs_in(inside, start + 1), "\n".join(lines[end + 1 :]), end + 2, (problem,))
