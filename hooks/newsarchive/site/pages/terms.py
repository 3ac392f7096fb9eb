"""Pages of taxonomies: indexes, the parts of long indexes, and the articles of each term."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from newsarchive.model.library import Taxonomy, Term
from newsarchive.relate.related_tags import related_tags
from newsarchive.site.pages.base import ArchivePage
from newsarchive.site.theme.context import SiteContext
from newsarchive.site.view.alphabet_index import MOST_ON_A_PAGE, IndexSection, group_by_initial
from newsarchive.site.view.links import Link, links_to
from newsarchive.site.view.pagination import ListPage
from newsarchive.site.view.urls import initial_url, list_page_url, term_url

# Trees of up to this many terms are not folded.
_SMALL_TREE = 40
# Longer lists begin with the most used terms: as names in running lines, or as rows.
_LONG_LIST = 48
_MOST_USED_NAMES = 48
_MOST_USED_ROWS = 12


class TermPage(ArchivePage):
    """One page of the articles of a category, tag, source or editor."""

    template = "term"

    def __init__(self, taxonomy: Taxonomy, term: Term, page: ListPage, context: SiteContext) -> None:
        self.taxonomy = taxonomy
        self.term = term
        self.list_page = page
        self.section = f"{taxonomy.kind}/index.md"
        self.list_url = term_url(taxonomy, term)
        first = context.library.articles[page.ids[0]]
        title = context.strings.list_title(term.name, page.number)
        super().__init__(title, list_page_url(self.list_url, page.number), context, updated=first.day)
        self.articles = context.library.pick(page.ids)

    @property
    def is_first(self) -> bool:
        """True at the list's own URL. Only there the whole list is described, as numbered pages must never change."""
        return self.list_page.number is None

    @property
    def description(self) -> str:
        """The term and its number of articles."""
        names = " › ".join(self.term.names)
        return f"{names}: {self.context.strings.count(len(self.term.articles))}" if self.is_first else names

    @property
    def broader(self) -> tuple[Link, ...]:
        """The terms above this one, the broadest first."""
        above = [self.taxonomy.terms[self.term.path[:length]] for length in range(1, len(self.term.path))]
        return tuple(Link(term.name, term_url(self.taxonomy, term)) for term in above)

    @property
    def related(self) -> tuple[Term, ...]:
        """The tags nearest to a tag."""
        library = self.context.library
        return related_tags(self.term, library.tags, library.tags_of) if self.taxonomy.kind == "tags" else ()

    def links(self) -> Iterable[Link]:
        """The articles on this page of the list."""
        return links_to(self.articles)


class CategoriesPage(ArchivePage):
    """The index of the categories, a tree."""

    section = "categories/index.md"
    template = "category_index"

    def __init__(self, context: SiteContext) -> None:
        super().__init__(context.strings["categories"], "categories/", context, in_nav=True)
        self.taxonomy = context.library.categories

    @property
    def description(self) -> str:
        """The purpose of the categories, as a lead."""
        return self.context.strings["categories_lead"]

    @property
    def is_small(self) -> bool:
        """True if the whole tree is shown unfolded."""
        return len(self.taxonomy.terms) <= _SMALL_TREE

    def links(self) -> Iterable[Link]:
        """The categories."""
        return _term_links(self.taxonomy, self.taxonomy.terms.values())


class _FlatPage(ArchivePage):
    """A page of a flat taxonomy: tags, sources, editors."""

    taxonomy: Taxonomy

    @property
    def has_rows(self) -> bool:
        """True if each term is shown with its date range; there are too many tags for that."""
        return self.taxonomy.kind != "tags"


class TaxonomyPage(_FlatPage):
    """The index of a flat taxonomy: all terms by initial, or only the most used ones if there are too many."""

    template = "term_index"

    def __init__(self, taxonomy: Taxonomy, context: SiteContext) -> None:
        self.taxonomy = taxonomy
        self.section = f"{taxonomy.kind}/index.md"
        super().__init__(context.strings[taxonomy.kind], f"{taxonomy.kind}/", context, in_nav=True)

    @property
    def description(self) -> str:
        """The purpose of the taxonomy, as a lead."""
        return self.context.strings[f"{self.taxonomy.kind}_lead"]

    @property
    def is_split(self) -> bool:
        """True if initials have pages of their own."""
        return is_split(self.taxonomy)

    @cached_property
    def index_sections(self) -> list[IndexSection]:
        """The terms by initial."""
        return group_by_initial(self.taxonomy.terms.values())

    @property
    def most_used(self) -> list[Term]:
        """The terms with the most articles; empty if the list is short."""
        if self.is_split:
            return list(self.taxonomy.terms.values())[:MOST_ON_A_PAGE]
        length = _MOST_USED_ROWS if self.has_rows else _MOST_USED_NAMES
        return list(self.taxonomy.terms.values())[:length] if len(self.taxonomy.terms) > _LONG_LIST else []

    def links(self) -> Iterable[Link]:
        """The terms, or their initials if there are too many terms."""
        if not self.is_split:
            return _term_links(self.taxonomy, self.taxonomy.terms.values())
        return (Link(section.name, initial_url(self.taxonomy, section.path)) for section in self.index_sections)


class InitialPage(_FlatPage):
    """The terms of a long taxonomy whose names begin with one letter, or with one syllable of a letter."""

    template = "term_initial"

    def __init__(
        self,
        taxonomy: Taxonomy,
        index_section: IndexSection,
        index_sections: Sequence[IndexSection],
        context: SiteContext,
    ) -> None:
        self.taxonomy = taxonomy
        self.index_section = index_section
        self.index_sections = index_sections
        self.section = f"{taxonomy.kind}/index.md"
        title = context.strings["initial_title"].format(
            title=context.strings[taxonomy.kind], initial=index_section.name
        )
        super().__init__(title, initial_url(taxonomy, index_section.path), context)

    @property
    def letter(self) -> IndexSection:
        """The section of the letter, which may be the page's own."""
        initial, *_ = self.index_section.path.split("/")
        return next(section for section in self.index_sections if section.path == initial)

    @property
    def terms(self) -> list[Term]:
        """All terms of the section in alphabetical order; the most used ones if it is split."""
        if not self.index_section.parts:
            return list(self.index_section.terms)
        by_use = sorted(self.index_section.terms, key=lambda term: (-len(term.articles), term.path))
        return by_use[:MOST_ON_A_PAGE]

    @property
    def broader(self) -> tuple[Link, ...]:
        """The letter of a syllable."""
        if self.letter is self.index_section:
            return ()
        return (Link(self.letter.name, initial_url(self.taxonomy, self.letter.path)),)

    def links(self) -> Iterable[Link]:
        """The terms."""
        return _term_links(self.taxonomy, self.terms)


def is_split(taxonomy: Taxonomy) -> bool:
    """Return whether a flat taxonomy has more terms than fit on a page, so that initials get pages of their own."""
    return len(taxonomy.terms) > MOST_ON_A_PAGE


def _term_links(taxonomy: Taxonomy, terms: Iterable[Term]) -> Iterable[Link]:
    return (Link(term.name, term_url(taxonomy, term)) for term in terms)
