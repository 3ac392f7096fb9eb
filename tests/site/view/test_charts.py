"""Charts contain the right shapes and text, and nothing else."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup, Tag

from newsarchive.site.view.charts import WIDTH, Bar, horizontal_bars, stacked_columns
from tests.site.sites import only, text_of

BARS = [Bar("新浪财经", 200, "200"), Bar("BBC", 50, "50"), Bar("无", 0, "0")]
HOSTILE = '</text><script>alert(1)</script>" onload="alert(2)'


def drawn(svg: str) -> Tag:
    return only(BeautifulSoup(svg, "html.parser"), "svg")


def texts(svg: Tag, kind: str) -> list[str]:
    return [text_of(text) for text in svg.select(f".na-chart__{kind} text")]


def bars(svg: Tag) -> list[list[tuple[float, float]]]:
    """Width and height of each bar of each series."""
    shape = re.compile(r"M[-\d. ]+h([\d.]+)v([\d.]+)h-[\d.]+z")
    return [
        [(float(width), float(height)) for width, height in shape.findall(str(path["d"]))]
        for path in svg.select("path[class^=na-fill]")
    ]


def test_horizontal_bars_are_proportional_to_their_values_the_first_on_top() -> None:
    svg = drawn(horizontal_bars(BARS, "a"))
    ((fifty, _), (two_hundred, _)) = bars(svg)[0]
    assert two_hundred / fifty == pytest.approx(4, rel=0.01)
    heights = {text_of(text): float(str(text["y"])) for text in svg.select(".na-chart__y text")}
    assert sorted(heights, key=heights.__getitem__) == ["新浪财经", "BBC", "无"]
    assert set(texts(svg, "value")) == {"200", "50", "0"}


def test_a_horizontal_bar_may_be_part_of_a_whole() -> None:
    ((half, _),) = bars(drawn(horizontal_bars([Bar("半", 1)], "a", full=2)))[0]
    ((full, _),) = bars(drawn(horizontal_bars([Bar("半", 2)], "a", full=2)))[0]
    assert full / half == pytest.approx(2, rel=0.01)


@pytest.mark.parametrize("name", ["长" * 100, "W" * 100], ids=["Han", "Latin"])
def test_a_long_label_is_truncated_and_leaves_room_for_its_bar(name: str) -> None:
    svg = drawn(horizontal_bars([Bar(name, 1, "1,234")], "a"))
    (label,) = texts(svg, "y")
    assert label.endswith("…")
    assert bars(svg)[0][0][0] > WIDTH / 3


def test_stacked_columns_are_proportional_to_their_values() -> None:
    svg = drawn(stacked_columns(["2021", "", "2022"], [[10, 0, 30], [0, 20, 10]], "a"))
    first, second = bars(svg)
    scale = first[0][1] / 10
    assert [round(height / scale) for _, height in first] == [10, 30]
    assert [round(height / scale) for _, height in second] == [20, 10]
    assert texts(svg, "x") == ["2021", "2022"]
    assert texts(svg, "y")[0] == "0"


@pytest.mark.parametrize("most", [1, 2, 3, 99, 1_000, 123_456])
def test_the_scale_has_whole_numbers_only(most: int) -> None:
    marks = texts(drawn(stacked_columns(["a"], [[most]], "a")), "y")
    assert len(set(marks)) == len(marks) >= 2
    assert [mark for mark in marks if not re.fullmatch(r"\d{1,3}(,\d{3})*", mark)] == []


@pytest.mark.parametrize(
    "svg", [horizontal_bars([Bar(HOSTILE, 1, HOSTILE)], "a"), stacked_columns([HOSTILE], [[1]], "a")]
)
def test_a_chart_contains_only_shapes_and_text(svg: str) -> None:
    elements = [drawn(svg), *drawn(svg).select("*")]
    assert {element.name for element in elements} == {"svg", "g", "path", "text"}
    attributes = {name for element in elements for name in element.attrs}
    assert attributes <= {"viewbox", "class", "role", "aria-labelledby", "transform", "d", "fill", "x", "y"}


def test_a_chart_of_horizontal_bars_is_drawn_to_the_byte() -> None:
    svg = horizontal_bars(BARS, "by-source by-source-finding")
    assert svg == (
        '<svg viewBox="0 0 360 66" class="na-chart na-chart--horizontal" role="img" '
        'aria-labelledby="by-source by-source-finding"><g transform="translate(59, 1)">'
        '<path class="na-fill-0" fill="url(#na-fill-0)" d="M5.1 24.1h63.4v15.9h-63.4zM5.1 3.5h253.5v15.9h-253.5z"/>'
        '<g class="na-chart__x"></g>'
        '<g class="na-chart__y"><text x="-5" y="57.1">无</text><text x="-5" y="36.5">BBC</text><text x="-5" y="16">新浪财经</text></g>'
        '<g class="na-chart__value"><text x="11.6" y="56.8">0</text><text x="74.9" y="36.3">50</text><text x="265" y="15.8">200</text>'
        "</g></g></svg>"
    )


def test_a_chart_of_stacked_columns_is_drawn_to_the_byte() -> None:
    svg = stacked_columns(["2021", "", "2022"], [[10, 0, 30], [0, 20, 10]], "by-month")
    assert svg == (
        '<svg viewBox="0 0 360 160" class="na-chart na-chart--stacked" role="img" aria-labelledby="by-month">'
        '<g transform="translate(22, 6)"><path class="na-chart__line" d="M0 126.5 h336.4"/>'
        '<path class="na-chart__line" d="M0 95.5 h336.4"/><path class="na-chart__line" d="M0 64.5 h336.4"/>'
        '<path class="na-chart__line" d="M0 33.5 h336.4"/><path class="na-chart__line" d="M0 2.5 h336.4"/>'
        '<path class="na-fill-0" fill="url(#na-fill-0)" d="M12.9 95.5h94.9v31h-94.9zM228.6 33.5h94.9v93h-94.9z"/>'
        '<path class="na-fill-1" fill="url(#na-fill-1)" d="M120.8 64.5h94.9v62h-94.9zM228.6 2.5h94.9v31h-94.9z"/>'
        '<g class="na-chart__x"><text x="60.4" y="145.5">2021</text><text x="276" y="145.5">2022</text></g>'
        '<g class="na-chart__y"><text x="-5" y="131.1">0</text><text x="-5" y="100.1">10</text><text x="-5" y="69">20</text><text x="-5" y="38">30</text><text x="-5" y="7">40</text></g>'
        '<g class="na-chart__value"></g></g></svg>'
    )
