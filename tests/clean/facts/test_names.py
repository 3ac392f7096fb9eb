"""Names of people in credits."""

from __future__ import annotations

import pytest

from newsarchive.clean.facts.names import is_person, join_names, may_be_pen_name, may_be_person


@pytest.mark.parametrize(
    ("names", "joined"),
    [
        ("张三 李四", "张三、李四"),
        ("张三,李四，王五", "张三、李四、王五"),
        ("记者 张三 通讯员 王五", "张三、王五"),
        ("乌云其 白音 报道员 哈斯", "乌云其、白音、哈斯"),
        ("林　晓 周一舟", "林晓、周一舟"),
        ("林 晓、周 言", "林晓、周言"),
        ("Ann Example and Bo Li", "Ann Example、Bo Li"),
        ("林小满 Ann Example", "林小满、Ann Example"),
        ("", ""),
    ],
)
def test_names_are_joined_by_one_character(names: str, joined: str) -> None:
    assert join_names(names) == joined


@pytest.mark.parametrize(
    "name", ["林小满", "欧阳娜娜", "司徒南", "阿不都·热合曼", "Ann Example", "J. R. van Dyke", "劉海", "范徐丽泰"]
)
def test_a_known_surname_dots_or_capitals_make_a_person(name: str) -> None:
    assert is_person(name)


@pytest.mark.parametrize(
    "name",
    [
        "会上",
        "节",
        "张三摄",
        "高度关注",
        "周报社",
        "石家庄报道",
        "the way",
        "林小满在北京",
        "谢谢",
        "王丽北京",
        "李医生",
        "于是乎的",
    ],
)
def test_words_are_no_person(name: str) -> None:
    assert not is_person(name)


def test_a_label_allows_rarer_surnames_and_pen_names() -> None:
    assert may_be_person("扎西次仁")
    assert not may_be_person("为什么")
    assert may_be_pen_name("山间白鹭")
    assert may_be_pen_name("boxi")
    assert not may_be_pen_name("这是第一次")
