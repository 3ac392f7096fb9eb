"""Sentences: their ends, and as many whole ones as a length has room for."""

import re

from newsarchive.base.text import HAN, WIDE, truncate

# The full stop after an abbreviation or a number ends nothing.
_END = re.compile(
    r"[。！？!?…]+[”’」』）)]*|(?<=[a-z0-9)\]”\"'’])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bvs)(?<!\bNo)(?<!\bMrs)\.[”\"'’)]*(?=\s+[A-Z0-9“‘\"'(]|\s*$)"
)
_OPENING, _CLOSING = "“「『（(", "”」』）)"
_ENDS = tuple("。！？!?…：:；;，,、")
_SPACES_IN_A_SENTENCE = 3
_WIDE_START, _WIDE_IN = re.compile(f"[{WIDE}]"), re.compile(f"[{HAN}]")
_LATIN_ENDS = tuple(".!?:;,")
_WIDE_END = re.compile(rf"[{WIDE}]\Z")


def has_sentence(text: str) -> bool:
    """True if a sentence ends in a text."""
    return _END.search(text) is not None


def first_sentences(text: str, length: int) -> str:
    """The first whole sentences of a text in at most `length` characters.

    If not even one has room, its beginning with an ellipsis. A sentence does not end inside quotation marks.
    """
    if len(text) <= length:
        return text
    ends = [found.end() for found in _END.finditer(text, 0, length + 1) if found.end() <= length]
    end = next((end for end in reversed(ends) if _is_balanced(text[:end])), 0)
    return text[:end] if end else truncate(text, length)


def _is_balanced(text: str) -> bool:
    """True if all quotations and brackets that begin in a text end in it."""
    opened, closed = (sum(map(text.count, characters)) for characters in (_OPENING, _CLOSING))
    return opened == closed


def join_lines(lines: list[str]) -> str:
    """Join lines as one text: with a full stop or a space, or directly after wide punctuation."""
    joined: list[str] = []
    for line in lines:
        if joined:
            before = joined[-1]
            joined.append(_between(before, line))
        joined.append(line)
    return "".join(joined)


def _between(before: str, line: str) -> str:
    if _WIDE_END.search(before):
        return "" if before.rstrip(_CLOSING).endswith(_ENDS) else "。" if has_sentence(line) else " "
    if _WIDE_START.match(line) and _WIDE_IN.search(before) and has_sentence(line):
        return "" if before.endswith(_LATIN_ENDS) else "。"
    # A line of four words and more that ends without a full stop, before another sentence.
    is_sentence = before.count(" ") >= _SPACES_IN_A_SENTENCE and before[-1:].isalnum() and line[:1].isupper()
    return ". " if is_sentence and has_sentence(line) else " "
