"""What a finished list, item or cell looks like in the clean tree."""

from newsarchive.base.htmltree import Element, drop_tag, tag_of, text_of
from newsarchive.base.text import visible
from newsarchive.clean.tree.headings import HEADINGS

BLOCKS = frozenset({"p", "ul", "ol", "blockquote", "pre", "table", "figure", "hr", *HEADINGS})


def is_visible(element: Element) -> bool:
    """Whether an element holds a visible character or a picture."""
    return bool(visible(text_of(element))) or element.find(".//img") is not None


def as_one_line(item: Element) -> None:
    """A list item with one paragraph and nothing else is that line."""
    if [block.tag for block in item] == ["p"]:
        inline_paragraphs(item)


def as_blocks(item: Element) -> None:
    """The opposite: the line of an item as a paragraph, so that blocks may follow."""
    first = next(item.iterchildren(), None)
    if item.text or (first is not None and tag_of(first) not in BLOCKS):
        paragraph: Element = item.makeelement("p")
        paragraph.text, item.text = item.text, None
        paragraph.extend(list(item))
        item.append(paragraph)


def finish_list(items: Element) -> None:
    """A list without empty items; one of pictures alone is none."""
    for item in list(items):
        as_one_line(item)
        if not is_visible(item):
            items.remove(item)
    unwrap_image_list(items)


def unwrap_image_list(items: Element) -> None:
    """Pictures that a list does nothing but place, before it; the list goes."""
    parent = items.getparent()
    if parent is None:
        return
    if all(block.tag == "figure" for item in items for block in item) and not any(item.text for item in items):
        for figure in list(items.iter("figure")):
            items.addprevious(figure)
        parent.remove(items)


def inline_paragraphs(element: Element) -> None:
    """The paragraphs in an element as lines of it: a cell or caption holds no blocks."""
    for index, paragraph in enumerate(list(element.iterchildren("p"))):
        if index:
            paragraph.insert(0, _break_before(paragraph))
        drop_tag(paragraph)


def _break_before(paragraph: Element) -> Element:
    line_break: Element = paragraph.makeelement("br")
    line_break.tail, paragraph.text = paragraph.text, None
    return line_break
