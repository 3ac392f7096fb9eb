"""HTML trees: parsing a fragment with lxml, which never fails, and the text in an element."""

from lxml import etree, html

Element = html.HtmlElement

_PARSER = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)


def parse_fragment(markup: str) -> Element:
    """The `body` element of a parsed fragment. What the parser gives up on comes back as plain text."""
    try:
        body: Element | None = html.document_fromstring(f"<!doctype html><body>{markup}".encode(), _PARSER).body
    except etree.LxmlError:
        body = None
    if body is None:
        body = html.Element("body")
        body.text = markup
    return body


def text_of(element: Element) -> str:
    """All text in an element; comments are no text."""
    return "".join(element.xpath(".//text()"))


def is_comment(node: etree._Element) -> bool:
    """Whether a node of the tree is a comment and no element."""
    return isinstance(node, etree._Comment)  # noqa: SLF001 - the only name that lxml gives the type


def tag_of(node: etree._Element) -> str:
    """The element's name; empty for a comment or whatever else is no element."""
    return node.tag if isinstance(node.tag, str) else ""
