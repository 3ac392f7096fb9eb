"""What holds for every source: the clean tree is written anew, so there is nothing in it but known elements.

The clean tree is a `div` of blocks: p, h2–h6, ul, ol, blockquote, pre, table, figure, hr. Text stands only in blocks
and in the inline elements a, strong, em, code, del, ins, sub, sup, mark, kbd and br. An `li` holds either one line of
text or blocks, never both. Every attribute in it was put there here.
"""

import re
from collections.abc import Callable, Mapping

from lxml import etree, html

from newsarchive.base.htmltree import Element, is_comment, tag_of, text_of
from newsarchive.base.text import collapse, strip_forbidden, visible
from newsarchive.clean.flow import Flow, append
from newsarchive.clean.images import best_address, size
from newsarchive.clean.links import link_target
from newsarchive.clean.removals import GENERIC, RemovalLog
from newsarchive.clean.tables import holds_data, strays_of, write_table

_MARKS = {
    "strong": "strong", "b": "strong", "em": "em", "i": "em", "code": "code", "tt": "code", "samp": "code",
    "kbd": "kbd", "del": "del", "s": "del", "strike": "del", "ins": "ins", "sub": "sub", "sup": "sup", "mark": "mark",
    "ruby": "ruby", "rt": "rt", "rp": "rp",
}  # fmt: skip
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_INLINE = frozenset(
    "span font a abbr acronym big small u label cite q time var data dfn bdi bdo wbr nobr output rb rtc track".split()
) | set(_MARKS)
_BLOCKS = frozenset(
    "html body div p section article aside main header footer nav hgroup address center dl dt dd figure picture form "
    "fieldset legend details summary dialog dir menu search marquee tbody thead tfoot tr td th caption colgroup col "
    "source xmp listing plaintext".split()
)
_NEVER_SHOWN = {
    "script": "script", "style": "style", "template": "element", "noscript": "element", "head": "element",
    "title": "element", "link": "element", "meta": "element", "base": "element",
}  # fmt: skip
_ACTIVE = frozenset(
    "button input select textarea iframe frame frameset object embed applet video audio canvas svg math".split()
)
# Nothing is in these to a browser; our parser puts what is behind them inside.
_VOID = frozenset({"embed"})


def write_clean_tree(root: Element, *, foreign_pictures: tuple[str, ...], log: RemovalLog) -> Element:
    """The clean tree of a parsed body; what is not in it is in the log."""
    clean: Element = html.Element("div")
    _Writer(foreign_pictures, log).blocks(root, clean)
    _level_headings(clean)
    return clean


class _Writer:
    """Walks a parsed tree and writes the clean one."""

    def __init__(self, foreign_pictures: tuple[str, ...], log: RemovalLog) -> None:
        self._foreign_pictures = foreign_pictures
        self._log = log
        self._depth = 0
        self._writers: Mapping[str, Callable[[Element, Flow], None]] = {
            "br": self._line_break,
            "hr": self._rule,
            "img": self._image,
            "figcaption": self._caption,
            "ul": self._list,
            "ol": self._list,
            "li": self._orphan_item,
            "blockquote": self._quote,
            "pre": self._code_block,
            "table": self._table,
        } | dict.fromkeys(_HEADINGS, self._heading)

    def blocks(self, element: Element, container: Element) -> None:
        """Write what is in an element as blocks of a container."""
        flow = Flow(container, self._log)
        self._walk(element, flow)
        flow.close()

    def _walk(self, element: Element, flow: Flow) -> None:
        if self._depth >= _DEEPEST:
            flow.text("".join(_SHOWN_TEXT(element)))
            self._log.add("element", f"<{tag_of(element)}>", rule=GENERIC, why="nested too deep; its text is kept")
            return
        self._depth += 1
        flow.text(element.text)
        for child in element:
            self._node(child, flow)
            flow.text(child.tail)
        self._depth -= 1

    def _node(self, node: Element, flow: Flow) -> None:
        if is_comment(node):
            self._log.add("comment", node.text or "", rule=GENERIC, why="a comment is not shown")
            return
        tag = tag_of(node)
        if not tag:
            return
        self._note_attributes(node)
        if tag in _NEVER_SHOWN:
            self._log.add(_NEVER_SHOWN[tag], text_of(node), rule=GENERIC, why=f"<{tag}> is never shown")
        elif tag in _ACTIVE:
            shown = text_of(node) if visible(text_of(node)) and tag not in _VOID else node.get("src") or tag
            self._log.add("element", shown, rule=GENERIC, why=f"<{tag}> would be active content")
            if tag in _VOID:
                self._inline(node, flow)
        elif tag in self._writers:
            self._writers[tag](node, flow)
        elif tag in _BLOCKS:
            flow.close()
            self._walk(node, flow)
            flow.close()
        else:
            if tag not in _INLINE:
                self._log.add("element", f"<{tag}>", rule=GENERIC, why="no element of HTML; what is in it is kept")
            self._inline(node, flow)

    def _note_attributes(self, node: Element) -> None:
        for name in node.attrib:
            if name not in _MEANT_ATTRIBUTES:
                self._log.add("attribute", name, rule=GENERIC, why="only attributes with a meaning are kept")

    def _inline(self, node: Element, flow: Flow) -> None:
        if node.tag == "a":
            mark, attributes = self._link(node, flow)
        else:
            mark, attributes = _MARKS.get(tag_of(node), ""), {}
        if mark:
            flow.enter(mark, attributes)
        self._walk(node, flow)
        if mark:
            flow.leave()

    def _link(self, node: Element, flow: Flow) -> tuple[str, dict[str, str]]:
        address = node.get("href") or ""
        target = link_target(address)
        if address and not target:
            self._log.add("link", address, rule=GENERIC, why="only http, https and mailto may be linked")
        elif address and not visible(text_of(node)):
            self._log.add("link", address, rule=GENERIC, why="a link without words")
            target = ""
        elif target and any(tag == "a" for tag, _ in flow.marks):
            self._log.add("link", address, rule=GENERIC, why="a link inside another")
            target = ""
        return ("a", {"href": target}) if target else ("", {})

    def _line_break(self, _: Element, flow: Flow) -> None:
        flow.line_break()

    def _rule(self, _: Element, flow: Flow) -> None:
        flow.close()
        append(flow.container, "hr")

    def _image(self, node: Element, flow: Flow) -> None:
        address = best_address(node)
        if not address or address in self._foreign_pictures:
            why = "not a picture of the article" if address else "no address that a picture could come from"
            self._log.add("image", address or node.get("src") or "img", rule=GENERIC, why=why)
            return
        flow.close()
        figure = append(flow.container, "figure")
        alt = collapse(strip_forbidden(node.get("alt") or ""))
        append(figure, "img", {"src": address, "alt": alt, **size(node), **_LATE_AND_QUIET})

    def _caption(self, node: Element, flow: Flow) -> None:
        flow.close()
        previous = flow.container[-1] if len(flow.container) else None
        if previous is None or previous.tag != "figure" or previous.find("figcaption") is not None:
            self._walk(node, flow)
            flow.close()
            return
        caption = append(previous, "figcaption")
        self.blocks(node, caption)
        _inline_paragraphs(caption)
        if not visible(text_of(caption)):
            previous.remove(caption)

    def _heading(self, node: Element, flow: Flow) -> None:
        flow.close()
        written: Element = html.Element("div")
        self.blocks(node, written)
        for block in list(written):
            if block.tag == "p":
                block.tag = node.tag
            flow.container.append(block)

    def _list(self, node: Element, flow: Flow) -> None:
        flow.close()
        items = append(flow.container, tag_of(node))
        if node.tag == "ol" and _LIST_START.fullmatch(node.get("start") or ""):
            items.set("start", node.get("start"))
        # What stands between the items becomes items too.
        between = Flow(append(items, "li"), self._log)
        between.text(node.text)
        for child in node:
            if child.tag == "li":
                between.close()
                self._item(child, items)
                between = Flow(append(items, "li"), self._log)
            else:
                self._node(child, between)
            between.text(child.tail)
        between.close()
        _tidy_items(items)

    def _orphan_item(self, node: Element, flow: Flow) -> None:
        """An `li` outside a list begins one, or goes on with the one right before it."""
        flow.close()
        previous = flow.container[-1] if len(flow.container) else None
        items = previous if previous is not None and previous.tag == "ul" else append(flow.container, "ul")
        self._item(node, items)
        _tidy_items(items)

    def _item(self, node: Element, items: Element) -> None:
        self.blocks(node, append(items, "li"))

    def _quote(self, node: Element, flow: Flow) -> None:
        flow.close()
        quote = append(flow.container, "blockquote")
        self.blocks(node, quote)
        if not len(quote):
            flow.container.remove(quote)

    def _code_block(self, node: Element, flow: Flow) -> None:
        flow.close()
        for line_break in node.iter("br"):
            line_break.text = "\n"
        code = strip_forbidden(text_of(node)).strip("\n")
        if visible(code):
            append(append(flow.container, "pre"), "code").text = code

    def _table(self, node: Element, flow: Flow) -> None:
        flow.close()
        if holds_data(node):
            self._walk(strays_of(node), flow)
            flow.close()
            write_table(node, flow.container, self._cell)
        else:
            self._walk(node, flow)
            flow.close()

    def _cell(self, cell: Element, written: Element) -> None:
        self.blocks(cell, written)
        _inline_paragraphs(written)


# No article needs more elements inside each other; Python could not follow a thousand.
_DEEPEST = 100
_SHOWN_TEXT = etree.XPath(".//text()[not(ancestor::script or ancestor::style or ancestor::template)]")
# More digits are no number of a list to CommonMark.
_LIST_START = re.compile("[0-9]{1,9}")
# A picture is fetched only when it comes into view, and its host is not told by which page.
_LATE_AND_QUIET = {"loading": "lazy", "decoding": "async", "referrerpolicy": "no-referrer"}
# Attributes that the clean tree takes something from; all others are noted as removed.
_MEANT_ATTRIBUTES = frozenset(
    "href src alt width height start colspan rowspan data-original-src data-original zoomfile data-src".split()
)


def _tidy_items(items: Element) -> None:
    """An item with one paragraph and nothing else is that line; one with nothing, and a list of none, go."""
    for item in list(items):
        if [block.tag for block in item] == ["p"]:
            _inline_paragraphs(item)
        if not visible(text_of(item)) and item.find(".//img") is None:
            items.remove(item)
    parent = items.getparent()
    if not len(items) and parent is not None:
        parent.remove(items)


def _inline_paragraphs(element: Element) -> None:
    """The paragraphs in an element as lines of it: a cell or caption holds no blocks."""
    for index, paragraph in enumerate(list(element.iterchildren("p"))):
        if index:
            paragraph.insert(0, _break_before(paragraph))
        paragraph.drop_tag()


def _break_before(paragraph: Element) -> Element:
    line_break: Element = paragraph.makeelement("br")
    line_break.tail, paragraph.text = paragraph.text, None
    return line_break


def _level_headings(clean: Element) -> None:
    """Headings from h2 down without a gap, in the order of size that the source gave them."""
    headings = list(clean.iter(*_HEADINGS))
    levels = sorted({heading.tag for heading in headings})
    for heading in headings:
        heading.tag = f"h{min(levels.index(heading.tag) + 2, 6)}"
