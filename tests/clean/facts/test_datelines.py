"""Datelines at the heads of agency reports."""

from __future__ import annotations

from datetime import date

import pytest

from newsarchive.clean.facts.datelines import find_agency, find_dateline

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
        "东方网记者林小满3月21日报道：一场展览",
        "本报记者林小满5月9日电 今天",
        "某报通讯员周一舟5月9日报道，",
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
    ("paragraph", "agency"),
    [
        ("新华社北京5月9日电 国务院", "新华社"),
        ("财联社5月9日电，证监会表示，", "财联社"),
        ("央视新闻5月9日消息，据报道，", "央视新闻"),
        ("证券时报网5月9日讯，", "证券时报网"),
        ("今年5月9日消息，公司公告。", ""),
        ("北京时间5月9日消息，据国外媒体报道，", ""),
        ("5月9日，教育部在北京召开会议。", ""),
    ],
)
def test_a_dateline_names_its_agency_with_or_without_a_place(paragraph: str, agency: str) -> None:
    assert find_agency([paragraph]) == agency
