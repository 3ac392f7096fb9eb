"""An article as one JSON object: what `newsarchive show --json` prints."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from newsarchive.base.problems import Problem
from newsarchive.model.article import Article


def article_record(article: Article, *, tags: Iterable[str], problems: Iterable[Problem]) -> dict[str, Any]:
    """The article under stable public keys. Absent facts are null; dates are ISO 8601 with their offset."""
    dateline = article.dateline
    return {
        "id": article.id,
        "url": f"/{article.url}",
        "path": article.path,
        "sha256": article.sha256,
        "title": article.title,
        "raw_title": article.raw_title,
        "presumed_quotes": article.presumed_quotes,
        "date": article.date.isoformat() if article.date else article.month or None,
        "date_kind": article.date_kind,
        "categories": article.categories,
        "source": article.source or None,
        "channel": article.channel or None,
        "origin": article.origin or None,
        "byline": article.byline or None,
        "editor": article.editor or None,
        "original": article.original or None,
        "image_credit": article.image_credit or None,
        "picture_credit": article.image_credit or None,  # deprecated alias
        "dateline": dateline and {**asdict(dateline), "day": dateline.day.isoformat() if dateline.day else None},
        "tags": tuple(tags),
        "stated_tags": tuple(dict.fromkeys((*article.stated_tags, *article.source_tags))),
        "language": article.language,
        "comments": article.comments,
        "lead_image": article.lead_image or None,
        "images": article.images,
        "links": article.links,
        "html": article.html,
        "markdown": article.markdown,
        "text": article.text,
        "removed": [asdict(removal) for removal in article.removed],
        "problems": [problem_record(problem) for problem in problems],
    }


def problem_record(problem: Problem) -> dict[str, Any]:
    """A problem under stable public keys."""
    return {key: value for key, value in asdict(problem).items() if key != "detail"}
