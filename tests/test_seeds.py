"""The archive's first two articles, byte for byte as its owner gave them, become what the owner asked for."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, datetime, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from bs4 import BeautifulSoup, Comment

from newsarchive.model.article import Article, DateKind, Dateline
from newsarchive.model.library import Library
from newsarchive.output.record import article_record
from tests.builders import CATEGORIES, ROOT, SEEDS, project, raw_article, seed

LABOUR, CAMPAIGN = SEEDS
IDS = {LABOUR: "bxzpb2ex6nn6", CAMPAIGN: "h1tz4m0dah4z"}
QR_CODE = "343233024.png"
CONTRACT = {
    *("id", "url", "path", "title", "raw_title", "date", "date_kind", "categories", "source", "channel", "origin"),
    *("byline", "editor", "dateline", "tags", "lead_image", "images", "links", "html", "markdown", "text"),
    *("removed", "problems"),
}

REPORTER = "（中青报·中青网记者 叶雨婷）"
"""The words that the report's head names its reporter with, which are a fact."""
both = pytest.mark.parametrize("name", SEEDS, ids=["labour", "campaign"])


@cache
def archive() -> Library:
    """The two with the real editorial files and topics; a frozen value, so that all tests may look into it."""
    files = {f"articles/{name}": seed(name) for name in SEEDS}
    for folder in ("editorial", "docs/topics"):
        files |= {str(file.relative_to(ROOT)): file.read_bytes() for file in (ROOT / folder).rglob("*.*")}
    with TemporaryDirectory() as folder:
        return project(Path(folder), files).library()


def article(name: str) -> Article:
    return archive().whole(IDS[name])


def record(name: str) -> dict[str, Any]:
    """The parsed output of `show --json`."""
    found = article(name)
    written = article_record(found, tags=archive().tags_of[found.id], problems=())
    read: dict[str, Any] = json.loads(json.dumps(written, ensure_ascii=False))
    return read


def published(name: str) -> str:
    """All that the article brings to its page, its own facts and text."""
    return json.dumps({key: value for key, value in record(name).items() if key != "removed"}, ensure_ascii=False)


def removed(name: str, what: str) -> list[str]:
    return [removal.text for removal in article(name).removed if removal.what == what]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (LABOUR, "559dce4ada6a370a6b47accad49f5469f621e06e065707c06c7ba6c41f74f54e"),
        (CAMPAIGN, "df59b032edf8b2d33aae2038868fd997173536329a28c7d4cf09f8049794a86e"),
    ],
    ids=["labour", "campaign"],
)
def test_the_raw_files_are_byte_for_byte_as_given_by_the_owner(name: str, expected: str) -> None:
    assert sha256(seed(name)).hexdigest() == expected
    assert article(name).sha256 == expected


@both
def test_the_builder_of_these_tests_writes_files_as_the_crawler_did(name: str) -> None:
    text = seed(name).decode()
    body = text.split("<div>   \n", 1)[1].rsplit("\n  \n</div>", 1)[0]
    raw = article(name)
    rebuilt = raw_article(
        title=raw.raw_title,
        date=next(line for line in text.split("\n") if line.startswith("date: ")).removeprefix("date: "),
        body=body,
        image=f"https://n.sinaimg.cn/finance/cece9e13/20200514/{QR_CODE}",
    )
    assert rebuilt == text


def test_the_archive_holds_both_newest_first_and_has_no_problem() -> None:
    assert archive().problems == ()
    assert [found.path for found in archive().articles.values()] == [f"articles/{CAMPAIGN}", f"articles/{LABOUR}"]


@both
def test_an_empty_line_before_the_front_matter_a_wrapping_div_and_trailing_whitespace_leave_no_trace(name: str) -> None:
    found = article(name)
    assert found.title == found.title.strip()
    assert "<div" not in found.html
    assert all(line == line.strip() for text in (found.text, found.html, found.markdown) for line in text.splitlines())
    assert not found.html.startswith("\n")
    assert found.categories == CATEGORIES


def test_a_title_in_single_quotes_loses_only_these() -> None:
    assert article(LABOUR).title == "人社部：坚持把促进高校毕业生就业作为就业工作的重中之重"
    assert article(LABOUR).raw_title == article(LABOUR).title


def test_the_title_has_its_true_punctuation_because_the_body_proves_it() -> None:
    assert article(CAMPAIGN).raw_title == "5月至8月中旬，教育部开展高校毕业生就业_百日冲刺_活动"
    assert article(CAMPAIGN).title == "5月至8月中旬，教育部开展高校毕业生就业“百日冲刺”活动"


@both
def test_the_three_levels_of_categories_are_kept_as_written(name: str) -> None:
    assert article(name).categories == ("金融", "新浪财经", "新浪财经－国內")
    assert article(name).categories[2] == "新浪财经\N{FULLWIDTH HYPHEN-MINUS}国\N{CJK UNIFIED IDEOGRAPH-5167}"
    assert article(name).source == "新浪财经"
    assert article(name).channel == "新浪财经－国內"


def test_the_category_tree_leads_to_both() -> None:
    terms = archive().categories.terms
    path: tuple[str, ...] = ()
    for name in CATEGORIES:
        path = (*path, name)
        assert terms[path].names == path
        assert set(IDS.values()) <= set(terms[path].articles)


@both
def test_the_qr_code_of_the_app_is_neither_the_lead_image_nor_anywhere_else(name: str) -> None:
    assert article(name).lead_image == ""
    assert article(name).images == ()
    assert QR_CODE not in published(name)
    assert [text.rsplit("/", 1)[1] for text in removed(name, "image")] == [QR_CODE] * 3


@pytest.mark.parametrize(
    ("name", "expected"),
    [(LABOUR, datetime(2022, 4, 27, 10, 53, 54)), (CAMPAIGN, datetime(2022, 5, 9, 10, 48, 24))],  # noqa: DTZ001
    ids=["labour", "campaign"],
)
def test_a_date_in_greenwich_time_is_shown_in_the_time_of_shanghai(name: str, expected: datetime) -> None:
    found = article(name)
    assert found.date is not None
    assert found.date.replace(tzinfo=None) == expected
    assert found.date.utcoffset() == timedelta(hours=8)
    assert found.date_kind is DateKind.PUBLISHED
    assert record(name)["date"] == f"{expected.isoformat()}+08:00"


@both
def test_comments_are_off_as_in_the_file(name: str) -> None:
    assert article(name).comments is False


@both
def test_no_paragraph_keeps_the_two_ideographic_spaces_of_its_indent(name: str) -> None:
    assert "\u3000" in seed(name).decode()
    assert "\u3000" not in published(name)


@both
def test_the_attributes_of_the_editing_system_are_gone(name: str) -> None:
    tree = BeautifulSoup(article(name).html, "html.parser")
    assert [element.name for element in tree.find_all()] == ["p"] * len(tree.find_all())
    assert [element.attrs for element in tree.find_all() if element.attrs] == []
    for attribute in ("cms-style", "data-sudaclick", "stock_sz300959"):
        assert attribute not in published(name)


@both
def test_a_false_stock_link_leaves_plain_words_and_no_ticker(name: str) -> None:
    found = article(name)
    expected = {LABOUR: "应对疫情影响线上线下大规模推送岗位", CAMPAIGN: "联盟性线上线下专场招聘会"}[name]
    assert expected in found.text
    assert expected in found.html
    assert expected in found.markdown
    assert found.links == ()
    assert "300959" not in published(name)
    assert "线上线下" not in archive().tags_of[found.id]
    assert removed(name, "link") == ["https://finance.sina.com.cn/realstock/company/sz300959/nc.shtml"]


@both
def test_comments_in_the_markup_are_not_published(name: str) -> None:
    comments = BeautifulSoup(seed(name), "html.parser").find_all(string=lambda text: isinstance(text, Comment))
    assert len(comments) > 5
    assert "<!--" not in published(name)
    assert "news_keyword_pub" not in published(name)
    assert Counter(text for text in removed(name, "comment")).keys() == {comment.strip() for comment in comments}


def test_the_origin_comes_out_of_a_hidden_comment_and_nothing_else_of_it() -> None:
    assert article(CAMPAIGN).origin == "中国青年报客户端"
    assert "article_adlist" not in published(CAMPAIGN)
    assert "来源" not in published(CAMPAIGN)


def test_no_origin_is_guessed_where_none_is_named() -> None:
    assert article(LABOUR).origin == ""
    assert record(LABOUR)["origin"] is None


def test_the_head_of_a_report_gives_place_day_agency_and_reporter_and_stays_without_the_reporter() -> None:
    found = article(CAMPAIGN)
    expected = Dateline("北京5月9日电", place="北京", agency="中国青年报客户端", day=date(2022, 5, 9))
    assert found.dateline == expected
    assert found.byline == "叶雨婷"
    assert found.origin == "中国青年报客户端"
    head = "中国青年报客户端北京5月9日电 今天记者从教育部获悉"
    assert found.text.startswith(head)
    assert found.html.startswith(f"<p>{head}")


def test_no_dateline_and_no_byline_are_guessed_where_there_are_none() -> None:
    assert article(LABOUR).dateline is None
    assert article(LABOUR).byline == ""


@pytest.mark.parametrize(
    ("name", "editor", "others"),
    [(LABOUR, "何中夫", []), (CAMPAIGN, "李墨轩", [REPORTER])],
    ids=["labour", "campaign"],
)
def test_the_editor_is_a_fact_and_no_part_of_the_body(name: str, editor: str, others: list[str]) -> None:
    found = article(name)
    assert found.editor == editor
    assert editor not in found.text + found.html + found.markdown
    assert removed(name, "fact") == [f"责任编辑：{editor}", *others]
    assert archive().editors.terms[(editor,)].articles == (found.id,)
    assert editor not in archive().tags_of[found.id]


@both
def test_the_qr_block_with_its_style_sheet_is_removed_and_listed(name: str) -> None:
    for trace in ("appendQr", "海量资讯", "&#123;", "<style", "二维码", "声明", "iframe"):
        assert trace not in published(name)
    assert "海量资讯、精准解读，尽在新浪财经APP" in removed(name, "element")
    assert [text[:14] for text in removed(name, "style")] == [".appendQr_wrap"]
    assert {"正文下iframe", "总声明", "文末二维码 start", "编辑姓名及工作代码"} <= set(removed(name, "comment"))
    assert "\n\n" in removed(name, "whitespace")


@both
def test_a_removal_names_its_rule_and_reason(name: str) -> None:
    found = {removal.what: removal for removal in article(name).removed if removal.text != REPORTER}
    assert found["element"].rule == "editorial/sources/sina-finance.yml: drop[0]"
    assert found["link"].rule == "editorial/sources/sina-finance.yml: unlink[0]"
    assert found["fact"].rule == "editorial/sources/sina-finance.yml: extract[0]"
    assert found["image"].rule == "front matter: thumbnail"
    assert all(removal.why for removal in article(name).removed)


@both
def test_every_visible_character_of_the_raw_body_is_in_the_text_or_in_the_removals(name: str) -> None:
    tree = BeautifulSoup(seed(name).decode().split("---", 2)[2], "html.parser")
    for style in tree("style"):
        style.extract()
    raw = Counter("".join(tree.get_text().split()))
    kept = Counter("".join(article(name).text.split()))
    taken = Counter("".join("".join("".join(removed(name, what)).split()) for what in ("element", "fact")))
    assert raw == kept + taken


@both
def test_every_paragraph_of_the_raw_body_is_one_of_the_text_in_the_same_order(name: str) -> None:
    tree = BeautifulSoup(seed(name).decode().split("---", 2)[2], "html.parser")
    paragraphs = [element.get_text().strip().replace(REPORTER, " ") for element in tree("p", class_=False)]
    assert article(name).text.split("\n") == paragraphs
    assert [element.get_text() for element in BeautifulSoup(article(name).html, "html.parser")("p")] == paragraphs


@both
def test_the_record_has_every_key_of_the_contract_with_its_type(name: str) -> None:
    found = record(name)
    assert found.keys() >= CONTRACT
    texts = ("id", "url", "path", "title", "raw_title", "date", "date_kind", "source", "channel", "editor")
    assert all(isinstance(found[key], str) and found[key] for key in (*texts, "html", "markdown", "text"))
    assert all(isinstance(found[key], list) for key in ("categories", "tags", "images", "links", "removed", "problems"))
    assert found["id"] == IDS[name]
    assert found["url"] == f"/a/{IDS[name]}/"
    assert found["path"] == f"articles/{name}"
    assert found["date_kind"] == "published"
    assert found["lead_image"] is None
    assert found["problems"] == []
    assert all(removal.keys() >= {"what", "text", "rule", "why"} for removal in found["removed"])


def test_the_record_gives_a_dateline_in_parts() -> None:
    expected = {"text": "北京5月9日电", "place": "北京", "agency": "中国青年报客户端", "day": "2022-05-09"}
    assert record(CAMPAIGN)["dateline"] == expected
    assert record(LABOUR)["dateline"] is None


@both
def test_both_are_written_in_simplified_chinese(name: str) -> None:
    assert article(name).language == "zh-Hans"


@pytest.mark.parametrize(
    ("name", "about"),
    [
        (LABOUR, {"就业", "高校毕业生", "人力资源和社会保障部"}),
        (CAMPAIGN, {"就业", "高校毕业生", "教育部", "百日冲刺"}),
    ],
    ids=["labour", "campaign"],
)
def test_the_tags_name_what_an_article_is_about_and_no_noise(name: str, about: set[str]) -> None:
    tags = set(archive().tags_of[IDS[name]])
    assert about <= tags
    assert not tags & {"线上线下", "记者", "举行", "活动", "新浪财经", "责任编辑", "客户端", "叶雨婷", "来源", "今天"}
    assert not tags & {"高校毕业生就业", "国有企业", "事业单位", "中小企业", "主题教育"}


def test_the_topic_of_the_graduates_lists_both_in_chronological_order() -> None:
    topic = next(topic for topic in archive().topics if topic.title == "2022届高校毕业生就业")
    assert topic.articles == (IDS[LABOUR], IDS[CAMPAIGN])


def test_each_is_related_to_the_other() -> None:
    assert IDS[CAMPAIGN] in archive().related[IDS[LABOUR]]
    assert IDS[LABOUR] in archive().related[IDS[CAMPAIGN]]
