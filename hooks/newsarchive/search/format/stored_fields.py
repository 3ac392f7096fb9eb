"""Stored fields: the data that results show, a few documents in a file."""

from collections.abc import Iterable
from typing import NamedTuple

from newsarchive.search.constants import STORED_FIELDS, UTF8_MARK, UTF16_MARK
from newsarchive.search.format.codecs import DamagedError

_WIDE, _NARROW = bytes([UTF16_MARK]), bytes([UTF8_MARK])
"""The first byte names the encoding: UTF-16 is shorter for Chinese, UTF-8 for most other text."""


class StoredFields(NamedTuple):
    """The data that a result shows."""

    id: str
    title: str
    language: str
    excerpt: str
    """The beginning of the text."""


def stored_fields_file(documents: Iterable[StoredFields]) -> bytes:
    """The stored fields of consecutive documents, a line for each field."""
    text = "\n".join(" ".join(field.split("\n")) for fields in documents for field in fields)
    wide, narrow = text.encode("utf-16-le", "replace"), text.encode("utf-8", "replace")
    return _WIDE + wide if len(wide) < len(narrow) else _NARROW + narrow


def read_stored_fields(content: bytes) -> list[StoredFields]:
    """The stored fields of a file. Raises DamagedError."""
    encoding = {_WIDE: "utf-16-le", _NARROW: "utf-8"}.get(content[:1])
    if encoding is None:
        raise DamagedError(f"starts with {content[:1]!r}; expected the mark of an encoding")
    rows = content[1:].decode(encoding).split("\n")
    if len(rows) % STORED_FIELDS:
        raise DamagedError(f"{len(rows)} lines; expected {STORED_FIELDS} for each document")
    return [StoredFields(*rows[first : first + STORED_FIELDS]) for first in range(0, len(rows), STORED_FIELDS)]
