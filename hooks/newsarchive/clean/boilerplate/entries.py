"""Lines of an article that only look like credits: turns of an interview, entries of the crew of a film."""

import re
from collections.abc import Iterator
from itertools import islice

from newsarchive.base.htmltree import Element, text_of
from newsarchive.base.text import HAN, collapse_whitespace
from newsarchive.clean.boilerplate.patterns import NAME_OF_WORK
from newsarchive.clean.facts.credits import credits_in
from newsarchive.clean.facts.roles import OF_WORKS, ROLES

_TURN = re.compile(r"(?P<speaker>记者|記者|编辑|編輯|作者)\s*[:：][^:：|｜丨]*")
_SPEAKS = re.compile(r"\S{2}\s*[:：]")
_ENTRY = re.compile(rf"(?P<label>[{HAN}/／、]{{2,8}}?)\s*[:：|｜丨]\s*[^\d。！？!?，,@]{{1,30}}")
_LABEL = re.compile(rf"[（(]?\s*(?P<label>[{HAN}]{{1,8}}?)\s*[:：|｜丨/／\s]")
_COLONS = (":", "：")
# Turns and entries are near each other.
_MOST_BLOCKS = 40


def is_entry(line: Element) -> bool:
    """True if a line with the form of a credit is one of several lines of the text that have the same form."""
    text = collapse_whitespace(text_of(line))
    return _is_turn(line, text) or _is_of_crew(line, text)


def is_speaker(paragraph: Element, label: str) -> bool:
    """True if another paragraph begins with the same words: `【记者 林小满】` before each question of an interview."""
    others = (other for preceding in (True, False) for other in _nearest(paragraph, preceding=preceding))
    return any(text_of(other).lstrip().startswith(label) for other in others)


def _is_turn(line: Element, text: str) -> bool:
    """True if the speaker of a line speaks in a line nearby: `记者：李明？` among the questions of an interview."""
    if not (match := _TURN.fullmatch(text)):
        return False
    others = (text_of(other).strip() for preceding in (True, False) for other in _nearest(line, preceding=preceding))
    return any(
        other.startswith(match["speaker"]) and _SPEAKS.match(other) and credits_in(collapse_whitespace(other)) is None
        for other in others
    )


def _is_of_crew(line: Element, text: str) -> bool:
    """True if a line is in a list that has entries which are no credits (`编剧：林小满`), or that words introduce.

    Such words end with a colon, or are the name of a work.
    """
    if not _is_of_work(text):
        return False
    for preceding in (True, False):
        for other in _nearest(line, preceding=preceding):
            found = collapse_whitespace(text_of(other))
            if credits_in(found) is None:
                entry = _ENTRY.fullmatch(found)
                announces = preceding and (found.endswith(_COLONS) or NAME_OF_WORK.fullmatch(found))
                if announces or (entry and entry["label"] not in ROLES):
                    return True
                break
            if not _is_of_work(found):
                break
    return False


def _is_of_work(text: str) -> bool:
    label = _LABEL.match(text)
    return bool(label and label["label"] in OF_WORKS)


def _nearest(line: Element, *, preceding: bool) -> Iterator[Element]:
    """The blocks before or after a line, the nearest first."""
    return islice(line.itersiblings(preceding=preceding), _MOST_BLOCKS)
