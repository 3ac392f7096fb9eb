"""The registry of page kinds: their classes, their pages in an archive, and how a URL leads to them.

A new kind of page is a class and an entry in `PAGE_KINDS`: builds, the development server and tests follow them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from newsarchive.model.article import Article
from newsarchive.model.library import Period, Taxonomy, Term, Topic
from newsarchive.site.pages.article import ArticlePage
from newsarchive.site.pages.base import ArchivePage, ShellPage
from newsarchive.site.pages.home import HomePage
from newsarchive.site.pages.periods import DayPage, MonthPage, TimelinePage, YearPage
from newsarchive.site.pages.search import SearchPage
from newsarchive.site.pages.statistics import StatsPage
from newsarchive.site.pages.terms import CategoriesPage, InitialPage, TaxonomyPage, TermPage, is_split
from newsarchive.site.pages.topics import TopicPage, TopicPart, TopicsPage
from newsarchive.site.theme.context import SiteContext
from newsarchive.site.view.alphabet_index import group_by_initial
from newsarchive.site.view.pagination import paginate
from newsarchive.site.view.threads import part_numbers
from newsarchive.site.view.urls import period_url

Subject = TypeVar("Subject")
UrlPath = tuple[str, ...]
"""The parts of a URL relative to the site's root: `("tags", "教育部")`; `("",)` for the front page."""

_UNDATED_URL = "timeline/undated/"
_FLAT_TAXONOMIES = ("tags", "sources", "editors")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageKind(Generic[Subject]):
    """A kind of page. Each of its subjects, such as a term or a day, has one page or more."""

    classes: tuple[type[ShellPage], ...]
    """The page classes. Each names its template."""
    subjects: Callable[[SiteContext], Iterable[Subject]]
    """All subjects in the library, in the order in which their pages are built."""
    find: Callable[[UrlPath, SiteContext], Iterable[Subject]]
    """The subjects that may have a page at a URL; the pages' own URLs decide."""
    pages: Callable[[Subject, SiteContext], Iterable[ArchivePage]]
    """The pages of a subject."""
    examples: Mapping[str, str]
    """URLs of such pages by the name of what they show; in the archive of this repository if it has such pages."""
    in_nav: bool = False
    """True if the page is an index, which the navigation may hold."""


def _single_page(
    name: str, url: str, page_class: type[ShellPage], make: Callable[[SiteContext], ArchivePage], *, in_nav: bool = True
) -> PageKind[None]:
    """A kind with exactly one page."""
    path = _url_path(url)
    return PageKind(
        classes=(page_class,),
        subjects=lambda _: (None,),
        find=lambda found, _: (None,) if found == path else (),
        pages=lambda _, context: (make(context),),
        examples={name: url},
        in_nav=in_nav,
    )


def _index_page(taxonomy: str) -> PageKind[None]:
    """The index of a flat taxonomy."""
    return _single_page(
        taxonomy, f"{taxonomy}/", TaxonomyPage, lambda context: TaxonomyPage(_taxonomy(taxonomy, context), context)
    )


def _term_pages(taxonomy: str, examples: Mapping[str, str]) -> PageKind[Term]:
    """The lists of articles of a taxonomy's terms."""

    def find(path: UrlPath, context: SiteContext) -> Iterator[Term]:
        kind, *rest = path
        terms = _taxonomy(taxonomy, context).terms if kind == taxonomy else {}
        # A term may be named like a numbered page of another: both are candidates.
        for candidate in dict.fromkeys((_list_path(rest), tuple(rest))):
            if candidate in terms:
                yield terms[candidate]

    def pages(term: Term, context: SiteContext) -> Iterator[ArchivePage]:
        for page in paginate(term.articles):
            yield TermPage(_taxonomy(taxonomy, context), term, page, context)

    return PageKind(
        classes=(TermPage,),
        subjects=lambda context: _taxonomy(taxonomy, context).terms.values(),
        find=find,
        pages=pages,
        examples=examples,
    )


def _initial_pages(_: None, context: SiteContext) -> Iterator[ArchivePage]:
    for taxonomy in filter(is_split, (_taxonomy(kind, context) for kind in _FLAT_TAXONOMIES)):
        sections = group_by_initial(taxonomy.terms.values())
        for letter in sections:
            for section in (letter, *letter.parts):
                yield InitialPage(taxonomy, section, sections, context)


def _find_periods(path: UrlPath, context: SiteContext) -> Iterator[Period]:
    kind, *rest = path
    period = context.library.timeline.periods.get("/".join(_list_path(rest))) if kind == "timeline" else None
    if period:
        yield period


def _period_pages(period: Period, context: SiteContext) -> Iterator[ArchivePage]:
    match period.path.count("/"):
        case 0:
            yield YearPage(period, context)
        case 1:
            yield MonthPage(period, context)
        case _:
            title, url = context.strings.period(period.path), period_url(period.path)
            for page in paginate(period.articles):
                yield DayPage(title, url, page, context, period=period)


def _undated_pages(ids: tuple[str, ...], context: SiteContext) -> Iterator[ArchivePage]:
    for page in paginate(ids):
        yield DayPage(context.strings["undated"], _UNDATED_URL, page, context)


def _undated(context: SiteContext) -> Iterable[tuple[str, ...]]:
    return filter(None, [context.library.timeline.undated])


def _find_topics(path: UrlPath, context: SiteContext) -> Iterator[Topic]:
    kind, *rest = path
    if kind == "topics":
        yield from (topic for topic in context.library.topics if _list_path(rest) == (topic.slug,))


def _topic_parts(topic: Topic, context: SiteContext) -> Iterator[ArchivePage]:
    """The pages of a topic after its first, which is made of the editor's own file."""
    for number in part_numbers(topic)[1:]:
        yield TopicPart(topic, number, context)


def _find_articles(path: UrlPath, context: SiteContext) -> Iterator[Article]:
    article = context.library.articles.get(path[-1])
    if article and path == _url_path(article.url):
        yield article


def _taxonomy(kind: str, context: SiteContext) -> Taxonomy:
    library = context.library
    return next(
        found for found in (library.categories, library.tags, library.sources, library.editors) if found.kind == kind
    )


def _url_path(url: str) -> UrlPath:
    return tuple(url.rstrip("/").split("/"))


def _list_path(path: Iterable[str]) -> UrlPath:
    """The path of a list, of which `path` may be a numbered page."""
    parts = tuple(path)
    return parts[:-2] if parts[-2:-1] == ("page",) else parts


PAGE_KINDS: tuple[PageKind[Any], ...] = (
    _single_page("front page", "", HomePage, HomePage),
    _single_page("categories", "categories/", CategoriesPage, CategoriesPage),
    *map(_index_page, _FLAT_TAXONOMIES),
    _single_page("timeline", "timeline/", TimelinePage, TimelinePage),
    _single_page("topics", "topics/", TopicsPage, TopicsPage),
    _single_page("statistics", "stats/", StatsPage, StatsPage),
    _single_page("search", "search/", SearchPage, SearchPage, in_nav=False),
    # Right after the indexes, so that usually one process writes all that needs the dictionaries of pinyin.
    PageKind(
        classes=(InitialPage,),
        subjects=lambda _: (None,),
        find=lambda path, _: (None,) if path[1:2] == ("initial",) else (),
        pages=_initial_pages,
        examples={"initial": "tags/initial/z/"},
    ),
    _term_pages("categories", {"category": "categories/金融/新浪财经/"}),
    _term_pages("tags", {"tag": "tags/教育部/"}),
    _term_pages("sources", {"source": "sources/新浪财经/"}),
    _term_pages("editors", {"editor": "editors/李墨轩/"}),
    PageKind(
        classes=(YearPage, MonthPage, DayPage),
        subjects=lambda context: context.library.timeline.periods.values(),
        find=_find_periods,
        pages=_period_pages,
        examples={"year": "timeline/2022/", "month": "timeline/2022/05/", "day": "timeline/2022/05/09/"},
    ),
    PageKind(
        classes=(DayPage,),
        subjects=_undated,
        find=lambda path, context: _undated(context) if path[:2] == _url_path(_UNDATED_URL) else (),
        pages=_undated_pages,
        examples={"undated": _UNDATED_URL},
    ),
    PageKind(
        classes=(TopicPage, TopicPart),
        subjects=lambda context: context.library.topics,
        find=_find_topics,
        pages=_topic_parts,
        examples={"topic": "topics/2022届高校毕业生就业/"},
    ),
    PageKind(
        classes=(ArticlePage,),
        subjects=lambda context: context.library.articles.values(),
        find=_find_articles,
        pages=lambda article, context: (ArticlePage(article, context),),
        examples={"article": "a/h1tz4m0dah4z/"},
    ),
)


def pages_near(url: str, context: SiteContext) -> Iterator[ArchivePage]:
    """Pages that include the one at a URL, if there is one, in build order."""
    path = _url_path(url)
    for kind in PAGE_KINDS:
        for subject in kind.find(path, context):
            yield from kind.pages(subject, context)
