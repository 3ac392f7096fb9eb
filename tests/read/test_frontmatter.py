from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsarchive.base.problems import Level
from newsarchive.read.decode import decode
from newsarchive.read.frontmatter import Document, parse_document
from tests.builders import CATEGORIES, crawled_title, raw_article

# Titles that a feed may contain: any character but line breaks. An escaped brace is the same as one that the crawler
# escaped, and quotes at the start are the same as those that the crawler added in a loop.
TITLES = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn"], exclude_characters="\ufeff")).filter(
    lambda title: "&#12" not in title and not title.startswith('""')
)


def read(text: str) -> Document:
    return parse_document(dedent(text), "a.txt")


def crawled_in_a_loop(title: str, rounds: int) -> str:
    """A title's line after some rounds of the crawler, each of which added a pair of quotes around it."""
    quotes = '"' * rounds
    return f"title: {quotes}{title}{quotes}"


def title_of(line: str) -> str:
    """The title that one line of front matter states."""
    document = parse_document(f"---\n{line}\nauthor: 作者\n---\n<p>正文</p>", "a.txt")
    assert document.value("author") == "作者"
    return document.value("title")


def test_the_crawlers_own_form_is_read_with_the_line_of_each_key() -> None:
    document = parse_document(raw_article(title="标题", image="https://example.org/a.jpg"), "a.txt")
    assert {key: (entry.values, entry.line) for key, entry in document.front.items()} == {
        "title": (("标题",), 3),
        "categories": (CATEGORIES, 4),
        "headimg": (("https://example.org/a.jpg",), 8),
        "author": (("新浪财经",), 9),
        "comments": (("false",), 10),
        "date": (("Wed, 27 Apr 2022 02:53:54 GMT",), 11),
        "thumbnail": (("https://example.org/a.jpg",), 12),
    }
    assert document.body.startswith("\n<div>   \n<p>")
    assert document.body_line == 14
    assert document.problems == ()


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


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param("categories: \n - 金融\n - 新浪财经\n - 新浪财经－国內", CATEGORIES, id="D"),
        pytest.param("categories: \n    - 金融\n    - 新浪财经\n    - 新浪财经－国內", CATEGORIES, id="C"),
        pytest.param(
            "categories: \n - 金融\n - 新浪财经\n -   - 新浪财经－国內", CATEGORIES, id="C': a list in a list"
        ),
        pytest.param("categories:\n- 金融\n- 新浪财经\n- 新浪财经－国內", CATEGORIES, id="no indent"),
        pytest.param("categories: [金融, 新浪财经, 新浪财经－国內]", CATEGORIES, id="an editor's flow list"),
        pytest.param('categories: [金融, "新浪财经", [新浪财经－国內]]', CATEGORIES, id="a flow list in a flow list"),
        pytest.param(
            "categories:\n - 金融\n\n - 新浪财经\n -\n - 新浪财经－国內", CATEGORIES, id="empty lines and items"
        ),
        pytest.param("categories:\n - '金融'\n - \"新浪财经\"\n - 新浪财经－国內", CATEGORIES, id="quotes"),
        pytest.param("categories: 金融", ("金融",), id="one word"),
        pytest.param("categories:", (), id="nothing"),
        pytest.param(
            "categories:\n - 传统媒体\n - BBC - BBC 英文", ("传统媒体", "BBC - BBC 英文"), id="B: hyphens within"
        ),
    ],
)
def test_categories_are_a_flat_list_however_they_are_written(lines: str, expected: tuple[str, ...]) -> None:
    document = parse_document(f"---\ntitle: x\n{lines}\nauthor: 作者\n---\n正文", "a.txt")
    assert document.values("categories") == expected
    assert document.value("author") == "作者"


@pytest.mark.parametrize(
    "front",
    [
        pytest.param(
            "title: x\ncategories: \n    - 编程\n    - 掘金\n    - 后端\n\nauthor: 掘金\ncomments: false\n"
            "date: Tue, 23 Mar 2021 01:40:00 GMT\nthumbnail: ''", id="C: an empty line within",
        ),
        pytest.param(
            "title: x\ncategories: \n - 编程\n - 掘金\n -   - 后端\n\nauthor: 掘金\ncomments: false\n"
            "date: Tue, 23 Mar 2021 01:40:00 GMT\nthumbnail: ''", id="C': a list in a list",
        ),
        pytest.param(
            "title: x\ncategories: \n - 编程\n - 掘金\n - 后端\nheadimg: ''\nauthor: 掘金\ncomments: false\n"
            "date: Tue, 23 Mar 2021 01:40:00 GMT\nthumbnail: ''", id="D",
        ),
        pytest.param(
            "title: x\ncategories: \n    - 编程\n    - 掘金\n    - 后端\nauthor: 掘金\ncomments: false\n"
            "date: Tue, 23 Mar 2021 01:40:00 GMT\nthumbnail: ", id="A: no image",
        ),
    ],
)  # fmt: skip
def test_every_generation_of_the_crawler_is_read_alike(front: str) -> None:
    document = parse_document(f"\n---\n{front}\n---\n\n<div>   \n正文\n  \n</div>", "a.txt")
    assert document.problems == ()
    assert document.values("categories") == ("编程", "掘金", "后端")
    assert {key: document.value(key) for key in ("title", "author", "date", "thumbnail", "headimg")} == {
        "title": "x", "author": "掘金", "date": "Tue, 23 Mar 2021 01:40:00 GMT", "thumbnail": "", "headimg": "",
    }  # fmt: skip


@pytest.mark.parametrize(
    "frame",
    [
        "\n{0}\ntitle: x\n{0}\n<p>正文</p>",
        "{0}\ntitle: x\n{0}\n<p>正文</p>",
        "\n \n\n{0}\ntitle: x\n\n{0}\n<p>正文</p>",
        "{0}  \ntitle: x\n{0} \t\n<p>正文</p>",
        "{0}-\ntitle: x\n{0}--\n<p>正文</p>",
    ],
    ids=["as crawled", "at once", "empty lines", "spaces after", "longer"],
)
def test_the_frame_of_the_front_matter_may_vary(frame: str) -> None:
    document = parse_document(frame.format("---"), "a.txt")
    assert (document.value("title"), document.body, document.problems) == ("x", "<p>正文</p>", ())


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_marks_of_other_systems_change_nothing(line_end: str, mark: str) -> None:
    raw = (mark + raw_article(title="标题").replace("\n", line_end)).encode()
    text, _ = decode(raw, "a.txt")
    assert parse_document(text, "a.txt") == parse_document(raw_article(title="标题"), "a.txt")


def test_a_rule_in_the_body_does_not_end_front_matter_that_has_no_end() -> None:
    document = read("""\
        ---
        title: 标题
        author: 作者

        <p>正文</p>
        ---
        <p>还有</p>
        """)
    assert [problem.code for problem in document.problems] == ["front-matter-unclosed"]
    assert (document.value("title"), document.value("author")) == ("标题", "作者")
    assert document.body == "<p>正文</p>\n---\n<p>还有</p>\n"
    assert document.body_line == 5


def test_front_matter_that_is_all_there_is_has_no_body() -> None:
    document = read("""\
        ---
        title: 标题
        """)
    assert [problem.code for problem in document.problems] == ["front-matter-unclosed"]
    assert (document.value("title"), document.body.strip()) == ("标题", "")


def test_keys_that_the_archive_does_not_know_are_read_and_left_alone() -> None:
    document = read("""\
        ---
        title: 标题
        layout: post
        mathjax: true
        tags: {a: 1, b: [2, 3]}
        ---
        正文
        """)
    assert document.value("title") == "标题"
    assert document.values("tags") == ("1", "2", "3")


def test_the_first_of_duplicate_keys_is_used_and_no_other_key_changes() -> None:
    document = read("""\
        ---
        title: 第一
        author: 作者
        title: 第二
        categories:
         - 金融
        categories:
         - 编程
        ---
        正文
        """)
    assert (document.value("title"), document.value("author")) == ("第一", "作者")
    assert document.values("categories") == ("金融",)
    assert (document.line("title"), document.line("categories")) == (2, 5)


def test_the_same_holds_where_an_editor_used_more_of_yaml() -> None:
    document = read("""\
        ---
        title: 第一
        title: 第二
        categories: [金融]
        ---
        正文
        """)
    assert document.value("title") == "第一"
    assert document.values("categories") == ("金融",)


def test_a_duplicate_key_is_reported() -> None:
    document = read("""\
        ---
        title: 第一
        author: 作者
        title: 第二
        ---
        正文
        """)
    assert [str(problem) for problem in document.problems] == [
        "a.txt:4:1: warning: duplicate key 'title'; line 2 is used, remove one (key-repeated)"
    ]


@given(st.text())
@example("---")
@example("---\n---")
@example("---\n- \n---\n")
@example("---\na: [\n---\n")
@example("---\na: &a [*a]\n---\n")
@example("---\n? [x]\n: y\nb: {}\n---\n")
def test_any_text_is_a_document_with_at_most_one_error_and_its_whole_body(text: str) -> None:
    document = parse_document(text, "a.txt")
    assert sum(problem.level is Level.ERROR for problem in document.problems) <= 1
    if text.strip():
        assert document.body == "\n".join(text.split("\n")[document.body_line - 1 :])


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


@given(st.lists(st.text(st.sampled_from("甲乙ab1 '\":-[]&@!|>%,")).map(str.strip).filter(bool), max_size=6))
def test_nothing_visible_of_any_value_is_lost(values: list[str]) -> None:
    lines = [f"key{number}: {value}" for number, value in enumerate(values)]
    document = parse_document("\n".join(["---", *lines, "---", "正文"]), "a.txt")
    for number, value in enumerate(values):
        kept = "".join(document.values(f"key{number}"))
        assert list(filter(str.isalnum, value)) == list(filter(str.isalnum, kept)), value
