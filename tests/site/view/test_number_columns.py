"""Columns of numbers in tables, aligned by the decimal point."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from newsarchive.site.view.article.number_columns import align_numbers


def table(*rows: str, head: str = "") -> str:
    """A table with a cell for each part of a row that `|` separates."""
    lines = [(head, "th")] if head else []
    lines += [(row, "td") for row in rows]
    return (
        "<table>"
        + "".join(
            "<tr>" + "".join(f"<{name}>{cell}</{name}>" for cell in line.split("|")) + "</tr>" for line, name in lines
        )
        + "</table>"
    )


def html_of(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def drawn(html: str) -> list[str]:
    """The numbers of a table as they are drawn, with `·` for each invisible character after them."""
    cells = html_of(align_numbers(html)).select("td.na-number")
    return [cell.get_text() + "·" * len(str(cell.get("data-pad", ""))) for cell in cells]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["1,234.5", "87.25", "9"], ["1,234.5·", "87.25", "9···"]),
        (["+12.05%", "-3.2%", "10%"], ["+12.05%", "-3.2%·", "10%···"]),
        (["12.5%", "3"], ["12.5%", "3···"]),
        (["¥3.50", "¥12"], ["¥3.50", "¥12···"]),
        (["12.5 亿元", "3.25 亿元"], ["12.5 亿元·", "3.25 亿元"]),
        (["120", "45"], ["120", "45"]),
        (["1.5", "—", "", "2.25"], ["1.5·", "—", "", "2.25"]),
        (["<strong>1.5</strong>", "2.25"], ["1.5·", "2.25"]),
        (["-1.5", "\u22122.25"], ["-1.5·", "\u22122.25"]),
    ],
)
def test_numbers_get_the_decimals_and_the_unit_that_they_lack(rows: list[str], expected: list[str]) -> None:
    html = table(*rows)
    # Digits are padded before the unit's own width, so that the points are below each other.
    assert drawn(html) == expected


@pytest.mark.parametrize(
    "rows",
    [
        ["1.5", "见第2页"],
        ["3月", "4月"],
        ["2021年", "2022年"],
        ["1.5 元", "2.5 万"],
        ["2022-05-09", "2022-05-10"],
        ["10-20", "30-40"],
        ["1.2.3", "4.5.6"],
        ["出口", "进口"],
        ["1.5"],
    ],
)
def test_other_columns_stay_as_they_are(rows: list[str]) -> None:
    assert align_numbers(table(*rows)) == table(*rows)


def test_the_head_of_a_column_of_numbers_is_above_them() -> None:
    cells = html_of(align_numbers(table("出口|1.5", "进口|2", head="项目|金额"))).select("th, td")
    assert [cell.get_text() for cell in cells if cell.get("class") == ["na-number"]] == ["金额", "1.5", "2"]


def test_cells_that_span_rows_and_columns_are_counted() -> None:
    html = (
        '<table><tr><th rowspan="2">地区</th><th colspan="2">金额</th></tr><tr><th>今年</th><th>去年</th></tr>'
        '<tr><td rowspan="2">东</td><td>1.5</td><td>甲</td></tr><tr><td>2.25</td><td>乙</td></tr>'
        '<tr><td colspan="2">合计 3.75</td><td>丙</td></tr></table>'
    )
    assert drawn(html) == ["1.5·", "2.25"]


def test_only_attributes_are_added() -> None:
    html = f"<p>1.5</p>{table('a &lt; b|1.5', 'c|2.25')}<p>2</p>"
    assert html_of(align_numbers(html)).get_text() == html_of(html).get_text()


def test_a_table_within_a_table_stays_as_it_is() -> None:
    html = f"<table><tr><td>{table('1.5', '2.25')}</td></tr></table>"
    assert align_numbers(html) == html


@pytest.mark.parametrize("kilobytes", [10, 20, 40])
@pytest.mark.parametrize(
    "part", ['<td colspan="1000" rowspan="1000">1.5</td>', "<tr><td>1,234.5</td></tr>", "<td>" + "1," * 50, "<td a='"]
)
def test_time_grows_with_the_length(part: str, kilobytes: int) -> None:
    html = "<table><tr>" + part * (kilobytes * 1024 // len(part)) + "</tr></table>"
    assert html_of(align_numbers(html)).get_text() == html_of(html).get_text()


def test_a_label_in_the_first_row_is_none_of_the_numbers_whatever_its_element() -> None:
    assert drawn(table("绝对量", "8932.5", "1013", "—")) == ["绝对量", "8932.5", "1013··", "—"]
    assert drawn(table("绝对量", "8932.5", "见第2页", "1013")) == []
