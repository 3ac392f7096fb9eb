"""The named transforms of source rules, for changes that no selector can express."""

import re
from collections.abc import Callable, Mapping

from newsarchive.base.htmltree import Element, drop_tag, text_of
from newsarchive.base.text import visible

_GREY = re.compile(r"#?(?:808080|708090|999999|888888|999|888|a9a9a9|696969)|gr[ae]y", re.IGNORECASE)
_RED = re.compile(r"#?(?:de5650|ff0000|f00|c0504d|b22222|8b0000|c00000)|red", re.IGNORECASE)
_MAX_HEADING_LENGTH = 40
_IN_LINE = frozenset({"font", "span", "strong", "b", "em", "i", "u", "a"})
_NUMBERED_URL = re.compile(r"(\[\d{1,2}\]\s*)?(https?://[^\s\[\]<>\u3000-\u9fff\uff00-\uffef]+)")


def coloured_captions(root: Element) -> None:
    """Make small grey text under an image its caption (GameRes)."""
    for font in root.iter("font"):
        if _GREY.fullmatch(font.get("color") or "") and visible(text_of(font)) and _is_a_line(font):
            font.tag = "figcaption"
            font.attrib.clear()


def coloured_headings(root: Element) -> None:
    """Make a short line in bold red a heading (GameRes)."""
    for font in root.iter("font"):
        text = text_of(font)
        around = next(
            (bold for bold in font.iterancestors("strong", "b") if text_of(bold).strip() == text.strip()), None
        )
        bold = font.find("strong") if around is None else around
        if (
            bold is not None
            and _RED.fullmatch(font.get("color") or "")
            and 0 < len(visible(text)) <= _MAX_HEADING_LENGTH
        ):
            font.tag = "h3"
            drop_tag(bold)


def _is_a_line(element: Element) -> bool:
    """True if an element, with its inline wrappers, is alone between two line breaks, images or blocks."""
    while True:
        before, after, parent = element.getprevious(), element.getnext(), element.getparent()
        text_before = (parent.text if before is None else before.tail) if parent is not None else ""
        is_begun = not visible(text_before or "") and (before is None or before.tag not in _IN_LINE)
        if not is_begun or visible(element.tail or "") or (after is not None and after.tag in _IN_LINE):
            return False
        if before is not None or after is not None or parent is None or parent.tag not in _IN_LINE:
            return True
        element = parent


def lines_are_paragraphs(root: Element) -> None:
    """Make each line of bare text a paragraph (Hexo blogs, flash news)."""
    for element in (root, *root.iter("div")):
        for child in list(element):
            first, *lines = (child.tail or "").split("\n")
            child.tail = None
            for line in reversed(lines):
                for line_break in _two_breaks(element, line):
                    child.addnext(line_break)
            child.tail = first
        element.text, *lines = (element.text or "").split("\n")
        for line in reversed(lines):
            for line_break in _two_breaks(element, line):
                element.insert(0, line_break)


def links_are_items(root: Element) -> None:
    """Make consecutive links, each with a few words before it, a list: a table that lost its tags (香港商报)."""
    for parent in dict.fromkeys(link.getparent() for link in root.iter("a")):
        if parent is None or len(parent) < 2 or any(child.tag != "a" for child in parent):
            continue
        items = parent.makeelement("ul")
        parent.text, words = None, parent.text
        for link in list(parent):
            item = parent.makeelement("li")
            item.text = f"{words.strip()} " if words else None
            words, link.tail = link.tail, None
            item.append(link)
            items.append(item)
        items.tail = words
        parent.append(items)


def numbered_urls(root: Element) -> None:
    """Make URLs without separators, `[1]https://…[2]https://…`, one link per line (36kr)."""
    for element in list(root.iter("p")):
        text = text_of(element)
        found = _NUMBERED_URL.findall(text)
        if len(found) < 2 or any(not number for number, _ in found) or len(element):
            continue
        element.text = _NUMBERED_URL.split(text)[0]
        for number, url in found:
            line_break = element.makeelement("br")
            line_break.tail = number
            link = element.makeelement("a", {"href": url})
            link.text = url
            element.extend([line_break, link])


def linked_notes(root: Element) -> None:
    """Link the number of a note to the URL that the note names (知乎)."""
    for note in root.iter("sup"):
        if url := note.get("data-url"):
            link = note.makeelement("a", {"href": url})
            link.text, note.text = note.text, None
            note.insert(0, link)


def _two_breaks(parent: Element, line: str) -> list[Element]:
    """Two `br`, the second followed by a line of text; the second comes first in the list."""
    breaks = [parent.makeelement("br"), parent.makeelement("br")]
    breaks[0].tail = line
    return breaks


TRANSFORMS: Mapping[str, Callable[[Element], None]] = {
    "coloured_captions": coloured_captions,
    "coloured_headings": coloured_headings,
    "linked_notes": linked_notes,
    "lines_are_paragraphs": lines_are_paragraphs,
    "links_are_items": links_are_items,
    "numbered_urls": numbered_urls,
}
