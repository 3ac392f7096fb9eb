"""Bar charts as SVG: shapes and text only; colours and fonts come from the style sheet.

One drawing therefore serves both colour schemes, print and large text. Lengths are in user units of the SVG.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log10
from unicodedata import east_asian_width

from markupsafe import Markup

from newsarchive.base.text import truncate

WIDTH = 360
"""Width of every chart: about that of a phone's screen, where text then keeps its size."""
_FONT_SIZE = 13
_ROW_HEIGHT = 22
_COLUMNS_HEIGHT = 160
_MARGIN = 1
_PADDING = 6
"""Between an axis label and the plot, and above and below stacked columns."""
_TICK_GAP = 5
"""Between the plot and the end of a label."""
_NARROW = 0.6
"""Width of a character that is not full-width, in font sizes."""
_MAX_LABEL_WIDTH = 10.0
"""In font sizes, that is in Han characters."""
_MAX_TICKS = 6
_MIN_TICKS = 4

_PLOT_MARGIN = 0.02
"""Margin around all bars, as a share of their extent."""
_GAP = 0.06
"""Gap on either side of a bar, as a share of its slot; rows have it twice."""

_SVG = Markup('<svg viewBox="0 0 {} {}" class="na-chart na-chart--{}" role="img" aria-labelledby="{}">{}</svg>')
_PLOT = Markup('<g transform="translate({:d}, {:d})">{}</g>')
_GRID_LINE = Markup('<path class="na-chart__line" d="M0 {} h{}"/>')
_SERIES = Markup('<path class="na-fill-{0}" fill="url(#na-fill-{0})" d="{1}"/>')
_TEXT = Markup('<text x="{}" y="{}">{}</text>')
_TEXTS = Markup('<g class="na-chart__{}">{}</g>')


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a horizontal chart: its label, its value and the text at its end."""

    label: str
    value: int
    text: str = ""


def horizontal_bars(bars: Sequence[Bar], labelled_by: str, *, full: int | None = None) -> Markup:
    """Return horizontal bars, the first on top; `full` is the value of a bar of full length (the largest by default).

    `labelled_by` lists the ids of the elements that name the chart.
    """
    full = full or max(bar.value for bar in bars) or 1
    labels = [_truncated(bar.label) for bar in bars]
    left = _MARGIN + _PADDING + _FONT_SIZE * max(map(_width, labels))
    right = _MARGIN + _FONT_SIZE * (1 + _NARROW * max(len(bar.text) for bar in bars))
    plot = _Plot(WIDTH - left - right, _ROW_HEIGHT * len(bars) - 2 * _MARGIN)
    slot = (plot.y(0) - plot.y(1)) / len(bars)
    outer_gap = _GAP * slot
    inner_gap = _GAP * (slot - 2 * outer_gap)
    thickness = slot - 2 * outer_gap - 2 * inner_gap
    names, rectangles, values = Markup(""), "", Markup("")
    # From the bottom to the top.
    for row, (label, bar) in enumerate(zip(reversed(labels), reversed(bars), strict=True)):
        bottom = plot.y(row / len(bars)) - outer_gap - inner_gap
        start, end = plot.x(0, full), plot.x(bar.value, full)
        names += _text(-_TICK_GAP, plot.y((row + 0.5) / len(bars)) + 0.35 * _FONT_SIZE, label)
        rectangles += _rectangle(start, bottom - thickness, end - start, thickness)
        if bar.text:
            values += _text(end + _FONT_SIZE / 2, bottom - thickness / 2 + _FONT_SIZE / 3, bar.text)
    drawing = _SERIES.format(0, rectangles) + _texts("", names, values)
    content = _PLOT.format(int(left), _MARGIN, drawing)
    return _SVG.format(WIDTH, _ROW_HEIGHT * len(bars), "horizontal", labelled_by, content)


def stacked_columns(labels: Sequence[str], series: Iterable[Sequence[int]], labelled_by: str) -> Markup:
    """Return one column for each label, stacked from the series; for data in an order of its own, such as months.

    A column with an empty label has none below it. `labelled_by` is that of `horizontal_bars`.
    """
    stacks = [list(accumulate(values, initial=0)) for values in zip(*series, strict=True)]
    highest = max(stack[-1] for stack in stacks) or 1
    ticks = _ticks(highest)
    left = _MARGIN + _PADDING + _FONT_SIZE * max(1, _NARROW * max(len(f"{tick:,}") for tick in ticks))
    plot = _Plot(WIDTH - left - _MARGIN, _COLUMNS_HEIGHT - 3 * _PADDING - _FONT_SIZE)
    heights = {tick: plot.y(tick, highest) for tick in ticks}
    grid = Markup("").join(_GRID_LINE.format(_rounded(y), _rounded(plot.width)) for y in heights.values())
    scale = [_text(-_TICK_GAP, y + 0.35 * _FONT_SIZE, f"{tick:,}") for tick, y in heights.items()]
    below = plot.height + 2 * _TICK_GAP + _FONT_SIZE / 2
    names = [_text(plot.x((column + 0.5) / len(labels)), below, label) for column, label in enumerate(labels) if label]
    bars = _stacked(plot, stacks, highest)
    drawing = grid + Markup("").join(bars) + _texts(Markup("").join(names), Markup("").join(scale), "")
    content = _PLOT.format(int(left), _PADDING, drawing)
    return _SVG.format(WIDTH, _COLUMNS_HEIGHT, "stacked", labelled_by, content)


@dataclass(frozen=True, slots=True)
class _Plot:
    """The area of the bars. Either axis runs from 0 to `full`, with a margin beyond both ends."""

    width: float
    height: float

    def x(self, value: float, full: float = 1) -> float:
        return _scaled(self.width, value, full)

    def y(self, value: float, full: float = 1) -> float:
        return self.height - _scaled(self.height, value, full)


def _scaled(length: float, value: float, full: float) -> float:
    margin = _PLOT_MARGIN * full
    return length * (value + margin) / (full + margin + margin)


def _stacked(plot: _Plot, stacks: Sequence[Sequence[int]], highest: int) -> Iterator[Markup]:
    """Yield a path for each series; `stacks` has the cumulated values of each column, from 0 on."""
    slot = (plot.x(1) - plot.x(0)) / len(stacks)
    gap = _GAP * slot
    for index in range(len(stacks[0]) - 1):
        rectangles = ""
        for column, stack in enumerate(stacks):
            top, bottom = plot.y(stack[index + 1], highest), plot.y(stack[index], highest)
            rectangles += _rectangle(plot.x(column / len(stacks)) + gap, top, slot - 2 * gap, bottom - top)
        yield _SERIES.format(index, rectangles)


def _ticks(highest: int) -> list[int]:
    """Return round values from 0 to `highest`, both for few and for many: a power of ten apart, or that doubled."""
    exponent = max(0, round(log10(highest)) - 1)
    while highest / 10**exponent < _MIN_TICKS and exponent:
        exponent -= 1
    step = 10**exponent
    while highest / step > _MAX_TICKS:
        step *= 2
    return list(range(0, highest + 1, step))


def _rectangle(x: float, y: float, width: float, height: float) -> str:
    """Return a rectangle as part of a path, or nothing if it is too small to see; a series is one path."""
    shown = _rounded(width), _rounded(height)
    return "" if "0" in shown else f"M{_rounded(x)} {_rounded(y)}h{shown[0]}v{shown[1]}h-{shown[0]}z"


def _text(x: float, y: float, text: str) -> Markup:
    return _TEXT.format(_rounded(x), _rounded(y), text)


def _texts(x: str, y: str, values: str) -> Markup:
    """Return the labels of both axes and those of bars."""
    return Markup("").join(_TEXTS.format(name, texts) for name, texts in (("x", x), ("y", y), ("value", values)))


def _rounded(number: float) -> str:
    """Format with one decimal at most: a tenth of what a phone can show."""
    return f"{number:.1f}".removesuffix(".0")


def _truncated(label: str) -> str:
    """Shorten a label that is wider than labels may be."""
    return truncate(label, sum(width <= _MAX_LABEL_WIDTH for width in accumulate(map(_width, label))))


def _width(text: str) -> float:
    """Return the approximate width of a text in font sizes."""
    return sum(1.0 if east_asian_width(character) in "WF" else _NARROW for character in text)
