"""The library as MkDocs files: a page for everything in it, and the Markdown version beside each article's page."""

from collections.abc import Iterator

from mkdocs.structure.files import Files, InclusionLevel

from newsarchive.model.library import Taxonomy, Timeline
from newsarchive.site.addresses import period_address, topic_address
from newsarchive.site.context import NO_DAY, SiteContext
from newsarchive.site.framed import ArchivePage, FramedPage
from newsarchive.site.markdown_version import MarkdownVersion
from newsarchive.site.pages import (
    ArticlePage,
    DayPage,
    HomePage,
    PeriodPage,
    TaxonomyPage,
    TermPage,
    TimelinePage,
    TopicPage,
    TopicsPage,
)
from newsarchive.site.paging import list_pages

_DAY_PARTS = 3
UNDATED = "timeline/undated/"


def add_files(files: Files, context: SiteContext) -> None:
    """Add all pages of the archive. A page that an editor wrote by hand at the same address stands in its place."""
    _adopt_topics(files, context)
    for page in _pages(context):
        if page.file.src_uri not in files.src_uris:
            files.append(page.file)
    for article in context.library.articles.values():
        files.append(MarkdownVersion(article, context))


def date_by_hand(files: Files, context: SiteContext) -> None:
    """Date the pages that no article dates, for the sitemap: MkDocs would take the day of the build."""
    for file in files.documentation_pages():
        if file.page is not None and not isinstance(file.page, FramedPage):
            file.page.update_date = (context.newest_day or NO_DAY).isoformat()


def _pages(context: SiteContext) -> Iterator[ArchivePage]:
    library = context.library
    yield HomePage(context)
    for taxonomy in (library.categories, library.tags, library.sources, library.editors):
        yield from _taxonomy_pages(taxonomy, context)
    yield from _timeline_pages(library.timeline, context)
    yield TopicsPage(context)
    for article in library.articles.values():
        yield ArticlePage(article, context)


def _taxonomy_pages(taxonomy: Taxonomy, context: SiteContext) -> Iterator[ArchivePage]:
    yield TaxonomyPage(taxonomy, context)
    for term in taxonomy.terms.values():
        for page in list_pages(term.articles):
            yield TermPage(taxonomy, term, page, context)


def _timeline_pages(timeline: Timeline, context: SiteContext) -> Iterator[ArchivePage]:
    yield TimelinePage(context)
    for period in timeline.periods.values():
        if period.path.count("/") + 1 < _DAY_PARTS:
            yield PeriodPage(period, context)
            continue
        title, address = context.strings.period(period.path), period_address(period.path)
        for page in list_pages(period.articles):
            yield DayPage(title, address, page, context, period=period)
    if timeline.undated:
        for page in list_pages(timeline.undated):
            yield DayPage(context.strings["undated"], UNDATED, page, context)


def _adopt_topics(files: Files, context: SiteContext) -> None:
    """Give the Markdown files of dossiers our kind of page, and the dossier's address."""
    by_path = {topic.path: topic for topic in context.library.topics}
    root = context.settings.root
    for file in files.documentation_pages():
        source = file.abs_src_path
        topic = by_path.get(context.settings.relative(root / source)) if source else None
        if topic:
            file.inclusion = InclusionLevel.NOT_IN_NAV
            file.dest_uri = f"{topic_address(topic)}index.html"
            TopicPage(topic, file, context)
