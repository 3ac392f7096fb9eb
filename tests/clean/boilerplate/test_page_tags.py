from __future__ import annotations

import pytest

from newsarchive.model.article import Article
from tests.builders import clean, process_text, raw_article


def tags(body: str, *, title: str = "标题") -> tuple[str, ...]:
    article = process_text(raw_article(title=title, body=body)).article
    assert article
    return article.source_tags


def facts(article: Article) -> list[str]:
    return [entry.text for entry in article.removed if entry.what == "fact"]


def test_links_that_are_marked_as_tags_are_tags_and_a_block_of_them_is_removed() -> None:
    found = clean(
        '<p>正文。</p><p>标签：<a rel="tag" href="/t/1">机器 学习</a>、<a href="/t/2" rel="nofollow tag">航天</a></p>'
    )
    assert found.source_tags == ("机器 学习", "航天")
    assert found.text == "正文。"
    assert facts(found) == ["标签：机器 学习、航天"]


def test_a_list_of_tags_in_a_footer_is_removed_as_a_whole() -> None:
    found = clean(
        '<p>正文。</p><footer><ul><li><a rel="tag" href="/t/1">航天</a></li><li><a rel="tag" href="/2">火箭</a></li></ul></footer>'
    )
    assert found.source_tags == ("航天", "火箭")
    assert found.text == "正文。"


def test_a_tag_within_a_sentence_stays_in_it() -> None:
    found = clean('<p>他谈到<a rel="tag" href="/t/1">航天</a>的将来。</p>')
    assert found.source_tags == ("航天",)
    assert found.text == "他谈到航天的将来。"


@pytest.mark.parametrize(
    "link", ['<a rel="category tag" href="/c">新闻</a>', '<a rel="nofollow" href="/c">新闻</a>', '<a href="/c">tag</a>']
)
def test_other_links_are_no_tags(link: str) -> None:
    assert tags(f"<p>正文。</p><p>{link}</p>") == ()


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<p>今天#北京冬奥会#开幕，＃航天＃也有消息。</p>", ("北京冬奥会", "航天")),
        ("<p>正文。</p><p>#科技 #AI</p>", ("科技", "AI")),
        ("<p>#科技 是一个词。</p><p>正文。</p>", ()),
        ("<p>第#12#号和 https://e.org/#a#b 不算。</p>", ()),
        ("<p>一条#这个话题很长很长长得像一个标题一样#来了。</p>", ()),
    ],
    ids=["pairs", "last line", "single", "number and URL", "headline"],
)
def test_hashtags_are_tags(body: str, found: tuple[str, ...]) -> None:
    assert tags(body) == found


def test_a_hashtag_that_repeats_the_title_is_none() -> None:
    assert tags("<p>一条#航天新闻#来了。</p>", title="航天新闻！") == ()


def test_hashtags_stay_in_the_text() -> None:
    assert clean("<p>今天#北京冬奥会#开幕。</p>").text == "今天#北京冬奥会#开幕。"
