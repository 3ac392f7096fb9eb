from __future__ import annotations

from dataclasses import replace

import frontmatter
import pytest
import yaml
from hypothesis import given
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


@given(ANY_TEXT | TEXT_LIKE_YAML | URLS | TIMES)
def test_each_value_is_written_as_a_yaml_writer_writes_it(value: str) -> None:
    text = markdown_file(replace(PLAIN, byline=value), tags=(value,))
    for front in ({"byline": value}, {"tags": [value]}):
        assert "\n" + yaml.dump(front, Dumper=yaml.CSafeDumper, allow_unicode=True, width=10_000) in text


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
