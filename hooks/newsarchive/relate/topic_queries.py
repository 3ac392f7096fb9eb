"""Topic queries: the articles they match, and names in them that no article has."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from newsarchive.base.text import fold, safe_name
from newsarchive.model.article import Article
from newsarchive.model.library import Taxonomy, Term
from newsarchive.settings.topics import TopicQuery

# Titles are many and each is folded once: the cache of `fold` is for names.
_folded: Callable[[str], str] = fold.__wrapped__

Place = tuple[str, int]
"""An entry of a query: `("tags", 0)`."""


@dataclass(frozen=True)
class QueryMatcher:
    """Evaluates topic queries on an archive. The articles are given by id, in any order."""

    articles: Mapping[str, Article]
    categories: Taxonomy
    tags: Taxonomy
    sources: Taxonomy

    def find(self, query: TopicQuery) -> set[str]:
        """The ids of all articles that match a query."""
        named = [self._with_terms(kind, names) for kind, names in self._names(query) if names]
        # Articles of terms are listed already: only their intersection is checked one by one.
        found: Iterable[str] = set.intersection(*named) if named else self.articles
        if query.first or query.last:
            found = [article_id for article_id in found if _is_within(self.articles[article_id], query)]
        if query.title:
            words = [fold(word) for word in query.title]
            found = [article_id for article_id in found if any(word in self._titles[article_id] for word in words)]
        return set(found)

    def unknown(self, query: TopicQuery) -> Iterator[tuple[Place, str]]:
        """Entries of a query that no article of the archive has, each with a message."""
        for kind, names in self._names(query):
            for index, name in enumerate(names):
                if safe_name(name) not in self._terms[kind]:
                    yield (kind, index), f"no article has the {_SINGULAR[kind]} {name!r}{self._nearest(kind, name)}"
        for index, word in enumerate(query.title):
            if fold(word) not in self._all_titles:
                yield ("title", index), f"no article has {word!r} in its title"

    def _names(self, query: TopicQuery) -> tuple[tuple[str, tuple[str, ...]], ...]:
        return ("tags", query.tags), ("categories", query.categories), ("sources", query.sources)

    def _with_terms(self, kind: str, names: Iterable[str]) -> set[str]:
        terms = (term for name in names for term in self._terms[kind].get(safe_name(name), ()))
        return {article_id for term in terms for article_id in term.articles}

    def _nearest(self, kind: str, name: str) -> str:
        """The most similar name that exists, as the end of a message."""
        shown = {fold(term.name): term.name for terms in self._terms[kind].values() for term in terms}
        nearest = get_close_matches(fold(name), shown, n=1)
        return f"; the nearest is {shown[nearest[0]]!r}" if nearest else ""

    @cached_property
    def _terms(self) -> dict[str, dict[str, list[Term]]]:
        """The terms of each kind by their own safe name, at any level."""
        found: dict[str, dict[str, list[Term]]] = {}
        for taxonomy in (self.tags, self.categories, self.sources):
            by_name = found.setdefault(taxonomy.kind, {})
            for path, term in taxonomy.terms.items():
                by_name.setdefault(path[-1], []).append(term)
        return found

    @cached_property
    def _titles(self) -> dict[str, str]:
        return {article_id: _folded(article.title) for article_id, article in self.articles.items()}

    @cached_property
    def _all_titles(self) -> str:
        # No title contains a line break, so no word matches across two of them.
        return "\n".join(self._titles.values())


_SINGULAR = {"tags": "tag", "categories": "category", "sources": "source"}


def _is_within(article: Article, query: TopicQuery) -> bool:
    """Return whether an article has a date within the query's range."""
    day = article.day
    return day is not None and (query.first or day) <= day <= (query.last or day)
