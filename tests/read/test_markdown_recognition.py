"""Bodies in Markdown are recognised among those in HTML and in plain text."""

from __future__ import annotations

import time

import pytest

from newsarchive.read.markdown.recognition import is_markdown

MARKDOWN = {
    "link": "见[通知](https://example.org/a)。",
    "image": "![](https://example.org/a.png)",
    "image without a host": "![图](/img/a.png)",
    "reference": "见[通知]。\n\n[通知]: https://example.org/a",
    "heading": "# 背景\n正文",
    "heading in the middle": "正文\n\n## 背景\n\n正文",
    "bold": "**重点**在此",
    "fence": "```\nx\n```",
    "table": "|甲|乙|\n|---|---|\n|1|2|",
    "table without edges": "甲|乙\n:--|--:\n1|2",
    "quote": "> 引文\n\n正文",
    "list": "三件事：\n\n- 甲\n- 乙\n\n正文",
    "numbers": "1. 甲\n2. 乙",
    "items of two lines": "1. 甲\n   续\n2. 乙",
    "HTML in the line": "**重点** <u>线</u> <img src=a.png width=3>",
    "HTML in code": "# 背景\n\n```html\n<div>\n<p>\n```\n\n以及`<div>`。",
    "code that never ends": "# 背景\n\n```html\n<div>\n",
    "HTML between paragraphs": "## 背景\n\n<div align=center><img src=a.png></div>\n\n正文",
    "a line break": "**重点**<br>正文",
    "HTML first": "<p align=center><img src=a.png></p>\n\n## 背景\n\n见[通知](https://example.org/a)",
}
OTHERS = {
    "nothing": "",
    "prose": "第一段。\n第二段。\n",
    "a star and a number": "评分 * 5\n1. 甲",
    "one item": "- 他来了。",
    "speech": "- 您好。\n- 您好。\n他走了。",
    "brackets": "[新华社](北京)电",
    "hashtag": "#话题# 正文",
    "a rule": "正文\n\n-----\n\n正文",
    "masked names": "张**、李**、王**等人。\n\n陈**和赵**说。",
    "masked numbers": "138****1234、139****5678，尾号****12和****34。",
    "masked words": "他说f**k和s**t。",
    "a comment": "<!-- **重点**\n# 一 -->一<br>二",
    "a script": "<script>\n# 注\n[a](http://b.c)\n</script>\n<p>一</p>",
    "a style sheet": "<p>一</p>\n\n<STYLE>\n# a { }\n</STYLE>",
    "a comment that never ends": "一\n<!--\n\n# 二",
    "HTML that goes on": "<p>一</p>\n<p>[通知](https://example.org/a)</p>\n# 二",
    "the crawler's div": "\n\n<div>   \n# 一\n\n[通知](https://example.org/a) **重**\n  \n</div>\n            ",
    "two divs": "<div>一</div>\n# 二\n<div>三</div>",
    "a table": "<table><tr><td>\n## 甲\n</td></tr></table>",
    "marks in elements": "<p>见</p>\n<blockquote>\n**重点** [a](http://b.c)\n</blockquote>\n<pre>\n# 注\n```\n</pre>",
    "an open paragraph": "<p>一\n\n# 二\n\n[a](http://b.c)",
    "quote next to HTML": "<p>一</p>\n> 二",
    "list next to HTML": "<br>\n- 一\n- 二",
}


@pytest.mark.parametrize("name", MARKDOWN)
def test_markdown_is_recognised(name: str) -> None:
    assert is_markdown(MARKDOWN[name])


@pytest.mark.parametrize("name", OTHERS)
def test_html_and_prose_are_not(name: str) -> None:
    assert not is_markdown(OTHERS[name])


@pytest.mark.parametrize(
    "piece", ["`", "```\n", "~~~ a\n", "<p>", "</p>", "<p", "[", "](", "**", "- a\n", "|--", "![a](", "<br>#\n"]
)
def test_the_time_is_linear(piece: str) -> None:
    took = []
    for count in (20_000, 200_000):
        started = time.process_time()
        is_markdown(f"# a\n<p>x</p>{piece * count}")
        is_markdown(piece * count)
        took.append(time.process_time() - started)
    assert took[1] < 30 * took[0] + 0.5
