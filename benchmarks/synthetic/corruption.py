"""Corrupted files: each function turns the bytes of a valid file into those of a broken one."""

from collections.abc import Callable
from random import Random

from benchmarks.synthetic.names import pick


def _cut_front_matter(raw: bytes) -> bytes:
    return raw[: raw.index(b"author:")]


def _no_fence(raw: bytes) -> bytes:
    return raw.replace(b"---\n\n<div>", b"\n<div>", 1)


def _no_front_matter(raw: bytes) -> bytes:
    return raw[raw.index(b"<div>") :]


def _cut_within_a_character(raw: bytes) -> bytes:
    at = len(raw) * 2 // 3
    while raw[at] < 0xC0 and at > len(raw) // 2:
        at -= 1
    return raw[: at + 1]


def _cut_within_a_tag(raw: bytes) -> bytes:
    return raw[: raw.rindex(b"<") + 2]


def _gb18030(raw: bytes) -> bytes:
    return raw.decode().encode("gb18030")


def _utf_16(raw: bytes) -> bytes:
    return raw.decode().encode("utf-16-le")


def _utf_16_marked(raw: bytes) -> bytes:
    return b"\xff\xfe" + raw.decode().encode("utf-16-le")


def _nul_bytes(raw: bytes) -> bytes:
    return raw[: len(raw) // 2] + b"\0" * 64 + raw[len(raw) // 2 :]


def _no_date(raw: bytes) -> bytes:
    return b"\n".join(line for line in raw.split(b"\n") if not line.startswith(b"date:"))


def _no_title(raw: bytes) -> bytes:
    return b"\n".join(b"title:  " if line.startswith(b"title:") else line for line in raw.split(b"\n"))


def _unclosed_tags(raw: bytes) -> bytes:
    return raw.replace(b"</p>", b"").replace(b"</div>", b"<div><span>")


def _carriage_returns(raw: bytes) -> bytes:
    return raw.replace(b"\n", b"\r\n").replace(b"date:", b"date", 1)


def _empty(raw: bytes) -> bytes:
    return raw[:0]


_CORRUPTIONS: tuple[Callable[[bytes], bytes], ...] = (
    _cut_front_matter,
    _no_fence,
    _no_front_matter,
    _cut_within_a_character,
    _cut_within_a_tag,
    _gb18030,
    _utf_16,
    _utf_16_marked,
    _nul_bytes,
    _no_date,
    _no_title,
    _unclosed_tags,
    _carriage_returns,
    _empty,
)


def corrupt(rng: Random, raw: bytes) -> bytes:
    """Return the file, corrupted in one of the ways above."""
    return pick(rng, _CORRUPTIONS)(raw)
