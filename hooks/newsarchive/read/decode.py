"""Decode raw bytes: detect the encoding, report guesses, strip characters that no page may contain."""

import codecs

from newsarchive.base.problems import Problem, error, warning
from newsarchive.base.text import strip_control
from newsarchive.read.plausibility import most_plausible, plausibility

_BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_NAMES = {"utf-8": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}
# The archive is mostly Chinese: GB18030 includes GBK and GB2312, which mainland sites serve; the first wins a tie.
_LEGACY = {"GB18030": "gb18030", "Big5": "big5hkscs", "Shift_JIS": "cp932"}
# In UTF-16 every ASCII character has a NUL, always on the same side; 一 (U+4E00) has one on the other side.
_MIN_NUL_SHARE = 0.02
_ONE_SIDED = 3
# At least this many valid multi-byte characters per invalid one mean a damaged file in UTF-8, not another encoding.
_GOOD_TO_BAD = 4
_MIN_PLAUSIBILITY = -0.5
_SHOWN_AS = "bytes that cannot be read are shown as \N{REPLACEMENT CHARACTER}"


def decode(raw: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    """Decode a raw file, with line feeds as line ends; return the text and at most one problem: a guess or a loss."""
    text, problems = _decode(raw, path)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    # A form feed is whitespace to a browser: without it, names of attributes would join.
    return strip_control(text.replace("\f", " ") if "\f" in text else text), problems


def _decode(raw: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return _after_mark(raw[len(mark) :], encoding, path)
    if encoding := _utf_16_without_mark(raw):
        message = "looks like UTF-16 without a byte order mark and was read as such; save it as UTF-8 to be sure"
        return raw.decode(encoding, "replace"), (warning(path, "encoding", message),)
    try:
        return raw.decode(), ()
    except UnicodeDecodeError as reason:
        return _not_utf_8(raw, reason.start, path)


def _after_mark(raw: bytes, encoding: str, path: str) -> tuple[str, tuple[Problem, ...]]:
    """The text after a byte order mark, which is trusted; bytes that do not fit it are an error."""
    try:
        return raw.decode(encoding), ()
    except UnicodeDecodeError as reason:
        name = _NAMES[encoding]
        line = raw[: reason.start].decode(encoding, "replace").count("\n") + 1
        message = f"the file begins with the byte order mark of {name}, but not all of it is {name}; {_SHOWN_AS}"
        return raw.decode(encoding, "replace"), (error(path, "encoding", message, line=line),)


def _utf_16_without_mark(raw: bytes) -> str:
    """The byte order of UTF-16 that NUL bytes on one side of each pair indicate; else empty."""
    if b"\0" not in raw:
        return ""
    first, second = raw[::2].count(0), raw[1::2].count(0)
    if max(first, second) < max(_MIN_NUL_SHARE * len(raw), 2):
        return ""
    if second > _ONE_SIDED * first:
        return "utf-16-le"
    return "utf-16-be" if first > _ONE_SIDED * second else ""


def _not_utf_8(raw: bytes, wrong_at: int, path: str) -> tuple[str, tuple[Problem, ...]]:
    line, column = _position(raw, wrong_at)
    wrong = f"byte 0x{raw[wrong_at]:02x} is not UTF-8"
    is_damaged = _is_damaged_utf_8(raw)
    readings = {} if is_damaged else _legacy_readings(raw)
    if not readings:
        other = "as the rest of the file is" if is_damaged else f"nor is the file {_either(list(_LEGACY))}"
        message = f"{wrong}, {other}; {_SHOWN_AS}"
        return raw.decode(errors="replace"), (error(path, "encoding", message, line=line, column=column),)
    name = most_plausible(readings)
    message = f"{wrong}; the file was read as {name}; save it as UTF-8 to be sure"
    return readings[name], (warning(path, "encoding", message, line=line, column=column),)


def _is_damaged_utf_8(raw: bytes) -> bool:
    text = raw.decode(errors="replace")
    bad = text.count("\N{REPLACEMENT CHARACTER}")
    good = sum(character > "\x7f" for character in text) - bad
    return good >= _GOOD_TO_BAD * bad


def _legacy_readings(raw: bytes) -> dict[str, str]:
    """The text in each legacy encoding that gives plausible text; the last character may be truncated."""
    readings = {}
    for name, encoding in _LEGACY.items():
        for end in (len(raw), len(raw) - 1):
            try:
                readings[name] = raw[:end].decode(encoding)
            except UnicodeDecodeError:
                continue
            break
    return {name: text for name, text in readings.items() if plausibility(text) > _MIN_PLAUSIBILITY}


def _either(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}"


def _position(raw: bytes, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of a byte; the column counts the characters before it in its line."""
    start = raw.rfind(b"\n", 0, offset) + 1
    return raw.count(b"\n", 0, offset) + 1, len(raw[start:offset].decode(errors="replace")) + 1
