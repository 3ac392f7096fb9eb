"""Titles in front matter, as crawlers and editors write them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsarchive.read.frontmatter import parse_document
from tests.builders import crawled_title, raw_article

# Titles that a feed may contain: any character but line breaks. An escaped brace is the same as one that the crawler
# escaped, and quotes at the start are the same as those that the crawler added in a loop.
TITLES = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn"], exclude_characters="\ufeff")).filter(
    lambda title: "&#12" not in title and not title.startswith('""')
)


def crawled_in_a_loop(title: str, rounds: int) -> str:
    """A title's line after some rounds of the crawler, each of which added a pair of quotes around it."""
    quotes = '"' * rounds
    return f"title: {quotes}{title}{quotes}"


def title_of(line: str) -> str:
    """The title that one line of front matter states."""
    document = parse_document(f"---\n{line}\nauthor: 作者\n---\n<p>正文</p>", "a.txt")
    assert document.value("author") == "作者"
    return document.value("title")


@pytest.mark.parametrize(
    ("line", "title"),
    [
        pytest.param("title: '标题'", "标题", id="single quotes"),
        pytest.param('title: "It\'s here"', "It's here", id="double quotes around an apostrophe"),
        pytest.param("""title: '他说"好"'""", '他说"好"', id="quotes within"),
        pytest.param("""title: "It's "here" now\"""", 'It\'s "here" now', id="both kinds, nothing escaped"),
        pytest.param("title: 标题", "标题", id="bare"),
        pytest.param("title:   标题 \t ", "标题", id="spaces around"),
        pytest.param("title: '标题' ", "标题", id="a space after the quote"),
        pytest.param("title: 'We are not the virus'_ Hundreds rally", "'We are not the virus'_ Hundreds rally", id="A: begins with a quote"),
        pytest.param("title: 'One' and 'two'", "'One' and 'two'", id="A: begins and ends with quotes of its own"),
        pytest.param('title: "One" and "two"', '"One" and "two"', id="A: the same with double ones"),
        pytest.param("title: Hundreds rally for 'rights'", "Hundreds rally for 'rights'", id="A: ends with a quote"),
        pytest.param("title: '", "'", id="a single quote alone"),
        pytest.param("title: ''", "", id="nothing in quotes"),
        pytest.param("title: @大道无形我有型 关注了股票 AMC娱乐", "@大道无形我有型 关注了股票 AMC娱乐", id="A: begins with @"),
        pytest.param("title: 417. Pacific Atlantic", "417. Pacific Atlantic", id="A: begins with a number"),
        pytest.param("title: Qantas boss: borders open", "Qantas boss: borders open", id="A: a colon within"),
        pytest.param("title: ( ¨̮ )_≡①⓪⑥フルサイズ", "( ¨̮ )_≡①⓪⑥フルサイズ", id="A: a face"),
        pytest.param('title: RISC-V To "eXecute In Place"', 'RISC-V To "eXecute In Place"', id="A: quotes at the end"),
        pytest.param(crawled_in_a_loop("'_World_ North Korea’s ‘only’ defector'", 9), "_World_ North Korea’s ‘only’ defector", id="B': the crawler in a loop"),
        pytest.param(crawled_in_a_loop("It's here", 120), "It's here", id="B': the same around an apostrophe"),
        pytest.param(crawled_in_a_loop("'He said \"no\"'", 9), 'He said "no"', id="B': quotes of its own within"),
        pytest.param(crawled_in_a_loop('"It\'s" here', 9), '"It\'s" here', id="B': a quote more at one end is the title's"),
        pytest.param('title: """""""""', '"""""""""', id="quotes alone"),
        pytest.param("title: ''_a_''", "''_a_''", id="two single quotes are its own"),
        pytest.param("title: 'C# 与 #话题'", "C# 与 #话题", id="a number sign is no comment"),
        pytest.param("title: C# 教程 # 一", "C# 教程 # 一", id="nor is it where nothing is quoted"),
        pytest.param("title: '&#123;x&#125; 模板'", "{x} 模板", id="braces that the crawler replaced"),
        pytest.param("title: '- 第一 -'", "- 第一 -", id="begins with a hyphen"),
        pytest.param("title: '100% & more > less | x'", "100% & more > less | x", id="characters that mean something to YAML"),
        pytest.param("title: !important notice", "!important notice", id="a tag to YAML"),
        pytest.param("title: &co 与伙伴", "&co 与伙伴", id="an anchor to YAML"),
        pytest.param("title: *重要* 通知", "*重要* 通知", id="stars"),
        pytest.param("title: >1", ">1", id="a block's mark to YAML"),
        pytest.param("title: 'null'", "null", id="a word that means something to YAML"),
        pytest.param("title: 2022", "2022", id="a number"),
        pytest.param("title: 2022-05-09", "2022-05-09", id="a date"),
        pytest.param("title: yes", "yes", id="a truth value"),
        pytest.param("title: 00_00\n                    \n                  币世界晚行情", "00_00 币世界晚行情", id="A: on three lines"),
    ],
)  # fmt: skip
def test_a_title_is_read_as_the_crawler_wrote_it(line: str, title: str) -> None:
    assert title_of(line) == title


@pytest.mark.parametrize(
    ("line", "head"),
    [
        ("title: 00_00\n                    \n                  币世界晚行情", "00_00"),
        ("title: 标题", ""),
        ("title:\n  标题\n  还有", "标题"),
    ],
    ids=["on three lines", "on one line", "below its key"],
)
def test_the_first_line_of_a_title_on_several_is_kept(line: str, head: str) -> None:
    assert parse_document(f"---\n{line}\n---\n正文", "a.txt").head("title") == head


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (r'title: "他说\"好\""', '他说"好"'),
        ("title: 'It''s here'", "It's here"),
        ("title: |\n  第一行\n  第二行", "第一行\n第二行"),
        ("title: >-\n  第一行\n  第二行", "第一行 第二行"),
    ],
    ids=["escaped double quotes", "doubled single quotes", "block", "folded"],
)
def test_a_title_is_read_as_an_editor_writes_it_in_yaml(line: str, title: str) -> None:
    assert title_of(line) == title


@pytest.mark.parametrize("line", ["title:", "title:   ", "title: ''", "tilte: 标题"])
def test_a_missing_or_empty_title_is_empty(line: str) -> None:
    assert title_of(line) == ""


@given(TITLES)
@example("'")
@example('"')
@example("'a' b 'c'")
@example("a\" 'b")
@example("[x] {y} 100%: z")
@example("---")
def test_every_title_that_the_crawler_wrote_is_read_back(title: str) -> None:
    document = parse_document(raw_article(title=crawled_title(title)), "a.txt")
    assert document.value("title") == crawled_title(title)
    assert document.value("author") == "新浪财经"
    assert document.problems == ()


@pytest.mark.parametrize("other_key", ["categories: [金融]", "categories:\n - 金融"], ids=["with YAML", "in lines"])
@pytest.mark.parametrize(
    "title",
    [
        "{a: b}",
        "[x]",
        "[独家] 某市: 公布安排",
        "{a: b}: [c]",
        "标题: 副题",
        "12:30 直播",
        "@某人 说",
        "%d 个",
        "| 竖线",
        "> 引用",
        "? 问",
        "- 减",
        "!tag 注意",
        "!important",
        "&anchor x",
        "*alias",
        "C# 教程 # 一",
        "#话题# 开始",
        "`x`",
        "~",
        "---",
        "...",
        "<<: x",
        "'a' b 'c'",
        "「引」: “号”",
    ],
)
def test_an_unquoted_title_is_shown_as_written_whatever_it_means_to_yaml(title: str, other_key: str) -> None:
    document = parse_document(f"---\ntitle: {title}\n{other_key}\n---\n正文", "a.txt")
    assert (document.value("title"), document.values("categories"), document.problems) == (title, ("金融",), ())


def is_documented_exception(title: str) -> bool:
    """The titles that are not read as they are: in quotes, or with a brace that the crawler escaped."""
    return (len(title) > 1 and title[0] == title[-1] and title[0] in "'\"") or "&#12" in title


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]) | st.sampled_from("{}[]:#&*!|>%@,?-'\"` "))
    .map(str.strip)
    .filter(bool)
    .filter(lambda title: not is_documented_exception(title))
)
@example("[")
@example("{a: b")
@example("|")
@example(">-")
def test_every_unquoted_title_of_one_line_comes_back_whole(title: str) -> None:
    for other_key in ("categories: [金融]", "categories:\n - 金融"):
        document = parse_document(f"---\ntitle: {title}\n{other_key}\n---\n正文", "a.txt")
        assert (document.value("title"), document.values("categories")) == (title, ("金融",))
