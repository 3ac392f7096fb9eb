"""Every kind of page has its stable URL and the content that readers expect."""

from __future__ import annotations

import re

import frontmatter
import pytest
from bs4 import Tag

from tests.browser.archives.kinds import ARCHIVE_KINDS
from tests.site.sites import Site, only, text_of

PRESS_BRIEFING = "bxzpb2ex6nn6"
SPRINT = "h1tz4m0dah4z"
TITLES = {
    PRESS_BRIEFING: "人社部：坚持把促进高校毕业生就业作为就业工作的重中之重",
    SPRINT: "5月至8月中旬，教育部开展高校毕业生就业“百日冲刺”活动",
}
QR_CODE = "343233024.png"


HEADINGS = {
    "": "新闻档案",
    "about/": "关于本馆",
    f"a/{PRESS_BRIEFING}/": TITLES[PRESS_BRIEFING],
    f"a/{SPRINT}/": TITLES[SPRINT],
    "categories/": "分类",
    "categories/金融/": "金融",
    "categories/金融/新浪财经/": "新浪财经",
    "categories/金融/新浪财经/新浪财经－国內/": "新浪财经－国內",
    "tags/": "标签",
    "tags/教育部/": "教育部",
    "timeline/": "时间线",
    "timeline/2022/": "2022年",
    "timeline/2022/04/": "2022年4月",
    "timeline/2022/04/27/": "2022年4月27日",
    "timeline/2022/05/": "2022年5月",
    "timeline/2022/05/09/": "2022年5月9日",
    "sources/": "来源",
    "sources/新浪财经/": "新浪财经",
    "editors/": "编辑",
    "editors/何中夫/": "何中夫",
    "editors/李墨轩/": "李墨轩",
    "topics/": "专题",
    "topics/2022届高校毕业生就业/": "2022届高校毕业生就业",
    "stats/": "统计",
    "search/": "搜索",
    "404.html": "找不到这个页面",
}


@pytest.mark.parametrize(("url", "heading"), HEADINGS.items(), ids=lambda value: str(value) or "home")
def test_each_page_is_at_its_url_with_one_heading(archive: Site, url: str, heading: str) -> None:
    page = archive.page(url)
    assert text_of(only(page, "h1")).startswith(heading)
    assert heading in text_of(only(page, "title"))
    assert only(page, "html")["lang"] == "zh"


def test_every_kind_of_page_is_among_them() -> None:
    assert set(ARCHIVE_KINDS.values()) - {ARCHIVE_KINDS["missing page"]} <= HEADINGS.keys()


@pytest.mark.parametrize("article_id", TITLES)
def test_an_article_s_markdown_is_next_to_its_page(archive: Site, article_id: str) -> None:
    page = archive.page(f"a/{article_id}/")
    assert [link["href"] for link in page.select("link[rel=alternate][type='text/markdown']")] == ["index.md"]
    post = frontmatter.load(str(archive.root / f"a/{article_id}/index.md"))
    assert post["title"] == TITLES[article_id]
    assert post["categories"] == ["金融", "新浪财经", "新浪财经－国內"]
    assert post.content.startswith(f"# {TITLES[article_id]}\n\n")


def test_no_page_prints_its_front_matter(archive: Site) -> None:
    key = re.compile(r"^\s*(?:title|description|articles|categories|date|comments)\s*:", re.MULTILINE)
    # The manual quotes it.
    pages = [url for url in archive.urls() if not url.startswith("manual/")]
    assert [url for url in pages if key.search(archive.main(url).get_text())] == []


def facts(page: Tag) -> dict[str, str]:
    """The pairs of name and value on a page, each once, without the folded list of removals."""
    names = [name for name in page.select("dt") if not name.find_parent("details")]
    pairs = [(text_of(name), text_of(value)) for name in names if (value := name.find_next("dd"))]
    assert len(dict(pairs)) == len(pairs)
    return dict(pairs)


@pytest.mark.parametrize(
    ("article_id", "expected"),
    [
        (
            PRESS_BRIEFING,
            {
                "发布时间": "2022年4月27日 10:53",
                "来源": "新浪财经",
                "责任编辑": "何中夫",
                "原始文件": "articles/000_893abcd2431d731a.txt",
                "SHA-256": "559dce4ada6a370a6b47accad49f5469f621e06e065707c06c7ba6c41f74f54e",
                "日期性质": "发布时间，由订阅源给出",
            },
        ),
        (
            SPRINT,
            {
                "发布时间": "2022年5月9日 10:48",
                "来源": "新浪财经",
                "首发": "中国青年报客户端",
                "记者": "叶雨婷",
                "发稿": "北京，2022年5月9日",
                "责任编辑": "李墨轩",
                "原始文件": "articles/002_443af4c5a7996c3b.txt",
                "SHA-256": "df59b032edf8b2d33aae2038868fd997173536329a28c7d4cf09f8049794a86e",
                "原始标题": "5月至8月中旬，教育部开展高校毕业生就业_百日冲刺_活动",
                "日期性质": "发布时间，由订阅源给出",
            },
        ),
    ],
)
def test_an_article_s_page_states_its_facts(archive: Site, article_id: str, expected: dict[str, str]) -> None:
    found = facts(archive.main(f"a/{article_id}/"))
    assert {name: found.get(name) for name in expected} == expected


def test_unknown_facts_are_not_shown(archive: Site) -> None:
    found = facts(archive.main(f"a/{PRESS_BRIEFING}/"))
    assert {"首发", "记者", "原始标题"} & set(found) == set()


@pytest.mark.parametrize(
    ("article_id", "moment", "minutes"),
    [(PRESS_BRIEFING, "2022-04-27T10:53:54+08:00", 4), (SPRINT, "2022-05-09T10:48:24+08:00", 3)],
)
def test_an_article_s_page_gives_the_moment_and_the_reading_time(
    archive: Site, article_id: str, moment: str, minutes: int
) -> None:
    head = only(archive.main(f"a/{article_id}/"), "article header")
    assert moment in [time["datetime"] for time in head.select("time")]
    assert f"约 {minutes} 分钟读完" in text_of(head)


@pytest.mark.parametrize("article_id", TITLES)
def test_an_article_s_page_shows_its_path_in_the_categories(archive: Site, article_id: str) -> None:
    crumbs = only(archive.main(f"a/{article_id}/"), "nav[aria-label=所在位置]")
    assert [text_of(link) for link in crumbs.select("a")] == ["金融", "新浪财经", "新浪财经－国內"]


@pytest.mark.parametrize(
    ("article_id", "tags"),
    [
        (PRESS_BRIEFING, {"高校毕业生", "就业"}),
        (SPRINT, {"教育部", "高校毕业生", "就业", "百日冲刺"}),
    ],
)
def test_an_article_s_page_shows_its_tags(archive: Site, article_id: str, tags: set[str]) -> None:
    shown = {text_of(link) for link in only(archive.main(f"a/{article_id}/"), "ul[aria-label=标签]").select("a")}
    assert tags <= shown
    assert not shown & {"线上线下", "新浪财经", "何中夫", "李墨轩", "叶雨婷", "客户端", "今天", "记者"}


@pytest.mark.parametrize(
    ("article_id", "relation", "other"), [(PRESS_BRIEFING, "next", SPRINT), (SPRINT, "prev", PRESS_BRIEFING)]
)
def test_an_article_s_page_leads_to_its_neighbour_in_time(
    archive: Site, article_id: str, relation: str, other: str
) -> None:
    main = archive.main(f"a/{article_id}/")
    neighbours = {str(link["rel"][0]): link["href"] for link in main.select("a[rel=prev], a[rel=next]")}
    assert neighbours == {relation: f"../../a/{other}/"}


@pytest.mark.parametrize(("article_id", "other"), [(PRESS_BRIEFING, SPRINT), (SPRINT, PRESS_BRIEFING)])
def test_an_article_s_page_leads_to_related_ones(archive: Site, article_id: str, other: str) -> None:
    related = only(archive.main(f"a/{article_id}/"), "section[aria-labelledby=related]")
    assert [text_of(link) for link in related.select("a")] == [TITLES[other]]


@pytest.mark.parametrize(("article_id", "hidden_comments"), [(PRESS_BRIEFING, 11), (SPRINT, 12)])
def test_an_article_s_page_lists_what_was_removed(archive: Site, article_id: str, hidden_comments: int) -> None:
    removed = text_of(only(archive.main(f"a/{article_id}/"), ".na-provenance details"))
    assert "海量资讯、精准解读，尽在新浪财经APP editorial/sources/sina-finance.yml: drop[0]" in removed
    assert f"隐藏注释 {hidden_comments} 处" in removed
    for kind in ("图片", "链接", "样式", "空白", "标记属性"):
        assert kind in removed


@pytest.mark.parametrize("article_id", TITLES)
def test_the_body_holds_the_text_and_no_trace_of_the_crawler(archive: Site, article_id: str) -> None:
    body = only(archive.main(f"a/{article_id}/"), ".na-body")
    assert "线上线下" in body.get_text()
    assert not re.search("\u3000|&#123;|APP|责任编辑|stock_|cms-style|sudaclick", str(body))
    assert {tag.name for tag in body.select("*")} == {"p"}


def test_the_false_lead_image_is_nowhere(archive: Site) -> None:
    made = [name for name in archive.files() if not name.endswith("/raw.txt")]
    assert [name for name in made if QR_CODE.encode() in (archive.root / name).read_bytes()] == []


def test_the_topic_lists_its_articles_in_the_order_of_time(archive: Site) -> None:
    main = archive.main("topics/2022届高校毕业生就业/")
    listed = [text_of(link) for link in main.select("article a")]
    assert listed == [TITLES[PRESS_BRIEFING], TITLES[SPRINT]]
