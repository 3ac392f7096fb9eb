from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.clean.title import REPLACED, restore_title
from tests.builders import crawled_title


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("教育部开展就业“百日冲刺”活动", "教育部开展高校毕业生就业“百日冲刺”系列活动"),
        ("各地设立“展示台”“曝光台”", "多地设立了“展示台”和“曝光台”，效果明显"),
        ("均价1049元/斤，环比上涨", "原标题：均价1049元/斤，环比上涨"),
        ("均价1049元/斤，环比上涨", "今天的均价1049元/斤，环比略降"),
        ("CI/CD 实践指南", "本文是一份 CI/CD 实践指南。"),
        ("Qantas boss: Governments may insist", "Qantas boss: Governments may insist on vaccines"),
        ("How long will it last?", "<first paragraph> How long will it last?"),
        ("XStream < 1.4.16 远程代码执行", "XStream < 1.4.16 远程代码执行漏洞"),
        ("[World] North Korean defector finds love", "[World] North Korean defector finds love"),
        ("3·15晚会曝光 | 名单公布", "3·15晚会曝光 | 名单公布"),
        ("没有替换的标题", ""),
    ],
)
def test_the_signs_that_the_body_proves_are_restored(title: str, body: str) -> None:
    assert restore_title(crawled_title(title), body) == title


@pytest.mark.parametrize(
    ("raw", "body"),
    [
        pytest.param("就业_百日冲刺_活动", "", id="no body"),
        pytest.param("就业_百日冲刺_活动", "百日冲刺开始了", id="the phrase without quotes"),
        pytest.param("就业_百日冲刺_活动", "“百日冲刺”与[百日冲刺]", id="two kinds of signs"),
        pytest.param("就业_百日冲刺_活动", "“甲”百日冲刺“乙”", id="the ends of two other quotes"),
        pytest.param("就业_百日冲刺_活动", "一/百日冲刺/二", id="a phrase between two signs that are no pair"),
        pytest.param("就业_百日冲刺_活动", "“百日冲刺活动”", id="quotes around more"),
        pytest.param("Matters_ a story of", "matters: another", id="another context"),
        pytest.param("一二三四_五六七八", "一二三四/五六七八，一二三四：五六七八，一二三四|五六七八", id="a contradiction"),
        pytest.param("my_function 的用法与原理", "my_function 的用法与原理，my/function 的用法与原理", id="a true underscore"),
        pytest.param("甲_乙", "甲/乙 丙", id="too short to prove anything"),
        pytest.param("_", "甲：乙: 丙", id="nothing but a sign"),
        pytest.param("__", "“”", id="nothing but two signs"),
        pytest.param("元_斤", "1049元/斤", id="too little around the sign"),
        pytest.param("_World_ North Korean defector", "A North Korean defector in the World.", id="a section tag"),
    ],
)  # fmt: skip
def test_where_nothing_proves_a_sign_the_title_keeps_its_underscore(raw: str, body: str) -> None:
    assert restore_title(raw, body) == raw


def test_a_title_keeps_one_underscore_and_gets_another_sign_back() -> None:
    assert (
        restore_title("官方_通报称九百元_每一斤的鸡蛋", "如今九百元/每一斤的，通报称九百元/每一斤的")
        == "官方_通报称九百元/每一斤的鸡蛋"
    )


def test_signs_that_mean_something_to_a_pattern_are_only_text() -> None:
    assert restore_title("C++ (一) $1.0^2_ 教程", "C++ (一) $1.0^2: 教程") == "C++ (一) $1.0^2: 教程"


@pytest.mark.parametrize(
    ("raw", "title"), [("  两端  空白 ", "两端 空白"), ("全角\u3000空白", "全角 空白"), ("折\n行", "折行")]
)
def test_blanks_in_a_title_are_tidied(raw: str, title: str) -> None:
    assert restore_title(raw, "") == title


@given(st.text(st.sampled_from("甲乙丙丁_ab ")), st.text(st.sampled_from("甲乙丙丁_ab " + REPLACED)))
def test_a_title_changes_only_where_the_crawler_may_have_replaced_a_sign(raw: str, body: str) -> None:
    restored = restore_title(raw, body)
    plain = restore_title(raw, "")
    assert len(restored) == len(plain)
    assert all(now == then or (then == "_" and now in REPLACED) for now, then in zip(restored, plain, strict=True))
