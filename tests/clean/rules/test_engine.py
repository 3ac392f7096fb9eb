"""The rules of a source are applied, in this order: hidden facts, extract, drop, unlink, rename."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsarchive.model.article import Article
from newsarchive.settings.archive import ArchiveSettings, Settings
from newsarchive.settings.editorial import read_editorial
from newsarchive.settings.sources import SourceFile, SourceIndex, SourceRules
from tests.builders import ROOT, clean, project, raw_article, rules

NAME = "name: 某源\nrecognise: {author: [新浪财经]}\n"


def article(tmp_path: Path, rule: str, body: str, **front: str) -> Article:
    """The article of a raw body under the rules of its source."""
    files = {"articles/a.txt": raw_article(body=body, image=front.get("image", ""))} | rules(NAME + rule)
    return project(tmp_path, files).article("articles/a.txt")


def removed(found: Article) -> list[tuple[str, str, str]]:
    return [
        (removal.what, removal.text, removal.rule)
        for removal in found.removed
        if removal.what not in {"whitespace", "attribute"}
    ]


def test_a_dropped_element_is_removed_with_its_content_and_listed_once(tmp_path: Path) -> None:
    rule = "drop:\n- {select: .no-such, why: x}\n- {select: '.ad, .ad p', why: an advert}\n"
    found = article(tmp_path, rule, '<p>甲</p>尾<div class="ad">广告<p>词</p></div>后<p class="ad"></p>')
    assert found.text == "甲\n尾后"
    assert removed(found) == [
        ("element", "广告词", "editorial/sources/source.yml: drop[1]"),
        ("element", "p", "editorial/sources/source.yml: drop[1]"),
    ]
    assert next(removal.why for removal in found.removed if removal.what == "element") == "an advert"


@pytest.mark.parametrize(
    ("why", "kept"),
    [
        ("an empty place for a video", True),
        ("空的视频框", True),
        ("an advert", False),
        ("航空公司的广告", False),
    ],
)
def test_a_rule_for_empty_elements_drops_no_image(tmp_path: Path, why: str, *, kept: bool) -> None:
    rule = f"drop:\n- {{select: .v, why: {why}}}\n"
    body = '<p>甲</p><div class="v"></div><div class="v"><img src="https://e.org/a.jpg"></div>'
    found = article(tmp_path, rule, body)
    assert found.images == (("https://e.org/a.jpg",) if kept else ())
    assert ("element", "div", "editorial/sources/source.yml: drop[0]") in removed(found)


def test_a_placeholder_in_an_empty_element_is_dropped_with_it(tmp_path: Path) -> None:
    rule = "drop:\n- {select: .v, why: an empty place}\n"
    found = article(
        tmp_path, rule, '<p>甲</p><div class="v"><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></div>'
    )
    assert next((what, rule) for what, _, rule in removed(found)) == (
        "element",
        "editorial/sources/source.yml: drop[0]",
    )


def test_a_selector_may_ask_for_words_in_article_after_article(tmp_path: Path) -> None:
    rule = "drop:\n- {select: 'p:contains(\"广告\")', why: an advert}\n"
    for number in range(8):
        found = article(tmp_path / str(number), rule, f"<p>甲{number}</p><p>此处是广告</p>")
        assert found.text == f"甲{number}"


def test_an_unlinked_element_keeps_its_text_and_marks(tmp_path: Path) -> None:
    rule = "unlink:\n- {select: 'a.auto', why: set by a program}\n"
    body = '<p>买<a class="auto" href="https://e.org/1">老<b>百</b>姓</a>的<a href="https://e.org/2">药</a>。</p>'
    found = article(tmp_path, rule, body)
    assert found.text == "买老百姓的药。"
    assert "老<strong>百</strong>姓" in found.html
    assert found.links == ("https://e.org/2",)
    assert removed(found) == [("link", "https://e.org/1", "editorial/sources/source.yml: unlink[0]")]


@pytest.mark.parametrize(
    ("to", "body", "html"),
    [
        ("strong", '<p>甲<font class="x">乙</font></p>', "<p>甲<strong>乙</strong></p>"),
        ("h2", '<p class="x">题</p><p>文</p>', "<h2>题</h2>\n<p>文</p>"),
        ("blockquote", '<div class="x">引</div>', "<blockquote><p>引</p></blockquote>"),
    ],
)
def test_a_renamed_element_is_another_element(tmp_path: Path, to: str, body: str, html: str) -> None:
    assert article(tmp_path, f"rename:\n- {{select: .x, to: {to}}}\n", body).html == html


def test_a_span_can_be_renamed_to_the_caption_of_the_image_before_it(tmp_path: Path) -> None:
    rule = "rename:\n- {select: .img_descr, to: figcaption}\n"
    found = article(tmp_path, rule, '<div><img src="https://e.org/a.jpg"><span class="img_descr">图说</span></div>')
    assert found.html.endswith("<figcaption>图说</figcaption></figure>")


def test_an_extracted_element_is_a_fact_and_removed_from_the_body(tmp_path: Path) -> None:
    rule = "extract:\n- {select: p.e, pattern: '编辑：(?P<editor>\\S+)'}\n"
    found = article(tmp_path, rule, '<p>文</p><p class="e">责任<b>编辑：</b>何中夫 SF055</p>')
    assert (found.editor, found.text) == ("何中夫", "文")
    assert removed(found) == [("fact", "责任编辑：何中夫 SF055", "editorial/sources/source.yml: extract[0]")]


def test_tags_that_several_elements_state_are_gathered(tmp_path: Path) -> None:
    rule = "extract:\n- {select: .tag, pattern: '(?P<tags>.+)'}\n"
    found = article(tmp_path, rule, '<p>正文。</p><i class="tag">融资融券</i><i class="tag">数据宝 半导体</i>')
    assert found.source_tags == ("融资融券", "数据宝", "半导体")


def test_an_element_without_the_fact_stays_in_the_body(tmp_path: Path) -> None:
    rule = "extract:\n- {select: p, pattern: '编辑：(?P<editor>\\S+)'}\n"
    found = article(tmp_path, rule, "<p>没有。</p>")
    assert (found.editor, found.text) == ("", "没有。")


def test_a_fact_is_read_before_the_block_around_it_is_dropped(tmp_path: Path) -> None:
    rule = "drop:\n- {select: .ad, why: x}\nextract:\n- {select: .e, pattern: '编辑：(?P<editor>.+)'}\n"
    found = article(tmp_path, rule, '<p>文</p><div class="ad">广告<p class="e">编辑：甲乙</p></div>')
    assert (found.editor, found.text) == ("甲乙", "文")


def test_a_hidden_comment_gives_its_facts_and_is_not_published(tmp_path: Path) -> None:
    rule = "hidden_comments:\n- starts: adlist\n  facts: ['^来源：(?P<origin>.+)$', '^作者：(?P<byline>.+)$']\n"
    body = "<p>文</p><!--adlist[<p>热门：来源：假</p><p>来源：<b>真报</b></p><p>作者：甲乙</p>]--><!-- 来源：他报 -->"
    found = article(tmp_path, rule, body)
    assert found.byline == "甲乙"
    assert "来源" not in found.html
    assert found.text == "文"


def test_third_party_images_of_a_source_are_no_images_of_its_articles(tmp_path: Path) -> None:
    rule = "third_party_images: ['https://e.org/qr.png']\n"
    body = '<img src="https://e.org/qr.png"><img src="https://e.org/a.jpg">'
    found = article(tmp_path, rule, body, image="https://e.org/qr.png")
    assert found.images == ("https://e.org/a.jpg",)
    assert found.lead_image == "https://e.org/a.jpg"
    assert [rule for what, _, rule in removed(found) if what == "image"] == [
        "generic",
        "front matter: headimg",
        "front matter: thumbnail",
    ]


@pytest.mark.parametrize(
    ("author", "expected"),
    [("甲报", "甲报"), ("乙网", "某源"), ("", "某源")],
    ids=["another's name stays", "a wrong name gives way", "no name"],
)
def test_markup_brings_a_sources_rules_but_its_name_only_where_no_other_is_stated(
    tmp_path: Path, author: str, expected: str
) -> None:
    rule = "name: 某源\nrecognise: {markup: ['img.example.org/'], wrong_names: [乙网]}\ndrop: [{select: .ad, why: x}]\n"
    body = '<p>文</p><p class="ad">告</p><img src="https://img.example.org/a.jpg">'
    files = {"articles/a.txt": raw_article(author=author, categories=["金融"], body=body)} | rules(rule)
    found = project(tmp_path, files).article("articles/a.txt")
    assert (found.source, found.text) == (expected, "文")


def test_the_rules_of_one_source_do_not_touch_another(tmp_path: Path) -> None:
    rule = "name: 别源\nrecognise: {author: [别源]}\ndrop:\n- {select: p, why: x}\n"
    files = {"articles/a.txt": raw_article(body="<p>文</p>")} | rules(rule)
    assert project(tmp_path, files).article("articles/a.txt").text == "文"


@pytest.mark.parametrize(
    ("author", "categories", "expected"),
    [
        ("甲", (), "a.yml"),
        ("", ("金融", "乙", "丙"), "b.yml"),
        ("甲", ("乙",), "a.yml"),
        ("丁", ("金融",), None),
        ("", (), None),
    ],
)
def test_a_source_is_recognised_by_author_or_category_and_the_first_file_wins(
    author: str, categories: tuple[str, ...], expected: str | None
) -> None:
    sources = [
        SourceFile("a.yml", SourceRules.model_validate({"name": "甲", "recognise": {"author": ["甲"]}})),
        SourceFile("b.yml", SourceRules.model_validate({"name": "乙", "recognise": {"category": ["乙"]}})),
    ]
    found = SourceIndex(sources).find(author=author, categories=categories, markup="")
    assert (found and found.path) == expected


def test_the_name_of_the_source_is_from_its_rules_else_the_second_category_else_the_author(tmp_path: Path) -> None:
    files = {
        "articles/known.txt": raw_article(title="一"),
        "articles/category.txt": raw_article(title="二", author="别人", categories=["科技", "某站", "快讯"]),
        "articles/author.txt": raw_article(title="三", author="别人", categories=["科技"]),
    }
    library = project(tmp_path, files | rules(NAME)).library()
    found = {article.path: (article.source, article.channel) for article in library.articles.values()}
    assert found == {
        "articles/known.txt": ("某源", "新浪财经－国內"),
        "articles/category.txt": ("某站", "快讯"),
        "articles/author.txt": ("别人", ""),
    }


@pytest.mark.parametrize(
    ("author", "categories", "expected"),
    [
        ("GameRes 游资网", ["游戏", "GameRes 游资网", "帖子"], "GameRes 游资网"),
        ("GameRes", ["游戏"], "GameRes"),
        ("The Economist", ["新闻", "The Economist"], "The Economist"),
        ("", ["新闻", "Economist"], "Economist"),
        ("华尔街见闻快讯", ["金融", "华尔街见闻", "华尔街见闻快讯"], "华尔街见闻快讯"),
    ],
)
def test_the_name_of_a_source_is_the_one_that_its_feed_writes(
    author: str, categories: list[str], expected: str
) -> None:
    settings = Settings(root=ROOT, docs_dir=ROOT / "docs", archive=ArchiveSettings())
    editorial, _ = read_editorial(settings)
    assert clean("<p>文</p>", author=author, categories=categories, editorial=editorial).source == expected


def test_an_image_in_a_dropped_element_is_never_the_lead_image(tmp_path: Path) -> None:
    icon, own = "https://e.org/icon.png", "https://e.org/a.jpg"
    rule = "drop:\n- {select: .author, why: the icon of the author}\n"
    body = f'<p class="author">某人<img src="{icon}"></p><p>甲</p><img src="{own}">'
    found = article(tmp_path, rule, body, image=icon)
    assert found.lead_image == own
    assert [text for what, text, _ in removed(found) if what == "image"] == [icon] * 3


def test_a_removed_image_that_is_elsewhere_too_may_lead(tmp_path: Path) -> None:
    rule = "drop:\n- {select: .teaser, why: a teaser}\n"
    body = '<p class="teaser"><img src="https://e.org/a.jpg"></p><p>甲</p><img src="https://e.org/a.jpg">'
    found = article(tmp_path, rule, body, image="https://e.org/a.jpg")
    assert found.lead_image == "https://e.org/a.jpg"
