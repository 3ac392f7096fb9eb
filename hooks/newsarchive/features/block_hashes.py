"""Hashes of an article's lines, by which lines that many articles share are found without keeping any text."""

import struct
from collections.abc import Iterator
from zlib import crc32

from newsarchive.base.text import collapse_whitespace

# Shorter lines are headings that a format repeats; longer ones are never boilerplate.
_LENGTHS = range(10, 201)
# Boilerplate is at the ends.
_FIRST_LINES, _LAST_LINES = 12, 20
_BYTES = 4


def block_hashes(text: str) -> bytes:
    """Return the hashes of the lines of a text that may be boilerplate, each once, 4 bytes each, little-endian."""
    lines = [line for line in text.split("\n") if _may_be_boilerplate(line)]
    if len(lines) > _FIRST_LINES + _LAST_LINES:
        lines = lines[:_FIRST_LINES] + lines[-_LAST_LINES:]
    hashes = sorted({hash_of_block(line) for line in lines})
    return struct.pack(f"<{len(hashes)}I", *hashes)


def hash_of_block(line: str) -> int:
    """The hash of a line, whatever whitespace is in it."""
    return crc32(collapse_whitespace(line).encode(errors="surrogatepass"))


def hashes_in(packed: bytes) -> Iterator[int]:
    """The hashes that `block_hashes` packed."""
    return (found for (found,) in struct.iter_unpack("<I", packed))


def _may_be_boilerplate(line: str) -> bool:
    # The cells of a table are separated by tabs.
    return len(line) in _LENGTHS and "\t" not in line
