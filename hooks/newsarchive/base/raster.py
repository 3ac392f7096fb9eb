"""Small raster images in `data:` URLs: their kind and size, read from their bytes."""

import binascii
import re
import struct
from base64 import b64decode, b64encode
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

_DATA_URL = re.compile(r"\s*data:image/(?:png|gif|jpe?g|webp)\s*(?:;[\w=-]{1,40})?;base64,", re.IGNORECASE)
_SPACES = re.compile(rb"[\t\n\f\r ]+")
# The start of a frame in a JPEG (ITU T.81, table B.1), without the markers of tables that share the range.
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JPEG_SCAN = 0xDA


class Raster(NamedTuple):
    """A raster image: its `data:` URL in one spelling for all, and its size in pixels."""

    url: str
    width: int
    height: int


def read_raster(url: str) -> Raster | None:
    """The PNG, GIF, JPEG or WebP image in a `data:` URL; None for any other URL, and for bytes that are none of these.

    The bytes decide the kind, and the URL is written again from them. An SVG is no raster image: it may contain code.
    """
    head = _DATA_URL.match(url)
    if head is None:
        return None
    try:
        data = b64decode(_SPACES.sub(b"", unquote_to_bytes(url[head.end() :])), validate=True)
        kind, width, height = _kind_and_size(data)
    except (binascii.Error, struct.error, ValueError):
        return None
    return Raster(f"data:image/{kind};base64,{b64encode(data).decode()}", width, height) if width and height else None


def _kind_and_size(data: bytes) -> tuple[str, int, int]:
    """The kind and size in the first bytes of an image; raises `ValueError` or `struct.error` for any other bytes."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and data[12:16] == b"IHDR":
        return ("png", *struct.unpack_from(">II", data, 16))
    if data.startswith((b"GIF87a", b"GIF89a")):
        return ("gif", *struct.unpack_from("<HH", data, 6))
    if data.startswith(b"\xff\xd8\xff"):
        return ("jpeg", *_size_of_jpeg(data))
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return ("webp", *_size_of_webp(data))
    raise ValueError


def _size_of_jpeg(data: bytes) -> tuple[int, int]:
    """The size in the header of the first frame; segments before it are skipped by their lengths."""
    position = 2
    while True:
        prefix, marker, length = struct.unpack_from(">BBH", data, position)
        if prefix != 0xFF or marker == _JPEG_SCAN:
            raise ValueError
        if marker in _JPEG_FRAMES:
            height, width = struct.unpack_from(">HH", data, position + 5)
            return width, height
        # A byte that only fills up comes before a marker; a segment's length counts its own two bytes.
        position += 1 if marker == 0xFF else 2 + max(length, 2)


def _size_of_webp(data: bytes) -> tuple[int, int]:
    """The size in the first chunk of each of the three forms (Google's container specification)."""
    form = data[12:16]
    if form == b"VP8 ":
        width, height = struct.unpack_from("<HH", data, 26)
        return width & 0x3FFF, height & 0x3FFF
    if form == b"VP8L":
        (bits,) = struct.unpack_from("<I", data, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if form == b"VP8X":
        low_width, high_width, low_height, high_height = struct.unpack_from("<HBHB", data, 24)
        return (high_width << 16 | low_width) + 1, (high_height << 16 | low_height) + 1
    raise ValueError
