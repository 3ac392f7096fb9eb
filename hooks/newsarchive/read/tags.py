"""The tags that a file's front matter states under `tags:` and `keywords:`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsarchive.base.text import collapse_whitespace, fold
from newsarchive.read.document import Document

_KEYS = ("tags", "keywords")
# No value in YAML.
_NULLS = frozenset({"~", "null"})
_SEPARATOR = re.compile(r"[,，、;；]")
LONGEST_TAG = 40
"""Characters of a tag; a longer text is a sentence."""
MOST_TAGS = 30
"""Tags that one file may state."""


class StatedTags(NamedTuple):
    """The tags of a file, each once in its first spelling, and those that are no tags: a sentence, or too many."""

    tags: tuple[str, ...] = ()
    unusable: tuple[tuple[str, str], ...] = ()
    """Pairs of key and text."""


def stated_tags(document: Document) -> StatedTags:
    """Return the tags: the items of a list, or the parts of one text between commas."""
    found: dict[str, str] = {}
    unusable: list[tuple[str, str]] = []
    for key in _KEYS:
        values = tuple(value for value in document.values(key) if value not in _NULLS)
        if len(values) == 1 and "layout" in document.front and not _SEPARATOR.search(values[0]):
            # Jekyll reads the words of one text as tags.
            values = tuple(values[0].split())
        for value in _parts(values):
            tag = _plain(value)
            if tag and (len(tag) > LONGEST_TAG or (len(found) >= MOST_TAGS and fold(tag) not in found)):
                unusable.append((key, tag))
            elif tag:
                found.setdefault(fold(tag), tag)
    return StatedTags(tuple(found.values()), tuple(unusable))


def _parts(values: tuple[str, ...]) -> Iterator[str]:
    """The parts of one text and of each list in a list, as Hexo has it, and other values as they are."""
    for value in values:
        is_list = value.startswith("[") and value.endswith("]")
        yield from _SEPARATOR.split(value) if is_list or len(values) == 1 else (value,)


def _plain(text: str) -> str:
    """A tag without the marks of social networks around it, #标签#, and of a list that was read as text."""
    tag = collapse_whitespace(text).strip("[]{}\"' ")
    return tag.strip("#＃ ") if tag[:1] in {"#", "＃"} else tag
