"""Classifications of the archive: categories, tags, sources, editors."""

from collections.abc import Iterable, Mapping

from newsarchive.base.text import safe_name
from newsarchive.model.article import Article
from newsarchive.model.library import Taxonomy, Term

TermPath = tuple[str, ...]


def build_taxonomy(kind: str, entries: Iterable[tuple[str, TermPath]]) -> Taxonomy:
    """A taxonomy of `(article id, names from the broadest to the narrowest)`, the articles in the order given.

    Spellings that differ only in case or whitespace are one term, displayed in its most frequent spelling. An article
    of a term also belongs to all terms above it.
    """
    entries = list(entries)
    # An archive has far fewer names than entries, so everything about a name is computed once.
    by_names: dict[TermPath, list[int]] = {}
    for index, (_, names) in enumerate(entries):
        by_names.setdefault(names, []).append(index)
    indexes: dict[TermPath, list[int]] = {}
    spellings: dict[TermPath, dict[TermPath, int]] = {}
    for names, found in by_names.items():
        path = tuple(safe_name(name) for name in names)
        for depth in range(1, len(path) + 1):
            indexes.setdefault(path[:depth], []).extend(found)
            counts = spellings.setdefault(path[:depth], {})
            counts[names[:depth]] = counts.get(names[:depth], 0) + len(found)
    articles = {path: dict.fromkeys(entries[index][0] for index in sorted(found)) for path, found in indexes.items()}
    order = sorted(articles, key=lambda path: (-len(articles[path]), path))
    children: dict[TermPath, list[TermPath]] = {path: [] for path in order}
    for path in order:
        if len(path) > 1:
            children[path[:-1]].append(path)
    terms = {path: Term(path, _usual(spellings[path]), tuple(articles[path]), tuple(children[path])) for path in order}
    return Taxonomy(kind, terms)


def build_taxonomies(
    articles: Mapping[str, Article], tags_of: Mapping[str, tuple[str, ...]]
) -> tuple[Taxonomy, Taxonomy, Taxonomy, Taxonomy]:
    """Categories, tags, sources and editors of articles that are given newest first."""
    items = list(articles.items())
    return (
        build_taxonomy("categories", ((key, article.categories) for key, article in items if article.categories)),
        build_taxonomy("tags", ((key, (tag,)) for key, _ in items for tag in tags_of.get(key, ()))),
        build_taxonomy("sources", ((key, (article.source,)) for key, article in items if article.source)),
        build_taxonomy("editors", ((key, (name,)) for key, article in items for name in article.editors)),
    )


def _usual(spellings: Mapping[TermPath, int]) -> TermPath:
    """The most frequent spelling; of several the first in code point order."""
    return min(spellings, key=lambda names: (-spellings[names], names))
