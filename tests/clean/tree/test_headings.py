from __future__ import annotations

import pytest

from tests.builders import clean
from tests.clean.canonical import html_of
from tests.conservation import lost


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<h1>大</h1><h3>小</h3><h6>微</h6>", "<h2>大</h2>\n<h3>小</h3>\n<h4>微</h4>"),
        ("<h4>一</h4><h2>二</h2><h4>三</h4>", "<h2>一</h2>\n<h2>二</h2>\n<h3>三</h3>"),
        ("<h2>一</h2><h4>二</h4><h3>三</h3><h4>四</h4>", "<h2>一</h2>\n<h3>二</h3>\n<h3>三</h3>\n<h4>四</h4>"),
        ("<h3>只有</h3>", "<h2>只有</h2>"),
        ("<h1>1</h1><h2>2</h2><h3>3</h3><h4>4</h4><h5>5</h5><h6>6</h6>",
         "<h2>1</h2>\n<h3>2</h3>\n<h4>3</h4>\n<h5>4</h5>\n<h6>5</h6>\n<h6>6</h6>"),
        ("<h2><b>粗</b></h2><h2> </h2>", "<h2>粗</h2>"),
        ("<div><h2>题</h2></div><blockquote><h3>引</h3></blockquote>", "<h2>题</h2>\n<blockquote><h3>引</h3></blockquote>"),
    ],
    ids=["gaps", "not in order", "a gap before a higher rank", "one", "all six", "marks and empties", "inside others"],
)  # fmt: skip
def test_headings_begin_below_the_title_and_skip_no_level(body: str, expected: str) -> None:
    assert html_of(body) == expected


def test_a_bold_line_that_asks_is_a_heading() -> None:
    assert html_of("<p><b>钱从哪来？</b></p><p>正文。</p>") == "<h2>钱从哪来？</h2>\n<p>正文。</p>"


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ('<a href="#a" class="header-anchor">#</a> 小标题', "小标题"),
        ('小标题<a class="headerlink" href="#a" title="Permalink">¶</a>', "小标题"),
        ('小标题 <a href="https://e.org/p#a">§</a>', "小标题"),
        ('<a class="anchor" href="#a">🔗</a>小标题', "小标题"),
        ('小标题<a class="hash-link" href="#a">Permalink</a>', "小标题"),
        ('小标题<span class="mw-editsection">[<a href="https://e.org/edit">编辑</a>]</span>', "小标题"),
        ('<a class="header-anchor" href="#a"><span>小标题</span></a>', "小标题"),
        ('<a href="#gone">#</a>', "#"),
        ('<a href="https://e.org/">C#</a>', '<a href="https://e.org/">C#</a>'),
    ],
)
def test_a_heading_has_no_link_to_itself(heading: str, expected: str) -> None:
    body = f'<p>一。</p><h2 id="a">{heading}</h2><p>二。</p>'
    assert html_of(body) == f"<p>一。</p>\n<h2>{expected}</h2>\n<p>二。</p>"
    assert not lost(body, clean(body))
