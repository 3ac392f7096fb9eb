"""Blanks inside a paragraph: what a browser would show of them, and what Chinese typography wants of them."""

import re

from newsarchive.base.htmltree import Element
from newsarchive.base.text import WIDE, strip_invisible

# One sign for the border between two pieces of text, so that a run of blanks is seen whole across inline tags.
# No text holds it (see `strip_control`), and Python does not count it among the blanks, unlike U+001F.
_BORDER = "\x02"
_RUN = re.compile(rf"[\s{_BORDER}]*\s[\s{_BORDER}]*")
_INDENT = re.compile(rf"[\s{_BORDER}]*")
_WIDE = re.compile(f"[{WIDE}]")
# A picture in the line is something to see: blanks before and behind it are two runs.
_OBJECT = "\ufffc"
_IDEOGRAPHIC_BLANK = "\u3000"


def tidy(block: Element) -> str:
    """Tidy the blanks in a block of text and return the indent that was taken from its front.

    Runs of blanks become one; none stays at the ends or beside a `br`; a line break between two wide characters
    becomes nothing. A single ideographic blank inside the text is kept, for it parts words on purpose.
    """
    if not len(block):
        return _tidy_text(block)
    slots = _slots(block)
    joined = strip_invisible(_BORDER.join(text for _, _, text in slots))
    match = _INDENT.match(joined)
    indent = match[0].replace(_BORDER, "") if match else ""
    joined = _RUN.sub(lambda run: _shortened(run, joined), joined)
    for (element, name, _), text in zip(slots, joined.split(_BORDER), strict=True):
        setattr(element, name, None if element.tag == "img" and name == "text" else text)
    for line_break in block.iter("br"):
        _trim_around(line_break)
    return indent


def _tidy_text(block: Element) -> str:
    """`tidy` for a block with nothing but text in it, as most are."""
    text = strip_invisible(block.text or "")
    words = text.strip()
    # Nothing in printable text but a blank is one, and a single blank stays.
    is_tidy = words.isprintable() and "  " not in words
    block.text = words if is_tidy else _RUN.sub(lambda run: _shortened(run, words), words)
    return text[: len(text) - len(text.lstrip())]


def _slots(block: Element) -> list[tuple[Element, str, str]]:
    """Every place in a block that holds text, in the order of reading."""
    slots = [(block, "text", block.text or "")]
    waiting = [iter(block)]
    parents = [block]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
            done = parents.pop()
            if done is not block:
                slots.append((done, "tail", done.tail or ""))
            continue
        slots.append((child, "text", _OBJECT if child.tag == "img" else child.text or ""))
        waiting.append(iter(child))
        parents.append(child)
    return slots


def _shortened(run: re.Match[str], joined: str) -> str:
    """What a run of blanks comes to, with the borders that stood in it."""
    text, borders = run[0], _BORDER * run[0].count(_BORDER)
    # The blank stays on its side of the borders, so that no link or mark grows by it.
    first = text[: len(text) - len(text.lstrip(_BORDER))]
    if run.start() == 0 or run.end() == len(joined):
        return borders
    before, after = joined[run.start() - 1], joined[run.end()]
    if "\n" in text and _WIDE.match(before) and _WIDE.match(after):
        return borders
    blanks = text.replace(_BORDER, "")
    blank = _IDEOGRAPHIC_BLANK if blanks == _IDEOGRAPHIC_BLANK else " "
    return first + blank + borders[len(first) :]


def _trim_around(line_break: Element) -> None:
    line_break.tail = (line_break.tail or "").lstrip()
    previous, parent = line_break.getprevious(), line_break.getparent()
    if previous is not None:
        previous.tail = (previous.tail or "").rstrip()
    elif parent is not None:
        parent.text = (parent.text or "").rstrip()
