"""HTML trees: parsing a fragment with lxml, and the text in an element."""

import re
from html import unescape

from lxml import etree, html

Element = html.HtmlElement

_TAG = re.compile(r"<[!/?A-Za-z][^<>]*>")
_BLOCK_TAG = re.compile(r"</?(?:p|div|br|li|tr|h\d|blockquote|pre|table|ul|ol)(?=[\s/>])[^<>]*>", re.IGNORECASE)
_PARSER = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)


def parse_fragment(markup: str) -> Element | None:
    """The `body` element of a parsed fragment; None for markup that the parser gives up on: it nests thousands deep."""
    try:
        body: Element | None = html.document_fromstring(f"<!doctype html><body>{markup}".encode(), _PARSER).body
    except etree.LxmlError:
        return None
    gave_up = any(entry.level_name == "FATAL" or "depth" in entry.message for entry in _PARSER.error_log)
    return None if gave_up else body


def as_plain_text(markup: str) -> Element:
    """A body with nothing but the words of some markup, each line of them a paragraph. It takes any nesting."""
    body: Element = html.Element("body")
    for line in unescape(_TAG.sub("", _BLOCK_TAG.sub("\n", markup))).split("\n"):
        if line.strip():
            paragraph = html.Element("p")
            paragraph.text = line
            body.append(paragraph)
    return body


def text_of(element: Element) -> str:
    """All text in an element; comments are no text."""
    return etree.tostring(element, method="text", encoding="unicode", with_tail=False)


def is_comment(node: etree._Element) -> bool:
    """Whether a node of the tree is a comment and no element."""
    return isinstance(node, etree._Comment)  # noqa: SLF001 - the only name that lxml gives the type


def tag_of(node: etree._Element) -> str:
    """The element's name; empty for a comment or whatever else is no element."""
    return node.tag if isinstance(node.tag, str) else ""
