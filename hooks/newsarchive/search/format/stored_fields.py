"""What results show of articles, some articles in a file: title, language, beginning of the text."""

from collections.abc import Sequence

from newsarchive.search.format.codecs import DamagedError
from newsarchive.search.indexing.documents import Document

CARDS = 4
"""Articles in a file."""
_FIELDS = 4
_WIDE, _NARROW = b"\x02", b"\x01"
"""The bytes of most signs: UTF-16 has less for Chinese, UTF-8 for all else."""


def card_file(documents: Sequence[Document]) -> bytes:
    """The cards of articles that follow each other, a line each for id, title, language and beginning."""
    rows = (row for document in documents for row in (document.id, document.title, document.language, document.opening))
    text = "\n".join(" ".join(row.split("\n")) for row in rows)
    wide, narrow = text.encode("utf-16-le", "replace"), text.encode("utf-8", "replace")
    return _WIDE + wide if len(wide) < len(narrow) else _NARROW + narrow


def read_cards(content: bytes) -> list[list[str]]:
    """The cards of a file. Raises DamagedError."""
    encoding = {_WIDE: "utf-16-le", _NARROW: "utf-8"}.get(content[:1])
    if encoding is None:
        raise DamagedError("not a file of cards")
    rows = content[1:].decode(encoding).split("\n")
    if len(rows) % _FIELDS:
        raise DamagedError("a card is cut")
    return [rows[first : first + _FIELDS] for first in range(0, len(rows), _FIELDS)]
