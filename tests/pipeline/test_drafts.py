"""Drafts are published nowhere and listed by the check."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import process_text, project, raw_article


def with_line(line: str) -> str:
    return raw_article(title="草稿").replace("comments: false", f"comments: false\n{line}")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("draft: true", "notice: draft: true, so the article is published nowhere; remove the key to publish it (draft)"),
        ("draft: true # not yet", "notice: draft: true, so the article is published nowhere; remove the key to publish it (draft)"),
        ("Draft: Yes", "notice: Draft: Yes, so the article is published nowhere; remove the key to publish it (draft)"),
        ("published: false", "notice: published: false, so the article is published nowhere; remove the key to publish it (draft)"),
        ("status: draft", "notice: status: draft, so the article is published nowhere; remove the key to publish it (draft)"),
        ("published: true\ndraft: 'true'", "notice: draft: true, so the article is published nowhere; remove the key to publish it (draft)"),
        (
            "draft: perhaps",
            ("warning: draft: 'perhaps' is neither true nor false, so the article is published nowhere; remove the key to "
            "publish it (draft-unclear)"),
        ),
    ],
)  # fmt: skip
def test_a_draft_has_no_article_and_one_problem(line: str, problem: str) -> None:
    outcome = process_text(with_line(line))
    assert outcome.article is None
    position = 12 if "\n" in line else 11
    assert [str(found) for found in outcome.problems] == [f"articles/a.txt:{position}:1: {problem}"]


@pytest.mark.parametrize(
    "line", ["draft: false", "draft:", "published: true", "published: 2022-04-27", "published:", "status: publish"]
)
def test_every_other_article_is_published(line: str) -> None:
    assert process_text(with_line(line)).article


def test_a_draft_in_json_is_none_of_the_articles(tmp_path: Path) -> None:
    built = project(
        tmp_path,
        {"articles/a.txt": raw_article(), "articles/b.txt": '{"title": "草稿", "draft": true}\n<p>尚未写完。</p>'},
    )
    library = built.library()
    assert [article.path for article in library.articles.values()] == ["articles/a.txt"]
    assert [problem.code for problem in library.problems] == ["draft"]
