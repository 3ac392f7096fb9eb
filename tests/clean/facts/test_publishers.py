"""Names of publishers."""

from __future__ import annotations

import pytest

from newsarchive.clean.facts.publishers import outlet_name, publisher_name


@pytest.mark.parametrize(
    ("stated", "name"),
    [
        ("新华社 时间：2022-02-12 10:00", "新华社"),
        ("新华社 2022-02-12 10:00", "新华社"),
        ("宁夏日报", "宁夏日报"),
        ("央视财经（ID：cctvyscj）", "央视财经"),
        ("央视新闻微信公众号（ID：cctvnewscenter）综合学校官网等", "央视新闻"),
        ("微信公众号“灰度实验”（ID：graylab）", "灰度实验"),
        ("公众号：甲乙丙", "甲乙丙"),
        ("某某日报官方微信", "某某日报"),
        ("新华社综合", "新华社"),
        ("综合自新华社、人民日报", "新华社、人民日报"),
        ("九派新闻、新华每日电讯", "九派新闻、新华每日电讯"),
        ("Variety【via Example】", "Variety"),
        ("综合开发研究院", "综合开发研究院"),
        ("《财经》杂志", "《财经》杂志"),
        ("海湾商品报客户端", "海湾商品报客户端"),
        ("某报。他补充说", ""),
        ("长" * 41, ""),
        ("199IT互联网数据中心（&样本量<3000）", ""),
        ("", ""),
    ],
)
def test_ids_accounts_and_compilations_are_no_part_of_a_name(stated: str, name: str) -> None:
    assert publisher_name(stated) == name


@pytest.mark.parametrize(
    ("stated", "name"),
    [
        ("新京报", "新京报"),
        ("21世纪经济报道", "21世纪经济报道"),
        ("环球时报驻美国特约", "环球时报"),
        ("观察者网专栏", "观察者网"),
        ("中青报·中青网", "中青报·中青网"),
        ("总台央视", "央视"),
        ("红星新闻", "红星新闻"),
        ("本报", ""),
        ("据新华社", ""),
        ("多家网", ""),
        ("报社", ""),
        ("一名不愿具名的", ""),
        ("", ""),
    ],
)
def test_the_words_before_a_reporter_name_an_outlet_or_none(stated: str, name: str) -> None:
    assert outlet_name(stated) == name
