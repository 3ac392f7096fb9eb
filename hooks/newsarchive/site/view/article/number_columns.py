"""Columns of numbers in the tables of an article, padded so that they align by the decimal point.

No browser aligns text by a character. A cell of a column of numbers gets the digits that it lacks after the point as an
attribute, which the style sheet draws invisibly: they are not part of the text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape

from newsarchive.site.view.article.sanitised_html import ATTRIBUTES, plain_text

_TABLE = re.compile(r"<table\b[^>]*>.*?</table>", re.DOTALL)
_ROW = re.compile(r"<tr\b[^>]*>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(rf"<(t[dh])({ATTRIBUTES})>(.*?)</\1>", re.DOTALL)
_SPAN = re.compile(r' (colspan|rowspan)="(\d+)"')
_PREFIX = r"[+\u2212\u2013-]?[$€£¥￥]?[+\u2212\u2013-]?"
_WHOLE = r"(?:\d{1,3}(?:,\d{3})+|\d+)"
_DECIMALS = r"(?P<point>\.(?P<decimals>\d+))?"
# 3月 is a date, not a quantity.
_UNIT = r"(?P<unit>(?! ?[年月日号]$)(?: ?[^\s\d.,]{1,4})?)"
_NUMBER = re.compile(_PREFIX + _WHOLE + _DECIMALS + _UNIT, re.ASCII)
# Cells without a number that a column of numbers may have.
_NO_NUMBER = frozenset(["", "-", "--", "\u2013", "\u2014", "——", "…", "/", "无", "不详", "N/A", "n/a"])
_FEWEST_NUMBERS = 2
_LARGEST_SPAN = 100
_MOST_COLUMNS = 200


@dataclass(slots=True)
class _Cell:
    """A cell: its position in the HTML after its name and attributes, its column, its text."""

    end: int
    column: int
    is_head: bool
    text: str
    number: re.Match[str] | None = field(init=False)

    def __post_init__(self) -> None:
        self.number = None if self.is_head else _NUMBER.fullmatch(self.text)


def align_numbers(html: str) -> str:
    """Return sanitised HTML with a class on the cells of columns of numbers, and `data-pad` where decimals lack."""
    return _TABLE.sub(lambda found: _aligned(found[0]), html) if "<table" in html else html


def _aligned(table: str) -> str:
    # A table inside a table would be cut at the wrong end.
    if table.count("<table") > 1:
        return table
    cells = list(_cells(table))
    columns: dict[int, list[_Cell]] = {}
    for cell in cells:
        columns.setdefault(cell.column, []).append(cell)
    added = dict(part for column in columns.values() for part in _paddings(column))
    parts, last = [], 0
    for end in sorted(added):
        parts += [table[last:end], added[end]]
        last = end
    return "".join([*parts, table[last:]])


def _cells(table: str) -> Iterator[_Cell]:
    """Yield the cells that are in one column only, with their column, as far as rows and columns are spanned."""
    covered: dict[int, int] = {}
    for row in _ROW.finditer(table):
        column = 0
        for found in _CELL.finditer(table, row.start(1), row.end(1)):
            while covered.get(column, 0):
                covered[column] -= 1
                column += 1
            spans = {name: min(int(number), _LARGEST_SPAN) for name, number in _SPAN.findall(found[2])}
            if column > _MOST_COLUMNS:
                return
            width, height = spans.get("colspan", 1), spans.get("rowspan", 1)
            if width == 1:
                text = plain_text(found[3])
                yield _Cell(found.end(2), column, found[1] == "th", text)
            for covered_column in range(column, column + width):
                covered[covered_column] = height - 1
            column += max(width, 1)
        for rest in [other for other in covered if other >= column]:
            covered[rest] = max(covered[rest] - 1, 0)


def _paddings(column: Sequence[_Cell]) -> Iterable[tuple[int, str]]:
    """Yield what to add to the cells of a column, each with its position; nothing if it is no column of numbers."""
    numbers = [cell.number for cell in column if cell.number]
    # Many tables have their labels in plain cells of the first row.
    labelled = column[1:] if column and not column[0].number else column
    others = [cell for cell in labelled if not cell.is_head and not cell.number]
    units = {number["unit"] for number in numbers} - {""}
    if len(numbers) < _FEWEST_NUMBERS or len(units) > 1 or any(cell.text not in _NO_NUMBER for cell in others):
        return
    unit = "".join(units)
    decimals = max(len(number["decimals"] or "") for number in numbers)
    for cell in column:
        yield cell.end, f' class="na-number"{_padding(cell.number, decimals, unit)}'


def _padding(number: re.Match[str] | None, decimals: int, unit: str) -> str:
    """Return the attribute with the decimals and the unit that a number lacks; empty if it lacks none."""
    if not number:
        return ""
    missing = "0" * (decimals - len(number["decimals"] or ""))
    point = "." if missing and not number["point"] else ""
    text = f"{point}{missing}{'' if number['unit'] else unit}"
    return f' data-pad="{escape(text)}"' if text else ""
