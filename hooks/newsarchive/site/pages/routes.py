"""The library as MkDocs files: the pages of every kind, and the files next to the page of each article."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from mkdocs.structure.files import File, Files, InclusionLevel

from newsarchive.site.pages.article_files import article_files
from newsarchive.site.pages.base import ArchivePage, ShellPage
from newsarchive.site.pages.registry import PAGE_KINDS, pages_near
from newsarchive.site.pages.topics import TopicPage
from newsarchive.site.theme.context import SiteContext
from newsarchive.site.view.urls import topic_url

PageGroup = Callable[[], Iterable[ArchivePage]]
"""Makes the pages of a group, which one process writes."""

_ARTICLES = "a/"


def add_files(files: Files, context: SiteContext) -> None:
    """Add all pages of the archive. A handwritten page at the same path replaces ours."""
    add_topics(files, context)
    for page in all_pages(context):
        if page.file.src_uri not in files.src_uris:
            files.append(page.file)
    for article in context.library.articles.values():
        for file in article_files(article, context):
            files.append(file)


def add_topics(files: Files, context: SiteContext) -> None:
    """Give the Markdown files of topics our kind of page, and the topic's URL."""
    by_path = {topic.path: topic for topic in context.library.topics}
    root = context.settings.root
    for file in files.documentation_pages():
        source = file.abs_src_path
        topic = by_path.get(context.settings.relative(root / source)) if source else None
        if topic:
            file.inclusion = InclusionLevel.NOT_IN_NAV
            file.dest_uri = f"{topic_url(topic)}index.html"
            TopicPage(topic, file, context)


def set_update_dates(files: Files, context: SiteContext) -> None:
    """Date the handwritten pages for the sitemap by the newest article: MkDocs would use the day of the build."""
    for file in files.documentation_pages():
        if file.page is not None and not isinstance(file.page, ShellPage):
            file.page.update_date = context.update_date.isoformat()


def all_pages(context: SiteContext) -> Iterator[ArchivePage]:
    """Every page of the archive, each at a URL of its own, in build order."""
    for pages in page_groups(context):
        yield from pages()


def page_groups(context: SiteContext) -> Iterator[PageGroup]:
    """The same in groups, whose pages are made on demand."""
    yield partial(index_pages, context)
    for kind in PAGE_KINDS:
        if not kind.in_nav:
            for subject in kind.subjects(context):
                yield partial(kind.pages, subject, context)


def index_pages(context: SiteContext) -> Iterator[ArchivePage]:
    """The pages that the navigation may hold."""
    for kind in PAGE_KINDS:
        if kind.in_nav:
            for subject in kind.subjects(context):
                yield from kind.pages(subject, context)


def file_at(source: str, context: SiteContext) -> File | None:
    """The file of the archive with this source path, made alone; None if there is none."""
    folder, slash, name = source.rpartition("/")
    url = f"{folder}{slash}"
    if name == "index.md":
        return next((page.file for page in pages_near(url, context) if page.relative_url == url), None)
    article = context.library.articles.get(folder.removeprefix(_ARTICLES))
    files = article_files(article, context) if article else ()
    return next((file for file in files if file.src_uri == source), None)
