"""Texts that only name who did what."""

from __future__ import annotations

import pytest

from newsarchive.clean.facts.credits import credits_in


def stated(text: str) -> str | None:
    """The statements of a text as `fact=value …`; None for one that has anything but credits in it."""
    found = credits_in(text)
    return None if found is None else " ".join(f"{fact}={value}" for fact, value in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("【文/观察者网 林小满】", "agency=观察者网 byline=林小满"),
        ("【文/林小满】", "byline=林小满"),
        ("【编译/观察者网 林小满】", "agency=观察者网 translator=林小满"),
        ("【文/观察者网专栏作者 林小满】", "agency=观察者网 byline=林小满"),
        ("【环球时报驻美国特约记者 林小满】", "agency=环球时报 byline=林小满"),
        ("【环球网报道 记者 林小满】", "agency=环球网 byline=林小满"),
        ("【环球网综合报道】", "agency=环球网"),
        ("（记者林小满）", "byline=林小满"),
        ("（记者：欧阳娜娜）", "byline=欧阳娜娜"),
        ("(本报记者 张三，李四)", "byline=张三、李四"),
        ("（新华社记者 阿不都·热合曼）", "agency=新华社 byline=阿不都·热合曼"),
        ("（通讯员 王五 记者 张三）", "byline=王五 byline=张三"),
        ("（记者张三通讯员李四）", "byline=张三 byline=李四"),
        ("（记者 姜辉 通讯员 王五 文/图）", "byline=姜辉 byline=王五"),
        ("（记者：林小满   责编：周一舟   网编：吴予安）", "byline=林小满 editor=周一舟 web_editor=吴予安"),
        ("编辑 周一舟 校对 吴予安", "editor=周一舟"),
        ("红星新闻记者 林小满 综合报道", "agency=红星新闻 byline=林小满"),
        ("文/某财经意见领袖专栏作家 林小满", "byline=林小满"),
        ("新京报记者 林小满", "agency=新京报 byline=林小满"),
        ("红星新闻记者 林小满 周一舟", "agency=红星新闻 byline=林小满、周一舟"),
        ("红星新闻记者 林小满 实习生 吴予安 发自北京", "agency=红星新闻 byline=林小满 place=北京 byline=吴予安"),
        ("21世纪经济报道记者林小满 北京报道", "agency=21世纪经济报道 place=北京 byline=林小满"),
        ("每经记者 张三 每经编辑 李四", "agency=每日经济新闻 byline=张三 editor=李四"),
        ("证券时报记者 蔺予怀", "agency=证券时报 byline=蔺予怀"),
        ("（央视记者 池也 通讯员 鄂江宁）", "agency=央视 byline=池也 byline=鄂江宁"),
        ("（总台央视记者 乌云其 白音 报道员 哈斯）", "agency=央视 byline=乌云其、白音 byline=哈斯"),
        ("红星新闻记者 林小满 摄影 周一舟", "agency=红星新闻 byline=林小满 credit=周一舟"),
        ("作者 | 林小满", "byline=林小满"),
        ("作者：张三（zhangsan@example.org）", "byline=张三"),
        ("作者：木子卢", "byline=木子卢"),
        ("文丨张三 李四", "byline=张三、李四"),
        ("►文/张三", "byline=张三"),
        ("某某基金报记者张三", "agency=某某基金报 byline=张三"),
        ("译者：boxi", "translator=boxi"),
        ("监制 | 周一舟", ""),
        ("初审：张三 复审：李四 终审：王五", ""),
        ("头图 | 视觉中国", "credit=视觉中国"),
        ("来源 | 阑夕（ID：techread）", "origin=阑夕"),
        ("来源：九派新闻、新华每日电讯", "origin=九派新闻、新华每日电讯"),
        ("（来源：新华社）", "origin=新华社"),
        ("稿源：中国新闻网 ", "origin=中国新闻网"),
        ("来源：央视新闻 编辑：王晨", "origin=央视新闻 editor=王晨"),
        ("Source: Variety【via Example】", "origin=Variety"),
        ("责任编辑：梁斌 SF055", "editor=梁斌"),
        ("(责编：王晨、李默)", "editor=王晨、李默"),
        ("【本文编辑：李默】", "editor=李默"),
        ("编辑丨王晨 李默", "editor=王晨、李默"),
        ("编辑：秦小禾 责任编辑：方屿", "editor=秦小禾 editor=方屿"),
        ("（编辑 | 秦小禾 方屿，责编：何岸 SF055）", "editor=秦小禾、方屿 editor=何岸"),
        ("by Alex Chan", "byline=Alex Chan"),
        ("(Reporting by Ann Example in New York and Bo Li; Editing by Cy Roe)", "byline=Ann Example、Bo Li editor=Cy Roe"),
    ],
)  # fmt: skip
def test_credits_become_statements_each_in_its_role(text: str, expected: str) -> None:
    assert stated(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "（记者会上）",
        "（作者注）",
        "（编辑部）",
        "（据记者了解）",
        "（记者提问）",
        "（答记者问）",
        "（记者高度关注）",
        "（本报记者综合报道）",
        "（记者 张三摄）",
        "（新华社记者 张三 摄）",
        "（中国记者协会主办）",
        "（作者系某大学教授）",
        "记者节",
        "记者 张三获悉",
        "记者：为什么",
        "记者：你好吗",
        "记者：谢谢。",
        "记者：李医生",
        "记者：陈医生好",
        "记者：谢谢大家",
        "来源：这个词在古籍中指水的源头。",
        "来源：我的朋友，他说他不来了。",
        "图：去年的大雪压垮了大棚，造成了损失。",
        "制作：二十分钟",
        "本报记者注意到",
        "央视记者 现场直击",
        "新华社记者 调查手记",
        "摄影 展览",
        "编辑部的故事",
        "编辑：这篇稿子还要再改一改",
        "编辑：",
        "文：这是第一次",
        "作者：张三，某大学教授",
        "作者：他是谁",
        "视频：记者现场直击",
        "来源：",
        "来源：某报。他补充说",
        "数据来源：统计局",
        "这批货的来源：南方",
        "by the way",
        "By Monday",
        "By then, Ann Example had left",
        "Source code is free",
        "Editor wars",
        "（林小满）",
        "",
    ],
)
def test_words_about_reporters_authors_and_sources_are_no_credits(text: str) -> None:
    assert credits_in(text) is None
