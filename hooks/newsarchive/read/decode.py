"""Bytes to text: the encoding found, what was guessed told, characters that no page may hold taken out."""

import codecs

from newsarchive.base.problems import Problem, error, warning
from newsarchive.base.text import strip_forbidden

# The archive is mostly Chinese: after UTF-8, GB18030 (which holds GBK and GB2312) is what mainland sites serve.
_LEGACY_ENCODING = "gb18030"
_BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decode(raw: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    """The text of a raw file with line feeds as line ends, and at most one problem: what was guessed or lost."""
    text, problems = _decode(raw, path)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return strip_forbidden(text), problems


def _decode(raw: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, "replace"), ()
    try:
        return raw.decode(), ()
    except UnicodeDecodeError as reason:
        line, column = _place(raw, reason.start)
        wrong = f"byte 0x{raw[reason.start]:02x} is not UTF-8"
    try:
        text = raw.decode(_LEGACY_ENCODING)
    except UnicodeDecodeError:
        text = raw.decode(errors="replace")
        message = f"{wrong}, nor is the file GB18030; what cannot be read is shown as \N{REPLACEMENT CHARACTER}"
        return text, (error(path, "encoding", message, line=line, column=column),)
    message = f"{wrong}; the file was read as GB18030: save it as UTF-8 to be sure"
    return text, (warning(path, "encoding", message, line=line, column=column),)


def _place(raw: bytes, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of a byte; the column counts characters of what is right before it."""
    start = raw.rfind(b"\n", 0, offset) + 1
    return raw.count(b"\n", 0, offset) + 1, len(raw[start:offset].decode(errors="replace")) + 1
