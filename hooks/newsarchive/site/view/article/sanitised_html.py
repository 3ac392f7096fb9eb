"""Pieces of HTML as `clean.sanitize` writes it: names in lower case, attribute values in double quotes."""

import re
from html import unescape

ATTRIBUTES = r'(?: [a-z]+="[^"]*")*'
"""A pattern for all attributes of a tag; their values may contain `>`."""
_TAG = re.compile(r'<[^>"]*(?:"[^"]*"[^>"]*)*>')


def plain_text(html: str) -> str:
    """Return the text of a piece of HTML, with single spaces."""
    return " ".join(unescape(_TAG.sub("", html)).split())
