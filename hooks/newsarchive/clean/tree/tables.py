"""Tables: data tables are kept with their header and spans, layout tables are unwrapped."""

from collections.abc import Callable
from contextlib import suppress
from copy import deepcopy
from itertools import takewhile

from lxml import etree

from newsarchive.base.htmltree import Element, drop_tag, tag_of, text_of
from newsarchive.base.text import visible
from newsarchive.clean.tree.block_builder import append
from newsarchive.clean.tree.paragraph_marks import is_shown

_MAX_SPAN = 1000
_MIN_CELLS = 2
_TEXT_NOT_BOLD = etree.XPath(".//text()[not(ancestor::strong)]")


def is_data_table(table: Element) -> bool:
    """True if a table has several cells and no table in any of them."""
    return len(own_cells(table)) >= _MIN_CELLS and table.find(".//table") is None


def own_cells(table: Element) -> list[Element]:
    """The cells in the rows of a table, without those of tables in it and those that broken markup leaves outside."""
    return [cell for row in _rows(table) for cell in _cells(row)]


def stray_content(table: Element) -> Element:
    """A `div` with the content of a table outside its cells, in order; browsers show it before the table."""
    own = [*own_cells(table), *table.iterchildren("caption", "colgroup", "col")]
    frames = set(table.iterchildren("thead", "tbody", "tfoot", "tr"))
    for cell in own:
        frames.update(takewhile(lambda around: around not in frames, cell.iterancestors()))
    strays = etree.Element("div")
    _gather_strays(table, strays, frozenset(own), frames)
    return strays


def _gather_strays(frame: Element, strays: Element, own: frozenset[Element], frames: set[Element]) -> None:
    """Gather what is in a frame and in none of the table's own cells; `frames` are all elements around them."""
    _add_text(strays, frame.text)
    for child in frame:
        if child in own:
            pass
        elif child in frames:
            _gather_strays(child, strays, own, frames)
        else:
            stray = deepcopy(child)
            stray.tail = None
            strays.append(stray)
        _add_text(strays, child.tail)


def _add_text(element: Element, text: str | None) -> None:
    # An element of its own, because lxml copies all of an element's text whenever some is added.
    if text:
        append(element, "span").text = text


def write_table(
    table: Element, container: Element, write_cell: Callable[[Element, Element], None], attributes: dict[str, str]
) -> bool:
    """Write a data table, and return False if all its cells are empty, so that nothing was written.

    `write_cell` writes the content of a cell or caption into a new one.
    """
    written = append(container, "table", attributes)
    for caption in table.iterchildren("caption"):
        write_cell(caption, append(written, "caption"))
    rows = _rows(table)
    # Rows of header cells further down divide a table into sections and stay in place.
    head = list(takewhile(_is_head, rows))
    body = rows[len(head) :]
    for section, section_rows in (("thead", head), ("tbody", body)):
        if section_rows:
            _write_rows(section_rows, append(written, section), write_cell)
    if not head:
        _make_bold_head(written)
    is_empty = not is_shown(written)
    if is_empty:
        container.remove(written)
    return not is_empty


def _write_rows(rows: list[Element], section: Element, write_cell: Callable[[Element, Element], None]) -> None:
    for row in rows:
        written = append(section, "tr")
        for cell in _cells(row):
            write_cell(cell, append(written, tag_of(cell), _spans(cell)))


# Rows in these are not the table's own.
_NOT_OF_ROWS = frozenset({"table", "td", "th", "caption"})


def _rows(table: Element) -> list[Element]:
    """The rows of a table. A row in a cell, which broken markup leads to, is content of the cell."""
    rows: list[Element] = []
    nodes = etree.iterwalk(table, events=("start",))
    for _, node in nodes:
        if node.tag == "tr":
            rows.append(node)
        elif node is not table and node.tag in _NOT_OF_ROWS:
            nodes.skip_subtree()
    return rows


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row if tag_of(cell) in {"td", "th"}]


def _is_head(row: Element) -> bool:
    """True if a row belongs to the table's header: it is in `thead` or has only header cells."""
    parent = row.getparent()
    cells = _cells(row)
    return (parent is not None and parent.tag == "thead") or bool(cells and all(cell.tag == "th" for cell in cells))


def _make_bold_head(table: Element) -> None:
    """Make the first row the header if it alone is all bold, as editors without header cells write it.

    The rows are those written, so that the markup of bold text and of whitespace makes no difference.
    """
    body = table.find("tbody")
    rows = list(body) if body is not None else []
    if body is None or len(rows) <= 1 or not _is_bold(rows[0]) or _is_bold(rows[1]):
        return
    for cell in _cells(rows[0]):
        cell.tag = "th"
        for bold in list(cell.iter("strong")):
            drop_tag(bold)
    head: Element = table.makeelement("thead")
    head.append(rows[0])
    body.addprevious(head)


def _is_bold(row: Element) -> bool:
    """True if a row has several cells with text and all of it is bold."""
    cells = _cells(row)
    return len(cells) >= _MIN_CELLS and all(
        visible(text_of(cell)) and not any(map(visible, _TEXT_NOT_BOLD(cell))) for cell in cells
    )


def _spans(cell: Element) -> dict[str, str]:
    spans = {}
    for name in ("colspan", "rowspan"):
        with suppress(ValueError):
            count = int(cell.get(name) or "1")
            if 1 < count <= _MAX_SPAN:
                spans[name] = str(count)
    return spans
