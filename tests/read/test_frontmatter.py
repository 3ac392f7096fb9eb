from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsarchive.base.problems import Level
from newsarchive.read.decode import decode
from newsarchive.read.document import Document
from newsarchive.read.frontmatter import parse_document
from tests.builders import CATEGORIES, raw_article


def read(text: str) -> Document:
    return parse_document(dedent(text), "a.txt")


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


@given(st.lists(st.text(st.sampled_from("甲乙ab1 '\":-[]&@!|>%,")).map(str.strip).filter(bool), max_size=6))
def test_nothing_visible_of_any_value_is_lost(values: list[str]) -> None:
    lines = [f"key{number}: {value}" for number, value in enumerate(values)]
    document = parse_document("\n".join(["---", *lines, "---", "正文"]), "a.txt")
    for number, value in enumerate(values):
        kept = "".join(document.values(f"key{number}"))
        assert list(filter(str.isalnum, value)) == list(filter(str.isalnum, kept)), value


@pytest.mark.parametrize(
    "raw",
    [
        "---\ntitle: 标题\n...\n<p>正文</p>",
        "---\ntitle: 标题\n...  \n<p>正文</p>",
        "\n\ufeff---\ntitle: 标题\n---\n<p>正文</p>",
        "\ufeff\n\n---\ntitle: 标题\n---\n<p>正文</p>",
        "\ufeff\ufeff---\n\ufefftitle: 标题\n---\n<p>正文</p>",
        "\n\u200b---\ntitle: 标题\n---\n<p>正文</p>",
    ],
    ids=["dots", "dots and spaces", "mark after a line", "mark before lines", "two marks", "zero-width space"],
)
def test_the_frames_of_other_tools_and_stray_marks_are_understood(raw: str) -> None:
    document = parse_document(raw, "a.txt")
    assert (document.value("title"), document.body, document.problems) == ("标题", "<p>正文</p>", ())


def test_dots_in_a_title_on_several_lines_end_nothing() -> None:
    document = parse_document("---\ntitle: 他说\n...\nauthor: 作者\n---\n正文", "a.txt")
    assert (document.value("title"), document.value("author"), document.body) == ("他说 ...", "作者", "正文")


@pytest.mark.parametrize(
    ("line", "title", "problem"),
    [
        ("title：'标题'", "标题", "a.txt:2:6: warning: a full-width colon after 'title'"),
        ("title ： 标题：副题", "标题：副题", "a.txt:2:7: warning: a full-width colon after 'title'"),
        ("title:标题", "标题", "a.txt:2:6: warning: no space after 'title'"),
        ("title：", "", "a.txt:2:6: warning: a full-width colon after 'title'"),
    ],
)
def test_another_colon_is_reported_where_it_is_and_the_key_is_read(line: str, title: str, problem: str) -> None:
    document = parse_document(f"---\n{line}\nauthor: 作者\n---\n正文", "a.txt")
    assert (document.value("title"), document.value("author")) == (title, "作者")
    assert [str(found) for found in document.problems] == [
        (
            f"{problem}; expected title: with a colon of ASCII and a space, the value is read all the same "
            "(front-matter-colon)"
        )
    ]


def test_a_full_width_colon_after_a_word_that_is_no_key_belongs_to_the_value() -> None:
    document = parse_document("---\ntitle: 两行的标题\nBBC：还有一行\nauthor: 作者\n---\n正文", "a.txt")
    assert (document.value("title"), document.problems) == ("两行的标题 BBC：还有一行", ())


def test_a_wrong_value_changes_no_other_key() -> None:
    document = read("""\
        ---
        title: 标题: 副题
        categories: [金融, 新浪财经]
        tags: [a, *b]
        author: 'C#' # 1
        ---
        正文
        """)
    assert document.value("title") == "标题: 副题"
    assert document.values("categories") == ("金融", "新浪财经")
    assert document.values("tags") == ("[a, *b]",)


@pytest.mark.parametrize(
    ("lines", "values"),
    [
        ("tags: [甲, 乙] # two", ("甲", "乙")),
        ("tags: [甲,\n  乙\n]", ("甲", "乙")),
        ("tags:\n  甲: 1\n  乙: 2", ("1", "2")),
        ('"tags": [甲, 乙]', ("甲", "乙")),
        ("tags:\n- 甲\n# a remark\n- 乙", ("甲", "乙")),
    ],
    ids=["remark after", "on several lines", "mapping below", "quoted key", "remark between"],
)
def test_editors_may_use_more_of_yaml_in_one_key(lines: str, values: tuple[str, ...]) -> None:
    document = parse_document(f"---\ntitle: {{x}}: y\n{lines}\nauthor: 作者\n---\n正文", "a.txt")
    assert (document.values("tags"), document.value("title"), document.value("author")) == (values, "{x}: y", "作者")
