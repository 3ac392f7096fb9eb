"""Articles whose raw files are Markdown, with the front matter of blogs and clippers."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from yaml import safe_load as load

from newsarchive.model.article import Article, DateKind
from newsarchive.pipeline.process import Outcome
from newsarchive.read.markdown.recognition import is_markdown
from newsarchive.settings.editorial import Editorial
from newsarchive.settings.sources import SourceFile, SourceRules
from tests.builders import process_text
from tests.conservation import lost, lost_images
from tests.convert.reading import seen
from tests.read.test_markdown import SNIPPETS

PATH = "articles/2018-07-19-letter.md"


def outcome(front: str, body: str = "**正文。**", path: str = PATH) -> Outcome:
    return process_text(f"---\ntitle: 题\n{front}\n---\n{body}", path=path)


def article(front: str, body: str = "**正文。**", path: str = PATH) -> Article:
    found = outcome(front, body, path).article
    assert found is not None
    return found


def test_jekyll() -> None:
    found = article("layout: post\ncategories: 存档 来信\ntags: 校园 民主\nauthor: 林小满\ndescription: 一封信")
    assert (found.categories, found.source, found.channel) == (("存档", "来信"), "", "")
    assert (found.byline, found.stated_tags, found.excerpt) == ("林小满", ("校园", "民主"), "一封信")
    assert str(found.date) == "2018-07-19 00:00:00+08:00"


def test_hexo() -> None:
    found = article(
        "date: 2020-01-02 08:00:00\nupdated: 2020-02-03\ncategories:\n- [技术, 前端]\ntags:\n- 甲\nexcerpt: 摘要\ncover: https://a.com/c.png"
    )
    assert (found.categories, found.excerpt, found.lead_image) == (("技术", "前端"), "摘要", "https://a.com/c.png")
    assert outcome("updated: 2020-02-03\ndate: 2020-02-02\npermalink: a/b").problems == ()


@pytest.mark.parametrize("front", ["", "updated: 2018-07-20\n"])
def test_the_time_of_a_blog_is_local_as_no_crawler_wrote_it(front: str) -> None:
    found = article(f"{front}date: 2018-07-19 23:10:11", body="**正文。**" if not front else "<p>正文。</p>")
    assert (str(found.date), found.date_kind) == ("2018-07-19 23:10:11+08:00", DateKind.PUBLISHED)
    crawled = article("date: 2018-07-19 23:10:11", body="<p>正文。</p>")
    assert (str(crawled.date), crawled.date_kind) == ("2018-07-20 07:10:11+08:00", DateKind.CRAWLED)


def test_posts_of_a_blog_with_the_same_title_differ_by_their_dates() -> None:
    ids = {article(f"date: 2018-07-{day} 23:10:11").id for day in (19, 26)}
    assert len(ids) == 2


def test_the_second_category_of_a_blog_is_no_source() -> None:
    found = article("categories:\n- [技术, 前端]\n- [生活]")
    assert (found.categories, found.source, found.channel) == (("技术", "前端"), "", "")
    crawled = article("categories: [技术, 前端]", body="<p>正文。</p>")
    assert crawled.source == "前端"


@pytest.mark.parametrize("front", ["lastmod: 2021-07-09", "slug: a", "permalink: a/b/", "source: https://a.com/1"])
def test_the_author_of_a_blog_is_who_wrote_it(front: str) -> None:
    found = article(f"{front}\nauthor: 张三")
    assert (found.source, found.byline) == ("", "张三")


def test_a_name_with_a_link_under_source_is_both() -> None:
    found = article("source: '[示例日报](https://a.com/1)'\nauthor: 林小满 <lin@a.com>")
    assert (found.source, found.byline, found.original) == ("示例日报", "林小满", "https://a.com/1")


def test_several_authors_are_no_source() -> None:
    assert article("author: [张三, 李四]").byline == "张三、李四"


def test_front_matter_without_a_fence_before_it() -> None:
    found = process_text("title: 题\ndate: 2013-08-01 09:00:00\ntags:\n- 甲\n---\n**正文。**")
    assert found.problems == ()
    assert found.article is not None
    assert (found.article.title, found.article.stated_tags, found.article.text) == ("题", ("甲",), "正文。")
    assert found.article.title_line == 1


@pytest.mark.parametrize("raw", ["**注意**\n---\n正文", "title: 题\n这是正文。\n---\n正文", "时间：今天\n---\n正文"])
def test_text_before_a_line_of_hyphens_is_no_front_matter(raw: str) -> None:
    assert [problem.code for problem in process_text(raw).problems] == ["front-matter-missing"]


def test_hugo() -> None:
    raw = '+++\ntitle = "题"\ndate = 2021-03-04T05:06:07+08:00\nlastmod = 2021-03-05\nslug = "ti"\nurl = "/a/ti/"\nimage = "https://a.com/l.png"\nsummary = "概要"\n+++\n## 节\n\n正文。'
    found = process_text(raw)
    assert found.problems == ()
    assert found.article is not None
    assert (found.article.original, found.article.lead_image, found.article.excerpt) == (
        "",
        "https://a.com/l.png",
        "概要",
    )
    assert found.article.html == "<h2>节</h2>\n<p>正文。</p>"


def test_a_clipper() -> None:
    front = 'source: "https://mp.weixin.qq.com/s/abc"\nauthor:\n  - "[[林小满]]"\n  - "[[周远]]"\npublished: 2024-05-06\ntags:\n  - clippings'
    found = article(front, path="articles/a.md")
    assert (found.original, found.byline, found.source) == ("https://mp.weixin.qq.com/s/abc", "林小满、周远", "")
    assert str(found.date) == "2024-05-06 00:00:00+08:00"


def test_the_time_of_clipping_is_the_latest_that_an_article_was_published() -> None:
    found = article("source: https://a.com/1\ncreated: 2024-03-10 12:00", path="articles/a.md")
    assert (str(found.date), found.date_kind) == ("2024-03-10 12:00:00+08:00", DateKind.CRAWLED)


def test_a_clipped_page_has_the_rules_of_its_source() -> None:
    yaml = "name: 示例日报\nrecognise:\n  markup: ['source: https://a.com/']\ndrop:\n- {select: em, why: x}\n"
    source = SourceFile("s.yml", SourceRules.model_validate(load(yaml)))
    raw = "---\ntitle: 题\nsource: https://a.com/1\n---\n**正文** *广告*"
    found = process_text(raw, editorial=Editorial(sources=(source,))).article
    assert found is not None
    assert (found.source, found.text) == ("示例日报", "正文")


def test_a_name_under_source_is_the_source() -> None:
    found = article("source: 示例日报\nurl: https://a.com/1\nauthor: 林小满")
    assert (found.source, found.byline, found.original) == ("示例日报", "林小满", "https://a.com/1")


def test_the_author_of_other_files_is_the_source() -> None:
    found = article("author: 示例日报")
    assert (found.source, found.byline) == ("示例日报", "")
    crawled = article("categories: [金融, 示例日报]\nauthor: 示例日报\nlayout: post")
    assert (crawled.source, crawled.byline) == ("示例日报", "")


def test_the_first_heading_is_the_title_of_a_file_without_one() -> None:
    found = process_text("---\nsource: https://a.com/1\ndate: 2020-01-01\n---\n\n# **账目**应当公开\n\n正文。\n")
    assert found.article is not None
    assert (found.article.title, found.article.title_line) == ("账目应当公开", 6)
    assert "账目" not in found.article.html
    assert found.problems == ()


def test_a_template_tag_is_text_and_a_notice_has_its_line() -> None:
    found = outcome("date: 2020-01-01", "正文\n\n**甲** {% asset_img a_b.jpg %}\n\n{{ page.url }}")
    assert found.article is not None
    assert found.article.text == "正文\n甲 {% asset_img a_b.jpg %}\n{{ page.url }}"
    (problem,) = map(str, found.problems)
    assert problem == (
        f"{PATH}:7:1: notice: '{{% asset_img a_b.jpg %}}' and 1 more, for a template engine such as Jekyll's, Hexo's or Hugo's, "
        "which does not run here: shown as text, write Markdown or HTML instead (template-tag)"
    )


def test_a_problem_of_the_markup_has_its_line() -> None:
    body = '# 一\n\n二  \n三\n\n- 四\n\n<p>五</p>\n<p title="六>七</p>\n\n八\n'
    assert [problem.line for problem in outcome("date: 2020-01-01", body).problems] == [13]


def test_markdown_that_would_take_too_long_is_shown_as_it_is_written() -> None:
    found = outcome("date: 2020-01-01", f"# 一\n\n{'>' * 60} 二\n")
    assert found.article is not None
    assert found.article.text == f"# 一\n{'>' * 60} 二"
    assert [problem.code for problem in found.problems] == ["markdown-too-complex"]


def test_a_bug_in_reading_markdown_costs_no_article(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: str) -> None:
        raise IndexError("list index out of range")

    monkeypatch.setattr("newsarchive.read.markdown.reading.read_markdown", fail)
    found = outcome("date: 2020-01-01", "**一**")
    assert found.article is not None
    assert found.article.text == "**一**"
    assert [(problem.code, problem.level) for problem in found.problems] == [("markdown-failed", "error")]


def test_images_of_every_form_are_shown() -> None:
    body = (
        "![](https://a.com/1.png)\n\n![二](https://a.com/2.png =300x200)\n\n![][三]\n\n[![](https://a.com/4s.png)](https://a.com/4.png)\n\n"
        '<img src="https://a.com/5.png" width="300">\n\n![](https://a.com/6.png){: width="300"}\n\n[三]: https://a.com/3.png\n'
    )
    assert article("", body).images == tuple(f"https://a.com/{number}.png" for number in range(1, 7))


def test_the_mark_of_an_excerpt_is_in_the_ledger_alone() -> None:
    found = article("", "一\n\n<!-- more -->\n\n**二**")
    assert found.text == "一\n二"
    assert [(removal.what, removal.text) for removal in found.removed] == [("comment", "more")]


SAMPLES = Path(__file__).parents[1] / "sources"
EXPORTED = sorted(path for path in SAMPLES.glob("*/*/expected.md") if is_markdown(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", EXPORTED, ids=lambda path: path.parent.name)
def test_our_own_markdown_reads_as_the_html_that_it_was_written_from(path: Path) -> None:
    written, expected = path.read_text(encoding="utf-8"), path.with_name("expected.html").read_text(encoding="utf-8")
    assert seen(article("", written).html) == seen(expected)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(SNIPPETS), min_size=1, max_size=14).map("".join))
def test_no_character_is_lost_and_cleaning_again_changes_nothing(body: str) -> None:
    found = article("", body)
    assert lost(body, found) == Counter()
    assert lost_images(body, found) == []
    again = process_text(json_article(found.html)).article
    assert again is not None
    assert again.html == found.html


def json_article(body: str) -> str:
    return f"---\ntitle: {json.dumps('题', ensure_ascii=False)}\n---\n<div>\n{body}\n</div>"
