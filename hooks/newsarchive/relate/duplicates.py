"""Near duplicates: the same piece, come by several channels."""

from collections import Counter
from collections.abc import Iterator, Mapping

from newsarchive.clean.sketch import SKETCH_SIZE
from newsarchive.model.article import Article

# Half of what two texts hold is the same.
_LEAST_RESEMBLANCE = 0.5
# A sentence that more articles share is boilerplate; leaving it out keeps the work linear, too.
_MOST_SHARED = 50


def find_duplicates(articles: Mapping[str, Article]) -> dict[str, tuple[str, ...]]:
    """For each article that has near duplicates, its id to the ids of the whole group, the earliest first."""
    leaders: dict[str, str] = {}
    for one, other in _pairs(articles):
        leaders[_leader(leaders, other)] = _leader(leaders, one)
    groups: dict[str, list[str]] = {}
    for article_id in sorted(articles, key=lambda article_id: articles[article_id].sort_key):
        groups.setdefault(_leader(leaders, article_id), []).append(article_id)
    return {article_id: tuple(group) for group in groups.values() if len(group) > 1 for article_id in group}


def resemblance(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """The share of sentences that two texts have in common, estimated from their sketches, from 0 to 1."""
    union = sorted({*one, *other})[:SKETCH_SIZE]
    return len({*union} & {*one} & {*other}) / len(union) if union else 0.0


def _pairs(articles: Mapping[str, Article]) -> Iterator[tuple[str, str]]:
    """Every two articles that are near duplicates."""
    having: dict[int, list[str]] = {}
    for article in articles.values():
        for sentence in article.sketch:
            having.setdefault(sentence, []).append(article.id)
    for article in articles.values():
        lists = (having[sentence] for sentence in article.sketch)
        others = Counter(other for ids in lists if 1 < len(ids) <= _MOST_SHARED for other in ids if other > article.id)
        for other in others:
            if resemblance(article.sketch, articles[other].sketch) >= _LEAST_RESEMBLANCE:
                yield article.id, other


def _leader(leaders: Mapping[str, str], article_id: str) -> str:
    """The one that stands for an article's group."""
    while article_id in leaders and leaders[article_id] != article_id:
        article_id = leaders[article_id]
    return article_id
