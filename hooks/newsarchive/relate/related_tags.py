"""Related tags: those that stand with a tag far more often than chance would have it."""

from collections import Counter
from collections.abc import Mapping
from itertools import chain
from math import log

from newsarchive.base.text import safe_name
from newsarchive.model.library import Taxonomy, Term

MOST_RELATED = 8
# Of a tag with more articles only the newest are looked at: what a tag is about today is what is in the news with it.
_MOST_LOOKED_AT = 200
# The logarithm may differ in its last digit from one machine to another; so rounded it is the same.
_DIGITS = 9


def related_tags(tag: Term, tags: Taxonomy, tags_of: Mapping[str, tuple[str, ...]]) -> tuple[Term, ...]:
    """The tags nearest to one, the nearest first; of equally near ones those with more articles, then by name.

    The measure is the first term of the log-likelihood ratio (Dunning 1993): the articles that two tags share, times
    the logarithm of how many times as many these are as chance would give.
    """
    looked_at = tag.articles[:_MOST_LOOKED_AT]
    names = Counter(chain.from_iterable(tags_of[article_id] for article_id in looked_at))
    shared: Counter[tuple[str, ...]] = Counter()
    for name, count in names.items():
        shared[safe_name(name),] += count
    del shared[tag.path]
    expected = len(looked_at) / len(tags_of)
    nearness = {
        path: round(count * log(count / (expected * len(tags.terms[path].articles))), _DIGITS)
        for path, count in shared.items()
    }
    near = [path for path in nearness if nearness[path] > 0]
    near.sort(key=lambda path: (-nearness[path], -len(tags.terms[path].articles), path))
    return tuple(tags.terms[path] for path in near[:MOST_RELATED])
