"""The text of the pages of a PDF that Chromium wrote, as a reader would copy it."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Mapping

_OBJECT = re.compile(rb"(\d+) 0 obj\s(.*?)endobj", re.DOTALL)
_STREAM = re.compile(rb"stream\n(.*?)\nendstream", re.DOTALL)
_RANGE = re.compile(r"^<(\w+)> <(\w+)> <(\w{4})>$", re.MULTILINE)
_CHARACTER = re.compile(r"^<(\w+)> <(\w{4,})>$", re.MULTILINE)
_FONT_OR_TEXT = re.compile(r"/(F\d+) [\d.]+ Tf|<(\w+)> Tj|\[(.*?)\] TJ", re.DOTALL)

Fonts = Mapping[str, Mapping[str, str]]


def pdf_pages(content: bytes) -> list[str]:
    """The text of each page, in the order of drawing, without spaces between its parts."""
    objects = {int(number): body for number, body in _OBJECT.findall(content)}
    pages = [body for _, body in sorted(objects.items()) if re.search(rb"/Type /Page\b", body)]
    # A font may map a glyph to a radical instead of its character.
    return [unicodedata.normalize("NFKC", _page_text(page, objects)) for page in pages]


def _page_text(page: bytes, objects: Mapping[int, bytes]) -> str:
    fonts = {
        name.decode(): _characters(objects[int(number)], objects)
        for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", page)
    }
    found = re.search(rb"/Contents (\d+) 0 R", page)
    assert found
    font: Mapping[str, str] = {}
    text = ""
    for name, glyphs, several in _FONT_OR_TEXT.findall(_stream(objects[int(found[1])])):
        if name:
            font = fonts[name]
        drawn = glyphs or "".join(re.findall(r"<(\w+)>", several))
        width = len(next(iter(font), "0000"))
        text += "".join(font.get(drawn[start : start + width], "") for start in range(0, len(drawn), width))
    return text


def _characters(font: bytes, objects: Mapping[int, bytes]) -> Mapping[str, str]:
    """The characters of a font by the codes of its glyphs."""
    found = re.search(rb"/ToUnicode (\d+) 0 R", font)
    if not found:
        return {}
    table = _stream(objects[int(found[1])])
    known = {code: _decoded(text) for code, text in _CHARACTER.findall(table)}
    for first, last, text in _RANGE.findall(table):
        for step in range(int(last, 16) - int(first, 16) + 1):
            known[f"{int(first, 16) + step:0{len(first)}X}"] = chr(ord(_decoded(text)) + step)
    return known


def _decoded(text: str) -> str:
    return bytes.fromhex(text).decode("utf-16-be")


def _stream(body: bytes) -> str:
    found = _STREAM.search(body)
    assert found
    content = found[1]
    return (zlib.decompress(content) if b"/FlateDecode" in body else content).decode("latin-1")
