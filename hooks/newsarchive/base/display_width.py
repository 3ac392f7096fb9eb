"""Text on a terminal: how many columns it takes, where its lines may end, how it is cut."""

import re
import unicodedata
from collections.abc import Iterator

from newsarchive.base.text import WIDE

# Unicode Standard Annex 11: these take two columns. What is ambiguous there takes one, as terminals have it by default.
_TWO_COLUMNS = frozenset({"W", "F"})
_NO_COLUMN = frozenset({"Mn", "Me", "Cf"})
# No line begins with a closing sign, and none ends in an opening one.
_OPENING = "（「『【《〈〔［｛“‘"
_CLOSING = "，。、；：？！）」』】》〉〕］｝”’…—"
_UNIT = re.compile(rf"\s+|[{_OPENING}]*(?:[{WIDE}]|[^\s{WIDE}]+)[{_CLOSING}]*")


def display_width(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(map(_character_width, text))


def wrap(text: str, width: int) -> Iterator[slice]:
    """The lines that a text fills, as slices of it; a word that is wider than a line has one for itself."""
    start = end = used = 0
    for unit in _UNIT.finditer(text):
        taken = display_width(unit[0])
        is_blank = unit[0].isspace()
        if end > start and used + taken > width and not is_blank:
            yield slice(start, end)
            start = end = unit.start()
            used = 0
        if not is_blank:
            end = unit.end()
        used += taken
    if end > start:
        yield slice(start, end)


def truncate_to_width(text: str, width: int) -> str:
    """The text in at most so many columns, the last one an ellipsis where something was cut."""
    if display_width(text) <= width:
        return text
    used = 0
    for position, character in enumerate(text):
        used += _character_width(character)
        if used >= width:
            return text[:position] + "…"
    return text


def pad(text: str, width: int) -> str:
    """The text with blanks behind it up to so many columns."""
    return text + " " * (width - display_width(text))


def _character_width(character: str) -> int:
    if unicodedata.category(character) in _NO_COLUMN:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _TWO_COLUMNS else 1
