"""Boilerplate at the start and end of the text: facts, headlines, calls to action, rules."""

from __future__ import annotations

import pytest

from tests.builders import clean


def test_a_call_to_action_on_a_line_of_its_own_is_removed() -> None:
    assert clean('<p>一。</p><p>二。<br>三。<br><a href="https://e.org/">阅读原文</a></p>').text == "一。\n二。\n三。"


@pytest.mark.parametrize("invitation", ["点击下方卡片关注我们", "点个“在看”再走吧", "喜欢就点亮在看！", "阅读原文"])
def test_calls_to_action_at_the_end_are_removed(invitation: str) -> None:
    assert clean(f"<p>正文一段。</p><p>{invitation}</p>").text == "正文一段。"


def test_boilerplate_is_removed_from_the_edges_until_none_is_left() -> None:
    article = clean("<p>正文。</p><p>来源：宁夏日报</p><p>打开某某APP看更多</p><p>来源：银川晚报</p><p>责编：王晨</p>")
    assert (article.origin, article.editor, article.text) == ("宁夏日报、银川晚报", "王晨", "正文。")


def test_a_rule_that_separates_nothing_is_removed() -> None:
    article = clean("<hr><p>来源：宁夏日报</p><hr><p>甲</p><hr><p>乙</p><hr><p>打开某某APP看更多</p><hr>")
    assert article.html == "<p>甲</p>\n<hr>\n<p>乙</p>"


def test_a_headline_and_an_origin_in_one_paragraph_are_two_statements() -> None:
    article = clean("<p>　　原标题：沙漠种菜 来源：宁夏日报</p><p>正文。</p>", title="沙漠种菜")
    assert (article.origin, article.text) == ("宁夏日报", "正文。")


@pytest.mark.parametrize("index", [0, 1, 5, 6])
def test_the_line_of_the_origin_becomes_a_fact_at_either_end_of_the_text(index: int) -> None:
    body = [f"<p>第{number}段。</p>" for number in range(6)]
    body.insert(index, "<p>　　来源：宁夏日报</p>")
    article = clean("".join(body))
    assert article.origin == "宁夏日报"
    assert "宁夏日报" not in article.text
    assert [(removal.what, removal.text, removal.why) for removal in article.removed if removal.what == "fact"] == [
        ("fact", "来源：宁夏日报", "shown as origin")
    ]


def test_the_same_words_in_the_middle_stay_in_the_text() -> None:
    article = clean("<p>一</p><p>二</p><p>三</p><p>来源：宁夏日报</p><p>四</p><p>五</p><p>六</p>")
    assert article.origin == ""
    assert "来源：宁夏日报" in article.text


@pytest.mark.parametrize(
    ("body", "facts", "text"),
    [
        pytest.param("正文。<br><br>本文首发知乎：https://e.org/p/1", ("", "https://e.org/p/1"), "正文。", id="where it was first"),
        pytest.param("正文。<br><br>来源：游戏观察<br>地址：https://e.org/p/1", ("游戏观察", "https://e.org/p/1"), "正文。", id="two lines of one paragraph"),
        pytest.param("正文。<br>来源：游戏观察", ("游戏观察", ""), "正文。", id="the last line of a paragraph"),
        pytest.param('<p>正文。</p><p>原文链接：<a href="https://e.org/p/1">https://e.org/p/1</a></p>', ("", "https://e.org/p/1"), "正文。", id="a link"),
        pytest.param("正文。<br><br>下载地址：https://e.org/p/1", ("", ""), "正文。\n下载地址：https://e.org/p/1", id="another URL"),
    ],
)  # fmt: skip
def test_the_url_of_the_original_is_a_fact(body: str, facts: tuple[str, str], text: str) -> None:
    article = clean(body)
    assert ((article.origin, article.original), article.text) == (facts, text)
