"""The category path in a file's front matter."""

import re
from functools import lru_cache
from typing import NamedTuple

from newsarchive.base.text import fold
from newsarchive.read.document import Document

_SOURCE_AND_CHANNEL = " - "
_LIST = re.compile(r"\[([^\[\]]+)\]")
_LEVELS_OF_EARLY_CRAWLS = 2
_CHANNEL = 2
# No value in YAML.
_NULLS = frozenset({"~", "null"})
# Articles have few categories.
_folded = lru_cache(maxsize=1024)(fold)


class CategoryPath(NamedTuple):
    """The names of the levels, from the broadest to the narrowest, and how many were left out."""

    names: tuple[str, ...]
    empty: int = 0
    repeated: tuple[str, ...] = ()


def category_path(document: Document) -> CategoryPath:
    """Return the categories, one per level, without empty ones and those that repeat the level above.

    A source with one channel gives that its own name: section, source, channel is the crawler's path, and kept.
    Early crawls joined source and channel (`BBC - BBC 英文`).
    """
    values = document.values("categories") or document.values("category")
    if len(values) == 1 and "layout" in document.front:
        # Jekyll reads the words of one text as the levels.
        values = tuple(values[0].split())
    elif values and (levels := _LIST.fullmatch(values[0])):
        # Hexo has a list for each path, of which the first counts.
        values = tuple(level.strip("\"' ") for level in levels[1].split(","))
    names = [name for name in values if _folded(name) and name not in _NULLS]
    empty = len(values) - len(names)
    if len(names) == _LEVELS_OF_EARLY_CRAWLS:
        names = [names[0], *names[1].split(_SOURCE_AND_CHANNEL, 1)]
    kept: list[str] = []
    repeated: list[str] = []
    for name in names:
        is_repeated = (
            bool(kept) and _folded(kept[-1]) == _folded(name) and not (len(kept) == _CHANNEL == len(names) - 1)
        )
        (repeated if is_repeated else kept).append(name)
    return CategoryPath(tuple(kept), empty, tuple(repeated))
