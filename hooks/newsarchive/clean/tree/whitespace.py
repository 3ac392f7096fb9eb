"""Whitespace inside a paragraph, normalised as browsers show it and as Chinese typography requires."""

import re

from newsarchive.base.htmltree import Element, text_slots
from newsarchive.base.text import WIDE, strip_invisible

# A delimiter between two pieces of text, so that one pattern matches a run of whitespace across inline tags.
# It never occurs in text (see `strip_control`), and Python does not count it as whitespace, unlike U+001F.
_BORDER = "\x02"
_RUN = re.compile(rf"(?<!{_BORDER}){_BORDER}*\s[\s{_BORDER}]*")
_INDENT = re.compile(rf"[\s{_BORDER}]*")
_WIDE = re.compile(f"[{WIDE}]")
# An inline image is visible, so the whitespace before and after it is two runs.
_OBJECT = "\ufffc"
# In place of a `br`, whitespace next to which is removed, also at the end of a mark.
_LINE_END = "\x03"
_MARKED: dict[object, str] = {"img": _OBJECT, "br": _LINE_END}
_IDEOGRAPHIC_SPACE = "\u3000"


def normalise_whitespace(block: Element) -> str:
    """Normalise the whitespace in a block of text and return the indent removed from its start.

    A run of whitespace becomes one space; none remains at the ends or next to a `br`; a line end between two wide
    characters is removed. A single ideographic space inside the text is kept, because it separates words on purpose.
    """
    if not len(block):
        return _normalise_text(block)
    slots = text_slots(block)
    # Instead of a text, images and line breaks have a mark.
    pieces = [(name == "text" and _MARKED.get(element.tag)) or getattr(element, name) or "" for element, name in slots]
    joined = strip_invisible(_BORDER.join(pieces))
    match = _INDENT.match(joined)
    indent = match[0].replace(_BORDER, "") if match else ""
    joined = _RUN.sub(lambda run: _shortened(run, joined), joined)
    for (element, name), text in zip(slots, joined.split(_BORDER), strict=True):
        setattr(element, name, None if name == "text" and element.tag in _MARKED else text)
    trim_line_breaks(block)
    return indent


def trim_line_breaks(block: Element) -> None:
    """Remove the whitespace next to every `br` in a block."""
    for line_break in block.iter("br"):
        _trim_around(line_break)


def _normalise_text(block: Element) -> str:
    """`normalise_whitespace` for a block with nothing but text in it, as most are."""
    text = strip_invisible(block.text or "")
    words = text.strip()
    # A space is the only whitespace in printable text, and a single space stays.
    is_normal = words.isprintable() and "  " not in words
    block.text = words if is_normal else _RUN.sub(lambda run: _shortened(run, words), words)
    return text[: len(text) - len(text.lstrip())]


def _shortened(run: re.Match[str], joined: str) -> str:
    """The replacement of a run of whitespace, with the borders in it."""
    text, borders = run[0], _BORDER * run[0].count(_BORDER)
    # The space stays on its side of the borders, so that no link or mark grows by it.
    first = text[: len(text) - len(text.lstrip(_BORDER))]
    if run.start() == 0 or run.end() == len(joined):
        return borders
    before, after = joined[run.start() - 1], joined[run.end()]
    if _LINE_END in {before, after}:
        return borders
    if "\n" in text and _WIDE.match(before) and _WIDE.match(after):
        return borders
    whitespace = text.replace(_BORDER, "")
    space = _IDEOGRAPHIC_SPACE if whitespace == _IDEOGRAPHIC_SPACE else " "
    return first + space + borders[len(first) :]


def _trim_around(line_break: Element) -> None:
    line_break.tail = (line_break.tail or "").lstrip()
    previous, parent = line_break.getprevious(), line_break.getparent()
    if previous is not None:
        previous.tail = (previous.tail or "").rstrip()
    elif parent is not None:
        parent.text = (parent.text or "").rstrip()
