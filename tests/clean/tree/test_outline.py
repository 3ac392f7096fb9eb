"""Bold lines that head the text after them, and bold lines that only stress what they state."""

from __future__ import annotations

import pytest

from tests.builders import clean
from tests.clean.canonical import html_of
from tests.conservation import lost

BOLD_LINES = [
    pytest.param('<p cms-style="font-L strong-Bold">　　开门稳</p>', id="a name of the source's own on the paragraph"),
    pytest.param(
        '<p cms-style="font-L"><font cms-style="font-L strong-Bold">开门稳</font></p>', id="the same on a font"
    ),
    pytest.param('<p style="text-indent:2em;font-weight:bold">开门稳</p>', id="a style of the paragraph"),
    pytest.param('<div style="font-weight:700">开门稳</div>', id="a style of a block without others"),
    pytest.param("<p><b>开门稳</b></p>", id="an element"),
]


@pytest.mark.parametrize("line", BOLD_LINES)
def test_a_line_that_is_bold_in_any_way_is_a_heading(line: str) -> None:
    assert html_of(f"<p>一。</p>{line}<p>二。</p>") == "<p>一。</p>\n<h2>开门稳</h2>\n<p>二。</p>"


def test_a_bold_paragraph_of_a_whole_sentence_is_bold() -> None:
    line = '<p style="font-weight:bold">今年头两个月，货物又多了。</p>'
    assert (
        html_of(f"<p>一。</p>{line}<p>二。</p>").split("\n")[1] == "<p><strong>今年头两个月，货物又多了。</strong></p>"
    )


def test_a_bold_block_around_others_makes_no_headings() -> None:
    body = '<div style="font-weight:bold"><p>一。</p><p>开门稳</p><p>二。</p></div>'
    assert html_of(body) == "<p>一。</p>\n<p>开门稳</p>\n<p>二。</p>"


@pytest.mark.parametrize(
    "line",
    [
        '<b><span style="font-weight:normal">功能一</span></b>',
        '<b><font size="4"><div style="display:inline"><span style="font-weight: 400">功能一</span></div></font></b>',
        '<b style="font-weight:normal">功能一</b>',
        '<strong><p style="font-weight:normal">功能一</p></strong>',
        '<b><span style="font-weight:lighter">功能</span></b>一',
    ],
)
def test_words_whose_style_takes_the_bold_back_are_not_bold(line: str) -> None:
    assert html_of(f"<p>一。</p><div>{line}</div><p>二。</p>").split("\n")[1] == "<p>功能一</p>"


def test_bold_goes_on_after_words_that_are_not() -> None:
    line = '<b>甲<span style="font-weight:normal">乙<b>丙</b>丁<i>戊</i></span>己</b>。'
    assert (
        html_of(f"<p>{line}</p>") == "<p><strong>甲</strong>乙<strong>丙</strong>丁<em>戊</em><strong>己</strong>。</p>"
    )


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("<h4><b>01</b></h4><h4><b>两家公司摘牌</b></h4>", "<h2>01 两家公司摘牌</h2>"),
        ("<p><b>1</b></p><p><b>两家公司摘牌</b></p>", "<h2>1 两家公司摘牌</h2>"),
        ("<p>PART.02</p><h3>两家公司摘牌</h3>", "<h2>PART.02 两家公司摘牌</h2>"),
        ("<h2>（一）</h2><h2>两家公司摘牌</h2>", "<h2>（一）两家公司摘牌</h2>"),
        ("<h2>二、</h2><h2>两家<i>公司</i>摘牌</h2>", "<h2>二、两家<em>公司</em>摘牌</h2>"),
        ("<h2>第三章</h2><h2>摘牌</h2>", "<h2>第三章 摘牌</h2>"),
    ],
)
def test_the_number_of_a_section_and_its_words_are_one_heading(headings: str, expected: str) -> None:
    body = f"<p>一。</p>{headings}<p>二。</p>"
    assert html_of(body) == f"<p>一。</p>\n{expected}\n<p>二。</p>"
    assert not lost(body, clean(body))


@pytest.mark.parametrize(
    ("headings", "count"),
    [
        pytest.param("<h2>01</h2><p>正文。</p><h2>02</h2>", 2, id="numbers that head the text"),
        pytest.param("<h2>2021</h2><h2>摘牌</h2>", 2, id="a year"),
        pytest.param("<h2>01</h2><h3>摘牌</h3>", 2, id="a heading of a lower rank"),
        pytest.param("<p>7</p><h2>摘牌</h2>", 1, id="a digit of the text"),
        pytest.param("<h2>01</h2><h2>02</h2>", 2, id="two numbers"),
        pytest.param("<p>01</p><p>02</p><h2>摘牌</h2>", 1, id="a number before a heading with its own"),
    ],
)
def test_other_numbers_stay_on_their_own(headings: str, count: int) -> None:
    assert html_of(f"<p>一。</p>{headings}<p>二。</p>").count("</h") == count


VERSE = ["近日", "一位院士", "把历年的奖金", "一次捐给学校", "<b>用于奖励</b>", "<b>教学一线的教师</b>", "他研究了六十多年", "<b>从不停下</b>", "后来的事，大家都知道了"]  # fmt: skip


def test_bold_lines_of_verse_are_no_headings() -> None:
    found = html_of("".join(f'<p align="center">{line}</p>' for line in VERSE))
    assert "<h" not in found
    assert found.count("<strong>") == 3


def test_short_lines_under_bold_ones_among_sentences_leave_them_headings() -> None:
    body = "".join(f"<p>{line}</p>" for line in [*VERSE, *["这一段是完整的句子。"] * 4])
    assert "<h2>从不停下</h2>" in html_of(body)


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["他研究了", "六十多年", "从不停下"], id="three in a row"),
        pytest.param(["“你来了？”", "“来了。”"], id="speech in quotes"),
        pytest.param(["—— 你来了", "—— 来了"], id="speech after dashes"),
        pytest.param(["把到校的时间推迟半小时，学生是会多睡一些，还是只会晚睡？"], id="a question with its clauses"),
        pytest.param(["时间：五月一日"], id="an entry of an info box"),
    ],
)
def test_bold_lines_that_head_nothing_stay_bold(lines: list[str]) -> None:
    found = html_of("<p>一。</p>" + "".join(f"<p><b>{line}</b></p>" for line in lines) + "<p>二。</p>")
    assert found.split("\n")[1:-1] == [f"<p><strong>{line}</strong></p>" for line in lines]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["第一章 总则", "第一节 范围", "第一条 目的"], id="numbered ranks"),
        pytest.param(["谁来管，怎么管？"], id="a short question"),
        pytest.param(["上篇", "开门稳"], id="a title and a second line"),
        pytest.param(["“铁”定出局？"], id="a quotation on its own"),
        pytest.param(["“我们更受图书的影响”"], id="a line in quotes between sentences"),
    ],
)
def test_bold_lines_that_head_the_text_are_headings(lines: list[str]) -> None:
    found = html_of("<p>一。</p>" + "".join(f"<p><b>{line}</b></p>" for line in lines) + "<p>二。</p>")
    assert found.split("\n")[1:-1] == [f"<h2>{line}</h2>" for line in lines]


@pytest.mark.parametrize("tag", ["h3", "b"])
def test_a_row_of_awards_is_a_list(tag: str) -> None:
    awards = ["最佳影片：《海鸟》", "最佳导演：林某", "评委会大奖 《山雀》"]
    lines = "".join(f"<p><b>{award}</b></p>" if tag == "b" else f"<h3>{award}</h3>" for award in awards)
    body = f"<p>名单如下。</p>{lines}<p>完。</p>"
    items = "".join(f"<li>{award}</li>" for award in awards)
    assert html_of(body) == f"<p>名单如下。</p>\n<ul>{items}</ul>\n<p>完。</p>"
    assert not lost(body, clean(body))


def test_headings_of_several_ranks_are_no_row_of_awards() -> None:
    headings = "<h2>最佳人选</h2><h3>年度人物</h3><h4>年度评论</h4>"
    assert html_of(f"{headings}<p>一。</p>") == f"{headings}<p>一。</p>".replace("><", ">\n<")


def test_the_only_bold_line_after_a_colon_is_what_that_announces() -> None:
    assert "<p><strong>我们必胜</strong></p>" in html_of("<p>他说：</p><p><b>我们必胜</b></p><p>然后走了。</p>")
    assert html_of("<p>两点：</p><p><b>要稳</b></p><p>一。</p><p><b>要进</b></p><p>二。</p>").count("<h2>") == 2
    assert "<h2>一、总则</h2>" in html_of("<p>如下：</p><p><b>一、总则</b></p><p>一。</p>")


def test_one_award_heads_the_text_about_it() -> None:
    assert "<h2>最佳影片：《海鸟》</h2>" in html_of("<p>一。</p><p><b>最佳影片：《海鸟》</b></p><p>二。</p>")
