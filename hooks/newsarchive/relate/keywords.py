"""Choose tags: each article's most distinctive candidates that occur in other articles too."""

from collections import Counter
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from itertools import chain
from math import log

from newsarchive.base.text import fold
from newsarchive.model.article import Article
from newsarchive.settings.vocabulary import Vocabulary

MOST_TAGS = 10
# A word outside the vocabulary is a tag only if it links articles (two or more) and is distinctive (at most this share
# of the archive, once that is large enough for a share to be meaningful).
_MIN_ARTICLES = 2
_MAX_SHARE = 0.2
_MIN_ARCHIVE_FOR_SHARE = 100


def choose_tags(articles: Iterable[Article], vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """The tags of each article by its id: those that its file states, then the most distinctive of its candidates.

    Distinctive means TF–IDF over the candidates. Stated tags need no other article, but have the vocabulary's spelling,
    and what that blocks is no tag.
    """
    articles = list(articles)
    frequencies = Counter(chain.from_iterable(article.tag_candidates.words for article in articles))
    known, total = set(vocabulary.spellings.values()), len(articles)
    idf = {
        word: log(1 + total / frequency)
        for word, frequency in frequencies.items()
        if word in known or _is_useful(frequency, total)
    }
    spellings = Counter(map(fold, idf))
    spelling_variants = {word for word in idf if spellings[fold(word)] > 1}
    chosen = {article.id: _tags_of(article, idf, spelling_variants) for article in articles}
    return chosen | {
        article.id: _with_stated(article.stated_tags, chosen[article.id], vocabulary)
        for article in articles
        if article.stated_tags
    }


def _with_stated(stated: tuple[str, ...], chosen: tuple[str, ...], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The stated tags, followed by chosen ones up to the most that an article has."""
    known, blocked = vocabulary.spellings, vocabulary.blocked
    own = [known.get(fold(tag), tag) for tag in stated if fold(tag) not in blocked]
    unique: dict[str, str] = {}
    for tag in own:
        unique.setdefault(fold(tag), tag)
    for tag in chosen:
        if len(unique) < MOST_TAGS:
            unique.setdefault(fold(tag), tag)
    return tuple(unique.values())


def _tags_of(article: Article, idf: Mapping[str, float], spelling_variants: AbstractSet[str]) -> tuple[str, ...]:
    """An article's best candidates, one of each group of `spelling_variants`: words that differ in spelling only."""
    scores = {word: weight * idf[word] for word, weight in article.tag_candidates if word in idf}
    best = [word for _, word in sorted([(-score, word) for word, score in scores.items()])]
    if spelling_variants.isdisjoint(best):
        return tuple(best[:MOST_TAGS])
    unique = {fold(word): word for word in reversed(best)}
    return tuple(word for word in best if unique[fold(word)] == word)[:MOST_TAGS]


def _is_useful(frequency: int, total: int) -> bool:
    too_common = total >= _MIN_ARCHIVE_FOR_SHARE and frequency > total * _MAX_SHARE
    return frequency >= _MIN_ARTICLES and not too_common
