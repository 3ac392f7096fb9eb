"""Front matter that is one value of a program, JSON or TOML, as entries."""

import re
from collections.abc import Mapping
from typing import Any

from newsarchive.base.text import collapse_whitespace
from newsarchive.read.document import KNOWN_KEYS, Entry
from newsarchive.read.values import texts, unescaped

MAX_LENGTH = 50_000
"""Characters of a head; a longer one is not parsed."""
MAX_BRACKETS = 500
# zola keeps tags and categories in a table of their own.
_TAXONOMIES = "taxonomies"
_PAIR = re.compile(r"""\s*["']?([A-Za-z][\w-]*)["']?\s*[:=]\s*(.*?),?\s*$""")


def entries_of(data: Mapping[str, Any], lines: list[str], first_line: int) -> dict[str, Entry]:
    """Return the entries of a parsed head, each with the line that names its key."""
    inner = data.get(_TAXONOMIES)
    whole = {**inner, **data} if isinstance(inner, dict) else data
    numbers = _numbers(lines, first_line)
    return {
        unescaped(key): Entry(tuple(texts(value)), numbers.get(key, first_line))
        for key, value in whole.items()
        if key != _TAXONOMIES or not isinstance(inner, dict)
    }


def pairs_in(lines: list[str], first_line: int) -> dict[str, Entry]:
    """Return the entries of a head that is not valid: the known keys that have a text on their own line."""
    entries: dict[str, Entry] = {}
    for number, line in enumerate(lines, first_line):
        pair = _PAIR.match(line) if len(line) <= MAX_LENGTH else None
        if pair and pair[1] in KNOWN_KEYS:
            value = pair[2].strip("\"'[]{} ")
            entries.setdefault(pair[1], Entry((value,) if value else (), number))
    return entries


def is_large(text: str) -> bool:
    """True if a head is too long or nested to be parsed."""
    return len(text) > MAX_LENGTH or text.count("[") + text.count("{") > MAX_BRACKETS


def invalid(form: str, reason: object) -> str:
    """Return the message for a head that is not valid."""
    why = collapse_whitespace(str(reason))[:200]
    return (
        f"front matter in {form} that is not valid: {why}; its known keys are read line by line, fix it or write YAML"
    )


def too_large(form: str) -> str:
    """Return the message for a head that is not parsed."""
    return (
        f"front matter in {form} with more than {MAX_LENGTH} characters or {MAX_BRACKETS} brackets is read line by "
        "line; remove the keys that the article does not need"
    )


def _numbers(lines: list[str], first_line: int) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for number, line in enumerate(lines, first_line):
        for found in re.finditer(r"""["']?([A-Za-z][\w-]*)["']?\s*[:=]""", line):
            numbers.setdefault(found[1], number)
    return numbers
