"""Helpers for the tests of cleaning: the canonical HTML of a raw body, and the removals."""

from __future__ import annotations

import re

from newsarchive.model.article import Article
from tests.builders import clean

PICTURE = '<img src="https://e.org/a.jpg">'

# What every picture carries, which would only blur the tables.
ALWAYS = re.compile(' loading="lazy" decoding="async" referrerpolicy="no-referrer"| rel="noopener noreferrer"')


def html_of(body: str) -> str:
    """The cleaned HTML of a raw body, a block a line, without what every picture and link carries."""
    return ALWAYS.sub("", clean(body).html)


def removed(article: Article) -> list[tuple[str, str]]:
    return [(removal.what, removal.text) for removal in article.removed if removal.what != "whitespace"]
