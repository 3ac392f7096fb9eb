"""Helpers for the tests of cleaning: the canonical HTML of a raw body, and the removals."""

from __future__ import annotations

import re

from newsarchive.model.article import Article
from tests.builders import clean

IMAGE = '<img src="https://e.org/a.jpg">'

# Attributes that every image and link has.
ALWAYS = re.compile(' loading="lazy" decoding="async" referrerpolicy="no-referrer"| rel="noopener noreferrer"')


def html_of(body: str, *, title: str = "一篇稿件") -> str:
    """The cleaned HTML of a raw body, one block per line, without the attributes that every image and link has."""
    return ALWAYS.sub("", clean(body, title=title).html)


def removed(article: Article) -> list[tuple[str, str]]:
    return [(removal.what, removal.text) for removal in article.removed if removal.what != "whitespace"]
