"""One build of the site, in the steps of MkDocs' events."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from itertools import islice
from pathlib import Path

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from newsarchive.base.timings import Timings
from newsarchive.build import build_library
from newsarchive.pipeline.executors import WorkersUnavailableError
from newsarchive.read.discover import articles_missing
from newsarchive.settings.archive import Settings
from newsarchive.settings.declared import read_declared
from newsarchive.settings.editorial import LastGood
from newsarchive.site.build.dev_server import Serving
from newsarchive.site.build.neighbours import report_neighbours
from newsarchive.site.build.outside_links import remove_outside_links
from newsarchive.site.build.page_writer import PageWriter
from newsarchive.site.build.progress import show_progress
from newsarchive.site.build.report import editorial_error, report, settings_error
from newsarchive.site.build.search_files import keep_search_files, write_search_files
from newsarchive.site.build.write_errors import write_error
from newsarchive.site.config import settings_of
from newsarchive.site.pages.opensearch import has_opensearch, opensearch_file
from newsarchive.site.pages.routes import add_files, set_update_dates
from newsarchive.site.theme.context import SiteContext, create_context
from newsarchive.site.theme.file_links import INDEX_FILE
from newsarchive.site.theme.jinja_extensions import ThemeFixes
from newsarchive.site.theme.style_sheet import join_style_sheet

_NEWEST = 5


class ArchiveSite:
    """The archive in one build, created in `on_config` and replaced by the next build's."""

    def __init__(
        self,
        config: MkDocsConfig,
        serving: Serving | None = None,
        *,
        writes_own_pages: bool = False,
        last_good: LastGood | None = None,
        refuses_broken_files: bool = False,
    ) -> None:
        self._serving = serving
        self._writes_own_pages = writes_own_pages
        self.page_writer: PageWriter | None = None
        self._timings = Timings()
        settings, problems = settings_of(config)
        if settings is None:
            raise settings_error(problems)
        self.settings: Settings = settings
        self._other_problems = problems
        with self._timings.measure("read editorial files"):
            self._declared = read_declared(settings, last_good)
        if refuses_broken_files and self._declared.errors:
            raise editorial_error(self._declared.errors)
        if refuses_broken_files and not settings.articles_dir.is_dir():
            raise settings_error((articles_missing(settings),))
        self._theme_dir = config.theme.custom_dir
        self._context: SiteContext | None = None

    @property
    def watched(self) -> list[Path]:
        """The folders besides `docs/` whose changes trigger a new build."""
        folders = [self.settings.articles_dir, self.settings.editorial_dir]
        folders += [Path(self._theme_dir)] if self._theme_dir else []
        return [folder for folder in folders if folder.is_dir()]

    def save_search_index(self, config: MkDocsConfig) -> None:
        """Save the previous build's search index, for reuse, before MkDocs empties the site's folder."""
        if self.settings.archive.search:
            keep_search_files(config.site_dir, self.settings)

    def add_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Build the library and register its pages with MkDocs, or placeholders where pages are written on demand."""
        self._timings.end("prepare")
        self._other_problems += tuple(remove_outside_links(files, self.settings))
        outcome_cache = self._serving.outcome_cache if self._serving else None
        progress = partial(show_progress, what="articles cleaned")
        try:
            with nullcontext() if self._serving else _without_gc():
                library = build_library(
                    self.settings,
                    timings=self._timings,
                    progress=progress,
                    outcome_cache=outcome_cache,
                    declared=self._declared,
                )
        except WorkersUnavailableError as reason:
            raise PluginError(str(reason)) from reason
        with self._timings.measure("add pages"):
            join_style_sheet(files, config)
            if has_opensearch(config, self.settings):
                files.append(opensearch_file(config, self.settings))
            bytecode_cache = self._serving.bytecode_caches[0] if self._serving else None
            self._context = create_context(library, self.settings, config, bytecode_cache=bytecode_cache)
            if self._writes_own_pages:
                self.page_writer = PageWriter(files, self._context)
                return self.page_writer.files
            add_files(files, self._context)
            report_neighbours(config, self._context)
            return files

    def set_navigation(self, nav: Navigation) -> None:
        """Pass the navigation to the pages that MkDocs does not write."""
        if self.page_writer:
            self.page_writer.set_navigation(nav)

    def install_globals(self, environment: Environment, files: Files) -> None:
        """Add the globals and extensions to the theme's environment that our pages and its 404 page need."""
        self._timings.end("read pages")
        environment.add_extension(ThemeFixes)
        if self._context:
            set_update_dates(files, self._context)
            environment.globals["archive_document"] = _document
            environment.globals["t"] = self._context.strings
            environment.globals["has_search"] = self.settings.archive.search
            # Of a link to a folder.
            environment.globals["index_file"] = "" if self._context.config.use_directory_urls else INDEX_FILE
            # For the 404 page.
            environment.globals["newest_articles"] = tuple(islice(self._context.library.articles.values(), _NEWEST))
        if self._serving:
            environment.bytecode_cache = self._serving.bytecode_caches[1]
        if self.page_writer:
            self.page_writer.detach_index_pages(environment)

    def write_error(self, reason: BaseException, config: MkDocsConfig) -> PluginError | None:
        """Return the message of a failure to write, or None if an error is something else."""
        return write_error(reason, config.site_dir, self.settings)

    def finish(self) -> None:
        """Write the pages that MkDocs does not, and the search index; report problems and totals.

        A server writes pages and index on demand.
        """
        if self.page_writer and not self._serving:
            self.page_writer.write_all(partial(show_progress, what="pages written"))
        self._timings.end("write pages")
        if self._context and self.settings.archive.search and not (self._serving and self.page_writer):
            with self._timings.measure("write search"):
                write_search_files(self._context)
        if self._context:
            library = self._context.library
            problems = (*self._other_problems, *library.problems)
            report(problems, articles=len(library.articles), changed=library.changed, timings=self._timings)
            if any(problem.code == "cache-disk-full" for problem in problems) and not self._serving:
                raise PluginError("the site is complete, but its cache is not: the disk is full, see above")


@contextmanager
def _without_gc() -> Iterator[None]:
    """Exempt all objects made here from garbage collection, because they live as long as the process."""
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        gc.enable()


@pass_context
def _document(context: Context) -> str:
    """Return the whole document of the page that MkDocs is rendering."""
    return str(context["page"].document(context.environment, context.get_all))
