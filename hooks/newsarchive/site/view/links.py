"""Links by name: to articles, terms and categories."""

from collections.abc import Iterable
from dataclasses import dataclass

from newsarchive.base.text import safe_name
from newsarchive.model.article import Article
from newsarchive.model.library import Taxonomy
from newsarchive.site.view.urls import term_url


@dataclass(frozen=True, slots=True)
class Link:
    """A name and the URL that it leads to, relative to the site's root."""

    name: str
    url: str
    source: str = ""
    """The source path in `docs/` of a handwritten page, for links in Markdown."""


def links_to(articles: Iterable[Article]) -> Iterable[Link]:
    """Return links to articles by their titles."""
    return (Link(article.title, article.url) for article in articles)


def term_link(taxonomy: Taxonomy, names: tuple[str, ...]) -> Link:
    """Return the link to the term with these names, the broadest first."""
    term = taxonomy.terms[tuple(map(safe_name, names))]
    return Link(names[-1], term_url(taxonomy, term))


def path_links(taxonomy: Taxonomy, names: tuple[str, ...]) -> list[Link]:
    """Return links to the term with these names and to all terms above it, the broadest first."""
    return [term_link(taxonomy, names[:depth]) for depth in range(1, len(names) + 1)]
