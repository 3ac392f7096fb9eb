"""Raw markup before parsing: constructs that no parser may see as they are."""

import re

from newsarchive.base.text import strip_control
from newsarchive.clean.removals import GENERIC, RemovalLog

_REFERENCE = re.compile(r"&#(?:[xX]0*([0-9a-fA-F]+)|0*([0-9]+));?")
_MAX_DIGITS = 8
_LAST_CODE_POINT = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)
_WINDOWS_1252 = range(0x80, 0xA0)
_CARRIAGE_RETURN = 0x0D


def resolve_control_references(markup: str, log: RemovalLog) -> str:
    """The markup without references to control characters, which are dropped and recorded.

    As in browsers, the numbers 128 to 159 mean the characters of Windows-1252, and numbers of no character become
    U+FFFD (https://html.spec.whatwg.org/multipage/parsing.html#numeric-character-reference-end-state). A carriage
    return becomes a line feed, as all line ends are.
    """
    return _REFERENCE.sub(lambda found: _resolved(found, log), markup) if "&#" in markup else markup


def line_at(markup: str, offset: int) -> int:
    """The line of an offset, counted from 1."""
    return markup.count("\n", 0, offset) + 1


def _resolved(reference: re.Match[str], log: RemovalLog) -> str:
    """The reference itself, or the characters that replace it."""
    digits = reference[1] or reference[2]
    number = int(digits, 16 if reference[1] else 10) if len(digits) <= _MAX_DIGITS else 0
    if not 0 < number <= _LAST_CODE_POINT or number in _SURROGATES:
        return "\N{REPLACEMENT CHARACTER}"
    if number == _CARRIAGE_RETURN:
        return "\n"
    character = bytes([number]).decode("cp1252", "replace") if number in _WINDOWS_1252 else chr(number)
    if character == "\N{REPLACEMENT CHARACTER}" or not strip_control(character):
        log.add("whitespace", reference[0], rule=GENERIC, why="a reference to a control character")
        if not log.has_fault("control-character"):
            log.report(
                "control-character",
                f"{reference[0]} means a control character, which no page may contain; it was left out, as are others",
                line=line_at(reference.string, reference.start()),
            )
        return ""
    return character if number in _WINDOWS_1252 else reference[0]
