"""Write the archive's pages outside MkDocs' page loop: all at once in a build, on demand under `serve`.

This happens only if no other plugin and no hook handles events of pages, so that nothing can depend on the loop.
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
from newsarchive.site.pages.article_files import article_files
from newsarchive.site.pages.base import ArchivePage
from newsarchive.site.pages.routes import PageGroup, add_topics, all_pages, file_at, index_pages, page_groups
from newsarchive.site.theme.context import SiteContext

# Lists all pages. MkDocs must not write it, because it does not know ours.
_SITEMAP = "sitemap.xml"
_SITEMAPS = (_SITEMAP, f"{_SITEMAP}.gz")
# Events that do not concern pages, or come before there are any.
_HARMLESS = frozenset({"startup", "shutdown", "serve", "config", "pre_build", "build_error"})

Progress = Callable[[Iterable[int], int], Iterable[int]]
"""Passes on the numbers of finished groups, of a total, and shows the progress."""

_log = get_plugin_logger("newsarchive")


def can_bypass_mkdocs(config: MkDocsConfig, own: str) -> bool:
    """Return whether no plugin and no hook, other than the module `own`, handles events of pages or files."""
    others = {
        f"on_{event}"
        for event, handlers in config.plugins.events.items()
        for handler in handlers
        if event not in _HARMLESS and handler.__module__ != own
    }
    if others:
        events = ", ".join(sorted(others))
        _log.debug("MkDocs writes the archive's pages one by one, because other plugins or hooks handle %s", events)
    return not others


class PageWriter:
    """Writes the pages of an archive. MkDocs knows only the index pages, until its navigation is built."""

    def __init__(self, files: Files, context: SiteContext) -> None:
        add_topics(files, context)
        self._context = context
        self._handwritten = frozenset(files.src_uris)
        self._indexes = [page.file for page in index_pages(context) if page.file.src_uri not in self._handwritten]
        self.files: Files = _LinkedFiles([*files, *self._indexes], context)
        self._theme = Environment(autoescape=True)
        self._nav = Navigation([], [])
        self._written: set[str] = set()
        self._has_search_files = False
        templates = context.config.theme.static_templates
        self._has_sitemap = _SITEMAP in templates
        templates.discard(_SITEMAP)

    def set_navigation(self, nav: Navigation) -> None:
        """Set the navigation that all pages show."""
        self._nav = nav

    def detach_index_pages(self, environment: Environment) -> None:
        """Remove the index pages, so that MkDocs, which needed them for its navigation, does not write them."""
        self._theme = environment
        for file in self._indexes:
            self.files.remove(file)

    def write_all(self, progress: Progress) -> None:
        """Write all pages, on as many processes as the settings allow."""
        groups: list[Callable[[], None]] = [self._write_sitemaps]
        groups += [partial(self._write_pages, pages) for pages in page_groups(self._context)]
        workers = forks_here(self._context.settings.archive)
        for _ in progress(run_all_forked(groups, workers), len(groups)):
            pass

    def write(self, path: str) -> None:
        """Write the archive's file at `path` once; ignore other paths."""
        if path in self._written:
            return
        self._written.add(path)
        if self._context.settings.archive.search and not self._has_search_files and is_search_file(path):
            self._has_search_files = True
            write_search_files(self._context)
        folder, slash, name = path.rpartition("/")
        source = {"index.md": f"{path}.txt", "raw.txt": path}.get(name, f"{folder}{slash}index.md")
        if path in _SITEMAPS:
            self._write_sitemaps()
        elif name in {"index.md", "index.html", "raw.txt"} and source not in self._handwritten:
            self._write_file(file_at(source, self._context))

    def _write_pages(self, pages: PageGroup) -> None:
        """Write the pages of a group, and the files next to the page of each article."""
        for page in pages():
            if page.file.src_uri not in self._handwritten:
                self._write_file(page.file)
            if isinstance(page, ArticlePage):
                for file in article_files(page.article, self._context):
                    self._write_file(file)

    def _write_file(self, file: File | None) -> None:
        page = file and file.page
        if file and isinstance(page, ArchivePage):
            html = page.document(self._theme, lambda: self._values(file.dest_uri, self._known_to_mkdocs(), page))
            write_new(file.abs_dest_path, html.encode(errors="xmlcharrefreplace"))
        elif file:
            file.copy_file()

    def _write_sitemaps(self) -> None:
        """Write the sitemap, plain and compressed, as MkDocs does."""
        if not self._has_sitemap:
            return
        others = (page.file for page in all_pages(self._context) if page.file.src_uri not in self._handwritten)
        known = self._known_to_mkdocs()
        content = self._theme.get_template(_SITEMAP).render(self._values(_SITEMAP, chain(known, others))).encode()
        moment = get_build_timestamp(pages=[file.page for file in (*known, *self._indexes) if file.page])
        compressed = BytesIO()
        with gzip.GzipFile(_SITEMAP, "wb", fileobj=compressed, mtime=moment) as file:
            file.write(content)
        for name, written in zip(_SITEMAPS, (content, compressed.getvalue()), strict=True):
            write_new(str(PurePath(self._context.config.site_dir, name)), written)

    def _known_to_mkdocs(self) -> Sequence[File]:
        return self.files.documentation_pages()

    def _values(self, path: str, files: Iterable[File], page: Page | None = None) -> Mapping[str, Any]:
        """Return the variables that MkDocs renders a template with."""
        base_url = get_relative_url(".", path)
        return get_context(self._nav, cast("Sequence[File]", files), self._context.config, page, base_url)


class _LinkedFiles(Files):
    """MkDocs' files, extended so that links in handwritten pages find the pages of the archive."""

    def __init__(self, files: Sequence[File], context: SiteContext) -> None:
        super().__init__(files)
        self._context = context

    def get_file_from_path(self, path: str) -> File | None:
        """Return the file with this source path; None if there is none."""
        return super().get_file_from_path(path) or file_at(PurePath(path).as_posix(), self._context)
