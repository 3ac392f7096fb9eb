"""Tables: those that hold data are kept with their head and spans, those that only place things are undone."""

from collections.abc import Callable
from contextlib import suppress

from newsarchive.base.htmltree import Element, tag_of
from newsarchive.clean.flow import append

_MOST_SPANNED = 1000
_FEWEST_CELLS = 2


def holds_data(table: Element) -> bool:
    """Whether a table is one for its reader: it has several cells and no other table in them."""
    return (
        len([cell for row in _rows(table) for cell in _cells(row)]) >= _FEWEST_CELLS and table.find(".//table") is None
    )


def write_table(table: Element, container: Element, write_cell: Callable[[Element, Element], None]) -> None:
    """Write a data table. `write_cell` writes what is in a cell or caption into a new one."""
    written = append(container, "table")
    for caption in table.iterchildren("caption"):
        write_cell(caption, append(written, "caption"))
    rows = _rows(table)
    head = [row for row in rows if _is_head(row)]
    body = [row for row in rows if row not in head]
    for section, section_rows in (("thead", head), ("tbody", body)):
        if section_rows:
            _write_rows(section_rows, append(written, section), write_cell)


def _write_rows(rows: list[Element], section: Element, write_cell: Callable[[Element, Element], None]) -> None:
    for row in rows:
        written = append(section, "tr")
        for cell in _cells(row):
            write_cell(cell, append(written, tag_of(cell), _spans(cell)))


def _rows(table: Element) -> list[Element]:
    return [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row if tag_of(cell) in {"td", "th"}]


def _is_head(row: Element) -> bool:
    """Whether a row is part of a table's head: in `thead`, or made of head cells alone."""
    parent = row.getparent()
    cells = _cells(row)
    return (parent is not None and parent.tag == "thead") or bool(cells and all(cell.tag == "th" for cell in cells))


def _spans(cell: Element) -> dict[str, str]:
    spans = {}
    for name in ("colspan", "rowspan"):
        with suppress(ValueError):
            count = int(cell.get(name) or "1")
            if 1 < count <= _MOST_SPANNED:
                spans[name] = str(count)
    return spans
