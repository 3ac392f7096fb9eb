"""Related articles: those that share the rarest tags."""

from collections.abc import Iterator, Mapping
from heapq import nlargest
from math import log

from newsarchive.base.text import safe_name
from newsarchive.model.article import Article
from newsarchive.model.library import Taxonomy

MOST_RELATED = 5
# Of a tag with more articles only the newest are compared, so that the work is linear in the size of the archive.
_MOST_COMPARED = 200
# Sums of the same weights in another order differ in their last digits; rounded to this many they are equal.
_DIGITS = 9
_ROUNDING = 10.0**-_DIGITS


class Related(Mapping[str, tuple[str, ...]]):
    """The related articles of each article by its id, the nearest first; of equally near ones the newer.

    Near duplicates are excluded: the article's page lists them separately. Computed on access, because under
    `mkdocs serve` few articles are opened.
    """

    def __init__(
        self,
        articles: Mapping[str, Article],
        tags: Taxonomy,
        tags_of: Mapping[str, tuple[str, ...]],
        duplicates: Mapping[str, tuple[str, ...]],
    ) -> None:
        self._rank = {article_id: position for position, article_id in enumerate(articles)}
        self._tags = tags
        self._tags_of = tags_of
        self._duplicates = duplicates
        self._weighed: dict[str, tuple[float, tuple[str, ...]]] = {}

    def __getitem__(self, article_id: str) -> tuple[str, ...]:
        if article_id not in self._rank:
            raise KeyError(article_id)
        scores: dict[str, float] = {}
        for tag in self._tags_of.get(article_id, ()):
            weight, others = self._weighed.get(tag) or self._weigh(tag)
            for other in others:
                scores[other] = scores.get(other, 0.0) + weight
        for same in (article_id, *self._duplicates.get(article_id, ())):
            scores.pop(same, None)
        return _nearest(scores, self._rank)

    def __iter__(self) -> Iterator[str]:
        return iter(self._rank)

    def __len__(self) -> int:
        return len(self._rank)

    def _weigh(self, tag: str) -> tuple[float, tuple[str, ...]]:
        """The weight of a tag, and the newest articles that have it."""
        others = self._tags.terms[safe_name(tag),].articles
        found = self._weighed[tag] = log(1 + len(self._rank) / len(others)), others[:_MOST_COMPARED]
        return found


def _nearest(scores: Mapping[str, float], rank: Mapping[str, int]) -> tuple[str, ...]:
    best = nlargest(MOST_RELATED, scores.values())
    # Only candidates that may be as near as the last of these, once rounded, need ranking.
    least = best[-1] - _ROUNDING if best else 0.0
    near = [other for other, score in scores.items() if score >= least]
    return tuple(sorted(near, key=lambda other: (-round(scores[other], _DIGITS), rank[other]))[:MOST_RELATED])
