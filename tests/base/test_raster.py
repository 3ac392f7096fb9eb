"""Raster images in `data:` URLs."""

from __future__ import annotations

import struct
from base64 import b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.base.raster import read_raster

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 30, 20) + b"\x08\x06\0\0\0"
GIF = b"GIF89a" + struct.pack("<HH", 30, 20) + b"\0\0\0;"
FRAME = struct.pack(">BBHBHHB", 0xFF, 0xC0, 11, 8, 20, 30, 1)
JPEG = (
    b"\xff\xd8\xff\xe0"
    + struct.pack(">H", 16)
    + b"JFIF\0"
    + bytes(9)
    + b"\xff\xdb"
    + struct.pack(">H", 4)
    + b"\0\0"
    + FRAME
)
WEBP = b"RIFF\0\0\0\0WEBP"
LOSSY = WEBP + b"VP8 " + bytes(4) + b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 30, 20)
LOSSLESS = WEBP + b"VP8L" + bytes(4) + b"\x2f" + struct.pack("<I", 29 | 19 << 14)
EXTENDED = WEBP + b"VP8X" + bytes(8) + struct.pack("<HBHB", 29, 0, 19, 0)


def url_of(data: bytes, kind: str = "png") -> str:
    return f"data:image/{kind};base64,{b64encode(data).decode()}"


@pytest.mark.parametrize(
    ("data", "kind"),
    [(PNG, "png"), (GIF, "gif"), (JPEG, "jpeg"), (LOSSY, "webp"), (LOSSLESS, "webp"), (EXTENDED, "webp")],
    ids=["png", "gif", "jpeg", "lossy webp", "lossless webp", "extended webp"],
)
def test_the_bytes_of_an_image_state_its_kind_and_size(data: bytes, kind: str) -> None:
    assert read_raster(url_of(data, kind)) == (url_of(data, kind), 30, 20)
    # Whatever the URL states, browsers look at the bytes.
    assert read_raster(url_of(data, "png")) == (url_of(data, kind), 30, 20)


@pytest.mark.parametrize(
    "url",
    [
        " DATA:image/PNG;base64,{} ",
        "data:image/jpg;base64,{}",
        "data:image/png;charset=utf-8;base64,{}",
        "data:image/png;base64,\n{}",
    ],
)
def test_an_image_has_one_spelling(url: str) -> None:
    raster = read_raster(url.format(b64encode(PNG).decode()))
    assert raster is not None
    assert raster.url == url_of(PNG)


def test_percent_escapes_and_line_breaks_in_the_bytes_are_read() -> None:
    written = (
        url_of(PNG).replace("+", "%2B").replace("/", "%2F").replace("=", "%3D").replace("image%2Fpng", "image/png")
    )
    assert read_raster(written[:40] + "\n" + written[40:]) == (url_of(PNG), 30, 20)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://e.org/a.png",
        url_of(PNG, "svg+xml"),
        url_of(b"<svg onload=alert(1)>", "png"),
        url_of(b"<svg/>", "svg+xml"),
        "data:image/png,x",
        "data:image/png;base64,###",
        "data:image/png;base64,R0lGOD",
        "data:text/html;base64,R0lGODlhAQABAAAAACw=",
        url_of(PNG[:20]),
        url_of(GIF[:8]),
        url_of(b"\xff\xd8\xff\xe0\xff\xff"),
        url_of(JPEG[:10] + b"\xff\xda\0\0"),
        url_of(b"\xff\xd8\xff" + b"\xff" * 3000),
        url_of(LOSSY[:24]),
        url_of(WEBP + b"JUNK" + bytes(20)),
        url_of(GIF.replace(struct.pack("<HH", 30, 20), bytes(4))),
    ],
)
def test_nothing_else_is_an_image(url: str) -> None:
    assert read_raster(url) is None


@given(st.sampled_from([PNG[:8], GIF[:6], JPEG[:3], WEBP]), st.binary(max_size=60))
def test_any_bytes_are_an_image_with_a_size_or_none(head: bytes, rest: bytes) -> None:
    raster = read_raster(url_of(head + rest))
    assert raster is None or (raster.width > 0 and raster.height > 0)
