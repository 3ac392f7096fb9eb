from __future__ import annotations

from datetime import date

import pytest

from newsarchive.clean.facts.credits import credit_of, editor_of, find_byline, find_dateline, join_names, origin_of
from tests.builders import clean

WRITTEN = date(2022, 5, 9)


@pytest.mark.parametrize(
    ("paragraph", "agency", "place", "text", "day"),
    [
        ("中国青年报客户端北京5月9日电（中青报·中青网记者 叶雨婷）今天", "中国青年报客户端", "北京", "北京5月9日电", date(2022, 5, 9)),
        ("中新网哈尔滨4月27日电（记者 姜辉）27日，", "中新网", "哈尔滨", "哈尔滨4月27日电", date(2022, 4, 27)),
        ("新华社北京5月9日电 国务院", "新华社", "北京", "北京5月9日电", date(2022, 5, 9)),
        ("新华社烟台12月31日电 题：", "新华社", "烟台", "烟台12月31日电", date(2021, 12, 31)),
        ("本报上海5月8日讯（记者 张三）", "本报", "上海", "上海5月8日讯", date(2022, 5, 8)),
        ("人民日报华盛顿5月8日电，美国", "人民日报", "华盛顿", "华盛顿5月8日电", date(2022, 5, 8)),
        ("北京5月9日电（记者 李四）", "", "北京", "北京5月9日电", date(2022, 5, 9)),
    ],
)  # fmt: skip
def test_the_head_of_an_agency_report_is_a_dateline(
    paragraph: str, agency: str, place: str, text: str, day: date
) -> None:
    found = find_dateline([paragraph], WRITTEN)
    assert found
    assert (found.agency, found.place, found.text, found.day) == (agency, place, text, day)


@pytest.mark.parametrize(
    "paragraph",
    [
        "5月9日，教育部在北京召开会议。",
        "北京5月9日电影节开幕，多国导演出席。",
        "今年5月9日消息，公司公告。",
        "北京时间5月9日消息，据国外媒体报道，",
        "财联社5月9日电，证监会表示，",
        "腾讯科技5月9日讯，公司公告，",
        "央视新闻5月9日消息，据报道，",
        "他说，新华社北京5月9日电是这样写的。",
        "证券时报网5月9日讯，",
    ],
)
def test_other_sentences_with_a_day_name_no_place(paragraph: str) -> None:
    assert find_dateline([paragraph], WRITTEN) is None


def test_the_dateline_may_be_below_a_repeated_title_but_not_deep_in_the_text() -> None:
    head = "新华社北京5月9日电 正文"
    assert find_dateline(["标题", head], WRITTEN)
    assert find_dateline(["一", "二", "三", head], WRITTEN) is None


def test_the_year_of_a_dateline_is_not_guessed_without_a_date() -> None:
    found = find_dateline(["新华社北京5月9日电 正文"], None)
    assert found
    assert found.day is None


@pytest.mark.parametrize(
    ("paragraph", "byline"),
    [
        ("中国青年报客户端北京5月9日电（中青报·中青网记者 叶雨婷）今天", "叶雨婷"),
        ("中新网哈尔滨7月27日电（记者 姜辉）27日，", "姜辉"),
        ("新华社北京5月9日电（记者张三、李四）", "张三、李四"),
        ("（记者 张三 李四）", "张三、李四"),
        ("（记者：欧阳娜娜）", "欧阳娜娜"),
        ("(本报记者 张三，李四)", "张三、李四"),
        ("（新华社记者 阿不都·热合曼）", "阿不都·热合曼"),
        ("（通讯员 王五 记者 张三）", "张三"),
        ("（记者 张三 通讯员 王五）", "张三、王五"),
        ("（记者 张三 实习生 李四）", "张三、李四"),
        ("作者：张三（zhangsan@example.org）", "张三"),
        ("文丨张三 李四", "张三、李四"),
        ("►文/张三", "张三"),
        ("某某基金报记者张三", "张三"),
    ],
)
def test_the_reporters_in_brackets_are_the_byline(paragraph: str, byline: str) -> None:
    assert find_byline([paragraph]) == byline


@pytest.mark.parametrize(
    "paragraph",
    [
        "记者 张三获悉",
        "（据记者了解）",
        "（记者提问）",
        "（答记者问）",
        "（本报记者综合报道）",
        "（记者 张三摄）",
        "（新华社记者 张三 摄）",
        "（中国记者协会主办）",
        "文：这是第一次",
        "本报记者注意到",
        "正文" * 100 + "（记者 张三）",
        "",
    ],
)
def test_words_about_reporters_are_no_byline(paragraph: str) -> None:
    assert find_byline([paragraph]) == ""


@pytest.mark.parametrize(
    ("paragraph", "origin"),
    [
        ("来源：宁夏日报", "宁夏日报"),
        ("来源: 央视财经（ID：cctvyscj）", "央视财经（ID：cctvyscj）"),
        ("来源|九派新闻、新华每日电讯", "九派新闻、新华每日电讯"),
        ("来源｜外交部网站", "外交部网站"),
        ("文章来源：新华社", "新华社"),
        ("（来源：新华社）", "新华社"),
        ("稿源：中国新闻网 ", "中国新闻网"),
        ("来源：", ""),
        ("来源：某报。他补充说", ""),
        ("数据来源：统计局", ""),
        ("这批货的来源：南方", ""),
        ("来源：" + "长" * 41, ""),
    ],
)
def test_a_line_that_states_only_the_origin_names_the_origin(paragraph: str, origin: str) -> None:
    assert origin_of(paragraph) == origin


@pytest.mark.parametrize(
    ("paragraph", "editor"),
    [
        ("责任编辑：梁斌 SF055", "梁斌"),
        ("（责任编辑：王晨）", "王晨"),
        ("(责编：王晨、李默)", "王晨、李默"),
        ("【本文编辑：李默】", "李默"),
        ("编辑丨王晨 李默", "王晨、李默"),
        ("责任编辑：", ""),
        ("编辑：这篇稿子还要再改一改", ""),
        ("编辑部的故事", ""),
        ("编辑：秦小禾 责任编辑：方屿", "秦小禾、方屿"),
        ("（编辑 | 秦小禾 方屿，责编：何岸 SF055）", "秦小禾、方屿、何岸"),
    ],
)
def test_a_line_that_states_only_the_editor_names_the_editor(paragraph: str, editor: str) -> None:
    assert editor_of(paragraph) == editor


def test_a_title_that_is_only_a_copyright_symbol_and_a_name_names_the_photographer() -> None:
    assert credit_of("© Noor Vesterby ☂") == "Noor Vesterby ☂"
    assert credit_of("© 2022 Vesterby Ltd") == ""
    assert clean("<img src='https://x.example/a.jpg'>", title="© Noor Vesterby").image_credit == "Noor Vesterby"


@pytest.mark.parametrize(
    ("names", "joined"), [("张三 李四", "张三、李四"), ("张三,李四，王五", "张三、李四、王五"), ("", "")]
)
def test_names_are_joined_by_one_character(names: str, joined: str) -> None:
    assert join_names(names) == joined
