"""What holds for every source: foreign markup in, the canonical form out."""

from __future__ import annotations

import re

import pytest

from newsarchive.model.article import Article
from tests.builders import clean

PICTURE = '<img src="https://e.org/a.jpg">'
# What every picture carries, which would only blur the tables.
ALWAYS = re.compile(' loading="lazy" decoding="async" referrerpolicy="no-referrer"| rel="noopener noreferrer"')


def html_of(body: str) -> str:
    """The cleaned HTML of a raw body, a block a line, without what every picture and link carries."""
    return ALWAYS.sub("", clean(body).html)


def removed(article: Article) -> list[tuple[str, str]]:
    return [(removal.what, removal.text) for removal in article.removed if removal.what != "whitespace"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("裸文", "<p>裸文</p>", id="bare text"),
        pytest.param("一<br><br>二", "<p>一</p>\n<p>二</p>", id="two breaks part paragraphs"),
        pytest.param("一<br>\n<br>\n<br>二", "<p>一</p>\n<p>二</p>", id="so do three, with line ends between"),
        pytest.param("一<br>二", "<p>一<br>二</p>", id="one break breaks the line"),
        pytest.param("一<br>　　二", "<p>一<br>二</p>", id="no indent behind a break"),
        pytest.param("<p>一<br><b></b><br>二<b><br></b></p>", "<p>一</p>\n<p>二</p>", id="two breaks around nothing"),
        pytest.param("<p>\u200b<br>一</p>", "<p>一</p>", id="a break behind nothing"),
        pytest.param("<p><br>一<br></p>", "<p>一</p>", id="no break at the ends"),
        pytest.param("<div>裸文<p>段</p>尾</div>", "<p>裸文</p>\n<p>段</p>\n<p>尾</p>", id="text beside blocks"),
        pytest.param("<b>导语</b><br>\n <p>段</p>", "<h2>导语</h2>\n<p>段</p>", id="a lead before the first p"),
        pytest.param("<p>　　一</p><p>　　</p><p>  </p><p></p><p>&nbsp;</p>", "<p>一</p>", id="indents and empties"),
        pytest.param("<div>　　一</div><div>\xa0</div><div>　　二</div>", "<p>一</p>\n<p>二</p>", id="spacer blocks"),
        pytest.param("<section><article><p>一</p></article></section>", "<p>一</p>", id="sections"),
        pytest.param("<center>中</center><address>址</address>", "<p>中</p>\n<p>址</p>", id="old blocks"),
        pytest.param("<dl><dt>词</dt><dd>义</dd></dl>", "<p>词</p>\n<p>义</p>", id="definitions"),
        pytest.param("<p>一</p><hr><p>二</p>", "<p>一</p>\n<hr>\n<p>二</p>", id="a rule"),
        pytest.param("</div></p><p>一", "<p>一</p>", id="tags that do not fit"),
        pytest.param("<blockquote>引<p>段</p></blockquote>", "<blockquote><p>引</p><p>段</p></blockquote>", id="a quote"),
        pytest.param("<blockquote> </blockquote>", "", id="an empty quote"),
        pytest.param("<p>XStream < 1.4.16 & 伽马&数据</p>", "<p>XStream &lt; 1.4.16 &amp; 伽马&amp;数据</p>", id="bare signs"),
    ],
)  # fmt: skip
def test_text_stands_in_paragraphs(body: str, expected: str) -> None:
    assert html_of(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("<p><b>粗</b><i>斜</i></p>", "<p><strong>粗</strong><em>斜</em></p>", id="old names"),
        pytest.param("<p><b>一<br><br>二</b>三</p>", "<p><strong>一</strong></p>\n<p><strong>二</strong>三</p>", id="a mark across paragraphs"),
        pytest.param("<b><div>一</div><div>二</div></b>", "<p><strong>一</strong></p>\n<p><strong>二</strong></p>", id="a mark around blocks"),
        pytest.param(f"<p><b>前{PICTURE}后</b></p>", '<p><strong>前</strong></p>\n<figure><img src="https://e.org/a.jpg" alt=""></figure>\n<p><strong>后</strong></p>', id="a mark around a picture"),
        pytest.param("<p>一<strong></strong><em>\n</em>二</p>", "<p>一二</p>", id="empty marks"),
        pytest.param("<p><font><font></font>字</font><u>线</u></p>", "<p>字线</p>", id="elements without a meaning"),
        pytest.param("<p>H<sub>2</sub>O<sup>2</sup><kbd>k</kbd><s>删</s></p>", "<p>H<sub>2</sub>O<sup>2</sup><kbd>k</kbd><del>删</del></p>", id="marks with one"),
        pytest.param("<p>用<code>List&lt;User&gt;</code>写</p>", "<p>用<code>List&lt;User&gt;</code>写</p>", id="code in a line"),
        pytest.param("<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>字</p>", "<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>字</p>", id="ruby"),
        pytest.param('<p><a href="https://e.org/">链<b>接</b></a></p>', '<p><a href="https://e.org/">链<strong>接</strong></a></p>', id="a mark in a link"),
        pytest.param('<p><a name="x">锚</a></p>', "<p>锚</p>", id="an anchor"),
        pytest.param("<p>甲<user>乙</user>丙</p>", "<p>甲乙丙</p>", id="an unknown element is part of its line"),
        pytest.param("<p>很<wbr>长</p>", "<p>很长</p>", id="a place to break"),
    ],
)  # fmt: skip
def test_marks_keep_their_meaning(body: str, expected: str) -> None:
    assert html_of(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("<p>第一\n行</p>", "<p>第一行</p>", id="a line end inside Chinese is nothing"),
        pytest.param("<p>第一，\n  行</p>", "<p>第一，行</p>", id="nor behind its punctuation"),
        pytest.param("<p>显卡 GPU \n加速</p>", "<p>显卡 GPU 加速</p>", id="beside Latin letters it is a blank"),
        pytest.param("<p>two\nlines</p>", "<p>two lines</p>", id="between them too"),
        pytest.param("<p>一<b>\n二</b></p>", "<p>一<strong>二</strong></p>", id="at the border of a mark"),
        pytest.param("<p>a <b> b</b> c</p>", "<p>a <strong>b</strong> c</p>", id="one blank at a border"),
        pytest.param("<p><b>a</b> b <i>c </i>d</p>", "<p><strong>a</strong> b <em>c </em>d</p>", id="on its own side"),
        pytest.param("<p>版本<span> </span>2.0</p>", "<p>版本 2.0</p>", id="a blank that is all of an element"),
        pytest.param("<p>甲　乙</p>", "<p>甲　乙</p>", id="one ideographic blank is meant"),
        pytest.param("<p>甲　　　乙</p>", "<p>甲 乙</p>", id="several are layout"),
        pytest.param("<p>a&nbsp;&nbsp; b</p>", "<p>a b</p>", id="blanks that do not break"),
        pytest.param("<p>零\u200b宽\ufeff</p>", "<p>零宽</p>", id="signs without a width"),
        pytest.param("<p> <b>　　一</b></p>", "<p><strong>一</strong></p>", id="an indent inside a mark"),
    ],
)  # fmt: skip
def test_blanks_are_what_a_reader_needs(body: str, expected: str) -> None:
    assert html_of(body) == expected


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
        pytest.param(f"<ul><li>{PICTURE}</li></ul>", '<figure><img src="https://e.org/a.jpg" alt=""></figure>', id="a picture alone"),
    ],
)  # fmt: skip
def test_lists_hold_items_and_nothing_else(body: str, expected: str) -> None:
    assert html_of(body) == expected


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
            id="text in no cell stands before the table",
        ),
        pytest.param(
            "<table><form><tr><td>a</td><td>b</td></tr></form></table>",
            "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>",
            id="a form around rows",
        ),
        pytest.param("<td>孤</td>", "<p>孤</p>", id="a cell without a table"),
    ],
)  # fmt: skip
def test_tables_of_data_are_kept_and_tables_of_layout_undone(body: str, expected: str) -> None:
    assert html_of(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<h1>大</h1><h3>小</h3><h6>微</h6>", "<h2>大</h2>\n<h3>小</h3>\n<h4>微</h4>"),
        ("<h4>一</h4><h2>二</h2><h4>三</h4>", "<h3>一</h3>\n<h2>二</h2>\n<h3>三</h3>"),
        ("<h3>只有</h3>", "<h2>只有</h2>"),
        ("<h1>1</h1><h2>2</h2><h3>3</h3><h4>4</h4><h5>5</h5><h6>6</h6>",
         "<h2>1</h2>\n<h3>2</h3>\n<h4>3</h4>\n<h5>4</h5>\n<h6>5</h6>\n<h6>6</h6>"),
        ("<h2><b>粗</b></h2><h2> </h2>", "<h2>粗</h2>"),
        ("<div><h2>题</h2></div><blockquote><h3>引</h3></blockquote>", "<h2>题</h2>\n<blockquote><h3>引</h3></blockquote>"),
    ],
    ids=["gaps", "not in order", "one", "all six", "marks and empties", "inside others"],
)  # fmt: skip
def test_headings_begin_below_the_title_and_skip_no_level(body: str, expected: str) -> None:
    assert html_of(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(f"<p>前{PICTURE}后</p>", "<p>前</p>\n<figure><img></figure>\n<p>后</p>", id="in a sentence"),
        pytest.param(f"<figure>{PICTURE}<figcaption>图说</figcaption></figure>", "<figure><img><figcaption>图说</figcaption></figure>", id="with a caption"),
        pytest.param(f"<div>{PICTURE}</div><figcaption>图<b>说</b></figcaption>", "<figure><img><figcaption>图<strong>说</strong></figcaption></figure>", id="a caption beside it"),
        pytest.param(f"<figure>{PICTURE}<figcaption><p>一</p><p>二</p></figcaption></figure>", "<figure><img><figcaption>一<br>二</figcaption></figure>", id="paragraphs in a caption"),
        pytest.param(f"<figure>{PICTURE}<figcaption> </figcaption></figure>", "<figure><img></figure>", id="an empty caption"),
        pytest.param(f"{PICTURE}<figcaption>一</figcaption><figcaption>二</figcaption>", "<figure><img><figcaption>一<br>二</figcaption></figure>", id="two captions"),
        pytest.param("<figcaption>孤</figcaption>", "<p>孤</p>", id="a caption of nothing"),
        pytest.param(f"<picture><source srcset=x>{PICTURE}</picture>", "<figure><img></figure>", id="a choice of sources"),
    ],
)  # fmt: skip
def test_pictures_are_figures(body: str, expected: str) -> None:
    assert re.sub("<img[^>]*>", "<img>", html_of(body)) == expected


def test_the_words_for_a_picture_are_kept_and_tidied() -> None:
    assert 'alt="盾构机 &quot;一号&quot;"' in html_of(
        '<img src="https://e.org/a.jpg" alt="  盾构机\n&quot;一号&quot;">'
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<pre>a\n  b\n\tc</pre>", "<pre><code>a\n  b\n\tc</code></pre>"),
        ('<pre class="x"><code><span class="k">if</span> a &lt; b:\n</code></pre>', "<pre><code>if a &lt; b:</code></pre>"),
        ("<pre>a<br>b</pre>", "<pre><code>a\nb</code></pre>"),
        ("<p>前<pre>x</pre>后</p>", "<p>前</p>\n<pre><code>x</code></pre>\n<p>后</p>"),
        ("<pre>\n \n</pre>", ""),
    ],
    ids=["blanks", "spans of a highlighter", "breaks", "inside a paragraph", "empty"],
)  # fmt: skip
def test_code_keeps_its_blanks_and_lines(body: str, expected: str) -> None:
    assert html_of(body) == expected


@pytest.mark.parametrize(
    ("body", "html", "expected"),
    [
        ("<p>甲<!-- 注 -->乙</p>", "<p>甲乙</p>", [("comment", "注")]),
        ("<style>p{color:red}</style><p>甲</p>", "<p>甲</p>", [("style", "p&#123;color:red&#125;")]),
        ("<script>alert(1)</script><p>甲</p>", "<p>甲</p>", [("script", "alert(1)")]),
        ("<p>甲</p><noscript>无脚本</noscript>", "<p>甲</p>", [("element", "无脚本")]),
        ("<p>甲</p><button>收藏</button>", "<p>甲</p>", [("element", "收藏")]),
        ('<p>甲</p><iframe src="data:text/html,1"></iframe>', "<p>甲</p>", [("element", "data:text/html,1")]),
        ("<p>甲</p><video>旧浏览器</video>", "<p>甲</p>", [("element", "旧浏览器")]),
        ('<p>甲</p><embed src="javascript:1"><p>乙</p>', "<p>甲</p>\n<p>乙</p>", [("element", "javascript:1")]),
        ("<p>甲</p><canvas></canvas>", "<p>甲</p>", [("element", "canvas")]),
        ('<p onclick="x" class="y">甲</p>', "<p>甲</p>", [("attribute", "onclick"), ("attribute", "class")]),
        ('<p>甲<a href="https://e.org/a.jpg"><img src="x"></a></p>', "<p>甲</p>",
         [("link", "https://e.org/a.jpg"), ("image", "x")]),
        ('<a href="https://e.org/1">甲<div><a href="https://e.org/2">乙</a></div></a>',
         ('<p><a href="https://e.org/1" rel="noopener noreferrer">甲</a></p>\n'
         '<p><a href="https://e.org/1" rel="noopener noreferrer">乙</a></p>'), [("link", "https://e.org/2")]),
        ("<p>甲<user>乙</user></p>", "<p>甲乙</p>", [("element", "<user>")]),
        ("<p>甲</p><script>" + "x" * 5000 + "</script>", "<p>甲</p>", [("script", "x" * 199 + "…")]),
    ],
    ids=["comment", "style", "script", "noscript", "button", "iframe", "video", "embed", "canvas", "attributes",
         "link without words", "link in a link", "unknown element", "long script"],
)  # fmt: skip
def test_what_is_taken_out_is_listed(body: str, html: str, expected: list[tuple[str, str]]) -> None:
    article = clean(body)
    assert article.html == html
    assert removed(article) == expected


def test_equal_removals_are_counted_and_not_repeated() -> None:
    article = clean("<p>甲<!-- 注 --></p><p>乙<!-- 注 --></p><p>丙<!-- 另 --></p>")
    assert [(removal.text, removal.count) for removal in article.removed if removal.what == "comment"] == [
        ("注", 2),
        ("另", 1),
    ]


def test_an_indent_is_listed_as_a_blank() -> None:
    assert ("whitespace", "\u3000\u3000") in [
        (removal.what, removal.text) for removal in clean("<p>　　甲</p>").removed
    ]


def test_links_and_pictures_are_listed_in_their_order() -> None:
    article = clean('<a href="https://e.org/2">二</a><img src="https://e.org/b.jpg"><a href="https://e.org/1">一</a>'
                    '<img src="https://e.org/a.jpg"><a href="https://e.org/2">又</a>')  # fmt: skip
    assert article.links == ("https://e.org/2", "https://e.org/1", "https://e.org/2")
    assert article.images == ("https://e.org/b.jpg", "https://e.org/a.jpg")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>一</p><p>二<br>三</p>", "一\n二\n三"),
        ("<ul><li>一<ul><li>二</li></ul></li></ul>", "一\n二"),
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td></td></tr></table>", "a\tb\n1\t"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("<blockquote><p>引</p></blockquote><hr>", "引"),
    ],
    ids=["paragraphs", "lists", "tables", "code", "quotes and rules"],
)
def test_the_text_has_a_line_for_each_paragraph(body: str, text: str) -> None:
    assert clean(body).text == text


@pytest.mark.parametrize("tag", ["div", "b", "ul><li", "blockquote", "table><tr><td", "h2", "a href=https://e.org/"])
def test_hundreds_of_nested_elements_are_no_more_than_their_text(tag: str) -> None:
    article = clean(f"<{tag}>" * 400 + "正文<script>x()</script>")
    assert article.text == "正文"
    assert "正文" in article.html
    assert "正文" in article.markdown


def test_a_formula_stays_in_its_line_with_the_blanks_around_it_and_leads_no_article() -> None:
    formula = "https://www.zhihu.com/equation?tex=a%5E2"
    article = clean(
        f'<p>设 <img src="{formula}" alt="a^2" eeimg="1"> 为面积。</p><img src="https://e.org/a.jpg">', image=formula
    )
    assert f'<p>设 <img src="{formula}" alt="a^2"' in article.html
    assert "> 为面积。</p>" in article.html
    assert f"设 ![a^2]({formula}) 为面积。" in article.markdown
    assert article.lead_image == "https://e.org/a.jpg"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<p>取<script type="math/tex">a < b</script>。</p>', "<p>取$a &lt; b$。</p>"),
        ('<p>即 <script type="math/tex; mode=display">a_1*b</script></p>', "<p>即 $$a_1*b$$</p>"),
        ('<p>取<span class="MathJax">a</span><script type="math/tex">a</script>。</p>', "<p>取a。</p>"),
        ('<p>取<script type="math/tex"> </script>。</p>', "<p>取。</p>"),
    ],
)
def test_a_formula_in_a_script_is_written_out_once(body: str, expected: str) -> None:
    assert clean(body).html == expected


def test_the_boxes_of_a_task_list_stay_as_signs_other_inputs_go() -> None:
    html = clean(
        '<input type="text" value="x"><ul><li><input type="checkbox" checked> 甲<li><input type=checkbox>乙</ul>'
    ).html
    assert html == "<ul><li>☑ 甲</li><li>☐ 乙</li></ul>"


def test_an_invitation_on_a_line_of_its_own_in_a_paragraph_goes() -> None:
    assert clean('<p>一。</p><p>二。<br>三。<br><a href="https://e.org/">阅读原文</a></p>').text == "一。\n二。\n三。"


@pytest.mark.parametrize("invitation", ["点击下方卡片关注我们", "点个“在看”再走吧", "喜欢就点亮在看！", "阅读原文"])
def test_invitations_at_the_end_go(invitation: str) -> None:
    assert clean(f"<p>正文一段。</p><p>{invitation}</p>").text == "正文一段。"


def test_a_bold_line_that_asks_is_a_heading() -> None:
    assert html_of("<p><b>钱从哪来？</b></p><p>正文。</p>") == "<h2>钱从哪来？</h2>\n<p>正文。</p>"
