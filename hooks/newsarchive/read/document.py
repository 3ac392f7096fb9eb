"""A raw file split into front matter and body, as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from newsarchive.base.problems import Problem

KNOWN_KEYS = (
    *("title", "categories", "headimg", "author", "comments", "date", "thumbnail", "id"),
    *("tags", "keywords", "draft", "published"),
    *("source", "url", "slug", "permalink", "layout", "category", "lastmod", "updated", "created"),
    *("description", "excerpt", "summary", "image", "image_feature", "featured_image", "cover"),
)
"""The keys that mean something here: the crawler's, and those that editors and other tools write."""
IDLE_KEYS = frozenset(("slug", "permalink", "layout", "lastmod", "updated"))
"""Those of the known keys that are kept with their values, as unknown ones are, because no page shows them."""
# The crawler escaped every brace as one of these for a template engine.
_BRACES = {"&#123;": "{", "&#125;": "}"}


class Entry(NamedTuple):
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
