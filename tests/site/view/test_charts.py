"""Charts hold shapes and letters, the right ones, and nothing else."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from bs4 import BeautifulSoup, Tag

from newsarchive.site.view.charts import WIDTH, Bar, lying, standing
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


def test_lying_bars_are_as_long_as_what_they_stand_for_the_first_on_top() -> None:
    svg = drawn(lying(BARS, "a"))
    ((fifty, _), (two_hundred, _)) = bars(svg)[0]
    assert two_hundred / fifty == pytest.approx(4, rel=0.01)
    heights = {text_of(text): float(str(text["y"])) for text in svg.select(".na-chart__y text")}
    assert sorted(heights, key=heights.__getitem__) == ["新浪财经", "BBC", "无"]
    assert set(texts(svg, "value")) == {"200", "50", "0"}


def test_a_lying_bar_may_be_part_of_a_whole() -> None:
    ((half, _),) = bars(drawn(lying([Bar("半", 1)], "a", full=2)))[0]
    ((full, _),) = bars(drawn(lying([Bar("半", 2)], "a", full=2)))[0]
    assert full / half == pytest.approx(2, rel=0.01)


@pytest.mark.parametrize("name", ["长" * 100, "W" * 100], ids=["Han", "Latin"])
def test_a_long_label_is_cut_and_leaves_room_for_its_bar(name: str) -> None:
    svg = drawn(lying([Bar(name, 1, "1,234")], "a"))
    (label,) = texts(svg, "y")
    assert label.endswith("…")
    assert bars(svg)[0][0][0] > WIDTH / 3


def test_standing_bars_are_stacked_as_high_as_what_they_stand_for() -> None:
    svg = drawn(standing(["2021", "", "2022"], [[10, 0, 30], [0, 20, 10]], "a"))
    first, second = bars(svg)
    scale = first[0][1] / 10
    assert [round(height / scale) for _, height in first] == [10, 30]
    assert [round(height / scale) for _, height in second] == [20, 10]
    assert texts(svg, "x") == ["2021", "2022"]
    assert texts(svg, "y")[0] == "0"


@pytest.mark.parametrize("most", [1, 2, 3, 99, 1_000, 123_456])
def test_the_scale_has_whole_numbers_only(most: int) -> None:
    marks = texts(drawn(standing(["a"], [[most]], "a")), "y")
    assert len(set(marks)) == len(marks) >= 2
    assert [mark for mark in marks if not re.fullmatch(r"\d{1,3}(,\d{3})*", mark)] == []


@pytest.mark.parametrize("svg", [lying([Bar(HOSTILE, 1, HOSTILE)], "a"), standing([HOSTILE], [[1]], "a")])
def test_nothing_but_shapes_and_letters_is_in_a_chart(svg: str) -> None:
    elements = [drawn(svg), *drawn(svg).select("*")]
    assert {element.name for element in elements} == {"svg", "g", "path", "text"}
    attributes = {name for element in elements for name in element.attrs}
    assert attributes <= {"viewbox", "class", "role", "aria-labelledby", "transform", "d", "fill", "x", "y"}


def test_a_chart_is_the_same_on_another_day(monkeypatch: pytest.MonkeyPatch) -> None:
    before = lying(BARS, "a"), standing(["a"], [[1]], "a")

    class Tomorrow(dt.date):
        @classmethod
        def today(cls) -> Tomorrow:
            return cls(2099, 1, 1)

    monkeypatch.setattr("pygal.svg.date", Tomorrow)
    assert (lying(BARS, "a"), standing(["a"], [[1]], "a")) == before
