"""Lists: items and their numbers, terms and their definitions."""

import re

from lxml import etree

from newsarchive.base.htmltree import HEADINGS, Element, drop_tag, tag_of
from newsarchive.clean.removals import RemovalLog
from newsarchive.clean.tree.block_builder import BlockBuilder, BlockWriter, append, hand_over
from newsarchive.clean.tree.exclusions import exclude_attributes
from newsarchive.clean.tree.paragraph_marks import is_shown, last_child

BLOCKS = frozenset({"p", "ul", "ol", "dl", "blockquote", "pre", "table", "figure", "hr", *HEADINGS})
# CommonMark reads longer numbers as text.
_INTEGER = re.compile(r"\s*([+-]?[0-9]{1,9})(?![0-9])")
_NUMBER_TYPES = frozenset("aAiI")
_STYLE_TYPE = re.compile(r"list-style(?:-type)?\s*:[^;]{0,200}?\b(lower|upper)-(alpha|latin|roman)\b", re.IGNORECASE)


class ListWriter:
    """Writes lists of items and of definitions."""

    def __init__(self, writer: BlockWriter, log: RemovalLog) -> None:
        self._writer = writer
        self._log = log

    def write(self, node: Element, builder: BlockBuilder) -> None:
        """Write a `ul` or `ol` with the numbers that browsers show.

        Content between items becomes an item of a `ul`; in an `ol` it would get a number that the source does not
        show, so it continues the item before it, or precedes the list.
        """
        builder.close()
        items = append(builder.container, tag_of(node), builder.context.scope)
        numbers = _Numbers(node)
        between = self._writer.builder(append(items, "li"))
        between.text(node.text)
        for child in node:
            if child.tag == "li":
                self._end_between(between, items)
                self._item(child, items)
                numbers.count(child, items[-1])
                between = self._writer.builder(append(items, "li"))
            elif (
                child.tag in {"ul", "ol"}
                and between.is_unused
                and (before := between.container.getprevious()) is not None
            ):
                # A list directly in a list belongs to the item before it.
                as_blocks(before)
                self._writer.write_node(child, self._writer.builder(before))
            else:
                self._writer.write_node(child, between)
            between.text(child.tail)
        self._end_between(between, items)
        if items.tag == "ol":
            numbers.write(items)
        finish_list(items)

    def _end_between(self, between: BlockBuilder, items: Element) -> None:
        between.close()
        stray = between.container
        before = stray.getprevious()
        if items.tag != "ol" or not is_shown(stray):
            return
        if before is None:
            for block in list(stray):
                items.addprevious(block)
        else:
            as_blocks(before)
            before.extend(list(stray))
        items.remove(stray)

    def write_orphan(self, node: Element, builder: BlockBuilder) -> None:
        """Write an `li` outside any list, which starts one or continues the one directly before it."""
        builder.close()
        previous = builder.last_block
        items = previous if previous is not None and previous.tag == "ul" else append(builder.container, "ul")
        self._item(node, items)
        item = items[-1]
        if not item.text and all(block.tag == "figure" for block in item):
            # As in `finish_list`, images alone are no items.
            builder.container.extend(list(item))
        if not is_shown(item):
            items.remove(item)
        if last_child(items) is None:
            builder.container.remove(items)

    def _item(self, node: Element, items: Element) -> None:
        exclude_attributes(node, self._log)
        item = append(items, "li")
        self._writer.write_part(node, item)
        as_one_line(item)

    def write_definitions(self, node: Element, builder: BlockBuilder) -> None:
        """Write a `dl`; one that is no list of terms, each a line of text, is only a layout and becomes blocks."""
        builder.close()
        written = etree.Element("dl")
        self._definitions(node, written)
        parts = [part for part in written if is_shown(part)]
        if _are_definitions(parts):
            definitions = append(builder.container, "dl", builder.context.scope)
            for part in parts:
                (inline_paragraphs if part.tag == "dt" else as_one_line)(part)
            definitions.extend(parts)
        else:
            for part in parts:
                builder.container.extend(list(part))

    def _definitions(self, node: Element, written: Element) -> None:
        """Write the terms and definitions in a `dl` or in a `div` of it; other content becomes a definition."""
        between = self._writer.builder(append(written, "dd"))
        between.text(node.text)
        for child in node:
            tag = tag_of(child)
            if tag in {"dt", "dd", "div"}:
                between.close()
                exclude_attributes(child, self._log)
            if tag in {"dt", "dd"}:
                self._writer.write_part(child, append(written, tag))
            elif tag == "div" and node.tag == "dl" and child.find("dt") is not None:
                self._definitions(child, written)
            else:
                self._writer.write_node(child, between)
                between.text(child.tail)
                continue
            between = self._writer.builder(append(written, "dd"))
            between.text(child.tail)
        between.close()


class _Numbers:
    """The numbers of an ordered list's items as browsers count them (HTML, 4.4.8)."""

    def __init__(self, node: Element) -> None:
        self._is_reversed = node.get("reversed") is not None
        self._type = _type_of(node)
        start = _integer(node.get("start"))
        count = sum(1 for _ in node.iterchildren("li"))
        self._next = start if start is not None else count if self._is_reversed else 1
        self._step = -1 if self._is_reversed else 1
        self._numbers: list[tuple[Element, int]] = []

    def count(self, node: Element, item: Element) -> None:
        """Count an item of the source and keep the number of the item written for it."""
        value = _integer(node.get("value"))
        number = self._next if value is None else value
        self._numbers.append((item, number))
        self._next = number + self._step

    def write(self, items: Element) -> None:
        """State the numbers of visible items with as few attributes as possible."""
        shown = [(item, number) for item, number in self._numbers if is_shown(item)]
        if not shown:
            return
        expected = sum(map(is_shown, items)) if self._is_reversed else 1
        if shown[0][1] != expected:
            items.set("start", str(shown[0][1]))
        if self._is_reversed:
            items.set("reversed", "")
        if self._type:
            items.set("type", self._type)
        expected = shown[0][1]
        for item, number in shown:
            if number != expected:
                item.set("value", str(number))
            expected = number + self._step


def _type_of(node: Element) -> str:
    """The kind of numbers: letters or Roman numerals; empty for decimal ones."""
    stated = (node.get("type") or "").strip()
    if stated in _NUMBER_TYPES:
        return stated
    match = _STYLE_TYPE.search(node.get("style") or "")
    if not match:
        return ""
    letter = "i" if match[2].lower() == "roman" else "a"
    return letter.upper() if match[1].lower() == "upper" else letter


def _integer(text: str | None) -> int | None:
    """An integer as HTML reads it: characters after the digits do not count."""
    match = _INTEGER.match(text) if text else None
    return int(match[1]) if match else None


def _are_definitions(parts: list[Element]) -> bool:
    """True if a term comes first, each term is text and one has a definition."""
    terms = [part for part in parts if part.tag == "dt"]
    return (
        bool(terms)
        and parts[0] is terms[0]
        and len(terms) < len(parts)
        and all(block.tag == "p" for term in terms for block in term)
    )


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
        hand_over(item, paragraph)
        item.attrib.clear()
        item.append(paragraph)


def finish_list(items: Element) -> None:
    """Remove the empty items of a list, and the list itself if it contains only images."""
    for item in list(items):
        as_one_line(item)
        if not is_shown(item):
            items.remove(item)
    _unwrap_image_list(items)


def unwrap_image_lists(tree: Element) -> bool:
    """Move the images out of lists that contain nothing else, and return True if there are any.

    Inner lists come first, because unwrapping one may leave its outer list with images alone.
    """
    unwrapped = [_unwrap_image_list(items) for items in reversed(list(tree.iter("ul", "ol")))]
    return any(unwrapped)


def _unwrap_image_list(items: Element) -> bool:
    """Move the images out of a list that contains nothing else, and remove the list; False for any other list."""
    parent = items.getparent()
    if parent is None:
        return False
    has_text = any(item.text for item in items)
    has_only_images = not has_text and all(block.tag == "figure" for item in items for block in item)
    if has_only_images:
        for figure in list(items.iter("figure")):
            items.addprevious(figure)
        parent.remove(items)
    return has_only_images


def inline_paragraphs(element: Element) -> None:
    """Turn the paragraphs in a cell or caption into lines of it."""
    for index, paragraph in enumerate(list(element.iterchildren("p"))):
        if index:
            paragraph.insert(0, _break_before(paragraph))
        hand_over(paragraph, element)
        drop_tag(paragraph)


def _break_before(paragraph: Element) -> Element:
    line_break: Element = paragraph.makeelement("br")
    line_break.tail, paragraph.text = paragraph.text, None
    return line_break
