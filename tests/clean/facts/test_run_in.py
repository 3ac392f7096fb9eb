"""Credits within paragraphs of prose."""

from __future__ import annotations

import pytest

from newsarchive.clean.facts.run_in import run_in_at_end, run_in_at_head


def split(text: str, *, at_end: bool = False) -> tuple[str, str] | None:
    """The paragraph without its credits, and the statements as `fact=value …`; None if it has no credits."""
    found = run_in_at_end(text) if at_end else run_in_at_head(text)
    if found is None:
        return None
    return text[: found.start] + text[found.end :], " ".join(f"{fact}={value}" for fact, value in found.statements)


@pytest.mark.parametrize(
    ("text", "rest", "facts"),
    [
        ("【文/观察者网 林小满】当地时间2月11日，", "当地时间2月11日，", "agency=观察者网 byline=林小满"),
        ("新京报讯（记者 林小满）3月17日晚，", "新京报讯3月17日晚，", "byline=林小满"),
        ("新京报讯 3月17日晚，", "3月17日晚，", "agency=新京报"),
        ("新华社北京5月9日电（记者张三、李四）今天", "新华社北京5月9日电今天", "byline=张三、李四"),
        ("中新网北京5月9日电 (张三 李四)今天", "中新网北京5月9日电 今天", "byline=张三、李四"),
        ("本报讯（通讯员王五）今天", "本报讯今天", "byline=王五"),
        ("东方网记者林小满3月21日报道：一场展览", "东方网3月21日报道：一场展览", "agency=东方网 byline=林小满"),
        ("21世纪经济报道记者林小满 北京报道 海关总署发布", "海关总署发布", "agency=21世纪经济报道 place=北京 byline=林小满"),
        ("本报记者 张三 李四 上海报道：今天", "今天", "place=上海 byline=张三、李四"),
        ("21世纪经济报道记者 林小满 赣州、长沙报道 早上八点半", "早上八点半", "agency=21世纪经济报道 place=赣州、长沙 byline=林小满"),
        ("澎湃新闻记者 廖乔 周一舟 上海书展组委会7月15日宣布", "上海书展组委会7月15日宣布", "agency=澎湃新闻 byline=廖乔、周一舟"),
        ("【香港商報訊】記者邱霽晴報道：粵港澳", "記者邱霽晴報道：粵港澳", "agency=香港商報"),
        ("記者邱霽晴報道：粵港澳", "粵港澳", "byline=邱霽晴"),
        ("（中央社記者林小滿台北21日電）行政院今天", "行政院今天", "agency=中央社 byline=林小滿 place=台北"),
        ("〔記者林小滿／台北報導〕行政院今天", "行政院今天", "byline=林小滿 place=台北"),
    ],
)  # fmt: skip
def test_credits_at_the_head_of_a_report(text: str, rest: str, facts: str) -> None:
    assert split(text) == (rest, facts)


@pytest.mark.parametrize(
    ("text", "rest", "facts"),
    [
        ("正文。" * 200 + "（记者林小满）", "正文。" * 200, "byline=林小满"),
        ("正文。（记者 林小满 责编：周一舟）", "正文。", "byline=林小满 editor=周一舟"),
        ("正文。红星新闻记者 林小满 周一舟", "正文。", "agency=红星新闻 byline=林小满、周一舟"),
        ("他说：“好。”（来源：央视新闻）", "他说：“好。”", "origin=央视新闻"),
        ("正文。责任编辑：王晨", "正文。", "editor=王晨"),
    ],
)
def test_credits_after_the_last_sentence(text: str, rest: str, facts: str) -> None:
    assert split(text, at_end=True) == (rest, facts)


@pytest.mark.parametrize(
    "text",
    [
        "（记者会上）他说，",
        "他在（记者会上）说，记者林小满没有提问。",
        "记者林小满从北京获悉，今天",
        "记者林小满摄影展3月21日开幕",
        "澎湃新闻记者 廖乔 从上海书展组委会获悉，本届书展",
        "澎湃新闻记者 廖乔 在上海书展现场看到，读者",
        "本报记者 林小满 上海书展组委会今天宣布，读者",
        "新京报记者 林小满 独家采访了当事人，他表示一切都好。",
        "北京日报记者 林小满 昨天从市政府获悉，新的规定下月实施。",
        "中国之声记者林小满3月21日报道的事件引起关注。",
        "据新华社记者林小满报道：昨日，北京大雪。",
        "这本书（作者：林小满）很好看，值得一读。",
        "他在书中（译者：林小满）写道，天下太平。",
        "这篇报道（记者林小满）引起关注。",
        "昨天，我读了一本好书（作者：林小满）",
        "记者节11月8日将举行报道评选。",
        "据新华社讯，今天",
        "通讯（第三期）今天出版",
        "快讯 今天",
        "新华社北京5月9日电（完）",
        "停电（周末）以后",
        "By then, the harbour was closed.",
        "作者（林小满）认为，这本书",
        "编辑部（北京）今天",
        "（作者注）本文",
        "正文" * 100 + "（记者 张三）" + "正文" * 100,
        "正文。（作者注）",
        "正文。（本文作者为某大学教授）",
        "正文。（新华社记者 张三 摄）",
        "正文。（图片来源：示例图库）",
        "他问：“来源：甲？”",
        "正文，记者 林小满",
        "正文。数据来源：统计局",
        "正文（林小满）",
        "",
    ],
)
def test_prose_keeps_its_words(text: str) -> None:
    assert split(text) is None
    assert split(text, at_end=True) is None
