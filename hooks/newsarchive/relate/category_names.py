"""Names of categories that differ only in width, dashes or Traditional characters: reported, and shown as one."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from newsarchive.base.problems import Problem, notice
from newsarchive.base.text import fold
from newsarchive.model.article import Article
from newsarchive.settings.vocabulary import Vocabulary

_DASHES_AND_SPACES = re.compile(r"[\s\-\u2010-\u2015\u2212\ufe58\ufe63\uff0d]+")

FoldName = Callable[[str], str]
"""Folds width, case, accents and Traditional characters, as the search does."""


def unify_category_names(
    articles: Sequence[Article], vocabulary: Vocabulary, fold_name: FoldName
) -> tuple[Sequence[Article], list[Problem]]:
    """Return the articles with the vocabulary's form of each name that has several, and a notice for all others.

    The vocabulary decides which of several forms is shown; without it each is a category of its own, because a
    Traditional section may be another than the Simplified one. Permalinks do not depend on it.
    """
    counts: dict[tuple[str, ...], int] = {}
    first: dict[str, Article] = {}
    for article in articles:
        if article.categories in counts:
            counts[article.categories] += 1
            continue
        counts[article.categories] = 1
        for name in article.categories:
            first.setdefault(name, article)
    shown: dict[str, str] = {}
    problems: list[Problem] = []
    for names in _variants(first, fold_name):
        term = _term_of(names, vocabulary, fold_name)
        if term:
            shown |= {name: term for name in names if name != term}
        else:
            problems.append(_problem(names, counts, first))
    return ([_renamed(article, shown) for article in articles] if shown else articles), problems


def _variants(names: Mapping[str, object], fold_name: FoldName) -> list[list[str]]:
    """The groups of names that differ in form only; those in case and spaces alone are one term anyway."""
    groups: dict[str, list[str]] = {}
    for name in sorted(names):
        groups.setdefault(_key(name, fold_name), []).append(name)
    return [group for group in groups.values() if len(set(map(fold, group))) > 1]


def _key(name: str, fold_name: FoldName) -> str:
    return _DASHES_AND_SPACES.sub("-", fold_name(name)).strip("-")


def _term_of(names: Sequence[str], vocabulary: Vocabulary, fold_name: FoldName) -> str:
    """The vocabulary's term for one of the names, if it is another form of the same name; or empty."""
    terms = (vocabulary.spellings.get(fold(name), "") for name in names)
    return next((term for term in terms if term and _key(term, fold_name) == _key(names[0], fold_name)), "")


def _renamed(article: Article, shown: Mapping[str, str]) -> Article:
    if shown.keys().isdisjoint(article.categories):
        return article
    return replace(
        article,
        categories=tuple(shown.get(name, name) for name in article.categories),
        source=shown.get(article.source, article.source),
        channel=shown.get(article.channel, article.channel),
    )


def _problem(names: Sequence[str], counts: Mapping[tuple[str, ...], int], first: Mapping[str, Article]) -> Problem:
    """The notice, at the first article with the rarest of the names."""
    totals = {name: sum(count for path, count in counts.items() if name in path) for name in names}
    usual, *others = sorted(names, key=lambda name: (-totals[name], name))
    article = first[others[-1]]
    listed = ", ".join(f"{name!r} ({totals[name]})" for name in (usual, *others))
    message = (
        f"names of categories that differ only in form, by articles: {listed}; expected one form: correct the files, "
        f"or add {usual!r} to editorial/vocabulary.yml with the others as its spellings"
    )
    return notice(article.path, "category-variants", message, line=article.title_line)
