"""Credits in the text: lines of their own and those run in with prose."""

from __future__ import annotations

import pytest

from newsarchive.model.article import Article
from tests.builders import clean


def taken(article: Article) -> list[tuple[str, str]]:
    """The facts and lines of credits in the ledger, with the reason of each."""
    return [(removal.text, removal.why) for removal in article.removed if removal.what in {"fact", "element"}]


def test_roles_stay_apart_and_a_proofreader_is_only_in_the_ledger() -> None:
    article = clean("<p>一。</p><p>二。</p><p>（记者：林小满   责编：周一舟   网编：吴予安）</p><p>校对：何宁</p>")
    assert (article.byline, article.editor, article.text) == ("林小满", "周一舟", "一。\n二。")
    assert taken(article) == [
        ("（记者：林小满 责编：周一舟 网编：吴予安）", "shown as byline, editor, web_editor"),
        ("校对：何宁", "credits that are not shown"),
    ]


def test_the_web_editor_is_the_editor_of_a_piece_without_another_and_the_translator_its_author() -> None:
    article = clean("<p>一。</p><p>二。</p><p>网编：吴予安 译者：林小满</p>")
    assert (article.byline, article.editor) == ("林小满", "吴予安")


def test_everybody_in_the_credits_is_named_once() -> None:
    article = clean(
        "<p>新京报讯（记者 林小满）今天，</p><p>二。</p><p>新京报记者 林小满 周一舟</p><p>编辑 吴予安 校对 何宁</p>"
    )
    assert (article.byline, article.editor, article.origin) == ("林小满、周一舟", "吴予安", "新京报")
    assert article.text == "今天，\n二。"


def test_the_head_of_a_report_stays_readable_without_its_reporters() -> None:
    article = clean("<p>新华社北京4月27日电（记者张三、李四）国务院今天</p><p>二。</p>")
    assert article.text == "新华社北京4月27日电 国务院今天\n二。"
    assert (article.byline, article.origin) == ("张三、李四", "新华社")
    assert article.dateline
    assert article.dateline.place == "北京"


def test_credits_in_marks_and_links_go_with_them() -> None:
    article = clean(
        '<p><strong>21世纪经济报道记者<a href="https://e.org/lin">林小满</a> 北京报道 </strong>海关<b>发布</b>数据。</p><p>二。</p>'
    )
    assert article.html.startswith("<p>海关<strong>发布</strong>数据。</p>")
    assert (article.byline, article.origin, article.links) == ("林小满", "21世纪经济报道", ())
    assert article.dateline
    assert (article.dateline.place, article.dateline.day) == ("北京", None)


def test_credits_on_the_last_line_of_a_paragraph_go_with_its_line_break() -> None:
    article = clean("<p>一。</p><p>二。<br>（记者 林小满）</p>")
    assert (article.html, article.byline) == ("<p>一。</p>\n<p>二。</p>", "林小满")


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("<p>新华社北京5月9日电（编辑 | 秦小禾<br>责编：何岸）今天</p>", "<p>新华社北京5月9日电 今天</p>"),
        ("<p>中新网北京5月9日电 <br>(张三 李四)今天</p>", "<p>中新网北京5月9日电<br>今天</p>"),
        ("<p>【文/林小满】<br>今天</p>", "<p>今天</p>"),
        ("<p>今天。<br><b>（记者 林小满）</b></p>", "<p>今天。</p>"),
    ],
)
def test_line_breaks_in_and_next_to_credits_go_with_them(body: str, html: str) -> None:
    assert clean(f"{body}<p>二。</p>").html == f"{html}\n<p>二。</p>"


def test_a_source_is_not_the_origin_of_its_own_reports() -> None:
    article = clean(
        "<p>【文/观察者网 林小满】今天</p><p>二。</p>", author="观察者网", categories=["新媒体", "观察者网"]
    )
    assert (article.origin, article.byline, article.text) == ("", "林小满", "今天\n二。")


def test_an_origin_that_a_line_states_counts_before_the_agency_of_the_report() -> None:
    article = clean("<p>新华社北京4月27日电 今天</p><p>二。</p><p>来源：宁夏日报微信公众号（ID：nxrb）</p>")
    assert article.origin == "宁夏日报"


def test_a_block_of_credits_is_taken_out_but_a_lone_credit_of_an_image_stays() -> None:
    block = (
        "<p>来源 | 阑夕（ID：techread）</p><p>作者 | 林小满</p><p>监制 | 周一舟</p><p>头图 | 视觉中国</p><p>一。</p>"
    )
    article = clean(block)
    assert (article.text, article.origin, article.byline, article.image_credit) == (
        "一。",
        "阑夕",
        "林小满",
        "视觉中国",
    )
    lone = clean("<p>题图：示例图库</p><p>一。</p><p>二。</p>")
    assert lone.text == "题图：示例图库\n一。\n二。"


@pytest.mark.parametrize(
    "sentence",
    [
        "（记者会上）他没有回答。",
        "他说（作者注：此处有删节）不必再问。",
        "编辑部决定停刊。",
        "今天是记者节，报社里很安静。",
        "The bridge was built by Ann Example and her crew.",
        "By Ann Example's account, the bridge was closed.",
        "Source code by Ann Example is free.",
        "编辑林小满说，稿子还要再改。",
        "来源：他没有透露，记者也没有问。",
        "记者林小满的新书今天出版。",
        "记者：你好吗",
    ],
)
def test_prose_never_loses_a_sentence(sentence: str) -> None:
    article = clean(f"<p>{sentence}</p><p>二。</p><p>{sentence}</p>")
    assert article.text == f"{sentence}\n二。\n{sentence}"
    assert article.byline == ""


@pytest.mark.parametrize(
    "body",
    [
        "<p>（记者林小满）（记者周一舟）今天</p><p>二。</p>",
        "<p>新京报讯（记者 林小满）今天</p><p>二。（记者周一舟）</p><p>编辑 吴予安</p><p>校对：何宁</p>",
        "<p>一。</p><p>【文/林小满】</p><p>三。（来源：新华社）</p>",
    ],
)
def test_clean_text_stays_as_it_is(body: str) -> None:
    once = clean(body)
    assert clean(once.html).html == once.html
