"""Width of text on a terminal, in columns: measuring, wrapping, truncating and padding."""

import re
from collections.abc import Iterator

from wcwidth import wcwidth

from newsarchive.base.text import WIDE

# No line starts with closing punctuation or ends with opening punctuation.
_OPENING = "（「『【《〈〔［｛“‘"
_CLOSING = "，。、；：？！）」』】》〉〕］｝”’…—"
_UNIT = re.compile(rf"\s+|[{_OPENING}]*(?:[{WIDE}]|[^\s{WIDE}]+)[{_CLOSING}]*")


def display_width(text: str) -> int:
    """Return the number of terminal columns that the text takes."""
    return sum(map(_character_width, text))


def wrap(text: str, width: int) -> Iterator[slice]:
    """Yield the lines of the wrapped text as slices of it; a word wider than a line has its own line."""
    start = end = used = 0
    for unit in _UNIT.finditer(text):
        taken = display_width(unit[0])
        is_space = unit[0].isspace()
        if end > start and used + taken > width and not is_space:
            yield slice(start, end)
            start = end = unit.start()
            used = 0
        if not is_space:
            end = unit.end()
        used += taken
    if end > start:
        yield slice(start, end)


def truncate_to_width(text: str, width: int) -> str:
    """Return the text in at most `width` columns, the last one an ellipsis if something was cut."""
    if display_width(text) <= width:
        return text
    used = 0
    for position, character in enumerate(text):
        used += _character_width(character)
        if used >= width:
            return text[:position] + "…"
    return text


def pad(text: str, width: int) -> str:
    """Return the text followed by spaces up to `width` columns."""
    return text + " " * (width - display_width(text))


def _character_width(character: str) -> int:
    """Return 2, 1 or 0; control characters, which have no width of their own, count as 0."""
    # By character, not by grapheme: then the width of a text is the sum of its parts, as wrapping needs.
    return max(0, wcwidth(character))
