"""Hand-made articles, for tests of relations between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from newsarchive.model.article import Article, DateKind, TagCandidates
from newsarchive.relate.taxonomies import build_taxonomies
from newsarchive.relate.topic_queries import QueryMatcher
from tests.builders import clean

SHANGHAI = ZoneInfo("Asia/Shanghai")


@cache
def _plain() -> Article:
    return clean("<p>正文</p>")


def article(  # noqa: PLR0913 - a field each
    article_id: str,
    *,
    day: str = "",
    title: str = "一篇稿件",
    source: str = "",
    candidates: tuple[tuple[str, float], ...] = (),
    categories: tuple[str, ...] = (),
    minhash: tuple[int, ...] = (),
) -> Article:
    """An article of this id; `day` is an ISO date or moment in the archive's zone, none if empty."""
    date = datetime.fromisoformat(day).replace(tzinfo=SHANGHAI) if day else None
    return replace(
        _plain(),
        id=article_id,
        title=title,
        source=source,
        date=date,
        date_kind=DateKind.PUBLISHED if date else None,
        tag_candidates=TagCandidates(tuple(word for word, _ in candidates), tuple(weight for _, weight in candidates)),
        categories=categories,
        minhash=minhash,
    )


def matcher(*articles: Article, tags: Mapping[str, tuple[str, ...]] | None = None) -> QueryMatcher:
    """A matcher of topic queries over these articles; `tags` are given by id."""
    found = by_id(*articles)
    return QueryMatcher(found, *build_taxonomies(found, tags or {})[:3])


def by_id(*articles: Article) -> dict[str, Article]:
    """The articles as a build keeps them: by id, newest first."""
    newest_first = sorted(articles, key=lambda found: found.sort_key, reverse=True)
    return {found.id: found for found in newest_first}
