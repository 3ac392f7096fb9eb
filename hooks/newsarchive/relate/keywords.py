"""Tags: from each article's candidates, those that tell it from others and lead to others."""

from collections import Counter
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from math import log

from newsarchive.base.text import fold
from newsarchive.model.article import Article
from newsarchive.settings.vocabulary import Vocabulary

MOST_TAGS = 10
# A word that the vocabulary does not know is a tag only if it leads somewhere (two articles) and tells something (at
# most this share of the archive, once that is large enough for the share to mean anything).
_FEWEST_ARTICLES = 2
_LARGEST_SHARE = 0.2
_SHARE_MEANS_SOMETHING = 100


def choose_tags(articles: Iterable[Article], vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """The tags of each article by its id, the most telling first: TF–IDF over the candidates."""
    articles = list(articles)
    frequencies = Counter(candidate.word for article in articles for candidate in article.tag_candidates)
    known, total = set(vocabulary.spellings.values()), len(articles)
    rarity = {
        word: log(1 + total / frequency)
        for word, frequency in frequencies.items()
        if word in known or _leads_somewhere(frequency, total)
    }
    spellings = Counter(map(fold, rarity))
    spelling_variants = {word for word in rarity if spellings[fold(word)] > 1}
    return {article.id: _tags_of(article, rarity, spelling_variants) for article in articles}


def _tags_of(article: Article, rarity: Mapping[str, float], spelling_variants: AbstractSet[str]) -> tuple[str, ...]:
    """An article's best candidates, one of each group of `spelling_variants`: words that differ in spelling only."""
    scores = {word: weight * rarity[word] for word, weight in article.tag_candidates if word in rarity}
    best = [word for _, word in sorted([(-score, word) for word, score in scores.items()])]
    if spelling_variants.isdisjoint(best):
        return tuple(best[:MOST_TAGS])
    unique = {fold(word): word for word in reversed(best)}
    return tuple(word for word in best if unique[fold(word)] == word)[:MOST_TAGS]


def _leads_somewhere(frequency: int, total: int) -> bool:
    too_common = total >= _SHARE_MEANS_SOMETHING and frequency > total * _LARGEST_SHARE
    return frequency >= _FEWEST_ARTICLES and not too_common
