from __future__ import annotations

import pytest

from tests.builders import clean
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
        pytest.param('<ol start="-1" type="a"><li>三</li></ol>', '<ol start="-1" type="a"><li>三</li></ol>', id="one below nothing"),
        pytest.param("<li></li><p>段</p><li> </li><li>一</li>", "<p>段</p>\n<ul><li>一</li></ul>", id="an empty item without a list"),
        pytest.param("<ul><li> </li><li>一</li></ul><ul></ul><ol><li></li></ol>", "<ul><li>一</li></ul>", id="empties"),
        pytest.param(f"<ul><li>{IMAGE}</li></ul>", '<figure><img src="https://e.org/a.jpg" alt=""></figure>', id="an image alone"),
    ],
)  # fmt: skip
def test_lists_hold_items_and_nothing_else(body: str, expected: str) -> None:
    assert html_of(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("<ol><li>一</li><li value=5>五</li><li>六</li></ol>", '<ol><li>一</li><li value="5">五</li><li>六</li></ol>', id="a stated number"),
        pytest.param("<ol><li value=2>二</li><li value=3>三</li></ol>", '<ol start="2"><li>二</li><li>三</li></ol>', id="numbers that count on"),
        pytest.param("<ol start=1 type=1><li value=1>一</li></ol>", "<ol><li>一</li></ol>", id="what holds anyway"),
        pytest.param("<ol start=0><li>零</li></ol>", '<ol start="0"><li>零</li></ol>', id="zero"),
        pytest.param("<ol start=' +3px'><li>三</li></ol>", '<ol start="3"><li>三</li></ol>', id="a number as browsers read it"),
        pytest.param("<ol start=三><li>一</li></ol>", "<ol><li>一</li></ol>", id="no number"),
        pytest.param("<ol reversed><li>二</li><li>一</li></ol>", '<ol reversed=""><li>二</li><li>一</li></ol>', id="downwards"),
        pytest.param("<ol reversed start=9><li>九</li><li></li><li>七</li></ol>", '<ol start="9" reversed=""><li>九</li><li value="7">七</li></ol>', id="downwards from nine, over an empty item"),
        pytest.param("<ol><li>一</li><li></li><li>三</li></ol>", '<ol><li>一</li><li value="3">三</li></ol>', id="over an empty item"),
        pytest.param("<ol type=I><li>章</li></ol><ol type=x><li>章</li></ol>", '<ol type="I"><li>章</li></ol>\n<ol><li>章</li></ol>', id="Roman numerals"),
        pytest.param('<ol style="list-style-type: lower-alpha"><li>甲</li></ol>', '<ol type="a"><li>甲</li></ol>', id="letters by style"),
        pytest.param("<ol><li>一</li>文<li>二</li></ol>", "<ol><li><p>一</p><p>文</p></li><li>二</li></ol>", id="text between items has no number"),
        pytest.param("<ol>头<li>一</li></ol>", "<p>头</p>\n<ol><li>一</li></ol>", id="text before all items has no number"),
        pytest.param("<ul><li value=5>五</li></ul>", "<ul><li>五</li></ul>", id="an item without a number"),
    ],
)  # fmt: skip
def test_numbers_are_those_that_browsers_show(body: str, expected: str) -> None:
    assert html_of(body) == expected
    assert html_of(expected) == expected


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<ol><li>一</li><li>二</li></ol>", "一\n二"),
        ("<ol><li>一</li><li value=5>五</li><li>六</li></ol>", "1. 一\n5. 五\n6. 六"),
        ("<ol start=-2><li>一</li><li>二</li></ol>", "-2. 一\n-1. 二"),
        (f"<ol start=3><li>{IMAGE}</li><li>四</li></ol>", "4. 四"),
        ("<ol type=A start=26><li>一</li><li>二</li></ol>", "Z. 一\nAA. 二"),
        ("<ol type=i start=3999><li>一</li><li>二</li></ol>", "mmmcmxcix. 一\n4000. 二"),
        ("<ol type=a start=0><li>一</li><li>二</li></ol>", "0. 一\na. 二"),
        ("<ol reversed><li>三</li><li><p>二</p><p>续</p></li><li>一</li></ol>", "3. 三\n2. 二\n续\n1. 一"),
    ],
)
def test_the_plain_text_has_the_numbers_that_the_source_states(body: str, text: str) -> None:
    assert clean(body).text == text


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("<dl><dt>词<dd>义</dl>", "<dl><dt>词</dt><dd>义</dd></dl>", id="a term and its definition"),
        pytest.param("<dl><dt>词</dt><dt>别名</dt><dd><p>义</p><p>续</p></dd></dl>", "<dl><dt>词</dt><dt>别名</dt><dd><p>义</p><p>续</p></dd></dl>", id="two terms, two paragraphs"),
        pytest.param("<dl><div><dt>词</dt><dd>义</dd></div><div><dt>词</dt><dd>义</dd></div></dl>", "<dl><dt>词</dt><dd>义</dd><dt>词</dt><dd>义</dd></dl>", id="groups"),
        pytest.param("<dl><dt>词<br>二</dt><dd>义<ul><li>细目</li></ul></dd>尾</dl>", "<dl><dt>词<br>二</dt><dd><p>义</p><ul><li>细目</li></ul></dd><dd>尾</dd></dl>", id="a list, and text between"),
        pytest.param("<dl><dt></dt><dt>词</dt><dd> </dd><dd>义</dd></dl>", "<dl><dt>词</dt><dd>义</dd></dl>", id="empties"),
        pytest.param(f"<dl><dt>{IMAGE}</dt><dd>图说</dd></dl>", '<figure><img src="https://e.org/a.jpg" alt=""></figure>\n<p>图说</p>', id="a layout with an image"),
        pytest.param("<dl><dd>一</dd><dd>二</dd></dl>", "<p>一</p>\n<p>二</p>", id="no term"),
        pytest.param("<dl><dt>一</dt></dl><dl></dl><dt>二</dt>", "<p>一</p>\n<p>二</p>", id="no definition"),
    ],
)  # fmt: skip
def test_terms_and_definitions_are_different_elements(body: str, expected: str) -> None:
    assert html_of(body) == expected
    assert html_of(expected) == expected
