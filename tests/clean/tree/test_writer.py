"""Raw markup in, paragraphs and marks in canonical form out."""

from __future__ import annotations

import pytest

from tests.builders import clean
from tests.clean.canonical import IMAGE, html_of


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("裸文", "<p>裸文</p>", id="bare text"),
        pytest.param("一<br><br>二", "<p>一</p>\n<p>二</p>", id="two breaks separate paragraphs"),
        pytest.param("一<br>\n<br>\n<br>二", "<p>一</p>\n<p>二</p>", id="so do three, with line ends between"),
        pytest.param("一<br>二", "<p>一<br>二</p>", id="one break breaks the line"),
        pytest.param("一<br>　　二", "<p>一<br>二</p>", id="no indent after a break"),
        pytest.param("<p>一<br><b></b><br>二<b><br></b></p>", "<p>一</p>\n<p>二</p>", id="two breaks around nothing"),
        pytest.param("<p>\u200b<br>一</p>", "<p>一</p>", id="a break after nothing"),
        pytest.param("<p><br>一<br></p>", "<p>一</p>", id="no break at the ends"),
        pytest.param("<div>裸文<p>段</p>尾</div>", "<p>裸文</p>\n<p>段</p>\n<p>尾</p>", id="text next to blocks"),
        pytest.param("<b>导语</b><br>\n <p>段</p>", "<h2>导语</h2>\n<p>段</p>", id="a lead before the first p"),
        pytest.param("<p>　　一</p><p>　　</p><p>  </p><p></p><p>&nbsp;</p>", "<p>一</p>", id="indents and empties"),
        pytest.param("<div>　　一</div><div>\xa0</div><div>　　二</div>", "<p>一</p>\n<p>二</p>", id="spacer blocks"),
        pytest.param("<section><article><p>一</p></article></section>", "<p>一</p>", id="sections"),
        pytest.param("<center>中</center><address>址</address>", "<p>中</p>\n<p>址</p>", id="old blocks"),
        pytest.param("<dl><dt>词</dt><dd>义</dd></dl>", "<dl><dt>词</dt><dd>义</dd></dl>", id="definitions"),
        pytest.param("<p>一</p><hr><p>二</p>", "<p>一</p>\n<hr>\n<p>二</p>", id="a rule"),
        pytest.param("</div></p><p>一", "<p>一</p>", id="tags that do not fit"),
        pytest.param("<blockquote>引<p>段</p></blockquote>", "<blockquote><p>引</p><p>段</p></blockquote>", id="a quote"),
        pytest.param("<blockquote> </blockquote>", "", id="an empty quote"),
        pytest.param("<p>XStream < 1.4.16 & 伽马&数据</p>", "<p>XStream &lt; 1.4.16 &amp; 伽马&amp;数据</p>", id="bare characters"),
    ],
)  # fmt: skip
def test_text_is_in_paragraphs(body: str, expected: str) -> None:
    assert html_of(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("<p><b>粗</b><i>斜</i></p>", "<p><strong>粗</strong><em>斜</em></p>", id="old names"),
        pytest.param("<p><b>一<br><br>二</b>三</p>", "<p><strong>一</strong></p>\n<p><strong>二</strong>三</p>", id="a mark across paragraphs"),
        pytest.param("<b><div>一</div><div>二</div></b>", "<p><strong>一</strong></p>\n<p><strong>二</strong></p>", id="a mark around blocks"),
        pytest.param(f"<p><b>前{IMAGE}后</b></p>", '<p><strong>前</strong></p>\n<figure><img src="https://e.org/a.jpg" alt=""></figure>\n<p><strong>后</strong></p>', id="a mark around an image"),
        pytest.param("<p>一<strong></strong><em>\n</em>二</p>", "<p>一二</p>", id="empty marks"),
        pytest.param("<p><font><font></font>字</font><u>线</u></p>", "<p>字线</p>", id="elements without a meaning"),
        pytest.param("<p>H<sub>2</sub>O<sup>2</sup><kbd>k</kbd><s>删</s></p>", "<p>H<sub>2</sub>O<sup>2</sup><kbd>k</kbd><del>删</del></p>", id="marks with one"),
        pytest.param("<p>用<code>List&lt;User&gt;</code>写</p>", "<p>用<code>List&lt;User&gt;</code>写</p>", id="code in a line"),
        pytest.param("<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>字</p>", "<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>字</p>", id="ruby"),
        pytest.param('<p><a href="https://e.org/">链<b>接</b></a></p>', '<p><a href="https://e.org/">链<strong>接</strong></a></p>', id="a mark in a link"),
        pytest.param('<p><a name="x">锚</a></p>', "<p>锚</p>", id="an anchor"),
        pytest.param("<p>甲<user>乙</user>丙</p>", "<p>甲乙丙</p>", id="an unknown element is part of its line"),
        pytest.param("<p><tt>a<i>b</i>c</tt></p>", "<p><code>a</code><em><code>b</code></em><code>c</code></p>", id="code is the innermost mark"),
        pytest.param("<p><tt>x<sup>2</sup>+<sup>a b</sup></tt></p>", "<p><code>x<sup>2</sup>+</code><sup><code>a b</code></sup></p>", id="only an index is part of code"),
        pytest.param('<p><samp>a<img src="https://e.org/emoji/1.png" alt="[b]">c</samp></p>', '<p><code>a</code><img src="https://e.org/emoji/1.png" alt="[b]"><code>c</code></p>', id="no image is in code"),
        pytest.param("<p><ruby>漢<rt>かん<rp>)</rp></ruby></p>", "<p><ruby>漢<rt>かん)</rt></ruby></p>", id="no part of ruby is in another"),
        pytest.param("<p>一<i>\n<br>二</i></p>", "<p>一<br><em>二</em></p>", id="a break at the start of a mark is before it"),
        pytest.param("<p>a<xmp><b>&amp;</b></xmp>b</p>", "<p>a</p>\n<pre><code>&lt;b&gt;&amp;amp;&lt;/b&gt;</code></pre>\n<p>b</p>", id="an old element whose content is text"),
        pytest.param("<p>很<wbr>长</p>", "<p>很长</p>", id="a place to break"),
    ],
)  # fmt: skip
def test_marks_keep_their_meaning(body: str, expected: str) -> None:
    assert html_of(body) == expected


@pytest.mark.parametrize("tag", ["div", "b", "ul><li", "blockquote", "table><tr><td", "h2", "a href=https://e.org/"])
def test_hundreds_of_nested_elements_are_no_more_than_their_text(tag: str) -> None:
    article = clean(f"<{tag}>" * 400 + "正文<script>x()</script>")
    assert article.text == "正文"
    assert "正文" in article.html
    assert "正文" in article.markdown
