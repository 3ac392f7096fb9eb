from __future__ import annotations

import pytest

from newsarchive.read.categories import category_path
from newsarchive.read.frontmatter import parse_document
from tests.builders import process_text, raw_article


@pytest.mark.parametrize(
    ("lines", "names", "empty", "repeated"),
    [
        ("\n - 综合\n - 综合\n - 综合\n -\n - '  '", ("综合",), 1, ("综合", "综合")),
        (" [综合, '', 样例社]", ("综合", "样例社"), 0, ()),
        ("\n - 综合\n - '\u200b'\n - 样例社", ("综合", "样例社"), 1, ()),
        (" [综合, ~, null]", ("综合",), 2, ()),
        ("\n - 金融\n - 新浪财经\n - 金融", ("金融", "新浪财经", "金融"), 0, ()),
        ("\n - 新媒体\n - Solidot\n - solidot", ("新媒体", "Solidot", "solidot"), 0, ()),
        ("\n - 传统媒体\n - BBC - BBC 英文", ("传统媒体", "BBC", "BBC 英文"), 0, ()),
        ("\n - 传统媒体\n - BBC - BBC", ("传统媒体", "BBC", "BBC"), 0, ()),
        ("\n - 新媒体\n - Solidot\n - Solidot\n - Solidot", ("新媒体", "Solidot"), 0, ("Solidot", "Solidot")),
        ("\n - [技术, 前端]\n - [生活]", ("技术", "前端"), 0, ()),
        ("\n - - 技术\n   - '前端'\n - - 生活", ("技术", "前端"), 0, ()),
        ("", (), 0, ()),
    ],
)
def test_empty_levels_and_repetitions_of_the_one_above_are_left_out(
    lines: str, names: tuple[str, ...], empty: int, repeated: tuple[str, ...]
) -> None:
    assert category_path(parse_document(f"---\ncategories:{lines}\n---\n正文", "a.txt")) == (names, empty, repeated)


def test_they_are_reported_once_with_their_line() -> None:
    outcome = process_text(raw_article(categories=("综合", "综合", "'  '")))
    assert outcome.article
    assert (outcome.article.categories, outcome.article.source, outcome.article.channel) == (("综合",), "新浪财经", "")
    assert [str(problem) for problem in outcome.problems] == [
        (
            "articles/a.txt:4:1: notice: levels of categories: 1 empty and '综合' again; expected a name for each level, "
            "other than the one above, these are left out (category-repeated)"
        )
    ]


def test_the_permalink_of_such_a_file_stays_that_of_its_path_as_written() -> None:
    one, two = (process_text(raw_article(categories=names)).article for names in (("综合",), ("综合", "综合")))
    assert one
    assert two
    assert (one.categories, one.id == two.id) == (two.categories, False)
