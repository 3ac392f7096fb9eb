"""The Markdown has the same content as the HTML, for MkDocs' own parser and for CommonMark's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given
from hypothesis import strategies as st

from newsarchive.convert.markdown import escape
from newsarchive.model.article import Article
from tests.builders import SEEDS, clean, process_text, seed
from tests.convert.reading import Seen, read_commonmark, read_python_markdown, seen

Reader = Callable[[str], str]
readers = pytest.mark.parametrize(
    "read", [read_python_markdown, read_commonmark], ids=["Python-Markdown", "CommonMark"]
)

SNIPPETS = {
    "plain": "<p>一段。</p><p>二段。</p>",
    "a line break": "<p>一<br>二</p>",
    "bold inside Chinese": "<p>这是<b>重点</b>内容</p>",
    "bold next to Chinese punctuation": "<p>他说：<b>“重点。”</b>之后</p>",
    "bold that ends in punctuation": "<p>前<b>重点：</b>内容</p>",
    "bold that begins with a bracket": "<p>前<b>（注）</b>后</p>",
    "bold of punctuation alone": "<p>前<b>……</b>后</p>",
    "bold next to Latin letters": "<p>word<b>bold</b>word</p>",
    "bold with spaces at its ends": "<p>a <b> b </b> c</p>",
    "two bold pieces": "<p><b>一</b><b>二</b></p>",
    "bold then italic": "<p><b>一</b><i>二</i></p>",
    "italic in bold": "<p><b>一<i>二</i>三</b></p>",
    "bold in italic": "<p><i>一<b>二</b></i></p>",
    "bold in bold": "<p><b>一<b>二</b></b></p>",
    "bold over a line break": "<p><b>一<br>二</b></p>",
    "stars as text": "<p>2*3*4 与 **粗** 与 * 星</p>",
    "underscores as text": "<p>snake_case_name 与 _斜_ 与 __init__</p>",
    "brackets as text": "<p>[链接](https://e.org/) [x][y] [脚注]^1</p>",
    "an image as text": "<p>![图](https://e.org/a.jpg)</p>",
    "backticks as text": "<p>`代码` 与 ``</p>",
    "backslashes as text": r"<p>C:\Windows\* 与 \( a \) 与 \</p>",
    "braces as text": "<p>&#123;&#123; x &#125;&#125; 与 &#123;: .a &#125;</p>",
    "angles as text": "<p>a &lt; b &gt; c 与 &lt;b&gt;粗&lt;/b&gt;</p>",
    "a URL as text": "<p>&lt;https://e.org/&gt; https://e.org/</p>",
    "entities as text": "<p>&amp;lt; &amp;nbsp; &amp;copy; &amp;#123; AT&amp;T</p>",
    "pipes as text": "<p>a | b | c</p>",
    "tildes and carets as text": "<p>~~删~~ ~下~ ^上^ ==标==</p>",
    "a number sign at the start": "<p># 不是题</p>",
    "many number signs": "<p>####### 七</p>",
    "a hyphen at the start": "<p>- 不是列</p>",
    "a plus at the start": "<p>+ 不是列</p>",
    "a star at the start": "<p>* 不是列</p>",
    "a number at the start": "<p>1. 不是列</p>",
    "a year at the start": "<p>2022. 年</p><p>2022.5 亿</p>",
    "a number with a bracket": "<p>1) 不是列</p>",
    "a quote character at the start": "<p>&gt; 不是引</p>",
    "a rule as text": "<p>---</p><p>***</p><p>___</p><p>- - -</p>",
    "a heading by its underline": "<p>不是题<br>===</p><p>不是题<br>---</p>",
    "a fence as text": "<p>```<br>x<br>```</p><p>~~~</p>",
    "a footnote as text": "<p>[^1]: 注</p><p>[^1]</p>",
    "a reference as text": "<p>[x]: https://e.org/</p><p>[x]</p>",
    "an abbreviation as text": "<p>*[HTML]: 超文本</p><p>HTML</p>",
    "an admonition as text": "<p>!!! note</p><p>??? note</p>",
    "a definition as text": "<p>词</p><p>: 义</p><p>:::</p>",
    "attributes as text": "<p>文 &#123;: #id .class &#125;</p><p>&#123;#id&#125;</p>",
    "a table as text": "<p>| a | b |<br>| --- | --- |<br>| 1 | 2 |</p>",
    "marks after a break": "<p>一<br># 二<br>- 三<br>1. 四<br>&gt; 五<br>    六<br>+ 七<br>===<br>---</p>",
    "a mark after an empty mark": "<p><b>#</b> 一</p><p><b>1.</b> 二</p><p><b>-</b> 三</p>",
    "a number bold at the start": "<p><b>1</b>. 一</p><p><b>2</b>.二</p>",
    "a link": '<p>看<a href="https://e.org/a">这里</a>。</p>',
    "a link with brackets in its words": '<p><a href="https://e.org/a">[看]这里](</a></p>',
    "a link with parentheses": '<p><a href="https://e.org/a_(b)">这里</a>与<a href="https://e.org/a)b(">那里</a></p>',
    "a link with characters": '<p><a href="https://e.org/?a=1&amp;b=*_2_*&copy=3#x~y">这里</a></p>',
    "a link with a bold word": '<p><a href="https://e.org/">链<b>接</b></a>与<b><a href="https://e.org/">粗</a></b></p>',
    "a link over a line break": '<p><a href="https://e.org/">一<br>二</a></p>',
    "a link to a mail URL": '<p><a href="mailto:a@e.org">信</a></p>',
    "a link with Chinese in it": '<p><a href="https://e.org/路径?q=词">词</a></p>',
    "a link that is its own words": '<p><a href="https://e.org/a_b_c">https://e.org/a_b_c</a></p>',
    "two links side by side": '<p><a href="https://e.org/1">一</a><a href="https://e.org/2">二</a>(三)[四]</p>',
    "a link after an exclamation": '<p>看！<a href="https://e.org/">一</a> look!<a href="https://e.org/">二</a></p>',
    "a link with an underscore": '<p><a href="https://e.org/_a_">_甲_</a></p>',
    "an image": '<p>前</p><img src="https://e.org/a.jpg" alt="替代"><p>后</p>',
    "an image with characters": '<img src="https://e.org/a_(1).jpg?x=1&amp;y=*2*" alt="[a] *b* _c_ `d` &lt;e&gt; | &amp;amp; \\">',
    "an image with a caption": '<figure><img src="https://e.org/a.jpg" alt=""><figcaption>图<b>说</b>：# 一</figcaption></figure>',
    "headings": "<h2>一 # 二 #</h2><h3>1. <b>三</b></h3><h4>`四`_五_</h4>",
    "headings of characters": r"<h2>#</h2><h3># 1. - ##</h3><h4>x\#</h4><h2>- 1. &gt; x</h2>",
    "a heading with a link": '<h2>看<a href="https://e.org/">这里</a></h2>',
    "a heading on two lines": "<h2>一<br>二</h2>",
    "a list": "<ul><li>一</li><li>二</li></ul>",
    "a list after a paragraph": "<p>文</p><ul><li>一</li></ul><p>文</p>",
    "a numbered list": "<ol><li>一</li><li>二</li></ol>",
    "a numbered list from three": '<ol start="3"><li>三</li><li>四</li></ol>',
    "a list of a hundred": "<ol>" + "<li>项</li>" * 101 + "</ol>",
    "two lists in a row": "<ul><li>一</li></ul><ul><li>二</li></ul>",
    "a numbered list after another": "<ul><li>一</li></ul><ol><li>二</li></ol>",
    "nested lists": "<ul><li>一<ul><li>二<ol><li>三</li></ol></li></ul></li><li>四</li></ul>",
    "a list in a numbered list": "<ol><li>一<ul><li>二</li><li>三</li></ul></li><li>四</li></ol>",
    "paragraphs in an item": "<ul><li><p>一</p><p>二</p></li><li>三</li></ul>",
    "a break in an item": "<ul><li>一<br>二</li><li>三</li></ul>",
    "an item with a mark": "<ul><li># 一</li><li>- 二</li><li>1. 三</li><li>&gt; 四</li></ul>",
    "an item with a quote": "<ul><li>一<blockquote>引</blockquote></li></ul>",
    "an item with code": "<ul><li>一<pre>x\n  y</pre></li></ul>",
    "an item with an image": '<ul><li>一<img src="https://e.org/a.jpg" alt=""></li></ul>',
    "items of lists alone": "<ul><li><ul><li><ul><li>一</li><li>二</li></ul></li></ul></li><li>三</li></ul>",
    "an item of code alone": "<ul><li><pre>x\n\n  y</pre></li></ul>",
    "an item that begins with a rule": "<ul><li><hr>一</li><li>二</li></ul>",
    "marks in a table in a quote": '<blockquote><table><caption>`*一</caption><tr><td>_<b>_</b></td><td><a href="https://e.org/a_b">[x](y)</a>_</td></tr></table></blockquote>',
    "code in a caption": '<figure><img src="https://e.org/a.jpg"><figcaption><pre>```\n&lt;b&gt;x&lt;/b&gt;\n\n```</pre></figcaption></figure>',
    "an item of a quote of two": "<ul><li>一</li><li><blockquote><p>二</p><p>三</p></blockquote></li></ul>",
    "an item of a quote alone": "<ol><li><blockquote>引</blockquote></li></ol>",
    "code in a quote": "<blockquote><pre>x\n\n  y</pre>后</blockquote>",
    "a link in code": '<p><code>a<a href="https://e.org/">b</a></code></p>',
    "a quote": "<blockquote><p>一</p><p>二</p></blockquote>",
    "a quote with a break": "<blockquote>一<br>二</blockquote>",
    "a quote with a list": "<blockquote><ul><li>一</li><li>二</li></ul></blockquote>",
    "two quotes in a row": "<blockquote>一</blockquote><blockquote>二</blockquote>",
    "a quote in a quote": "<blockquote>一<blockquote>二</blockquote></blockquote>",
    "a rule": "<p>一</p><hr><p>二</p>",
    "code in a line": "<p>用<code>x = a[0] * b_c</code>写</p>",
    "code with backticks": "<p><code>`a`</code> 与 <code>a``b</code> 与 <code>`</code></p>",
    "code with angles": "<p><code>List&lt;User&gt; &amp;amp; &amp;</code></p>",
    "code with a pipe": "<p><code>a | b</code></p>",
    "code next to words": "<p>前<code>x</code>后<code>y</code><code>z</code></p>",
    "code with backslashes": r"<p><code>\n\*</code></p>",
    "code of a space": "<p>前<code> </code>后</p>",
    "a block of code": "<pre>if a &lt; b:\n    return `x`\n\n# 注\n</pre>",
    "a block with a fence in it": "<pre>```\n~~~\n````\nx</pre>",
    "a block with tabs and trailing spaces": "<pre>a\tb\n\tc  \nd</pre>",
    "a block with HTML": "<pre>&lt;div&gt;&amp;lt;&lt;/div&gt;\n&lt;!-- x --&gt;</pre>",
    "a table": "<table><tr><th>年</th><th>值</th></tr><tr><td>2021</td><td>007</td></tr></table>",
    "a table with pipes": "<table><tr><th>a|b</th><th>c</th></tr><tr><td>x | y</td><td><code>p|q</code></td></tr></table>",
    "a table with marks": '<table><tr><th>a</th><th>b</th></tr><tr><td><b>粗：</b>x_y_z</td><td><a href="https://e.org/a|b">链</a></td></tr></table>',
    "a table with spans": '<table><tr><th colspan="2">a</th></tr><tr><td>1</td><td>2</td></tr></table>',
    "a table without a head": "<table><tr><td>a*b*</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>",
    "a table with a caption": "<table><caption>题</caption><tr><th>a</th><th>b</th></tr><tr><td>1</td><td></td></tr></table>",
    "a table with breaks": "<table><tr><th>a</th><th>b</th></tr><tr><td>一<br>二</td><td>3</td></tr></table>",
    "a table with a list": "<table><tr><td><ul><li>一</li></ul></td><td>b</td></tr></table>",
    "a table with code": "<table><tr><td><pre>a\n  b\n\nc</pre></td><td>b</td></tr></table>",
    "a table with one column": "<table><tr><th>a</th></tr><tr><td>1</td></tr><tr><td>2</td></tr></table>",
    "a table with empty cells": "<table><tr><th></th><th>b</th></tr><tr><td></td><td>2</td></tr></table>",
    "a table of unequal rows": "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td></tr></table>",
    "a table in a quote": "<blockquote><table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table></blockquote>",
    "a table in an item": "<ul><li>一<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table></li></ul>",
    "marks that Markdown has none for": "<p>H<sub>2</sub>O <sup>x_y_</sup> <kbd>*</kbd> <del>删</del> <ins>插</ins> <mark>标</mark></p>",
    "a paragraph that begins with such a mark": "<p><sup>1</sup>注</p><p><del>删*x*</del></p>",
    "ruby": "<p>去<ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>看*星*</p>",
    "formulas": r"<p>$$O(M \cdot N)$$ 与 $a_1$ 与 \(x_2\)</p>",
    "emoji and rare characters": "<p>😀 ① ㎡ → … “引” 【】</p>",
    "a no-break space": "<p>a&nbsp;b</p>",
    "a list from a negative number": '<ol start="-2"><li>负*二*</li><li>负一</li></ol>',
    "a list with a stated number": '<ul><li>甲<ol><li>一</li><li value="5">五</li></ol></li></ul>',
    "a list downwards": "<p>前</p><ol reversed><li>二</li><li>一</li></ol><p>后</p>",
    "a list of letters in a quote": '<blockquote>文<ol type="a"><li>一</li></ol></blockquote>',
    "three lists in a row": '<ol><li>一</li></ol><ol start="5"><li>五</li></ol><ul><li>项</li></ul>',
    "two lists in an item": '<ul><li>文<ol><li>一</li></ol><ol start="5"><li>五</li></ol></li></ul>',
    "definitions": "<p>前</p><dl><dt>词_一_</dt><dd><p>义</p><p>*续*</p></dd><dt>二</dt><dd>义<ul><li>目</li></ul></dd></dl><p>后</p>",
    "definitions with code": "<dl><dt><code>x</code></dt><dd>义<pre>a\n\n  b</pre></dd></dl>",
    "definitions in an item and in a quote": "<ul><li>甲<dl><dt>词</dt><dd>义</dd></dl></li></ul><blockquote><dl><dt>词</dt><dd>义</dd></dl></blockquote>",
    "footnotes": '<p>文<sup id="fnref:1"><a href="#fn:1">1</a></sup>，<a href="#_ftn2" name="_ftnref2">[2]</a></p><ol><li id="fn:1"><p>注*一* <a href="#fnref:1">↩</a></p></li></ol><p><a name="_ftn2" href="#_ftnref2">[2]</a> 注</p>',
    "a note of two paragraphs and one of a heading": '<p>文<a href="#fn1">1</a><a href="#fn2">2</a></p><ol><li id="fn1"><p>- 一</p><p>二</p></li><li id="fn2"><h3>三</h3><p>四</p></li></ol>',
    "links to a heading, a cell and an image": '<p><a href="#s">章</a><a href="#c">格</a><a href="#f">图</a></p><h2 id="s"># 章</h2><table><tr><th>a</th><th>b</th></tr><tr><td id="c">一</td><td>2</td></tr></table><figure id="f"><img src="https://e.org/a.jpg"><figcaption>说</figcaption></figure>',
    "a target before syntax": '<p><a href="#a">甲</a></p><p id="a"># 一</p>',
    "text from right to left": '<p>中文</p><p dir="rtl">نعم *لا*</p><ul><li dir="rtl">نعم</li></ul><h2 dir="rtl">لا</h2><blockquote><p dir="rtl">نعم</p></blockquote>',
    "directions within a line": '<p>甲<bdo dir="rtl">a_b_c</bdo><bdi dir="rtl">نعم</bdi></p>',
    "an abbreviation": '<p><abbr title="World *Health* | `O` [x](y) &quot;&lt;&amp;">WHO</abbr></p>',
    "an abbreviation in a cell": '<table><tr><th>a</th><th>b</th></tr><tr><td><abbr title="x|y">z</abbr></td><td>2</td></tr></table>',
    "an ideographic space": "<p>甲　乙</p>",
}  # fmt: skip


def assert_same_content(article: Article, read: Reader) -> None:
    """Assert that the Markdown has the text, links, images and structure of the HTML, with this parser."""
    expected, found = seen(article.html), seen(read(article.markdown))
    # URLs may be escaped in either way, and a tab may become spaces.
    assert _comparable(found) == _comparable(expected), article.markdown


def _comparable(page: Seen) -> Seen:
    return replace(page, code=[code.expandtabs(4).replace("\xa0", " ") for code in page.code])


@readers
@pytest.mark.parametrize("body", SNIPPETS.values(), ids=SNIPPETS.keys())
def test_the_markdown_has_the_content_of_the_html(body: str, read: Reader) -> None:
    assert_same_content(clean(body), read)


@readers
@pytest.mark.parametrize("name", SEEDS, ids=["labour", "campaign"])
def test_so_has_that_of_the_first_two_articles(name: str, read: Reader) -> None:
    article = process_text(seed(name)).article
    assert article
    assert_same_content(article, read)


@pytest.mark.parametrize(
    ("body", "markdown"),
    [
        ("<p>一</p><p>二</p>", "一\n\n二\n"),
        ("<p>这是<b>重点</b>与<i>强调</i></p>", "这是**重点**与*强调*\n"),
        ('<p><a href="https://e.org/">链</a></p>', "[链](https://e.org/)\n"),
        ('<a href="https://e.org/?a&amp;b=&amp;amp;#5;">链</a>', "[链](https://e.org/?a&b=&amp;amp;#5;)\n"),
        ("<h1>题</h1>", "## 题\n"),
        ("<ul><li>一</li><li>二</li></ul>", "-   一\n-   二\n"),
        ('<ol start="3"><li>三</li></ol>', '<ol start="3"><li>三</li></ol>\n'),
        ("<ol><li>一</li></ol><ol><li>甲</li></ol>", "1.  一\n\n<!-- -->\n\n1.  甲\n"),
        ("<ol reversed><li>二</li><li>一</li></ol>", '<ol reversed=""><li>二</li><li>一</li></ol>\n'),
        ("<dl><dt>词</dt><dd>义</dd></dl>", "<dl><dt>词</dt><dd>义</dd></dl>\n"),
        ("<blockquote>引</blockquote>", "> 引\n"),
        ("<pre>x</pre>", "```\nx\n```\n"),
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>", "| a | b |\n| --- | --- |\n| 1 | 2 |\n"),
        ("", ""),
    ],
    ids=["paragraphs", "marks", "link", "link with what looks like a reference", "heading", "list", "list from three", "two lists", "list downwards", "definitions", "quote", "code", "table", "nothing"],
)  # fmt: skip
def test_where_markdown_has_a_form_for_something_it_is_used(body: str, markdown: str) -> None:
    assert clean(body).markdown == markdown


NUMBERED = {
    "from three": '<ol start="3"><li>三</li><li>四</li></ol>',
    "from zero": '<ol start="0"><li>零</li><li>一</li></ol>',
    "from below zero": '<ol start="-2"><li>负二</li></ol>',
    "a stated number": '<ol><li>一</li><li value="5">五</li><li>六</li></ol>',
    "downwards": "<ol reversed><li>二</li><li>一</li></ol>",
    "three in a row": '<ol><li>一</li></ol><ol start="5"><li>五</li></ol><ul><li>项</li></ul><ol start="7"><li>七</li></ol>',
    "inside an item": '<ul><li>甲<ol start="4"><li>四</li></ol></li><li>乙<ol><li>一</li></ol><ol start="9"><li>九</li></ol></li></ul>',
    "inside a numbered item": '<ol start="2"><li>二<ol start="4"><li>四</li></ol></li><li>三<p>续</p></li></ol>',
    "in a quote": '<blockquote><ol start="4"><li>四</li></ol><ol start="8"><li>八</li></ol></blockquote>',
    "with blocks": '<ol start="6"><li><p>六</p><p>续</p></li><li><pre>x\n\ny</pre></li><li>八</li></ol>',
    "around text": '<ol><li>一</li></ol><p>文</p><ol start="2"><li>二</li></ol>',
}  # fmt: skip


@readers
@pytest.mark.parametrize("body", NUMBERED.values(), ids=NUMBERED.keys())
def test_the_numbers_of_a_list_are_those_of_the_html(body: str, read: Reader) -> None:
    article = clean(body)
    assert numbers(read(article.markdown)) == numbers(article.html), article.markdown


def numbers(html: str) -> list[tuple[str, str]]:
    """The number of each item of an ordered list as a browser shows it, with the start of the item's text."""
    found = []
    for items in BeautifulSoup(html, "html5lib")("ol"):
        own = items("li", recursive=False)
        step = -1 if items.has_attr("reversed") else 1
        number = int(str(items.get("start", str(len(own) if step < 0 else 1))))
        for item in own:
            number = int(str(item.get("value", str(number))))
            found.append((f"{number}{items.get('type', '')}", item.get_text().strip()[:1]))
            number += step
    return found


@given(st.text(st.sampled_from("甲a1 *_`[]()<>&|#-+=~^!?:.\\{}$\"'\n"), max_size=30))
@example("1.\n2)")
@example("a\n===\n---")
@example("[^1]: x")
def test_escaped_text_is_text_to_every_reader(text: str) -> None:
    """Empty lines are left out, because a paragraph has none."""
    lines = " ".join(part.strip() for part in text.split("\n") if part.strip())
    for read in (read_python_markdown, read_commonmark):
        page = seen(read(escape(lines)))
        assert page.words == "".join(lines.split())
        assert (page.links, page.images, page.headings, page.items, page.code) == ([], [], [], 0, [])


BLOCKS = st.recursive(
    st.text(st.sampled_from("甲乙a1*_`[]()#->.|：“”（） "), min_size=1, max_size=8).map(
        lambda text: text.replace("<", "&lt;")
    ),
    lambda inner: st.one_of(
        st.tuples(st.sampled_from(["p", "b", "i", "blockquote", "h2", "code"]), inner).map(lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0]}>"),
        st.lists(inner, min_size=1, max_size=3).map(lambda items: f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"),
        st.lists(inner, min_size=2, max_size=3).map("".join),
        st.lists(inner, min_size=2, max_size=2).map("<br>".join),
        inner.map(lambda words: f'<a href="https://e.org/a_(b)">{words}</a>'),
    ),
    max_leaves=6,
)  # fmt: skip


@given(BLOCKS)
def test_any_cleaned_body_has_markdown_with_the_same_words(body: str) -> None:
    article = clean(body)
    for read in (read_python_markdown, read_commonmark):
        expected, found = seen(article.html), seen(read(article.markdown))
        assert found.words == expected.words, article.markdown
        assert found.links == expected.links, article.markdown
        assert found.headings == expected.headings, article.markdown
