"""Bodies in Markdown as HTML: CommonMark, and what blogs in Chinese write beyond it."""

from __future__ import annotations

import re
import time
from collections import Counter
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsarchive.base.text import visible
from newsarchive.read.markdown.reading import DEEPEST, TooComplexError, read_markdown


def html(markdown: str) -> str:
    return read_markdown(markdown).html.strip()


CASES = {
    "bold next to Chinese": ("**重点。**后文", "<p><strong>重点。</strong>后文</p>"),
    "bold quotation": ("他说**“好”**了", "<p>他说<strong>“好”</strong>了</p>"),
    "deletion next to Chinese": ("旧~~（价）~~新", "<p>旧<s>（价）</s>新</p>"),
    "a product is no emphasis": ("2 * 3 * 4", "<p>2 * 3 * 4</p>"),
    "underscores in a word": ("snake_case_name", "<p>snake_case_name</p>"),
    "hard line breaks": ("甲  \n乙\\\n丙", "<p>甲<br />\n乙<br />\n丙</p>"),
    "sentences on lines of their own": ("甲到了。\n乙走了。", "<p>甲到了。<br />\n乙走了。</p>"),
    "a wrapped line": ("甲到了，\n乙走了。", "<p>甲到了，\n乙走了。</p>"),
    "escapes": (r"\*不是\* \# 也不是", "<p>*不是* # 也不是</p>"),
    "autolink": ("<https://a.com/甲>", '<p><a href="https://a.com/甲">https://a.com/甲</a></p>'),
    "reference": ("[通知][一]\n\n[一]: https://a.com/", '<p><a href="https://a.com/">通知</a></p>'),
    "speech is no reference": ("[记者]: 您好\n\n[居民]: 好", "<p>[记者]: 您好</p>\n<p>[居民]: 好</p>"),
    "size": (
        "![](https://a.com/x.png =300x200)",
        '<p><img src="https://a.com/x.png" alt="" width="300" height="200" /></p>',
    ),
    "width": ("![图](x.png =300x)后", '<p><img src="x.png" alt="图" width="300" />后</p>'),
    "size after the title": (
        '甲 ![](x.png "江边" =300x)',
        '<p>甲 <img src="x.png" alt="" width="300" title="江边" /></p>',
    ),
    "titles around the size": (
        '甲 ![](x.png "江" =3x "边")',
        '<p>甲 <img src="x.png" alt="" width="3" title="江 边" /></p>',
    ),
    "size in Obsidian": ("![江|300x200](x.png)", '<p><img src="x.png" alt="江" width="300" height="200" /></p>'),
    "width in Obsidian": ("![江**边**|300](x.png)", '<p><img src="x.png" alt="江边" width="300" /></p>'),
    "a year in a label": ("![江边|2019年](x.png)", '<p><img src="x.png" alt="江边|2019年" /></p>'),
    "a callout": (
        "> [!note]- 注意\n> 甲\n> 乙",
        "<blockquote>\n<p>[!note]- 注意<br />\n甲\n乙</p>\n</blockquote>",
    ),
    "size in kramdown": ('![](x.png){: width="300" .c}', '<p><img src="x.png" alt="" width="300" /></p>'),
    "size in pandoc": ("![](x.png){width=300px}", '<p><img src="x.png" alt="" width="300" /></p>'),
    "a block's attributes": ("甲\n{: .note}", "<p>甲\n</p>"),
    "braces are text": ("集合 {a=b} 与 {: x }", "<p>集合 {a=b} 与 {: x }</p>"),
    "a heading's name": ("## 甲 {#jia}", '<h2 id="jia">甲</h2>'),
    "a heading that is linked": (
        "[到](#甲-乙)\n\n## 甲 乙！",
        '<p><a href="#甲-乙">到</a></p>\n<h2 id="甲-乙">甲 乙！</h2>',
    ),
    "caption": ('![图](x.png "江边")', '<figure><img src="x.png" alt="图" /><figcaption>江边</figcaption></figure>'),
    "a countdown": (
        "3. 甲\n2. 乙\n   - 丁\n1. 丙",
        '<ol start="3">\n<li>甲</li>\n<li value="2">乙\n<ul>\n<li>丁</li>\n</ul>\n</li>\n<li value="1">丙</li>\n</ol>',
    ),
    "numbers with a gap": ("1. 甲\n2. 乙\n9. 丙", '<ol>\n<li>甲</li>\n<li>乙</li>\n<li value="9">丙</li>\n</ol>'),
    "numbers that are left to the program": (
        "1. 甲\n1. 乙\n2. 丙",
        "<ol>\n<li>甲</li>\n<li>乙</li>\n<li>丙</li>\n</ol>",
    ),
    "masked names": ("张**、李**等，**重点**", "<p>张**、李**等，<strong>重点</strong></p>"),
    "masked names with one asterisk": ("王*和陈*，*好*", "<p>王*和陈*，<em>好</em></p>"),
    "masked numbers": (
        "138****1234、尾号****5678，**重点**",
        "<p>138****1234、尾号****5678，<strong>重点</strong></p>",
    ),
    "bold numbers": ("定价**30**元", "<p>定价<strong>30</strong>元</p>"),
    "doubly bold text": ("****重点****", "<p><strong><strong>重点</strong></strong></p>"),
    "bold surnames": ("**张**和**李**", "<p><strong>张</strong>和<strong>李</strong></p>"),
    "task list": (
        "- [ ] 甲\n- [x] 乙",
        '<ul>\n<li><input type="checkbox">甲</li>\n<li><input type="checkbox" checked>乙</li>\n</ul>',
    ),
    "table": (
        "|甲|乙|\n|-|-|\n|1|2|",
        "<table>\n<thead>\n<tr>\n<th>甲</th>\n<th>乙</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table>",
    ),
    "code with HTML": (
        "```html\n<b>x</b>\n```",
        '<pre><code class="language-html">&lt;b&gt;x&lt;/b&gt;\n</code></pre>',
    ),
    "language in braces": ("```{.python .numbers}\nx\n```", '<pre><code class="language-python">x\n</code></pre>'),
    "formula": ("设$a_1*b*c$，价$5和$6", "<p>设$a_1*b*c$，价$5和$6</p>"),
    "formula with escapes": (r"设$a\_1$", "<p>设$a_1$</p>"),
    "formula on lines": ("$$\na_1 \\\\\n*b*\n$$", "<p>$$\na_1 \\\\\n*b*\n$$</p>"),
    "HTML in the line": ("<u>甲</u> <!-- more -->", "<p><u>甲</u> <!-- more --></p>"),
    "template tag": ("{% asset_img a_b_c.jpg *x* %}", "<p>{% asset_img a_b_c.jpg *x* %}</p>"),
    "template code": (
        "{% highlight ruby %}\n# 注\n  x\n{% endhighlight %}",
        '<p>{% highlight ruby %}</p>\n<pre><code class="language-ruby"># 注\n  x\n</code></pre>\n<p>{% endhighlight %}</p>',
    ),
    "template code in Hexo": (
        "{% codeblock lang:js 题 %}\n*x*\n{% endcodeblock %}",
        '<p>{% codeblock lang:js 题 %}</p>\n<pre><code class="language-js">*x*\n</code></pre>\n<p>{% endcodeblock %}</p>',
    ),
    "template code in Hugo": (
        '{{< highlight go "hl_lines=2" >}}\n**x**\n{{< /highlight >}}',
        '<p>{{&lt; highlight go &quot;hl_lines=2&quot; &gt;}}</p>\n<pre><code class="language-go">**x**\n</code></pre>\n<p>{{&lt; /highlight &gt;}}</p>',
    ),
    "template code ends with its own tag": (
        "{%- highlight a -%}\n{% endcodeblock %}\n{%- endhighlight -%}",
        '<p>{%- highlight a -%}</p>\n<pre><code class="language-a">{% endcodeblock %}\n</code></pre>\n<p>{%- endhighlight -%}</p>',
    ),
    "template code without an end": ("{% highlight ruby %}\n*x*", "<p>{% highlight ruby %}\n<em>x</em></p>"),
    "a loose footnote": ("甲\n\n[^9]: 乙", "<p>甲</p>\n<p>[^9]: 乙</p>"),
}


@pytest.mark.parametrize("name", CASES)
def test_markdown_becomes_html(name: str) -> None:
    markdown, expected = CASES[name]
    assert html(markdown) == expected


def test_a_footnote_that_is_referred_to_twice_has_one_mark() -> None:
    written = html("甲[^a]乙[^a]\n\n[^a]: 注")
    assert written.count(">[1]</a>") == 2
    assert written.count("<li ") == 1


def test_a_row_keeps_the_cells_that_have_no_column() -> None:
    assert "<td>1</td>\n<td>2</td>\n<td><strong>3</strong></td>\n</tr>" in html("|甲|乙|\n|-|-|\n|1|2|**3**||")


def test_a_footnote_in_another_one_is_a_footnote_after_it() -> None:
    written = html("甲[^a]乙[^b]\n\n[^a]: 丙\n\n    [^b]: 丁\n")
    assert re.sub("<[^<>]*>|\\s", "", written).replace("↩︎", "") == "甲[1]乙[2]丙丁"


def test_what_no_page_shows_is_dropped_with_its_reason() -> None:
    body = read_markdown(
        '# 甲 {#a}\n\n[乙](http://a.com "丙") ![](x.png){: .c}\n\n```js title="丁"\n```\n\n[戊]: http://b.com "己"\n[戊]: http://c.com'
    )
    assert [(found.what, found.text) for found in body.dropped] == [
        ("element", '[戊]: http://b.com "己"'),
        ("element", "[戊]: http://c.com"),
        ("attribute", "{#a}"),
        ("attribute", "丙"),
        ("attribute", "{: .c}"),
        ("attribute", 'title="丁"'),
    ]


def test_each_template_tag_has_its_line() -> None:
    body = read_markdown("甲\n\n乙\n{{ page.title }}\n[丙]({{site.url}}/a)\n\n    {{ code }}\n")
    assert body.template_tags == ((4, "{{ page.title }}"), (5, "{{site.url}}"))


def test_a_line_of_the_html_has_the_line_of_the_markdown() -> None:
    markdown = "# 一\n\n二\n三\n\n- 四\n\n  五\n\n```\n六\n七\n```\n\n<div>\n八\n</div>\n"
    body = read_markdown(markdown)
    lines = body.html.split("\n")
    written = {
        character: number
        for number, line in enumerate(lines, 1)
        for character in line
        if character in "一二三四五六七八"
    }
    expected = {
        character: number
        for number, line in enumerate(markdown.split("\n"), 1)
        for character in line
        if character in "一二三四五六七八"
    }
    assert {character: body.line_of(number) for character, number in written.items()} == expected


@pytest.mark.parametrize(
    "markdown",
    ["甲" * 1_000_001, "- 甲\n" * 50_001, "[" * 20_001, ">" * (DEEPEST + 5) + " 甲"],
    ids=["characters", "lines", "brackets", "levels"],
)
def test_what_would_take_too_long_is_refused(markdown: str) -> None:
    with pytest.raises(TooComplexError, match=r"expected at most \d"):
        read_markdown(markdown)


PIECES = ["[", "![", "[a](", "*", "*a ", "**a", "_a ", "`", "<", "<a b='", "<!--", "&a;", "~~a ", "> a\n", ">" * 40 + "\n", "$a ",
          "$$", "\\", "{% ", "{{ a", "{: ", "{a=b ", "![](x =1x1 ", "- a\n", "|a", "a\n", "# a {\n", "[^a ", "[^1]: a\n", "[a]: b\n",
          "{% highlight a %}\n", "中**。**", "<http://a", "***\n", "```\n"]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_the_time_is_linear(piece: str) -> None:
    took = []
    for count in (1500, 6000):
        started = time.process_time()
        read_markdown(f"甲\n\n{piece * count}")
        took.append(time.process_time() - started)
    assert took[1] < 9 * took[0] + 0.4


SNIPPETS = [
    "# 甲\n", "\n\n", "**乙**", "*丙*", "[丁](http://d.com/1)", "![戊](http://e.com/2.png)", "- 己\n", "1. 庚\n", "> 辛\n", "`壬`",
    "```\n癸\n```\n", "|子|丑|\n|-|-|\n|寅|卯|\n", "[^辰]", "\n[^辰]: 巳\n", "[午]: http://f.com/3\n", "[未][午]", "$申_1$", "{% 酉 %}",
    "{: 戌}", "<b>亥</b>", "<div>", "</div>", "<!-- 注 -->", "\\*", "    码\n", "  \n", "~~删~~", "{#名}\n", " =3x4)", '"题"', "![", "](", "[", ")",
    "&lt;", "<p>", "[x] ", "- [ ] ", "---\n", "===\n", "$$\n", "\t",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(SNIPPETS), min_size=1, max_size=14).map("".join))
def test_no_letter_is_lost(markdown: str) -> None:
    """Each Chinese character is in the HTML, its attributes included, or in what was dropped."""
    body = read_markdown(markdown)
    kept = unescape(body.html) + "".join(found.text for found in body.dropped)
    before = Counter(re.findall("[\u4e00-\u9fff]", visible(markdown)))
    # The label of a reference or a footnote is no word of the page.
    syntax = Counter({"辰": markdown.count("辰"), "午": markdown.count("午")})
    assert before - Counter(kept) - syntax == Counter()
