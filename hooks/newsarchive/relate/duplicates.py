"""Near duplicates: the same piece, received through several channels."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain, combinations

from newsarchive.features.minhash import SIGNATURE_SIZE
from newsarchive.model.article import Article

# Half of the sentences of two texts are the same.
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
    union = sorted({*one, *other})[:SIGNATURE_SIZE]
    return len({*union} & {*one} & {*other}) / len(union) if union else 0.0


def _pairs(articles: Mapping[str, Article]) -> Iterator[tuple[str, str]]:
    """Every pair of articles that are near duplicates."""
    counts = Counter(chain.from_iterable(article.minhash for article in articles.values()))
    having: dict[int, list[str]] = {sentence: [] for sentence, count in counts.items() if 1 < count <= _MOST_SHARED}
    for article in articles.values():
        for sentence in having.keys() & article.minhash:
            having[sentence].append(article.id)
    candidates = {pair for ids in having.values() for pair in combinations(ids, 2)}
    for one, other in candidates:
        if resemblance(articles[one].minhash, articles[other].minhash) >= _LEAST_RESEMBLANCE:
            yield one, other


def _leader(leaders: Mapping[str, str], article_id: str) -> str:
    """The representative of an article's group."""
    while article_id in leaders and leaders[article_id] != article_id:
        article_id = leaders[article_id]
    return article_id
