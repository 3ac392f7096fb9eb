from __future__ import annotations

import pytest

from tests.clean.canonical import html_of


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("<p>第一\n行</p>", "<p>第一行</p>", id="a line end inside Chinese is nothing"),
        pytest.param("<p>第一，\n  行</p>", "<p>第一，行</p>", id="nor after its punctuation"),
        pytest.param("<p>显卡 GPU \n加速</p>", "<p>显卡 GPU 加速</p>", id="next to Latin letters it is a space"),
        pytest.param("<p>two\nlines</p>", "<p>two lines</p>", id="between them too"),
        pytest.param("<p>一<b>\n二</b></p>", "<p>一<strong>二</strong></p>", id="at the border of a mark"),
        pytest.param("<p>a <b> b</b> c</p>", "<p>a <strong>b</strong> c</p>", id="one space at a border"),
        pytest.param("<p><b>a</b> b <i>c </i>d</p>", "<p><strong>a</strong> b <em>c </em>d</p>", id="on its own side"),
        pytest.param("<p>版本<span> </span>2.0</p>", "<p>版本 2.0</p>", id="a space that is all of an element"),
        pytest.param("<p>甲　乙</p>", "<p>甲　乙</p>", id="one ideographic space is meant"),
        pytest.param("<p>甲　　　乙</p>", "<p>甲 乙</p>", id="several are layout"),
        pytest.param("<p>a&nbsp;&nbsp; b</p>", "<p>a b</p>", id="spaces that do not break"),
        pytest.param("<p>零\u200b宽\ufeff</p>", "<p>零宽</p>", id="characters without a width"),
        pytest.param("<p> <b>　　一</b></p>", "<p><strong>一</strong></p>", id="an indent inside a mark"),
    ],
)  # fmt: skip
def test_whitespace_is_normalised(body: str, expected: str) -> None:
    assert html_of(body) == expected
