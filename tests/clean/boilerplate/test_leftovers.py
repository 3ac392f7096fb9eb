"""Leftovers of the page around an article, and words of the text that only look like them."""

from __future__ import annotations

import pytest

from tests.builders import clean
from tests.clean.canonical import IMAGE, html_of
from tests.conservation import lost

FIRST, LAST = "<p>海边的站点今天开放。</p>", "<p>游客可以预约参观。</p>"


def texts(body: str, *, title: str = "一篇稿件") -> list[str]:
    article = clean(body, title=title)
    assert not lost(body, article)
    return article.text.split("\n")


INVITATIONS = [
    "请订阅或登录，以继续阅读全文！",
    "登录后继续阅读",
    "立即订阅，解锁全文",
    "成为会员，继续阅读",
    "本文为付费内容，订阅后可阅读全文",
    "剩余70%内容需订阅后阅读",
    "還沒有帳號？立即註冊",
    "Subscribe to continue reading",
    "Log in or subscribe to read the full story.",
    "To continue reading, please sign in",
    "Already a subscriber? Log in",
]


@pytest.mark.parametrize("invitation", INVITATIONS)
def test_an_invitation_to_join_is_removed_from_the_end(invitation: str) -> None:
    assert texts(f"{FIRST}{LAST}<p>{invitation}</p>") == ["海边的站点今天开放。", "游客可以预约参观。"]


@pytest.mark.parametrize(
    "box",
    [
        '<div class="cta-subscribe">请<span id="js-cta">订阅或登录</span>，以继续阅读全文！</div>',
        '<div class="paywall"><p>成为会员，继续阅读</p></div>',
        '<div class="login-box"><a href="https://e.org/login">登录</a></div>',
    ],
)
def test_a_box_that_invites_is_removed_anywhere(box: str) -> None:
    body = f"{FIRST}{box}{LAST}" + LAST * 6
    article = clean(body)
    assert article.text.split("\n")[1] == "游客可以预约参观。"
    assert "an invitation to log in or to subscribe" in {removal.why for removal in article.removed}


@pytest.mark.parametrize(
    "prose",
    [
        "<p>登录后才能阅读全文的做法引起争议。</p>",
        "<p>新规要求读者先注册再继续阅读。</p>",
        "<p>剩余30%的股份由职工持有。</p>",
        "<p>公司请用户订阅服务，以抵消成本。</p>",
        "<p>没有账号，老人们只好排队。</p>",
        '<div class="paywall"><p>这一段在付费墙之后。</p></div>',
        '<p class="subscribe">他订阅了三份报纸。</p>',
        "<p>They subscribe to three papers and keep reading them all day.</p>",
    ],
)
def test_a_sentence_about_joining_stays(prose: str) -> None:
    assert len(texts(f"{FIRST}{prose}")) == 2


def related(host: str = "www.e.org", count: int = 3) -> str:
    headlines = ["渔港今年第一批船出海了", "海边老站的三十年变迁史", "读者来信：去看一次日出"]
    items = [f'<li><b><a href="https://{host}/news/2021{n:04}.html">{headlines[n]}</a></b></li>' for n in range(count)]
    return f"<ul>{''.join(items)}</ul>"


def test_a_list_of_other_articles_between_two_paragraphs_is_removed() -> None:
    body = f"{FIRST}<p><br></p>{related()}<p><br></p>{LAST}"
    article = clean(body)
    assert article.text.split("\n") == ["海边的站点今天开放。", "游客可以预约参观。"]
    assert "https://www.e.org/news/20210001.html" in {r.text for r in article.removed if r.what == "link"}
    assert not lost(body, article)


def test_a_list_of_other_articles_at_the_end_is_removed_if_an_image_is_from_the_same_site() -> None:
    assert "<ul>" not in html_of(f'{FIRST}<img src="https://img.e.org/a.jpg">{LAST}{related()}')
    assert "<ul>" in html_of(f'{FIRST}<img src="https://img.f.org/a.jpg">{LAST}{related()}')


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"<p>这些旧文可以一读：</p>{related()}{LAST}", id="words that introduce it"),
        pytest.param(f"<p>下面是本站的三篇旧文。</p>{related()}{LAST}", id="a sentence that introduces it"),
        pytest.param(f"<p>我今年只写了三篇。</p>{related()}{LAST}", id="a sentence that counts its items"),
        pytest.param(f"<h2>旧文</h2>{related()}{LAST}", id="a heading before it"),
        pytest.param(f"{FIRST}{related(count=2)}{LAST}", id="two items"),
        pytest.param(related(), id="nothing but a list"),
        pytest.param(f"{FIRST}{related().replace('0002.html', '0002.html#x').replace('www.e.org/news/20210001', 'f.org/20210001')}{LAST}", id="several sites"),
        pytest.param(f'{FIRST}<ul><li><a href="https://e.org/a/10001">船</a></li><li><a href="https://e.org/a/10002">站</a></li><li><a href="https://e.org/a/10003">灯</a></li></ul>{LAST}', id="names"),
        pytest.param(f"{FIRST}<ul>{''.join(f'<li><a href=https://e.org/{n}>海边老站的三十年变迁史{n}</a></li>' for n in 'abc')}</ul>{LAST}", id="links to no articles"),
        pytest.param(f"{FIRST}{related().replace('</a></b></li>', '</a></b>（2021）</li>')}{LAST}", id="words after the links"),
    ],
)  # fmt: skip
def test_a_list_of_links_that_belongs_to_the_text_stays(body: str) -> None:
    assert "<ul>" in html_of(body)


LINK = '<a href="https://e.org/a/10001">渔港今年第一批船出海了</a>'


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"{FIRST}{LAST}<p>推荐阅读：</p>", id="nothing after it"),
        pytest.param(f"{FIRST}{LAST}<h3>延伸阅读</h3>", id="a heading with nothing after it"),
        pytest.param(f"{FIRST}{LAST}<p><b>相关阅读</b></p><p>{LINK}</p><p>{LINK}</p>", id="links after it"),
        pytest.param(f"{FIRST}<p>相关新闻：{LINK}</p>{LAST}", id="a link on its line"),
        pytest.param(f"{FIRST}<h2>往期回顾</h2>{related()}{LAST}", id="a list after it"),
        pytest.param(f"{FIRST}{LAST}<p>Related articles</p><p>{LINK}</p>", id="in English"),
        pytest.param(f"{FIRST}<h2>游客可以预约参观。</h2><p>▼ 猜你喜欢</p>", id="after a heading"),
    ],
)
def test_the_label_of_other_articles_is_removed_with_its_links(body: str) -> None:
    assert texts(body) == ["海边的站点今天开放。", "游客可以预约参观。"]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"{FIRST}<p>推荐阅读：</p><p>《海边的站点》，林某著。</p>", id="a book after it"),
        pytest.param(f'{FIRST}<h2>推荐阅读</h2><p>{LINK}</p><p><a href="https://f.org/a/1">另一站的文章也不错</a></p>', id="links to several sites"),
        pytest.param(f"{FIRST}<h2>延伸阅读</h2><p>{LINK}</p>", id="links that the author chose"),
        pytest.param(f"{FIRST}<p>相关报道称，渔港已经开放。</p>", id="a sentence that begins so"),
        pytest.param(f"{FIRST}<p>更多新闻工作者来到现场。</p>", id="words that begin so"),
    ],
)  # fmt: skip
def test_a_label_that_leads_to_the_text_stays(body: str) -> None:
    assert len(texts(body)) == body.count("<p>") + body.count("<h2>")


HEADLINE = "百万吨储备化肥投放保春耕"


@pytest.mark.parametrize(
    "head",
    [
        f"【#{HEADLINE}#】",
        f"#{HEADLINE}#",
        f"【{HEADLINE}】",
        f"<strong>【#{HEADLINE}#】</strong>",
        f"【<b>#</b>{HEADLINE}#】<br>",
        "【#储备化肥投放#】",
    ],
)
def test_a_headline_run_in_before_the_first_sentence_is_removed(head: str) -> None:
    body = f"<p>　　{head}记者<b>今天</b>了解到，有关部门发了通知。</p>"
    assert html_of(body, title=HEADLINE) == "<p>记者<strong>今天</strong>了解到，有关部门发了通知。</p>"
    assert not lost(body, clean(body, title=HEADLINE))


@pytest.mark.parametrize("head", ["【快讯】", "#春耕#", "【#另一个话题#】", "【百万吨】", "# 一 #"])
def test_other_words_before_the_first_sentence_stay(head: str) -> None:
    assert head in clean(f"<p>{head}记者今天了解到，有关部门发了通知。</p>", title=HEADLINE).text


def test_the_headline_after_an_info_box_is_removed() -> None:
    box = "<p>《上街》</p><p>《上街》</p><ul><li>时间：五月</li><li>费用：60 元</li></ul><p>某地</p>"
    body = f"{IMAGE}{box}<h2>{HEADLINE}</h2>{FIRST}"
    assert texts(body, title=HEADLINE) == ["《上街》", "时间：五月", "费用：60 元", "某地", "海边的站点今天开放。"]


def test_the_headline_in_brackets_before_the_text_is_removed() -> None:
    assert texts(f"<p>（原标题：{HEADLINE}）</p>{FIRST}", title=HEADLINE) == ["海边的站点今天开放。"]


def test_a_heading_with_the_headline_within_the_text_stays() -> None:
    assert f"<h2>{HEADLINE}</h2>" in html_of(f"{FIRST * 3}<h2>{HEADLINE}</h2>{LAST}", title=HEADLINE).split("\n")


def test_a_line_of_a_song_that_is_repeated_at_the_head_stays() -> None:
    song = ["小船在水上轻轻地漂", "小船在水上轻轻地漂", "风从对岸吹过来", "风从对岸吹过来"]
    assert texts("".join(f"<p>{line}</p>" for line in song)) == song


def test_labels_one_after_another_are_removed_in_the_time_of_one_reading() -> None:
    labels = 4000
    assert texts(f"{FIRST}{LAST}{'<p>推荐阅读：</p>' * labels}") == ["海边的站点今天开放。", "游客可以预约参观。"]


def test_a_line_that_is_repeated_within_the_text_stays() -> None:
    assert texts(f"{FIRST}<p>飞吧，飞吧</p><p>飞吧，飞吧</p>") == ["海边的站点今天开放。", "飞吧，飞吧", "飞吧，飞吧"]


@pytest.mark.parametrize("leftover", ["+", "＋", "广告", "加载中...", "返回顶部"])
def test_the_words_of_a_button_are_removed_at_the_edges_only(leftover: str) -> None:
    assert texts(f"<p>{leftover}</p>{FIRST}<p>{leftover}</p>") == ["海边的站点今天开放。"]
    recipe = f"{FIRST}{LAST}{LAST}<p>牛肉</p><p>{leftover}</p><p>土豆</p>{FIRST}{LAST}{LAST}{LAST}"
    assert leftover in texts(recipe)


@pytest.mark.parametrize(
    "label",
    [
        '<p class="category x25"><span class="icon"></span> <span>娱乐</span></p>',
        '<span class="ChannelName"><a href="https://e.org/style">Style</a></span>',
        '<div class="section-name">财经</div>',
        '<div><time datetime="2021-03-18" itemprop="datePublished">18 Mar 2021</time></div>',
    ],
)
def test_a_label_of_the_page_is_removed(label: str) -> None:
    assert texts(f"{IMAGE}{label}{FIRST}{LAST}") == ["海边的站点今天开放。", "游客可以预约参观。"]


@pytest.mark.parametrize(
    "words",
    [
        '<p>属于<span class="category">娱乐</span>一类。</p>',
        '<h2 class="category">娱乐</h2>',
        '<p class="category">这一类有很多篇，其中不少写得很好。</p>',
        '<p>自<time datetime="2021-03-18" itemprop="datePublished">三月十八日</time>起开放。</p>',
        '<p><time datetime="2021-03-18">三月十八日</time></p>',
    ],
)
def test_words_of_the_text_with_a_name_like_a_label_stay(words: str) -> None:
    assert len(texts(f"{FIRST}{words}{LAST}")) == 3
