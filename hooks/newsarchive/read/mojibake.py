"""Titles in UTF-8 that a program read in another encoding: recognised, and repaired where that is certain."""

import re
from typing import NamedTuple

from newsarchive.base.text import collapse_whitespace, count_han, strip_control
from newsarchive.read.decode import decode
from newsarchive.read.document import Document
from newsarchive.read.lines import read_lines
from newsarchive.read.plausibility import plausibility

# The first byte of a character in UTF-8 and one of those that follow, read as ISO 8859-1 or windows-1252. The latter
# has letters and punctuation from all over the tables; what it does not have, cleaning has removed.
_LATIN = re.compile("[\u00c2-\u00f4](?:[\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u2122\\s]|[\u00c2-\u00f4]|$)")
_MIN_HAN = 2
_LOST = "\N{REPLACEMENT CHARACTER}"


class Garbled(NamedTuple):
    """A title that looks garbled, and the title it was; empty if that is not certain."""

    title: str
    repaired: str = ""


def garbled_title(document: Document, raw: bytes, path: str) -> Garbled | None:
    """Return the title if it looks garbled, repaired from the file's bytes; None for every other title."""
    title = document.value("title")
    if title.isascii():
        return None
    if count_han(title) >= _MIN_HAN and (from_gb := _from_gb(title)):
        return from_gb
    if _LOST in title and _LOST.encode() in raw:
        return Garbled(title)
    # Nearly every title leaves here.
    if not _LATIN.search(title):
        return None
    # 20 ms, for few archives.
    import ftfy.badness  # noqa: PLC0415

    if not ftfy.badness.is_bad(title):
        return None
    fixed = ftfy.fix_encoding(_as_in_the_file(document, raw, path))
    # A dagger is what remains of a quotation mark that lost its last byte.
    is_certain = not ftfy.badness.is_bad(fixed) and _LOST not in fixed and ("†" not in fixed or "†" in title)
    return Garbled(title, collapse_whitespace(strip_control(fixed)) if is_certain else "")


def _as_in_the_file(document: Document, raw: bytes, path: str) -> str:
    """The title with its control characters, which are letters of an encoding that were read as another one."""
    try:
        lines = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    except UnicodeDecodeError:
        lines = decode(raw, path)[0].split("\n")
    number = document.line("title")
    entry = read_lines(lines[number - 1 : number], number).get("title")
    value = entry.value if entry else ""
    return value if strip_control(value) == document.value("title") else document.value("title")


def _from_gb(title: str) -> Garbled | None:
    """The title if its bytes in GB 18030 are text in UTF-8 that is more plausible."""
    read = title.encode("gb18030", "replace").decode("utf-8", "replace")
    if read.count(_LOST) * 3 > len(read) or not count_han(read):
        return None
    if plausibility(read.replace(_LOST, "")) <= max(plausibility(title), 0):
        return None
    is_certain = _LOST not in read and "?" not in read.removesuffix("?") and _LOST not in title
    return Garbled(title, read if is_certain else "")
