from __future__ import annotations

import pytest

from tests.clean.canonical import html_of


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "<table><thead><tr><td>年</td><td>值</td></tr></thead><tr><td>2021</td><td>007</td></tr></table>",
            "<table><thead><tr><td>年</td><td>值</td></tr></thead><tbody><tr><td>2021</td><td>007</td></tr></tbody></table>",
            id="a head by its element",
        ),
        pytest.param(
            "<table><tr><th>年</th><th>值<br>元</th></tr><tr><td>2021</td><td>·····26.39</td></tr></table>".replace("·", " "),
            "<table><thead><tr><th>年</th><th>值<br>元</th></tr></thead><tbody><tr><td>2021</td><td>26.39</td></tr></tbody></table>",
            id="a head by its cells",
        ),
        pytest.param(
            "<table><tr><th>年</th></tr><tr><td>2021</td></tr><tr><th>小计</th></tr><tr><td>2</td></tr></table>",
            "<table><thead><tr><th>年</th></tr></thead><tbody><tr><td>2021</td></tr><tr><th>小计</th></tr><tr><td>2</td></tr></tbody></table>",
            id="a row of head cells further down stays there",
        ),
        pytest.param(
            '<table><tr><td colspan="2" rowspan="x">a</td></tr><tr><td rowspan="0" colspan="9999">b</td><td style="x">c</td></tr></table>',
            '<table><tbody><tr><td colspan="2">a</td></tr><tr><td>b</td><td>c</td></tr></tbody></table>',
            id="spans that mean something",
        ),
        pytest.param(
            "<table><caption>题</caption><tr><td><p>一</p><p>二</p></td><td><b>粗</b></td></tr></table>",
            "<table><caption>题</caption><tbody><tr><td>一<br>二</td><td><strong>粗</strong></td></tr></tbody></table>",
            id="a caption, and paragraphs in a cell",
        ),
        pytest.param(
            "<table><tr><td><b>年</b></td><td><p><strong>值</strong></p></td></tr><tr><td>2021</td><td><b>7</b></td></tr></table>",
            "<table><thead><tr><th>年</th><th>值</th></tr></thead><tbody><tr><td>2021</td><td><strong>7</strong></td></tr></tbody></table>",
            id="a first row in bold is the head",
        ),
        pytest.param(
            "<table><tr><td><b>年</b></td><td><b>值</b></td></tr><tr><td><b>2021</b></td><td><b>7</b></td></tr></table>",
            "<table><tbody><tr><td><strong>年</strong></td><td><strong>值</strong></td></tr>"
            "<tr><td><strong>2021</strong></td><td><strong>7</strong></td></tr></tbody></table>",
            id="a table all in bold has no head",
        ),
        pytest.param("<table><tr><td>正文<p>段</p></td></tr></table>", "<p>正文</p>\n<p>段</p>", id="one cell is layout"),
        pytest.param(
            "<table><tr><td>左</td><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>",
            "<p>左</p>\n<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>",
            id="a table around a table is layout",
        ),
        pytest.param(
            "<table>散<tr>文<td>a</td>字<td>b</td></tr><!-- c --></table>",
            "<p>散文字</p>\n<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>",
            id="text in no cell comes before the table",
        ),
        pytest.param(
            "<table><form><tr><td>a</td><td>b</td></tr></form></table>",
            "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>",
            id="a form around rows",
        ),
        pytest.param("<table><tr><th><th></table>", "", id="a table of empty cells"),
        pytest.param(
            "<table><tr><td>a</td></tr><tr><td><x-y>b<tr><td>c</td><td>d</td></tr></x-y></td></tr></table>",
            "<table><tbody><tr><td>a</td></tr><tr><td>b<br>c<br>d</td></tr></tbody></table>",
            id="rows in a cell are its content",
        ),
        pytest.param("<td>孤</td>", "<p>孤</p>", id="a cell without a table"),
    ],
)  # fmt: skip
def test_tables_of_data_are_kept_and_tables_of_layout_undone(body: str, expected: str) -> None:
    assert html_of(body) == expected
