"""HTML trees: parsing a fragment with lxml, and the text in an element."""

import re
from collections.abc import Iterable, Iterator
from html import unescape

from lxml import etree

from newsarchive.base.text import strip_control

# The plain class: lxml asks Python for the class of each `lxml.html` element that it hands out, again and again.
Element = etree._Element  # noqa: SLF001 - the only name that lxml gives the type

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
"""The elements that head a part of a text, from the highest rank."""
_TAG = re.compile(r"<[!/?A-Za-z][^<>]*>")
_BLOCK_TAG = re.compile(r"</?(?:p|div|br|li|tr|h\d|blockquote|pre|table|ul|ol)(?=[\s/>])[^<>]*>", re.IGNORECASE)
_UNSEEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|template)(?=[\s/>]).*?(?:</\1[^<>]*>?|\Z)", re.IGNORECASE | re.DOTALL
)
_SOURCE = re.compile(r"""<[A-Za-z][^<>]*?\ssrc\s*=\s*["']?([^\s"'<>]+)""")
_MOST_ATTRIBUTES = 20_000
_LONG_TAG = re.compile(rf"<[^<>]{{{_MOST_ATTRIBUTES},}}")
_ATTRIBUTE_ENDS = re.compile(r"""[\s"'/]+""")
_PARSER = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)


def parse_fragment(markup: str) -> Element | None:
    """The `body` element of a parsed fragment; None for markup that the parser gives up on.

    Such markup nests thousands deep, or has a tag with more attributes than the parser can compare with each other in
    a second.
    """
    if any(len(_ATTRIBUTE_ENDS.findall(tag[0])) > _MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(markup)):
        return None
    try:
        body = etree.fromstring(f"<!doctype html><body>{markup}".encode(), _PARSER).find("body")
    except etree.LxmlError:
        return None
    gave_up = any(entry.level_name == "FATAL" or "depth" in entry.message for entry in _PARSER.error_log)
    return None if gave_up else body


def as_plain_text(markup: str) -> Element:
    """A body with only the text of some markup, a paragraph per line, for markup nested to any depth."""
    body = etree.Element("body")
    shown = _TAG.sub("", _BLOCK_TAG.sub("\n", _UNSEEN.sub("", markup)))
    for line in strip_control(unescape(shown)).split("\n"):
        if line.strip():
            etree.SubElement(body, "p").text = line
    return body


def source_urls(markup: str) -> list[str]:
    """The URLs in `src` attributes of markup that is not parsed, as they are written."""
    return [unescape(url) for url in _SOURCE.findall(_UNSEEN.sub("", markup))]


def text_of(element: Element) -> str:
    """All text in an element, without comments."""
    if not len(element):
        return element.text or ""
    return etree.tostring(element, method="text", encoding="unicode", with_tail=False)


def text_slots(element: Element) -> list[tuple[Element, str]]:
    """The element and the attribute (`text` or `tail`) of each text in an element, in document order."""
    slots = [(element, "text")]
    waiting = [(element, iter(element))]
    while waiting:
        parent, children = waiting[-1]
        child = next(children, None)
        if child is not None:
            slots.append((child, "text"))
            waiting.append((child, iter(child)))
            continue
        waiting.pop()
        if parent is not element:
            slots.append((parent, "tail"))
    return slots


def outermost(elements: Iterable[Element]) -> Iterator[Element]:
    """The elements, given in document order, that are in none of the others."""
    last: Element | None = None
    for element in elements:
        if last is None or last not in element.iterancestors():
            last = element
            yield element


def html_of(element: Element) -> str:
    """An element as HTML, without its tail."""
    return etree.tostring(element, method="html", encoding="unicode", with_tail=False)


def drop_tag(element: Element) -> None:
    """Remove an element from its tree, but keep its content."""
    children = list(element)
    if children:
        children[-1].tail = (children[-1].tail or "") + (element.tail or "")
        _add_before(element, element.text)
    else:
        _add_before(element, (element.text or "") + (element.tail or ""))
    for child in children:
        element.addprevious(child)
    element.tail = None
    _remove(element)


def drop_tree(element: Element) -> None:
    """Remove an element and its content from its tree, but keep its tail."""
    _add_before(element, element.tail)
    element.tail = None
    _remove(element)


def _add_before(element: Element, text: str | None) -> None:
    previous, parent = element.getprevious(), element.getparent()
    if text and previous is not None:
        previous.tail = (previous.tail or "") + text
    elif text and parent is not None:
        parent.text = (parent.text or "") + text


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def is_comment(node: etree._Element) -> bool:
    """Return whether a node is a comment rather than an element."""
    return isinstance(node, etree._Comment)  # noqa: SLF001 - the only name that lxml gives the type


def tag_of(node: etree._Element) -> str:
    """The element's name; empty for comments and other nodes that are not elements."""
    tag = node.tag
    return tag if isinstance(tag, str) else ""
