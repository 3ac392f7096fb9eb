"""What stands right before and after an article."""

from __future__ import annotations

import pytest

from newsarchive.relate.timeline import ArticleSequence


@pytest.mark.parametrize(
    ("article_id", "newer", "older"),
    [("new", None, "middle"), ("middle", "new", "old"), ("old", "middle", None)],
)
def test_the_ones_beside_an_article_are_the_next_in_time(article_id: str, newer: str | None, older: str | None) -> None:
    order = ArticleSequence(("new", "middle", "old"))
    assert (order.newer(article_id), order.older(article_id)) == (newer, older)


def test_an_only_article_has_none_beside_it() -> None:
    order = ArticleSequence(("only",))
    assert (order.newer("only"), order.older("only")) == (None, None)
