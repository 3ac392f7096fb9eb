from __future__ import annotations

import pytest

from tests.clean.canonical import IMAGE, html_of


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("<ul><li>一</li><li>二</li></ul>", "<ul><li>一</li><li>二</li></ul>", id="plain"),
        pytest.param("<ul><li>一<ul><li>二</li></ul></li></ul>", "<ul><li><p>一</p><ul><li>二</li></ul></li></ul>", id="nested"),
        pytest.param("<ul><ul><li>一</li></ul></ul>", "<ul><li><ul><li>一</li></ul></li></ul>", id="a list right in a list"),
        pytest.param("<ul><li><p>一</p></li></ul>", "<ul><li>一</li></ul>", id="one paragraph"),
        pytest.param("<ul><li><p>一</p><p>二</p></li></ul>", "<ul><li><p>一</p><p>二</p></li></ul>", id="two paragraphs"),
        pytest.param("<span>版本</span><li>一</li><li>二</li>", "<p>版本</p>\n<ul><li>一</li><li>二</li></ul>", id="items without a list"),
        pytest.param("<li>一</li><p>段</p><li>二</li>", "<ul><li>一</li></ul>\n<p>段</p>\n<ul><li>二</li></ul>", id="two runs of these"),
        pytest.param("<ul>头<li>一</li>尾<b>巴</b></ul>", "<ul><li>头</li><li>一</li><li>尾<strong>巴</strong></li></ul>", id="text between items"),
        pytest.param('<ol start="3"><li>三</li></ol>', '<ol start="3"><li>三</li></ol>', id="a number to begin with"),
        pytest.param('<ol start="9999999999"><li>三</li></ol>', "<ol><li>三</li></ol>", id="one that no list has"),
        pytest.param('<ol start="-1" type="a"><li>三</li></ol>', "<ol><li>三</li></ol>", id="one below nothing"),
        pytest.param("<li></li><p>段</p><li> </li><li>一</li>", "<p>段</p>\n<ul><li>一</li></ul>", id="an empty item without a list"),
        pytest.param("<ul><li> </li><li>一</li></ul><ul></ul><ol><li></li></ol>", "<ul><li>一</li></ul>", id="empties"),
        pytest.param(f"<ul><li>{IMAGE}</li></ul>", '<figure><img src="https://e.org/a.jpg" alt=""></figure>', id="an image alone"),
    ],
)  # fmt: skip
def test_lists_hold_items_and_nothing_else(body: str, expected: str) -> None:
    assert html_of(body) == expected
