from __future__ import annotations

from dataclasses import replace

import frontmatter
import pytest
import yaml
from bs4 import BeautifulSoup
from hypothesis import assume, given
from hypothesis import strategies as st

from newsarchive.model.article import Article
from newsarchive.output.markdown_file import markdown_file
from tests.builders import clean
from tests.convert.reading import read_commonmark, read_python_markdown, seen

PLAIN = clean("<p>正文。</p>")


def with_title(title: str) -> Article:
    return replace(PLAIN, title=title)


@pytest.mark.parametrize(
    "title",
    [
        "普通标题",
        "冒号: 后有空格",
        "'单引号' 与 \"双引号\"",
        "- 开头 # 井号 [方括号] {花括号} *星* _下划线_",
        "2022-05-09",
        "null",
        "yes",
        "0123",
        "@提到 %百分 `反引号` | 竖线 > 大于 & 与",
        "emoji 😀 与 “引号”",
        "反斜杠 \\ 结尾 \\",
        "---",
        "字" * 300,
    ],
)
def test_every_title_is_read_back_unchanged_and_is_the_heading(title: str) -> None:
    post = frontmatter.loads(markdown_file(with_title(title), tags=()))
    assert post["title"] == title
    for read in (read_python_markdown, read_commonmark):
        assert seen(read(post.content)).headings == [("h1", "".join(title.split()))]


@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"], exclude_characters="\ufeff"), min_size=1)
)
def test_whatever_the_title_is_the_file_is_valid_yaml(title: str) -> None:
    post = frontmatter.loads(markdown_file(with_title(title), tags=(title,)))
    assert (post["title"], post["tags"]) == (title, [title])


ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
TEXT_LIKE_YAML = st.text("yesnoYOft:# -'1.0x汉，~\n", min_size=1)
URLS = st.text("a0./%&?=~+:@,;-#_", min_size=1).map("https://".__add__)
TIMES = st.datetimes(timezones=st.timezones()).map(lambda moment: moment.isoformat(timespec="seconds"))


TEXT_LIKE_MARKUP = st.text("<>&{}[]():\\\"' \nax=`*", min_size=1)


@given(ANY_TEXT | TEXT_LIKE_YAML | URLS | TIMES)
def test_each_value_is_written_as_a_yaml_writer_writes_it(value: str) -> None:
    assume(not set(value) & set("<>&{]"))
    text = markdown_file(replace(PLAIN, byline=value), tags=(value,))
    for front in ({"byline": value}, {"tags": [value]}):
        assert "\n" + yaml.dump(front, Dumper=yaml.CSafeDumper, allow_unicode=True, width=10_000) in text


@given(ANY_TEXT | TEXT_LIKE_MARKUP)
def test_each_value_is_read_back_unchanged(value: str) -> None:
    front = next(yaml.safe_load_all(markdown_file(replace(PLAIN, byline=value), tags=(value,)).partition("\n---\n")[0]))
    assert (front["byline"], front["tags"]) == (value, [value])


@pytest.mark.parametrize(
    "value",
    [
        "<script>alert(1)</script>", "a &lt;b&gt; c", "[x](javascript:alert(1))", "![x](javascript:alert(1))",
        "[x]: javascript:alert(1)", "[x] [y]", "*x*{: onclick=alert(1) }", "x { onclick=alert(1) }", "{{ 7*7 }}",
        "\n<script>alert(1)</script>", "'<script>alert(1)</script>", '"<script>alert(1)</script>\\', "<javascript:alert(1)>",
        "https://e.org/?a=1&lt;=2",
    ],
)  # fmt: skip
def test_front_matter_is_inert_where_a_renderer_takes_it_for_text(value: str) -> None:
    article = replace(PLAIN, title=value, byline=value, lead_image=value, path=value, categories=(value, value))
    text = markdown_file(article, tags=(value, value))
    front = text[: text.index("\n---\n", 3)]
    assert not set(front) & set("<>&{")
    # After the fence, and without it, as renderers see that read another kind of front matter.
    for markup in (front + "\n---\n", front.removeprefix("---\n"), front.replace("---\n", "- ")):
        for read in (read_python_markdown, read_commonmark):
            tree = BeautifulSoup(read(markup), "html5lib")
            assert tree(["a", "img", "script"]) == []
            assert [name for element in tree.find_all() for name in element.attrs if name != "id"] == []


def test_most_values_are_plain_to_readers_of_the_file() -> None:
    article = replace(PLAIN, title="[图] A & B", byline="甲 [乙]", lead_image="https://e.org/a.jpg?b=1&c=2")
    text = markdown_file(article, tags=())
    assert 'title: "[图] A \\u0026 B"\n' in text
    assert "byline: 甲 [乙]\n" in text
    assert 'lead_image: "https://e.org/a.jpg?b=1\\u0026c=2"\n' in text


def test_a_horizontal_rule_in_the_body_does_not_end_the_front_matter() -> None:
    article = clean("<p>一</p><hr><p>二</p>")
    post = frontmatter.loads(markdown_file(article, tags=()))
    assert post.content.endswith("一\n\n---\n\n二")
    assert post["title"] == article.title


def test_facts_that_are_not_known_are_left_out() -> None:
    bare = replace(PLAIN, date=None, date_kind=None, source="", categories=())
    post = frontmatter.loads(markdown_file(bare, tags=()))
    assert set(post.metadata) == {"title", "id", "language", "raw_file", "raw_sha256"}


def test_the_file_begins_with_the_title_and_ends_in_one_line_end() -> None:
    text = markdown_file(PLAIN, tags=("甲",))
    assert text.startswith("---\ntitle: 一篇稿件\nid: ")
    assert text.endswith("正文。\n")
    assert not text.endswith("\n\n")
