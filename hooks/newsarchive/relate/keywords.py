"""Choose tags: those that a file states, and its candidates that are sufficient or occur in another article too.

A tag does not depend on articles without it, however many there are: nothing is weighed against the archive's size, and
an article has no more candidates than tags.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from newsarchive.base.folding import fold as fold_characters
from newsarchive.base.text import fold
from newsarchive.model.article import SUFFICIENT, Article
from newsarchive.settings.vocabulary import Vocabulary

MOST_TAGS = 10
"""Tags of an article, unless its file states more."""
_MIN_ARTICLES = 2
"""Articles that have a candidate which is not sufficient."""


def choose_tags(articles: Iterable[Article], vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """The tags of each article by its id: those that its file or its source states, then the best of its candidates.

    All have the vocabulary's spelling, and what that blocks is no tag. Of the spellings of one word in several
    articles, such as Traditional and Simplified characters, one is shown.
    """
    articles = list(articles)
    spellings = {tag_key(spelling): term for spelling, term in vocabulary.spellings.items()}
    blocked = {tag_key(word) for word in vocabulary.blocked}
    words = [_words_of(article) for article in articles]
    frequencies = Counter(key for found in words for key in set(map(tag_key, found)))
    usual = _usual_spellings(words) | spellings
    return {
        article.id: _tags_of(article, found, frequencies, usual, blocked)
        for article, found in zip(articles, words, strict=True)
    }


def _words_of(article: Article) -> tuple[str, ...]:
    """Everything that may become a tag of an article."""
    return (*article.stated_tags, *article.source_tags, *article.tag_candidates.words)


def _usual_spellings(words: Iterable[tuple[str, ...]]) -> dict[str, str]:
    """The spelling to show of each word by its key: one in Simplified characters before others, then the usual one."""
    counts = Counter(word for found in words for word in set(found))
    best: dict[str, tuple[bool, int, str]] = {}
    for word, count in counts.items():
        key = tag_key(word)
        rank = (fold(word) != key, -count, word)
        best[key] = min(best.get(key, rank), rank)
    return {key: word for key, (_, _, word) in best.items()}


def _tags_of(
    article: Article,
    words: tuple[str, ...],
    frequencies: Mapping[str, int],
    usual: Mapping[str, str],
    blocked: set[str],
) -> tuple[str, ...]:
    """The tags of an article, each once."""
    chosen: dict[str, str] = {}
    stated = len(article.stated_tags) + len(article.source_tags)
    weights = (*(SUFFICIENT for _ in range(stated)), *article.tag_candidates.weights)
    for position, (word, weight) in enumerate(zip(words, weights, strict=True)):
        key = tag_key(word)
        is_wanted = position < stated or (
            len(chosen) < MOST_TAGS and (weight >= SUFFICIENT or frequencies[key] >= _MIN_ARTICLES)
        )
        if is_wanted and key not in blocked:
            chosen.setdefault(tag_key(usual[key]), usual[key])
    return tuple(chosen.values())


@lru_cache(maxsize=65_536)
def tag_key(word: str) -> str:
    """The form that the spellings of a tag share: Simplified characters, one width and case."""
    return fold(fold_characters(word))
