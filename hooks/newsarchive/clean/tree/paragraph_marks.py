"""The marks and line breaks of a finished paragraph: empty ones go, equal neighbours are joined."""

from lxml import etree

from newsarchive.base.htmltree import Element, drop_tag, drop_tree, tag_of, text_of
from newsarchive.base.text import is_visible
from newsarchive.clean.removals import GENERIC, RemovalLog

_EMPTY_ELEMENTS = frozenset({"br", "img"})


def last_child(element: Element) -> Element | None:
    """The last child element, found without counting all children as `len` does."""
    return next(element.iterchildren(reversed=True), None)


def is_shown(element: Element) -> bool:
    """True if an element contains a visible character or an image."""
    if is_visible(element.text or ""):
        return True
    return len(element) > 0 and (is_visible(text_of(element)) or element.find(".//img") is not None)


def drop_empty(paragraph: Element) -> None:
    """Remove empty inline elements, innermost first, and keep the text after them."""
    for element in reversed(list(paragraph.iterdescendants())):
        if tag_of(element) not in _EMPTY_ELEMENTS and not element.text and last_child(element) is None:
            drop_tag(element)


def drop_links_without_text(paragraph: Element, log: RemovalLog) -> None:
    """Remove links around inline images alone, whose text in the source was in another paragraph."""
    for link in list(paragraph.iter("a")):
        if not is_visible(text_of(link)):
            log.add("link", link.get("href") or "", rule=GENERIC, why="a link without text")
            drop_tag(link)


def join_equal(paragraph: Element) -> None:
    """Join adjacent equal inline elements: rich-text editors split bold in the middle of a word."""
    for element in list(paragraph.iterdescendants()):
        following = element.getnext()
        while (
            following is not None
            and not element.tail
            and following.tag == element.tag
            and following.attrib == element.attrib
            and tag_of(element) not in _EMPTY_ELEMENTS
        ):
            _absorb(element, following)
            following = element.getnext()


def _absorb(element: Element, following: Element) -> None:
    last = last_child(element)
    if last is None:
        element.text = (element.text or "") + (following.text or "")
    else:
        last.tail = (last.tail or "") + (following.text or "")
    element.extend(list(following))
    element.tail, following.tail = following.tail, None
    parent = following.getparent()
    if parent is not None:
        parent.remove(following)


def lift_breaks(paragraph: Element) -> None:
    """Move each line break at the start of a mark before the mark."""
    for line_break in list(paragraph.iter("br")):
        parent = line_break.getparent()
        while parent is not None and parent is not paragraph and line_break.getprevious() is None and not parent.text:
            parent.text, line_break.tail = line_break.tail, None
            parent.addprevious(line_break)
            parent = line_break.getparent()


def drop_redundant_breaks(paragraph: Element) -> None:
    """Remove line breaks that separate nothing, left over where an empty mark was removed."""
    if next(paragraph.iter("br"), None) is None:
        return
    redundant: set[Element] = set()
    last: Element | None = None
    has_text = False
    for event, node in etree.iterwalk(paragraph, events=("start", "end")):
        if event == "start" and node.tag == "br":
            redundant |= ({last} if last is not None else set()) if has_text else {node}
            last = node
        if node.tag == "img" or is_visible((node.text if event == "start" else node.tail) or ""):
            last, has_text = None, True
    for line_break in redundant if last is None else {*redundant, last}:
        drop_tree(line_break)
