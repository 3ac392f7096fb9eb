"""The archive's pages, written apart from those of MkDocs: by a build all at once, by a server when they are asked for.

It is done only where no other plugin and no hook wants to see pages, so nobody can tell.
"""

import gzip
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from io import BytesIO
from itertools import chain
from pathlib import PurePath
from typing import Any, cast

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_timestamp, get_relative_url

from newsarchive.base.fileio import write_new
from newsarchive.pipeline.executors import forks_here
from newsarchive.pipeline.fork_pool import run_all_forked
from newsarchive.site.build.search_files import is_search_file, write_search_files
from newsarchive.site.pages.article import ArticlePage
from newsarchive.site.pages.base import ArchivePage
from newsarchive.site.pages.markdown_version import MarkdownVersion
from newsarchive.site.pages.routes import PageGroup, add_topics, all_pages, file_at, index_pages, page_groups
from newsarchive.site.theme.context import SiteContext

# It lists all pages, so MkDocs, which does not know them, must not write it.
_SITEMAP = "sitemap.xml"
_SITEMAPS = (_SITEMAP, f"{_SITEMAP}.gz")
# What others may do at these events has nothing to do with pages, or comes before there are any.
_HARMLESS = frozenset({"startup", "shutdown", "serve", "config", "pre_build", "build_error"})

Progress = Callable[[Iterable[int], int], Iterable[int]]
"""What shows how far it is: it passes on what is done, of which there will be so much."""

_log = get_plugin_logger("newsarchive")


def can_bypass_mkdocs(config: MkDocsConfig, own: str) -> bool:
    """Whether no plugin and no hook, but the module `own`, wants to see pages or files."""
    others = {
        f"on_{event}"
        for event, handlers in config.plugins.events.items()
        for handler in handlers
        if event not in _HARMLESS and handler.__module__ != own
    }
    if others:
        _log.debug("MkDocs writes the archive's pages one by one, because of other %s", ", ".join(sorted(others)))
    return not others


class PageWriter:
    """What MkDocs needs to know of the pages; all else about them is done here."""

    def __init__(self, files: Files, context: SiteContext) -> None:
        add_topics(files, context)
        self._context = context
        self._by_hand = frozenset(files.src_uris)
        self._indexes = [page.file for page in index_pages(context) if page.file.src_uri not in self._by_hand]
        self.files: Files = _LinkedFiles([*files, *self._indexes], context)
        self._theme = Environment(autoescape=True)
        self._nav = Navigation([], [])
        self._asked_for: set[str] = set()
        self._has_search_files = False
        templates = context.config.theme.static_templates
        self._has_sitemap = _SITEMAP in templates
        templates.discard(_SITEMAP)

    def set_navigation(self, nav: Navigation) -> None:
        """The navigation that all pages show."""
        self._nav = nav

    def detach_index_pages(self, environment: Environment) -> None:
        """Keep MkDocs from writing the pages that it has read for its navigation."""
        self._theme = environment
        for file in self._indexes:
            self.files.remove(file)

    def write_all(self, progress: Progress) -> None:
        """Write everything, on as many processes as the settings allow."""
        groups: list[Callable[[], None]] = [self._write_sitemaps]
        groups += [partial(self._write_pages, pages) for pages in page_groups(self._context)]
        workers = forks_here(self._context.settings.archive)
        for _ in progress(run_all_forked(groups, workers), len(groups)):
            pass

    def write(self, path: str) -> None:
        """Write what the site has at this path, if that is the archive's and was not asked for before."""
        if path in self._asked_for:
            return
        self._asked_for.add(path)
        if self._context.settings.archive.search and not self._has_search_files and is_search_file(path):
            self._has_search_files = True
            write_search_files(self._context)
        folder, slash, name = path.rpartition("/")
        source = f"{path}.txt" if name == "index.md" else f"{folder}{slash}index.md"
        if path in _SITEMAPS:
            self._write_sitemaps()
        elif name in {"index.md", "index.html"} and source not in self._by_hand:
            self._write_file(file_at(source, self._context))

    def _write_pages(self, pages: PageGroup) -> None:
        """Write some pages, and the Markdown version of each article among them."""
        for page in pages():
            if page.file.src_uri not in self._by_hand:
                self._write_file(page.file)
            if isinstance(page, ArticlePage):
                self._write_file(MarkdownVersion(page.article, self._context))

    def _write_file(self, file: File | None) -> None:
        page = file and file.page
        if file and isinstance(page, ArchivePage):
            html = page.document(self._theme, lambda: self._values(file.dest_uri, self._known_to_mkdocs(), page))
            write_new(file.abs_dest_path, html.encode(errors="xmlcharrefreplace"))
        elif file:
            file.copy_file()

    def _write_sitemaps(self) -> None:
        """The list of all pages, and the same compressed, as MkDocs writes them."""
        if not self._has_sitemap:
            return
        others = (page.file for page in all_pages(self._context) if page.file.src_uri not in self._by_hand)
        known = self._known_to_mkdocs()
        text = self._theme.get_template(_SITEMAP).render(self._values(_SITEMAP, chain(known, others))).encode()
        moment = get_build_timestamp(pages=[file.page for file in (*known, *self._indexes) if file.page])
        packed = BytesIO()
        with gzip.GzipFile(_SITEMAP, "wb", fileobj=packed, mtime=moment) as file:
            file.write(text)
        for name, content in zip(_SITEMAPS, (text, packed.getvalue()), strict=True):
            write_new(str(PurePath(self._context.config.site_dir, name)), content)

    def _known_to_mkdocs(self) -> Sequence[File]:
        return self.files.documentation_pages()

    def _values(self, path: str, files: Iterable[File], page: Page | None = None) -> Mapping[str, Any]:
        """What MkDocs renders a template with."""
        way_up = get_relative_url(".", path)
        return get_context(self._nav, cast("Sequence[File]", files), self._context.config, page, way_up)


class _LinkedFiles(Files):
    """MkDocs' files, among which links to pages of the archive find their targets."""

    def __init__(self, files: Sequence[File], context: SiteContext) -> None:
        super().__init__(files)
        self._context = context

    def get_file_from_path(self, path: str) -> File | None:
        """The file of this source name."""
        return super().get_file_from_path(path) or file_at(PurePath(path).as_posix(), self._context)
