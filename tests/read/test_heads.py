"""Front matter in JSON and TOML, as other tools write it."""

from __future__ import annotations

import json
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.base.problems import Level
from newsarchive.read.document import Document
from newsarchive.read.frontmatter import parse_document

HUGO = '{\n"title": "标题", "date": "2022-04-27T10:53:54+08:00",\n"categories": ["综合", "样例社"],\n"draft": false\n}\n\n<p>正文</p>'
HEXO = '"title": "标题",\n"date": "2022-04-27T10:53:54+08:00",\n"categories": ["综合", "样例社"],\n"draft": false\n;;;\n\n<p>正文</p>'
TOML = '+++\ntitle = "标题"\ndate = 2022-04-27T10:53:54+08:00\ncategories = ["综合", "样例社"]\ndraft = false\n+++\n\n<p>正文</p>'


def read(text: str) -> Document:
    return parse_document(text, "a.txt")


@pytest.mark.parametrize(
    "text",
    [
        HUGO,
        f"\n\ufeff{HUGO}",
        HUGO.replace("}\n\n", "}\n---\n\n"),
        HUGO.replace("}\n\n", "};;;\n\n"),
        HEXO,
        f";;;\n{HEXO}",
        f";;;\n{HUGO.replace(chr(10) * 2, chr(10) + ';;;' + chr(10) * 2)}",
        TOML,
        f" \n\ufeff{TOML}",
    ],
    ids=[
        "Hugo",
        "mark",
        "fence after",
        "Hexo's end",
        "Hexo",
        "Hexo's begin",
        "Hexo's object",
        "TOML",
        "TOML and mark",
    ],
)
def test_the_heads_of_other_tools_are_read(text: str) -> None:
    document = read(text)
    assert {key: entry.values for key, entry in document.front.items()} == {
        "title": ("标题",),
        "date": ("2022-04-27T10:53:54+08:00",),
        "categories": ("综合", "样例社"),
        "draft": ("false",),
    }
    assert (document.body, document.problems) == ("\n<p>正文</p>", ())
    assert document.body == "\n".join(text.split("\n")[document.body_line - 1 :])


def test_the_lines_of_keys_are_known() -> None:
    assert {key: entry.line for key, entry in read(HUGO).front.items()} == {
        "title": 2,
        "date": 2,
        "categories": 3,
        "draft": 4,
    }
    assert {key: entry.line for key, entry in read(TOML).front.items()} == {
        "title": 2,
        "date": 3,
        "categories": 4,
        "draft": 5,
    }


def test_a_head_on_one_line_leaves_the_rest_to_the_body() -> None:
    document = read('{"title": "标题"} <p>正文</p>\n<p>还有</p>')
    assert (document.value("title"), document.body, document.body_line) == ("标题", "<p>正文</p>\n<p>还有</p>", 1)


def test_the_terms_of_zola_and_values_of_every_kind_are_texts() -> None:
    document = read(
        "+++\ntitle = 2022\ndate = 2022-04-27T10:53:54\nweight = 1.5\n[taxonomies]\ntags = ['甲', '乙']\n[extra]\na = {b = 1}\n+++\n正文"
    )
    assert document.values("tags") == ("甲", "乙")
    assert (document.value("title"), document.value("date"), document.value("extra")) == (
        "2022",
        "2022-04-27T10:53:54",
        "1",
    )


@pytest.mark.parametrize(
    ("text", "problem", "body"),
    [
        (
            '{\n"title": "标题",\n"date": oops\n}\n<p>正文</p>',
            "a.txt:3:9: error: front matter in JSON that is not valid: Expecting value",
            "<p>正文</p>",
        ),
        (
            '{\n"title": "标题",\n}\n<p>正文</p>',
            "a.txt:3:1: error: front matter in JSON that is not valid: Expecting property name enclosed in double quotes",
            "<p>正文</p>",
        ),
        (
            '{\n"title": "标题"\n<p>正文</p>',
            "a.txt:3:1: error: front matter in JSON that is not valid: Expecting ',' delimiter",
            "<p>正文</p>",
        ),
        (
            '+++\ntitle = "标题"\ndate = oops\n+++\n<p>正文</p>',
            "a.txt:3:8: error: front matter in TOML that is not valid: Invalid value",
            "<p>正文</p>",
        ),
    ],
    ids=["no value", "a comma too many", "never closed", "TOML"],
)
def test_a_head_that_is_not_valid_is_one_problem_and_is_not_the_article(text: str, problem: str, body: str) -> None:
    document = read(text)
    assert [str(found) for found in document.problems] == [
        f"{problem}; its known keys are read line by line, fix it or write YAML (front-matter-invalid)"
    ]
    assert (document.value("title"), document.body) == ("标题", body)


def test_the_first_of_duplicate_keys_is_used() -> None:
    document = read('{"title": "第一",\n"title": "第二"}\n正文')
    assert document.value("title") == "第一"
    assert [problem.code for problem in document.problems] == ["key-repeated"]


@pytest.mark.parametrize(
    "text",
    [
        "{\n{{ content }}\n}",
        '{"a": 1}\n<p>正文</p>',
        "{注} 正文",
        "+++\n正文",
        "+正文",
        '"引文" 正文',
        ";;;\n正文",
        "{",
    ],
)
def test_a_body_that_begins_with_such_a_character_is_no_head(text: str) -> None:
    document = read(text)
    assert (document.body, [problem.code for problem in document.problems]) == (text, ["front-matter-missing"])


@pytest.mark.parametrize(
    "text",
    [
        '{"title": ' + "[" * 100_000 + "\n<p>正文</p>",
        '{"title": ' + '{"a":' * 100_000 + "1" + "}" * 100_000 + "}\n<p>正文</p>",
        '{"title": "' + "字" * 3_000_000 + '"}\n<p>正文</p>',
        '"title": 1,\n' + '"a": [\n' * 50_000 + "\n;;;\n<p>正文</p>",
        "+++\ntitle = " + "[" * 100_000 + "\n+++\n<p>正文</p>",
        "+++\ntitle = 1\n" + "a." * 24_000 + "a = 1\n+++\n<p>正文</p>",
        "+++\ntitle = 1\n" + "".join(f"[a{number}]\n" for number in range(480)) + "+++\n<p>正文</p>",
        "+++\ntitle = '" + "字" * 3_000_000 + "'\n+++\n<p>正文</p>",
    ],
    ids=["open", "nested", "long", "Hexo", "TOML open", "TOML dotted", "TOML tables", "TOML long"],
)
def test_a_hostile_head_takes_little_time(text: str) -> None:
    start = process_time()
    document = read(text)
    assert process_time() - start < 2
    assert document.body.endswith("<p>正文</p>")


@given(
    st.dictionaries(
        st.sampled_from(["title", "date", "tags"]),
        st.recursive(st.text() | st.integers() | st.booleans() | st.none(), st.lists, max_leaves=5),
        min_size=1,
    )
)
def test_every_json_head_is_read(data: dict[str, object]) -> None:
    document = read(json.dumps(data, ensure_ascii=False, indent=1) + "\n正文")
    assert set(document.front) == set(data)
    assert (document.body, document.problems) == ("正文", ())


@given(st.text(st.sampled_from('{}[]",:;+=\n ab1')), st.sampled_from(['{"title":', "+++\n", ";;;\n", '"title":']))
def test_no_text_after_the_beginning_of_a_head_stops_anything(text: str, head: str) -> None:
    document = read(head + text)
    assert sum(problem.level is Level.ERROR for problem in document.problems) <= 1
