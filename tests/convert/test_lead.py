"""Leads of lists begin with prose: not with a subheading, code, a caption or the number of an item."""

from __future__ import annotations

import pytest

from newsarchive.base.htmltree import parse_fragment
from newsarchive.convert.lead import lead_paragraphs, write_lead
from tests.builders import clean


def lead_of(html: str, length: int = 100) -> str:
    tree = parse_fragment(html)
    assert tree is not None
    return write_lead(tree, length)


@pytest.mark.parametrize(
    ("html", "lead"),
    [
        pytest.param("<h2>一、背景</h2><p>正文。</p><p>二。</p>", "正文。二。", id="a subheading"),
        pytest.param(
            "<p>某日报记者 林小满 昨天从市政府获悉，开学推迟。</p>",
            "某日报记者 林小满 昨天从市政府获悉，开学推迟。",
            id="a reporter as the subject",
        ),
        pytest.param(
            "<p>某台记者林小满3月21日报道的事引起关注。</p>",
            "某台记者林小满3月21日报道的事引起关注。",
            id="a report in a sentence",
        ),
        pytest.param(
            "<p>（记者会上）他没有回答。</p>", "（记者会上）他没有回答。", id="a press conference in brackets"
        ),
        pytest.param("<pre><code>import os\n</code></pre><p>正文。</p>", "正文。", id="code"),
        pytest.param(
            "<figure><img src='a'><figcaption>资料图</figcaption></figure><p>正文。</p>", "正文。", id="a caption"
        ),
        pytest.param("<table><caption>表</caption><tr><td>甲</td></tr></table><p>正文。</p>", "正文。", id="a table"),
        pytest.param("<ol start='3'><li>甲</li><li><p>乙</p></li></ol><p>丙</p>", "甲 乙 丙", id="a list"),
        pytest.param("<blockquote><h3>题</h3><p>引文。</p></blockquote>", "引文。", id="a quotation"),
        pytest.param(
            "<p>口径<sup><a href='#fn-1' id='fnref-1'>1</a></sup>有二。</p><ol><li id='fn-1'>其一 <a href='#fnref-1'>↩</a></li></ol>",
            "口径有二。",
            id="a footnote and its mark",
        ),
        pytest.param("<dl><dt>词条</dt><dd>释义。</dd></dl>", "释义。", id="a definition list"),
        pytest.param("<p>1. 甲<br>乙</p>", "甲 乙", id="a number in the text"),
        pytest.param("<p>（一）甲</p><p>二、乙</p>", "甲 乙", id="a Chinese number"),
        pytest.param("<p>●甲</p><p>- 乙</p><p>①丙</p>", "甲 乙 丙", id="marks of items"),
        pytest.param(
            "<p>3.5亿元</p><p>一、二季度</p><p>2022. 年</p><p>-5℃</p>",
            "3.5亿元 一、二季度 2022. 年 -5℃",
            id="numbers that are words",
        ),
        pytest.param("<p>＊＊＊</p><p>　</p><p>正文。</p>", "正文。", id="a line without words"),
        pytest.param("<table><tr><td>甲</td><td>乙</td></tr></table>", "甲 乙", id="nothing but a table"),
        pytest.param(
            "<p>题图：某摄影社</p><p>作者 | 林某</p><p>导读：</p><p>正文。</p>", "正文。", id="a credit and a label"
        ),
        pytest.param(
            "<figure><img src='a'></figure><p>▲渔港的船。</p><p>渔港早晨的船 林某 摄</p><p>正文。</p>",
            "正文。",
            id="captions that are paragraphs",
        ),
        pytest.param(
            "<p>开门稳</p><ul><li>时间：五月</li></ul><p>正文。</p><p>渔港</p><p>二。</p>",
            "正文。二。",
            id="lines that are no prose",
        ),
        pytest.param(
            "<p>编者按：本文来自某号，经授权发布。</p><p>正文。</p><p>注：本文不构成投资建议。</p>",
            "正文。",
            id="notes of the house",
        ),
        pytest.param("<p>内容简介：规则够用了。</p><p>正文。</p>", "规则够用了。正文。", id="the label of a summary"),
        pytest.param("<p>有三档：</p><ul><li>普通成员。</li></ul><p>正文。</p>", "正文。", id="sentences of a list"),
        pytest.param("<ul><li>普通成员。</li></ul>", "普通成员。", id="nothing but sentences of a list"),
        pytest.param(
            "<p>A dull good turns out to have a price in winter</p><p>Every student learns it. Few like it.</p>",
            "A dull good turns out to have a price in winter. Every student learns it. Few like it.",
            id="a line without its full stop",
        ),
        pytest.param("<p>图书馆：昨天又开放了。</p>", "图书馆：昨天又开放了。", id="prose that begins like a credit"),
        pytest.param(
            "<p>插槽是留给别人的位置。例子如下：</p><p>完。</p>",
            "插槽是留给别人的位置。完。",
            id="a sentence before a colon",
        ),
        pytest.param(
            "<p>新版今天在渔港发布了，主要变化：</p><ul><li>快</li></ul><p>完。</p>",
            "新版今天在渔港发布了，主要变化。完。",
            id="a line that leads to a list",
        ),
        pytest.param("<p>某日报道记者 林小满 北京、长沙报道 渔港开了。</p>", "渔港开了。", id="a byline with places"),
        pytest.param("<p>东方网记者林小满3月21日报道：渔港开了。</p>", "渔港开了。", id="a byline with a day"),
        pytest.param("<p>某新闻记者 林小满 渔港七月开放。</p>", "渔港七月开放。", id="a byline and a space"),
        pytest.param("<p>【某报讯】记者林小满报道：渔港开了。</p>", "渔港开了。", id="a byline after its paper"),
        pytest.param("<p>【文/某网 林小满】渔港开了。</p>", "渔港开了。", id="a byline in brackets"),
        pytest.param(
            "<p>记者从渔港了解到，今天开放。</p>", "记者从渔港了解到，今天开放。", id="a reporter in a sentence"
        ),
        pytest.param("<p>本报记者今天在渔港看到船。</p>", "本报记者今天在渔港看到船。", id="a reporter who sees"),
        pytest.param("<p>新华社长沙12月10日电 天亮了。</p>", "新华社长沙12月10日电 天亮了。", id="a dateline"),
        pytest.param("<p>※更新はこちら。</p><ul><li>直しました。</li></ul>", "直しました。", id="a note"),
        pytest.param("<p>注意到他的人不多。</p>", "注意到他的人不多。", id="prose that begins like a note"),
        pytest.param("<p>Mr. Lee spoke.</p><p>He left.</p>", "Mr. Lee spoke. He left.", id="English"),
        pytest.param("<p>他说：<br>“走吧。”</p><p>走了。</p>", "他说：“走吧。”走了。", id="a line break in a sentence"),
        pytest.param(f"<p>{'甲' * 50}</p><p>正文。</p>", f"{'甲' * 50}。正文。", id="a long line without a full stop"),
        pytest.param("<h2>题</h2><pre>code</pre><hr>", "", id="nothing to begin with"),
    ],
)
def test_a_lead_begins_with_prose(html: str, lead: str) -> None:
    assert lead_of(html) == lead


@pytest.mark.parametrize(
    ("html", "length", "lead"),
    [
        pytest.param("<p>一二三。四五六。</p><p>七。</p>", 9, "一二三。四五六。", id="whole sentences"),
        pytest.param("<p>一二三。</p><p>四五六。</p>", 7, "一二三。", id="whole paragraphs"),
        pytest.param("<p>一。“二三。四五。”六。</p>", 8, "一。", id="no end within a quotation"),
        pytest.param("<p>一二三，四五六。</p>", 5, "一二三，…", id="a sentence that is too long"),
        pytest.param("<p>一二三</p><p>四五六</p><p>七</p>", 6, "一二三 四…", id="no sentence"),
        pytest.param("<p>Rates rose 3.5 per cent. Mr. Lee left.</p>", 30, "Rates rose 3.5 per cent.", id="a number"),
        pytest.param("<p>He met Mr. Lee of the board on that day.</p>", 25, "He met Mr. Lee of the bo…", id="an abbreviation"),
    ],
)  # fmt: skip
def test_a_lead_has_whole_sentences_as_far_as_there_is_room(html: str, length: int, lead: str) -> None:
    assert lead_of(html, length) == lead


def test_the_first_paragraphs_are_prose() -> None:
    tree = parse_fragment("<h2>题</h2><p>题图：某社</p><p>一。</p><p>二。</p><p>三。</p>")
    assert tree is not None
    assert lead_paragraphs(tree, 2) == ["一。", "二。"]


def test_the_excerpt_of_an_article_is_its_lead() -> None:
    article = clean("<h2>一、总体要求</h2><p>　　1. 各地要落实。</p><pre>x = 1</pre><p>　　另外还有。</p>")
    assert article.excerpt == "各地要落实。另外还有。"
