from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.base.text import collapse_whitespace
from newsarchive.clean.facts.title import REPLACED, restore_title, split_clock
from newsarchive.clean.facts.title_punctuation import presume_quotes
from tests.builders import clean, crawled_title


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
        ("网关 2.4.0 支持 HTTP/3", "这一版支持 HTTP/3（基于 QUIC）"),
        ("把 <App/> 拆小", "组件 <App/> 太大，要拆"),
        ("从 TCP/IP 到 QUIC", "TCP/IP 已有四十年"),
        ("某某影业(NYSE:ABC)盘前跌6%", "某某影业(NYSE:ABC)发布指引"),
        ("下架“某应用”？官方回应来了", "有人说下架“某应用”？官方回应称没有"),
        ("新规|两项服务停办", "背景：新规|两项服务停办的由来"),
        ("没有替换的标题", ""),
        ("国足1_1客队，“铁”定出局？球迷高喊“换人”", "“铁”定出局了吗？看台上高喊“换人”。"),
        ("他要“百日冲刺”到底", "他说：“我们要‘百日冲刺’才行。”"),
        ("他要“百日冲刺”到底", "一场“ 百日冲刺 ”开始了"),
        ("他要“百日冲刺”到底", "标题：他要“百日冲刺”到底\n有人写作[百日冲刺]"),
    ],
)
def test_characters_that_the_body_proves_are_restored(title: str, body: str) -> None:
    # A score keeps its underscore: nothing proves what was in it.
    assert restore_title(crawled_title(title), body) == title


@pytest.mark.parametrize(
    ("raw", "body"),
    [
        pytest.param("就业_百日冲刺_活动", "", id="no body"),
        pytest.param("就业_百日冲刺_活动", "百日冲刺开始了", id="the phrase without quotes"),
        pytest.param("就业_百日冲刺_活动", "“百日冲刺”与[百日冲刺]", id="two kinds of characters"),
        pytest.param("就业_百日冲刺_活动", "“甲”百日冲刺“乙”", id="the ends of two other quotes"),
        pytest.param("就业_百日冲刺_活动", "一/百日冲刺/二", id="a phrase between two characters that are no pair"),
        pytest.param("就业_百日冲刺_活动", "“百日冲刺活动”", id="quotes around more"),
        pytest.param("Matters_a story of", "matters: another", id="another context"),
        pytest.param("一二三四_五六七八", "一二三四/五六七八，一二三四：五六七八，一二三四|五六七八", id="a contradiction"),
        pytest.param("my_function 的用法与原理", "my_function 的用法与原理，my/function 的用法与原理", id="a true underscore"),
        pytest.param("甲_乙", "甲/乙 丙", id="too short to prove anything"),
        pytest.param("_", "甲：乙: 丙", id="nothing but a character"),
        pytest.param("__", "“”", id="nothing but two characters"),
        pytest.param("元_斤", "1049元/斤", id="too little around the character"),
        pytest.param("支持 HTTP_3 与 QUIC", "HTTP/3、HTTP:3", id="a word with two kinds of characters"),
        pytest.param("支持 HTTP_3 与 QUIC", "HTTP/30 和 XHTTP/3", id="a longer word"),
        pytest.param("下架_App_ 官方回应", "某”App：某", id="characters around a word that are no pair"),
        pytest.param("官方回应某App_ 记者走访", "“某App”在列", id="a character at the end of a word"),
        pytest.param("变量 my_name 的用法", "my/name 与 my_name", id="a name with its underscore"),
        pytest.param("服务高校毕业生就业活动_", "“服务高校毕业生就业活动”启动", id="a quote that begins elsewhere"),
        pytest.param("官方通报称_九百元的鸡蛋", "昨天官方通报称“九百元的鸡蛋很贵”", id="half a pair"),
        pytest.param("称_一斤九百_一斤八百_的", "称“一斤九百…一斤八百”的", id="half a pair in two"),
        pytest.param("昨天记者说_看看大家_和_走走我们_他们就来", "昨天记者说“看看大家，走走我们”他们就来", id="the ends of two pairs"),
        pytest.param("甲方_乙方_丙方_丁方", "“乙方”与‘丙方’", id="two phrases that share a character"),
        pytest.param("大_雪_" * 20, "“雪”", id="more characters than a headline has"),
        pytest.param("教程_一_", "第一课", id="one character without quotes"),
        pytest.param("_Defector_ finds love", "A defector finds love.", id="a quote or a tag"),
    ],
)  # fmt: skip
def test_without_evidence_for_a_character_the_title_keeps_its_underscore(raw: str, body: str) -> None:
    assert restore_title(raw, body) == raw


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(
            '<img alt="孵化“海鸟”？" src="https://e.org/undefined"><p>正文。</p>', id="the alt text of an image"
        ),
        pytest.param('<div style="display:none">孵化“海鸟”？</div><p>正文。</p>', id="a hidden line"),
        pytest.param("<p>标题：孵化“海鸟”？</p><p>正文。</p>", id="a line of the text"),
    ],
)
def test_the_headline_elsewhere_on_the_page_proves_the_title(page: str) -> None:
    found = clean(page, title="孵化_海鸟_？")
    assert (found.title, found.presumed_quotes, found.text) == ("孵化“海鸟”？", (), "正文。")


def test_the_alt_text_of_a_later_image_proves_nothing() -> None:
    images = '<img alt="海边" src="https://e.org/a.jpg"><img alt="孵化“海鸟”？" src="https://e.org/b.jpg">'
    assert clean(f"{images}<p>正文。</p>", title="孵化_海鸟_？").presumed_quotes == (2, 5)


def test_a_title_keeps_one_underscore_and_gets_another_character_back() -> None:
    assert (
        restore_title("官方_通报称九百元_每一斤的鸡蛋", "如今九百元/每一斤的，通报称九百元/每一斤的")
        == "官方_通报称九百元/每一斤的鸡蛋"
    )


def test_characters_with_a_meaning_in_patterns_are_only_text() -> None:
    assert restore_title("C++ (一) $1.0^2_ 教程", "C++ (一) $1.0^2: 教程") == "C++ (一) $1.0^2: 教程"


@pytest.mark.parametrize(
    ("raw", "title"), [("  两端  空白 ", "两端 空白"), ("全角\u3000空白", "全角 空白"), ("折\n行", "折行")]
)
def test_whitespace_in_a_title_is_normalised(raw: str, title: str) -> None:
    assert restore_title(raw, "") == title


@given(st.text(st.sampled_from("甲乙丙丁_ab ")), st.text(st.sampled_from("甲乙丙丁_ab " + REPLACED)))
def test_a_title_changes_only_where_the_crawler_may_have_replaced_a_character(raw: str, body: str) -> None:
    restored = restore_title(raw, body)
    plain = collapse_whitespace(raw)
    assert len(restored) == len(plain)
    assert all(now == then or (then == "_" and now in REPLACED) for now, then in zip(restored, plain, strict=True))


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("3·15晚会曝光 | 老坛酸菜厂家回应整改进展", id="a column"),
        pytest.param("深度 | 一家县城书店的十年账本里有什么", id="a short label"),
        pytest.param("早报 | 《山海行》定档，三家影院公布排片", id="a label before a work"),
        pytest.param("螺纹钢现货涨至1049元/吨", id="a price"),
        pytest.param("猪肉批发价21.3元/公斤，环比下降", id="a price before a comma"),
        pytest.param("均价3.2万元/平方米左右", id="a price in ten thousands"),
        pytest.param("某地最低工资2010元/月 7月起执行", id="a wage"),
        pytest.param("高铁试验车跑出453km/h的速度", id="a speed"),
        pytest.param("固态硬盘读取7000MB/s", id="a rate"),
        pytest.param("中小团队的 CI/CD 实践", id="a fixed pair"),
        pytest.param("一次A/B测试的复盘", id="a fixed pair next to Han"),
        pytest.param("[World] North Korea’s ‘only openly gay defector’ finds love", id="a section"),
        pytest.param("[US & Canada] Snow closes airports", id="a section of two words"),
        pytest.param("[Obs＃56] 一个人的观察", id="a numbered column"),
        pytest.param("Qantas boss: Governments may insist", id="a speaker"),
        pytest.param("Covid-19: Cases fall for a third week", id="a subject"),
        pytest.param("Rowan Exmoor: 'I kept the boat running'", id="words after a speaker"),
        pytest.param("[World] Island ferry: How one route survived", id="a subject after a section"),
        pytest.param("19:30 直播：发射现场", id="a time of day"),
        pytest.param("09:45 【快讯】某地地震", id="a time that is no day"),
        pytest.param("feat: add a dark theme", id="a commit"),
        pytest.param("fix(router)!: keep the query", id="a commit with its scope"),
        pytest.param("Can a fence hold the dunes for three months?", id="a question"),
    ],
)
def test_characters_are_restored_where_no_other_is_possible(title: str) -> None:
    assert restore_title(crawled_title(title), "") == title


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param("XStream _ 1.4.16 远程代码执行漏洞", id="less or more than a number"),
        pytest.param("前端 _ 后端", id="two words next to each other"),
        pytest.param("读书 _ 写作 _ 生活与工作的平衡之道", id="three words next to each other"),
        pytest.param("Java _ Kotlin 混合开发的一些经验与教训", id="names next to each other"),
        pytest.param("华为Mate X2_Mate 40_P40", id="models"),
        pytest.param("降维、过采样_欠采样", id="terms"),
        pytest.param("每月98元_月租套餐", id="a unit that goes on as a word"),
        pytest.param("MAX_VALUE 与 MIN_VALUE 的区别", id="names of constants"),
        pytest.param("X_CI_CD_Y", id="a pair inside a name"),
        pytest.param("feature_ci_cd", id="a branch"),
        pytest.param("_Squid Game_ breaks records", id="a quoted name"),
        pytest.param("_图_ 新桥通车", id="a Chinese tag or quote"),
        pytest.param("Lost your keys_ Here is what to do", id="a question in short"),
        pytest.param("Feeling tired_ Doctors explain", id="a question without a verb to show it"),
        pytest.param("Who owns the sea_ A court decides", id="a question and its answer"),
        pytest.param("The plan nobody in the village wanted_ Move inland", id="a long lead"),
        pytest.param("Mayor says “no”_ _Never_", id="more than one character"),
        pytest.param("The best phones for three months_", id="no question"),
        pytest.param("教程_ 用 Python 画图", id="Chinese before a space"),
        pytest.param("snake_case names", id="a true underscore"),
        pytest.param("24_00 不是时刻", id="no time of day"),
        pytest.param("20_20 Vision", id="a measure of sight"),
        pytest.param("12_15 晚间公告", id="a time or a day"),
        pytest.param("21_22 赛季前瞻", id="a time or two years"),
        pytest.param("晚间 19_30 直播", id="a time within"),
    ],
)
def test_where_two_characters_are_possible_the_title_keeps_its_underscore(raw: str) -> None:
    assert restore_title(raw, "") == raw


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        ("_PC_&nbsp;《潮汐旅館》公開", "[PC] 《潮汐旅館》公開"),
        ("_Google_&nbsp;更新上線", "[Google] 更新上線"),
        ("甲&nbsp;&nbsp;乙 &amp; 丙 &#39;丁&#x27;", "甲 乙 & 丙 '丁'"),
        ("读懂 List&lt;User&gt; 与 &#60;b&#x3E;", "读懂 List&lt;User&gt; 与 &#60;b&#x3E;"),
        ("AT&T 与 &copy=1", "AT&T 与 &copy=1"),
        ("控制&#0;字符&#8;", "控制\N{REPLACEMENT CHARACTER}字符"),
    ],
)
def test_entities_in_a_title_become_what_they_mean(raw: str, title: str) -> None:
    assert restore_title(raw, "") == title


@pytest.mark.parametrize(
    ("raw", "first_line", "expected"),
    [
        pytest.param("00_00 币世界晚行情", "", ("00_00", "币世界晚行情"), id="midnight"),
        pytest.param("19_30 币世界晚行情", "19_30", ("19_30", "币世界晚行情"), id="on a line of its own"),
        pytest.param("00_00 Vision", "00_00", ("00_00", "Vision"), id="the same before any letters"),
        pytest.param("19_30 直播：发射现场", "", ("", "19_30 直播：发射现场"), id="in the headline"),
        pytest.param("19_30 直播 今晚", "19_30 直播", ("", "19_30 直播 今晚"), id="with words on its line"),
        pytest.param("24_00 不是时刻", "24_00", ("", "24_00 不是时刻"), id="no time of day"),
        pytest.param("00_00 Vision", "", ("", "00_00 Vision"), id="midnight before Latin letters"),
    ],
)
def test_a_clock_above_a_headline_is_split_off_and_a_time_in_it_is_not(
    raw: str, first_line: str, expected: tuple[str, str]
) -> None:
    assert split_clock(raw, first_line) == expected


def test_a_clock_that_is_dropped_is_noted() -> None:
    found = clean("<p>正文</p>", title="00_00 币世界晚行情")
    assert found.title == "币世界晚行情"
    assert [(removal.text, removal.why) for removal in found.removed if removal.what == "title"] == [
        ("00_00", "the time of day above the headline")
    ]


@pytest.mark.parametrize(
    ("title", "shown", "positions"),
    [
        ("_百日冲刺_活动启动", "“百日冲刺”活动启动", (0, 5)),
        ("有哪些_一看就会_的家常菜？", "有哪些“一看就会”的家常菜？", (3, 8)),
        ("让打卡小工具_智能一点_：新版", "让打卡小工具“智能一点”：新版", (6, 11)),
        ("某市公布_A股十条_", "某市公布“A股十条”", (4, 9)),
        ("主队1_1客队，_铁血_防守", "主队1_1客队，“铁血”防守", (8, 11)),
        ("_主队1_1客队_引热议", "“主队1_1客队”引热议", (0, 8)),
    ],
)
def test_a_lone_pair_that_nothing_proves_is_set_as_quotation_marks(
    title: str, shown: str, positions: tuple[int, int]
) -> None:
    assert presume_quotes(title) == (shown, positions)
    assert [shown[position] for position in positions] == ["“", "”"]


@pytest.mark.parametrize(
    "title",
    [
        "某市_某县",
        "甲_乙_丙_丁",
        "Mate X2_Mate 40_P40",
        "feat: add _StrictMode_ support (#1024)",
        "_Train_ Rainy day",
        "专栏 _ 标题 _ 来源",
        "比分1_主队_1",
        "__",
        "甲__乙",
        "某人_要“双减_落地",
        "大雪_来了”的_消息",
        "_“空城”_",
        "某市__",
        "没有",
        "",
        "_" + "字" * 41 + "_",
    ],
)
def test_other_replaced_characters_stay_as_they_are(title: str) -> None:
    assert presume_quotes(title) == (title, ())


def test_quotes_that_the_text_proves_are_not_presumed() -> None:
    article = clean("<p>　　某市启动“百日冲刺”活动。</p>", title="_百日冲刺_活动启动")
    assert (article.title, article.presumed_quotes) == ("“百日冲刺”活动启动", ())


def test_presumed_quotes_leave_the_raw_title_as_it_is() -> None:
    article = clean("<p>　　某市公布了安排。</p>", title="_百日冲刺_活动启动")
    assert (article.title, article.raw_title) == ("“百日冲刺”活动启动", "_百日冲刺_活动启动")
    assert article.presumed_quotes == (0, 5)
