"""The canonical form of finished lists, items and cells."""

from newsarchive.base.htmltree import Element, drop_tag, tag_of, text_of
from newsarchive.base.text import visible
from newsarchive.clean.tree.headings import HEADINGS

BLOCKS = frozenset({"p", "ul", "ol", "blockquote", "pre", "table", "figure", "hr", *HEADINGS})


def is_visible(element: Element) -> bool:
    """True if an element contains a visible character or an image."""
    return bool(visible(text_of(element))) or element.find(".//img") is not None


def as_one_line(item: Element) -> None:
    """Unwrap the paragraph of a list item that contains nothing else."""
    if [block.tag for block in item] == ["p"]:
        inline_paragraphs(item)


def as_blocks(item: Element) -> None:
    """Wrap the line of an item in a paragraph, so that blocks may follow."""
    first = next(item.iterchildren(), None)
    if item.text or (first is not None and tag_of(first) not in BLOCKS):
        paragraph: Element = item.makeelement("p")
        paragraph.text, item.text = item.text, None
        paragraph.extend(list(item))
        item.append(paragraph)


def finish_list(items: Element) -> None:
    """Remove the empty items of a list, and the list itself if it contains only images."""
    for item in list(items):
        as_one_line(item)
        if not is_visible(item):
            items.remove(item)
    unwrap_image_list(items)


def unwrap_image_list(items: Element) -> None:
    """Move the images out of a list that contains nothing else, and remove the list."""
    parent = items.getparent()
    if parent is None:
        return
    if all(block.tag == "figure" for item in items for block in item) and not any(item.text for item in items):
        for figure in list(items.iter("figure")):
            items.addprevious(figure)
        parent.remove(items)


def inline_paragraphs(element: Element) -> None:
    """Turn the paragraphs in a cell or caption into lines of it."""
    for index, paragraph in enumerate(list(element.iterchildren("p"))):
        if index:
            paragraph.insert(0, _break_before(paragraph))
        drop_tag(paragraph)


def _break_before(paragraph: Element) -> Element:
    line_break: Element = paragraph.makeelement("br")
    line_break.tail, paragraph.text = paragraph.text, None
    return line_break
