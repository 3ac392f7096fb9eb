"""Charts as SVG. Pygal lays them out; what goes into a page is their lines, bars and letters, and nothing else.

Pygal's own SVG has a script, styles, tooltips, comments with the day of the build, and six times the bytes. Colours and
faces come from the style sheet, so that both modes, paper and large letters are served by one drawing.
"""

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any
from unicodedata import east_asian_width

from markupsafe import Markup

from newsarchive.base.htmltree import Element
from newsarchive.base.text import truncate

WIDTH = 360
"""Of every drawing, in its own units; about what a phone shows, so that letters keep their size there."""
_LETTER = 13
_DIGIT_WIDTH = 0.6
_WIDEST_LABEL = 10.0
"""In widths of a Han character."""
_BAR = 22
_HEIGHT = 160
_MARGIN = 1

_FRACTION = re.compile(r"\d+\.\d+")
_SVG = Markup('<svg viewBox="{}" class="na-chart na-chart--{}" role="img" aria-labelledby="{}">{}</svg>')
_GROUP = Markup('<g transform="{}">{}</g>')
_LINE = Markup('<path class="na-chart__line" d="{}"/>')
_BARS = Markup('<path class="na-fill-{0}" fill="url(#na-fill-{0})" d="{1}"/>')
_TEXT = Markup('<text x="{}" y="{}">{}</text>')
_TEXTS = Markup('<g class="na-chart__{}">{}</g>')


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it stands for, how long it is, and what is written at its end."""

    label: str
    value: int
    text: str = ""


def lying(bars: Sequence[Bar], named_by: str, *, full: int | None = None) -> Markup:
    """Bars from left to right, one below the other, for long labels. `full` is what a bar of full length stands for."""
    labels = [_fitted(bar.label) for bar in bars]
    height = _BAR * len(bars)
    # Pygal makes room above the longest bar for a line of letters; above means beside here, where the margin is room.
    room = 1 + 1.1 * _LETTER / (height - 2 * _MARGIN)
    pygal = _pygal()
    chart = pygal.HorizontalBar(
        **_settings(pygal),
        height=height,
        show_x_labels=False,
        print_labels=True,
        print_values_position="top",
        range=(0, (full or max(bar.value for bar in bars)) / room),
        # It takes every sign for a narrow one.
        margin_left=_MARGIN + _LETTER * (max(map(_width, labels)) - _DIGIT_WIDTH * max(map(len, labels))),
        margin_right=_MARGIN + _LETTER * (1 + _DIGIT_WIDTH * max(len(bar.text) for bar in bars)),
    )
    # It puts the first one at the bottom.
    chart.x_labels = labels[::-1]
    chart.add("", [{"value": bar.value, "label": bar.text} for bar in reversed(bars)])
    return _drawn(chart, "lying", named_by)


def standing(labels: Sequence[str], series: Iterable[Sequence[int]], named_by: str) -> Markup:
    """Bars side by side, each of them the series on top of each other, for what has an order of its own.

    An empty label leaves the place below a bar empty.
    """
    pygal = _pygal()
    chart = pygal.StackedBar(
        **_settings(pygal),
        height=_HEIGHT,
        margin_top=_LETTER // 2,
        margin_bottom=_LETTER // 2,
        order_min=0,
        max_scale=6,
        value_formatter="{:,.0f}".format,
    )
    chart.x_labels = labels
    chart.x_labels_major = [label for label in labels if label]
    for values in series:
        chart.add("", values)
    return _drawn(chart, "standing", named_by)


def _pygal() -> Any:  # noqa: ANN401 - pygal has no types
    """Pygal, which takes 0.15 s to import: only the process that draws needs it.

    Its finder of plugins is of a kind that Python 3.12 gave up. Up to 3.11 it makes each later import warn.
    """
    import pygal.style  # noqa: PLC0415

    sys.meta_path[:] = [finder for finder in sys.meta_path if not isinstance(finder, pygal.PluginImportFixer)]
    return pygal


def _settings(pygal: Any) -> dict[str, Any]:  # noqa: ANN401
    return {
        "width": WIDTH,
        "margin": _MARGIN,
        "spacing": 6,
        "no_prefix": True,
        "show_legend": False,
        "show_minor_x_labels": False,
        "truncate_label": -1,
        "style": pygal.style.Style(label_font_size=_LETTER, value_font_size=_LETTER),
    }


def _drawn(chart: Any, kind: str, named_by: str) -> Markup:  # noqa: ANN401
    """The chart's lines, bars and letters; these are elements without a namespace in Pygal's tree."""
    tree: Element = chart.render_tree()
    plots = tree.xpath("g/g[starts-with(@class, 'plot')]")
    lines = [_LINE.format(_rounded(path.get("d"))) for path in tree.xpath("//g[contains(@class, 'axis y')]//path")]
    groups = tree.xpath("//g[@class='bars']")
    bars = [_BARS.format(index, "".join(map(_path, group.iter("rect")))) for index, group in enumerate(groups)]
    texts = [
        _TEXTS.format(name, Markup("").join(map(_text, tree.xpath(f"//g[contains(@class, '{group}')]//text"))))
        for name, group in (("x", "axis x"), ("y", "axis y"), ("value", "text-overlay"))
    ]
    content = _GROUP.format(plots[0].get("transform"), Markup("").join([*lines, *bars, *texts]))
    return _SVG.format(tree.get("viewBox"), kind, named_by, content)


def _path(bar: Element) -> str:
    """A bar as part of a path; all bars of a series are one."""
    # Pygal leaves out zeros where it turns a chart.
    x, y, width, height = (_rounded(bar.get(name) or "0") for name in ("x", "y", "width", "height"))
    return f"M{x} {y}h{width}v{height}h-{width}z" if float(width) and float(height) else ""


def _text(text: Element) -> Markup:
    return _TEXT.format(_rounded(text.get("x") or ""), _rounded(text.get("y") or ""), text.text)


def _rounded(numbers: str) -> str:
    """Numbers with one digit after the point, a tenth of what a phone can show."""
    return _FRACTION.sub(lambda match: f"{float(match[0]):.1f}".removesuffix(".0"), numbers)


def _fitted(text: str) -> str:
    """The text, cut where it is wider than a label may be."""
    return truncate(text, sum(width <= _WIDEST_LABEL for width in accumulate(map(_width, text))))


def _width(text: str) -> float:
    """About how wide a text is set, in widths of a Han character."""
    return sum(1.0 if east_asian_width(sign) in "WF" else _DIGIT_WIDTH for sign in text)
