from __future__ import annotations

import pytest

from newsarchive.read.frontmatter import parse_document
from newsarchive.read.tags import LONGEST_TAG, MOST_TAGS, StatedTags, stated_tags
from tests.builders import process_text, raw_article


def tags_in(lines: str) -> StatedTags:
    return stated_tags(parse_document(f"---\ntitle: x\n{lines}\n---\n正文", "a.txt"))


@pytest.mark.parametrize(
    ("lines", "tags"),
    [
        ("tags: [高校毕业生, 'C#', 'CI/CD']", ("高校毕业生", "C#", "CI/CD")),
        ("tags:\n - 高校毕业生\n - C#", ("高校毕业生", "C#")),
        ("tags: 高校毕业生，C#、CI/CD; 就业", ("高校毕业生", "C#", "CI/CD", "就业")),
        ("tags: 一个 标签", ("一个 标签",)),
        ("tags: '#就业#,＃毕业'", ("就业", "毕业")),
        ("tags: [go, Go]\nkeywords: GO, 就业", ("go", "就业")),
        ("keywords: 就业", ("就业",)),
        ("tags: ['a, b', c]", ("a, b", "c")),
        ("tags:\n - Hexo\n - [嵌套, 标签]\n - a, b", ("Hexo", "嵌套", "标签", "a, b")),
        ("tags:\n - - 嵌套\n   - 标签\n - - Hexo", ("嵌套", "标签", "Hexo")),
        ("tags: []", ()),
        ("tags: ~", ()),
        ("tags: null", ()),
        ("tags: ，、", ()),
        ("tags: [就业, *x]", ("就业", "*x")),
    ],
)
def test_tags_are_the_items_of_a_list_or_the_parts_of_a_text(lines: str, tags: tuple[str, ...]) -> None:
    assert tags_in(lines) == (tags, ())


def test_a_sentence_and_too_many_tags_are_none() -> None:
    found = tags_in(f"tags: [{'字' * (LONGEST_TAG + 1)}, {', '.join(f't{number}' for number in range(MOST_TAGS + 2))}]")
    assert len(found.tags) == MOST_TAGS
    assert found.unusable == (("tags", "字" * (LONGEST_TAG + 1)), ("tags", "t30"), ("tags", "t31"))


def test_what_is_no_tag_is_reported_once_with_its_line() -> None:
    raw = raw_article().replace("comments:", f"tags: [就业, {'字' * 50}, {'句' * 50}]\ncomments:")
    outcome = process_text(raw)
    assert outcome.article
    assert outcome.article.stated_tags == ("就业",)
    assert [str(problem) for problem in outcome.problems] == [
        (
            f"articles/a.txt:10:1: warning: tags: '{'字' * 39}…' is no tag; expected at most 30 of at most 40 characters "
            "each, in a list or between commas (tag-unusable)"
        )
    ]
