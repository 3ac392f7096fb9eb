"""What holds for every source: the clean tree is written anew from the parsed one, so it holds nothing but known elements.

The clean tree is a `div` of blocks: p, h2–h6, ul, ol, blockquote, pre, table, figure, hr. Text stands only in blocks and
in the inline elements a, strong, em, code, del, ins, sub, sup, mark, kbd and br. An `li` holds either one line of text or
blocks, never both. Every attribute in it was put there here.
"""

from collections.abc import Callable
from contextlib import suppress

from lxml import html

from newsarchive.base.htmltree import Element, is_comment, text_of
from newsarchive.base.text import collapse, strip_forbidden, visible
from newsarchive.clean.images import best_address, size
from newsarchive.clean.inline import tidy
from newsarchive.clean.links import link_target
from newsarchive.clean.removals import RemovalLog

_MARKS = {
    "strong": "strong", "b": "strong", "em": "em", "i": "em", "code": "code", "tt": "code", "samp": "code",
    "kbd": "kbd", "del": "del", "s": "del", "strike": "del", "ins": "ins", "sub": "sub", "sup": "sup", "mark": "mark",
}  # fmt: skip
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_INLINE = frozenset(
    "span font a abbr acronym big small u label cite q time var data dfn bdi bdo wbr nobr output".split()
) | set(_MARKS)
_NEVER_SHOWN = {
    "script": "script", "style": "style", "template": "element", "noscript": "element", "head": "element",
    "title": "element", "link": "element", "meta": "element", "base": "element",
}  # fmt: skip
_ACTIVE = frozenset(
    "button input select textarea iframe frame frameset object embed applet video audio canvas svg math".split()
)
_GENERIC = "generic"


def write_clean_tree(root: Element, *, foreign_pictures: tuple[str, ...], log: RemovalLog) -> Element:
    """The clean tree of a parsed body; what is not in it is in the log."""
    clean: Element = html.Element("div")
    _Writer(foreign_pictures, log).blocks(root, clean)
    _level_headings(clean)
    return clean


class _Flow:
    """Blocks being written into one container; text opens a paragraph where none is open."""

    def __init__(self, container: Element, log: RemovalLog) -> None:
        self.container = container
        self.log = log
        self.marks: list[tuple[str, dict[str, str]]] = []
        self.paragraph: Element | None = None
        self.cursor: Element | None = None
        self.line_breaks = 0

    def text(self, text: str | None) -> None:
        """Write text; blanks between blocks are none of the text."""
        if not text:
            return
        if text.isspace() and (self.paragraph is None or self.line_breaks):
            if text.count("\n") > 1:
                self.log.add("blank", "\n\n", rule=_GENERIC, why="blank lines between paragraphs")
            return
        cursor = self.open()
        text = strip_forbidden(text)
        if len(cursor):
            cursor[-1].tail = (cursor[-1].tail or "") + text
        else:
            cursor.text = (cursor.text or "") + text

    def open(self) -> Element:
        """The innermost open inline element. Two line breaks or more in a row have ended the paragraph before."""
        if self.line_breaks > 1:
            self.close()
        elif self.line_breaks and self.cursor is not None:
            _append(self.cursor, "br")
        self.line_breaks = 0
        if self.cursor is None:
            self.paragraph = self.cursor = _append(self.container, "p")
            for tag, attributes in self.marks:
                self.cursor = _append(self.cursor, tag, attributes)
        return self.cursor

    def line_break(self) -> None:
        """A `br`: one breaks the line, two part paragraphs."""
        if self.paragraph is not None:
            self.line_breaks += 1

    def enter(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin an inline element; it goes on in every paragraph that is opened before it is left."""
        if self.paragraph is not None:
            self.cursor = _append(self.open(), tag, attributes)
        self.marks.append((tag, attributes))

    def leave(self) -> None:
        """End the inline element that was entered last."""
        self.marks.pop()
        if self.cursor is not None:
            self.cursor = self.cursor.getparent()

    def close(self) -> None:
        """End the open paragraph; one without a visible character is taken back."""
        paragraph, self.paragraph, self.cursor, self.line_breaks = self.paragraph, None, None, 0
        if paragraph is None:
            return
        _drop_empty(paragraph)
        indent = tidy(paragraph)
        if not visible(text_of(paragraph)):
            self.container.remove(paragraph)
            self.log.add("blank", indent or "p", rule=_GENERIC, why="empty paragraph")
        elif "\u3000" in indent:
            self.log.add("blank", indent, rule=_GENERIC, why="indent by blanks; the style sheet indents")


class _Writer:
    """Walks a parsed tree and writes the clean one."""

    def __init__(self, foreign_pictures: tuple[str, ...], log: RemovalLog) -> None:
        self._foreign_pictures = foreign_pictures
        self._log = log
        self._writers: dict[str, Callable[[Element, _Flow], None]] = {
            "br": lambda _, flow: flow.line_break(),
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
        flow = _Flow(container, self._log)
        self._walk(element, flow)
        flow.close()

    def _walk(self, element: Element, flow: _Flow) -> None:
        flow.text(element.text)
        for child in element:
            self._node(child, flow)
            flow.text(child.tail)

    def _node(self, node: Element, flow: _Flow) -> None:
        if is_comment(node):
            self._log.add("comment", node.text or "", rule=_GENERIC, why="a comment is not shown")
            return
        tag = node.tag
        if not isinstance(tag, str):
            return
        self._note_attributes(node)
        if tag in _NEVER_SHOWN:
            self._log.add(_NEVER_SHOWN[tag], text_of(node), rule=_GENERIC, why=f"<{tag}> is never shown")
        elif tag in _ACTIVE:
            shown = text_of(node) if visible(text_of(node)) else node.get("src") or tag
            self._log.add("element", shown, rule=_GENERIC, why=f"<{tag}> would be active content")
        elif tag in self._writers:
            self._writers[tag](node, flow)
        elif tag in _INLINE:
            self._inline(node, flow)
        else:
            flow.close()
            self._walk(node, flow)
            flow.close()

    def _note_attributes(self, node: Element) -> None:
        for name in node.attrib:
            if name not in _MEANT_ATTRIBUTES:
                self._log.add("attribute", name, rule=_GENERIC, why="only attributes with a meaning are kept")

    def _inline(self, node: Element, flow: _Flow) -> None:
        if node.tag == "a":
            mark, attributes = self._link(node)
        else:
            mark, attributes = _MARKS.get(node.tag, ""), {}
        if mark:
            flow.enter(mark, attributes)
        self._walk(node, flow)
        if mark:
            flow.leave()

    def _link(self, node: Element) -> tuple[str, dict[str, str]]:
        address = node.get("href") or ""
        target = link_target(address)
        if address and not target:
            self._log.add("link", address, rule=_GENERIC, why="only http, https and mailto may be linked")
        return ("a", {"href": target}) if target else ("", {})

    def _rule(self, _: Element, flow: _Flow) -> None:
        flow.close()
        _append(flow.container, "hr")

    def _image(self, node: Element, flow: _Flow) -> None:
        address = best_address(node)
        if not address or address in self._foreign_pictures:
            why = "not a picture of the article" if address else "no address that a picture could come from"
            self._log.add("image", address or node.get("src") or "img", rule=_GENERIC, why=why)
            return
        flow.close()
        figure = _append(flow.container, "figure")
        alt = collapse(strip_forbidden(node.get("alt") or ""))
        _append(figure, "img", {"src": address, "alt": alt, **size(node), **_LATE_AND_QUIET})

    def _caption(self, node: Element, flow: _Flow) -> None:
        flow.close()
        previous = flow.container[-1] if len(flow.container) else None
        if previous is None or previous.tag != "figure" or previous.find("figcaption") is not None:
            self._walk(node, flow)
            flow.close()
            return
        caption = _append(previous, "figcaption")
        self.blocks(node, caption)
        _inline_paragraphs(caption)
        if not visible(text_of(caption)):
            previous.remove(caption)

    def _heading(self, node: Element, flow: _Flow) -> None:
        flow.close()
        written: Element = html.Element("div")
        self.blocks(node, written)
        for block in list(written):
            if block.tag == "p":
                block.tag = node.tag
            flow.container.append(block)

    def _list(self, node: Element, flow: _Flow) -> None:
        flow.close()
        items = _append(flow.container, node.tag)
        if node.tag == "ol" and (node.get("start") or "").isdecimal():
            items.set("start", node.get("start"))
        for child in node:
            if child.tag == "li":
                self._item(child, items)
            else:
                self._node(child, _Flow(_append(items, "li"), self._log))
        for item in list(items):
            if not visible(text_of(item)) and item.find(".//img") is None:
                items.remove(item)
        if not len(items):
            flow.container.remove(items)

    def _orphan_item(self, node: Element, flow: _Flow) -> None:
        """An `li` outside a list begins one, or goes on with the one right before it."""
        flow.close()
        previous = flow.container[-1] if len(flow.container) else None
        items = previous if previous is not None and previous.tag == "ul" else _append(flow.container, "ul")
        self._item(node, items)

    def _item(self, node: Element, items: Element) -> None:
        item = _append(items, "li")
        self.blocks(node, item)
        if [block.tag for block in item] == ["p"]:
            _inline_paragraphs(item)

    def _quote(self, node: Element, flow: _Flow) -> None:
        flow.close()
        quote = _append(flow.container, "blockquote")
        self.blocks(node, quote)
        if not len(quote):
            flow.container.remove(quote)

    def _code_block(self, node: Element, flow: _Flow) -> None:
        flow.close()
        for line_break in node.iter("br"):
            line_break.text = "\n"
        code = strip_forbidden(text_of(node)).strip("\n")
        if visible(code):
            _append(_append(flow.container, "pre"), "code").text = code

    def _table(self, node: Element, flow: _Flow) -> None:
        flow.close()
        rows = [row for row in node.iter("tr") if next(row.iterancestors("table")) is node]
        cells = [cell for row in rows for cell in row if cell.tag in {"td", "th"}]
        if len(cells) < 2 or node.find(".//table") is not None:
            self._walk_cells(node, flow)
            return
        table = _append(flow.container, "table")
        for caption in node.iterchildren("caption"):
            self._cell(caption, _append(table, "caption"))
        head_rows = [row for row in rows if _is_head(row)]
        for section, section_rows in (("thead", head_rows), ("tbody", [row for row in rows if row not in head_rows])):
            if section_rows:
                self._rows(section_rows, _append(table, section))

    def _walk_cells(self, node: Element, flow: _Flow) -> None:
        """A table that only places things on the page: its cells, one after the other."""
        self._walk(node, flow)
        flow.close()

    def _rows(self, rows: list[Element], section: Element) -> None:
        for row in rows:
            written = _append(section, "tr")
            for cell in row:
                if cell.tag in {"td", "th"}:
                    self._cell(cell, _append(written, cell.tag, _spans(cell)))

    def _cell(self, cell: Element, written: Element) -> None:
        self.blocks(cell, written)
        _inline_paragraphs(written)


# A picture is fetched only when it comes into view, and its host is not told by which page.
_LATE_AND_QUIET = {"loading": "lazy", "decoding": "async", "referrerpolicy": "no-referrer"}
# Attributes that the clean tree takes something from; all others are noted as removed.
_MEANT_ATTRIBUTES = frozenset(
    "href src alt width height start colspan rowspan data-original-src data-original zoomfile data-src".split()
)


def _append(parent: Element, tag: str, attributes: dict[str, str] | None = None) -> Element:
    child: Element = parent.makeelement(tag, attributes or {})
    parent.append(child)
    return child


def _drop_empty(paragraph: Element) -> None:
    """Take inline elements out that hold nothing, innermost first; what is behind them stays."""
    for element in reversed(list(paragraph.iterdescendants())):
        if element.tag not in {"br", "img"} and not len(element) and not element.text:
            element.drop_tag()


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


def _is_head(row: Element) -> bool:
    """Whether a row is part of a table's head: in `thead`, or made of head cells alone."""
    parent = row.getparent()
    cells = [cell for cell in row if cell.tag in {"td", "th"}]
    return (parent is not None and parent.tag == "thead") or bool(cells and all(cell.tag == "th" for cell in cells))


def _spans(cell: Element) -> dict[str, str]:
    spans = {}
    for name in ("colspan", "rowspan"):
        with suppress(ValueError):
            count = int(cell.get(name) or "1")
            if 1 < count <= 1000:
                spans[name] = str(count)
    return spans


def _level_headings(clean: Element) -> None:
    """Headings from h2 down without a gap, in the order of size that the source gave them."""
    headings = list(clean.iter(*_HEADINGS))
    levels = sorted({heading.tag for heading in headings})
    for heading in headings:
        heading.tag = f"h{min(levels.index(heading.tag) + 2, 6)}"
