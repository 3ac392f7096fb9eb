"""Fragment caching: HTML that many pages show, such as an article's entry in lists, is rendered once."""

from collections.abc import Callable, Hashable, Iterable
from typing import NamedTuple

from markupsafe import Markup

from newsarchive.base.text import fold
from newsarchive.model.article import Article
from newsarchive.model.library import Library, Taxonomy
from newsarchive.site.view.links import Link

# Placeholder for the relative path to the site's root, which depends on the page's depth. No text of an article can
# contain it, because macros escape every `<` in their arguments.
_BASE = Markup("<base>")


class FragmentCache:
    """The fragments of one build, rendered by macros on demand. The first argument of each macro is the base path."""

    def __init__(self, load_macros: Callable[[], object]) -> None:
        self._load_macros = load_macros
        self._split: dict[tuple[str, Hashable], list[str]] = {}

    def get(self, key: Hashable, base: str, macro: str, *values: object) -> str:
        """Return the HTML that a macro makes of these values; `key` identifies them among all calls of the macro."""
        split = self._split.get((macro, key))
        if split is None:
            rendered = str(getattr(self._load_macros(), macro)(_BASE, *values))
            split = self._split[macro, key] = rendered.split(_BASE)
        return base.join(split)


class EntryOptions(NamedTuple):
    """The parts of an article's entry in a list."""

    level: int
    """Of the heading."""
    has_lead: bool
    has_day: bool
    """False where the list is about a day: then only the time is shown."""
    has_source: bool = True


class Fragments:
    """The cached fragments of a library's articles and terms, as the templates use them."""

    def __init__(self, library: Library, cache: FragmentCache) -> None:
        self._library = library
        self._get = cache.get

    def article_crumbs(self, base: str, article: Article) -> Markup:
        """Return breadcrumbs from the categories to an article, the broadest first."""
        return _lines([self._get(article.categories, base, "category_crumbs", article.categories)])

    def list_crumbs(self, base: str, kind: str, broader: tuple[Link, ...]) -> Markup:
        """Return breadcrumbs from the index of a kind through the broader lists to a list."""
        return _lines([self._get((kind, broader), base, "list_crumbs", kind, broader)])

    def term(self, base: str, taxonomy: Taxonomy, name: str) -> Markup:
        """Return a link to the term of a flat taxonomy with this name."""
        return _lines([self._get((taxonomy.kind, name), base, "term_link", taxonomy, name)])

    def tags(self, base: str, article: Article) -> Markup:
        """Return the tags of an article as list items."""
        names = self._library.tags_of[article.id]
        return _lines(self._get(name, base, "tag_item", name) for name in names)

    def entries(
        self, base: str, articles: Iterable[Article], options: EntryOptions, about: Iterable[str] = ()
    ) -> Markup:
        """Return entries of articles; a source that is among the names that the list is `about` is not repeated."""
        names = frozenset(map(fold, about))
        shown = ((article, options._replace(has_source=fold(article.source) not in names)) for article in articles)
        return _lines(self._get((article.id, own), base, "article_entry", article, own) for article, own in shown)

    def lines(self, base: str, articles: Iterable[Article]) -> Markup:
        """Return articles as list items of one line each, for the pages of other articles."""
        return _lines(self._get(article.id, base, "article_line", article) for article in articles)


def _lines(fragments: Iterable[str]) -> Markup:
    return Markup("\n".join(fragments))  # noqa: S704 - fragments are HTML
