"""Related tags: those that occur together with a tag far more often than by chance."""

from collections import Counter
from collections.abc import Mapping
from itertools import chain
from math import log

from newsarchive.base.text import safe_name
from newsarchive.model.library import Taxonomy, Term

MOST_RELATED = 8
# Of a tag with more articles only the newest count: its current context is what readers look for.
_MOST_COMPARED = 200
# The last digit of a logarithm may differ between machines; rounded to this many digits it does not.
_DIGITS = 9


def related_tags(tag: Term, tags: Taxonomy, tags_of: Mapping[str, tuple[str, ...]]) -> tuple[Term, ...]:
    """The tags nearest to one, the nearest first; of equally near ones those with more articles, then by name.

    The measure is the first term of the log-likelihood ratio (Dunning 1993): the number of shared articles, times the
    logarithm of its ratio to the number expected by chance.
    """
    newest = tag.articles[:_MOST_COMPARED]
    names = Counter(chain.from_iterable(tags_of[article_id] for article_id in newest))
    shared: Counter[tuple[str, ...]] = Counter()
    for name, count in names.items():
        shared[safe_name(name),] += count
    del shared[tag.path]
    expected = len(newest) / len(tags_of)
    nearness = {
        path: round(count * log(count / (expected * len(tags.terms[path].articles))), _DIGITS)
        for path, count in shared.items()
    }
    near = [path for path in nearness if nearness[path] > 0]
    near.sort(key=lambda path: (-nearness[path], -len(tags.terms[path].articles), path))
    return tuple(tags.terms[path] for path in near[:MOST_RELATED])
