"""The library as MkDocs files: a page for everything in it, and the Markdown version beside each article's page."""

from collections.abc import Callable, Iterator
from functools import partial

from mkdocs.structure.files import File, Files, InclusionLevel

from newsarchive.model.article import Article
from newsarchive.model.library import Period, Taxonomy, Term, Topic
from newsarchive.site.pages.article import ArticlePage, HomePage, SearchPage
from newsarchive.site.pages.base import ArchivePage, ShellPage
from newsarchive.site.pages.markdown_version import MarkdownVersion
from newsarchive.site.pages.periods import DayPage, PeriodPage, TimelinePage
from newsarchive.site.pages.statistics import StatsPage
from newsarchive.site.pages.terms import CategoriesPage, InitialPage, TaxonomyPage, TermPage, is_split
from newsarchive.site.pages.topics import TopicPage, TopicPart, TopicsPage, part_numbers
from newsarchive.site.theme.context import NO_DAY, SiteContext
from newsarchive.site.view.alphabet_index import group_by_initial
from newsarchive.site.view.pagination import paginate
from newsarchive.site.view.urls import period_url, topic_url

Pages = Callable[[], Iterator[ArchivePage]]
"""Makes some pages."""

_DAY_PARTS = 3
_INITIAL = "initial"
UNDATED = "timeline/undated/"
_ARTICLES = "a/"


def add_files(files: Files, context: SiteContext) -> None:
    """Add all pages of the archive. A page that an editor wrote by hand at the same address stands in its place."""
    add_topics(files, context)
    for page in all_pages(context):
        if page.file.src_uri not in files.src_uris:
            files.append(page.file)
    for article in context.library.articles.values():
        files.append(MarkdownVersion(article, context))


def set_update_dates(files: Files, context: SiteContext) -> None:
    """Date the pages that no article dates, for the sitemap: MkDocs would take the day of the build."""
    for file in files.documentation_pages():
        if file.page is not None and not isinstance(file.page, ShellPage):
            file.page.update_date = (context.newest_day or NO_DAY).isoformat()


def index_pages(context: SiteContext) -> Iterator[ArchivePage]:
    """The pages that the navigation may hold."""
    yield HomePage(context)
    yield CategoriesPage(context)
    for taxonomy in _flat_taxonomies(context):
        yield TaxonomyPage(taxonomy, context)
    yield TimelinePage(context)
    yield TopicsPage(context)
    yield StatsPage(context)


def _search_pages(context: SiteContext) -> Iterator[ArchivePage]:
    yield SearchPage(context)


def all_pages(context: SiteContext) -> Iterator[ArchivePage]:
    """Every page of the archive, each at an address of its own."""
    for pages in groups_of_pages(context):
        yield from pages()


def groups_of_pages(context: SiteContext) -> Iterator[Pages]:
    """The same in groups, whose pages are made when they are asked for."""
    library = context.library
    # Right after the indexes, so that one process, as a rule, writes all that needs the dictionaries of pinyin.
    yield partial(index_pages, context)
    yield partial(_search_pages, context)
    yield partial(_initial_pages, context)
    for taxonomy in _taxonomies(context):
        for term in taxonomy.terms.values():
            yield partial(_term_pages, taxonomy, term, context)
    for period in library.timeline.periods.values():
        yield partial(_period_pages, period, context)
    yield partial(_undated_pages, context)
    for topic in library.topics:
        yield partial(_topic_parts, topic, context)
    for article in library.articles.values():
        yield partial(_article_pages, article, context)


def file_at(source: str, context: SiteContext) -> File | None:
    """The one file of the archive that has this source name, or None: the same as among all, and made alone."""
    url = source.removesuffix(".txt").removesuffix("index.md")
    if source == f"{url}index.md":
        return next((page.file for page in _pages_near(url, context) if page.relative_url == url), None)
    article = context.library.articles.get(url.removeprefix(_ARTICLES).rstrip("/"))
    found = MarkdownVersion(article, context) if article else None
    return found if found and found.src_uri == source else None


def _pages_near(url: str, context: SiteContext) -> Iterator[ArchivePage]:
    """Pages among which that of an address is, if there is one, in the order of all pages."""
    library = context.library
    kind, *path = url.rstrip("/").split("/")
    list_path = path[:-2] if path[-2:-1] == ["page"] else path
    if not path:
        yield from index_pages(context)
    for taxonomy in _taxonomies(context):
        terms = taxonomy.terms if taxonomy.kind == kind else {}
        for term in map(terms.get, dict.fromkeys((tuple(list_path), tuple(path)))):
            yield from _term_pages(taxonomy, term, context) if term else ()
    if kind == "search":
        yield from _search_pages(context)
    if path[:1] == [_INITIAL]:
        yield from _initial_pages(context)
    if kind == "timeline":
        period = library.timeline.periods.get("/".join(list_path))
        yield from _period_pages(period, context) if period else ()
        yield from _undated_pages(context) if url.startswith(UNDATED) else ()
    for topic in library.topics if kind == "topics" else ():
        yield from _topic_parts(topic, context) if list_path == [topic.slug] else ()
    article = library.articles.get(url.removeprefix(_ARTICLES).rstrip("/"))
    if article:
        yield from _article_pages(article, context)


def _taxonomies(context: SiteContext) -> tuple[Taxonomy, ...]:
    library = context.library
    return library.categories, library.tags, library.sources, library.editors


def _flat_taxonomies(context: SiteContext) -> tuple[Taxonomy, ...]:
    return tuple(taxonomy for taxonomy in _taxonomies(context) if taxonomy is not context.library.categories)


def _initial_pages(context: SiteContext) -> Iterator[ArchivePage]:
    for taxonomy in filter(is_split, _flat_taxonomies(context)):
        index_sections = group_by_initial(taxonomy.terms.values())
        for letter in index_sections:
            for index_section in (letter, *letter.parts):
                yield InitialPage(taxonomy, index_section, index_sections, context)


def _term_pages(taxonomy: Taxonomy, term: Term, context: SiteContext) -> Iterator[ArchivePage]:
    for page in paginate(term.articles):
        yield TermPage(taxonomy, term, page, context)


def _period_pages(period: Period, context: SiteContext) -> Iterator[ArchivePage]:
    if period.path.count("/") + 1 < _DAY_PARTS:
        yield PeriodPage(period, context)
        return
    title, url = context.strings.period(period.path), period_url(period.path)
    for page in paginate(period.articles):
        yield DayPage(title, url, page, context, period=period)


def _undated_pages(context: SiteContext) -> Iterator[ArchivePage]:
    undated = context.library.timeline.undated
    for page in paginate(undated) if undated else ():
        yield DayPage(context.strings["undated"], UNDATED, page, context)


def _topic_parts(topic: Topic, context: SiteContext) -> Iterator[ArchivePage]:
    """The pages of a dossier behind its first, which its own file becomes."""
    for number in part_numbers(topic)[1:]:
        yield TopicPart(topic, number, context)


def _article_pages(article: Article, context: SiteContext) -> Iterator[ArchivePage]:
    yield ArticlePage(article, context)


def add_topics(files: Files, context: SiteContext) -> None:
    """Give the Markdown files of dossiers our kind of page, and the dossier's address."""
    by_path = {topic.path: topic for topic in context.library.topics}
    root = context.settings.root
    for file in files.documentation_pages():
        source = file.abs_src_path
        topic = by_path.get(context.settings.relative(root / source)) if source else None
        if topic:
            file.inclusion = InclusionLevel.NOT_IN_NAV
            file.dest_uri = f"{topic_url(topic)}index.html"
            TopicPage(topic, file, context)
