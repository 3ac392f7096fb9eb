"""Related articles: those that share the rarest tags."""

from collections.abc import Mapping
from math import log

from newsarchive.base.text import safe_name
from newsarchive.model.article import Article
from newsarchive.model.library import Taxonomy

MOST_RELATED = 5
# Of a tag with more articles only the newest are looked at, so that the work grows with the archive and no faster.
_MOST_LOOKED_AT = 200


def find_related(
    articles: Mapping[str, Article], tags: Taxonomy, tags_of: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """The related articles of each by its id, the nearest first; of equally near ones the newer."""
    rank = {article_id: position for position, article_id in enumerate(articles)}
    related = {}
    for article_id in articles:
        scores: dict[str, float] = {}
        for tag in tags_of.get(article_id, ()):
            others = tags.terms[safe_name(tag),].articles
            for other in others[:_MOST_LOOKED_AT]:
                scores[other] = scores.get(other, 0.0) + log(1 + len(articles) / len(others))
        scores.pop(article_id, None)
        nearest = sorted(scores, key=lambda other: (-round(scores[other], 9), rank[other]))
        related[article_id] = tuple(nearest[:MOST_RELATED])
    return related
