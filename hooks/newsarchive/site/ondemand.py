"""The archive's pages under `mkdocs serve`: written when they are asked for, by what writes all of them in a build."""

from collections.abc import Sequence
from pathlib import PurePath

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url, write_file

from newsarchive.site.context import SiteContext
from newsarchive.site.files import add_topics, all_pages, file_at, index_pages
from newsarchive.site.framed import TEMPLATE

# It lists all pages, so MkDocs must not write it.
_SITEMAP = "sitemap.xml"
# What others may do at these events has nothing to do with pages, or comes before there are any.
_HARMLESS = frozenset({"startup", "shutdown", "serve", "config", "pre_build", "build_error"})

_log = get_plugin_logger("newsarchive")


def pages_may_wait(config: MkDocsConfig, own: str) -> bool:
    """Whether no plugin and no hook, but the module `own`, wants to see pages or files."""
    others = {
        f"on_{event}"
        for event, handlers in config.plugins.events.items()
        for handler in handlers
        if event not in _HARMLESS and handler.__module__ != own
    }
    if others:
        _log.debug("every page is written before one is served, because of other %s", ", ".join(sorted(others)))
    return not others


class PagesOnDemand:
    """What MkDocs needs to know of the pages, and the rest of them when it is asked for."""

    def __init__(self, files: Files, context: SiteContext) -> None:
        add_topics(files, context)
        self._context = context
        self._by_hand = frozenset(files.src_uris)
        self._indexes = [page.file for page in index_pages(context) if page.file.src_uri not in self._by_hand]
        self.files: Files = _LinkedFiles([*files, *self._indexes], context)
        self._written: set[str] = set()
        self._environment = Environment(autoescape=True)
        self._nav = Navigation([], [])
        templates = context.config.theme.static_templates
        self._has_sitemap = _SITEMAP in templates
        templates.discard(_SITEMAP)

    def note(self, nav: Navigation) -> None:
        """The navigation that all pages show."""
        self._nav = nav

    def take_over(self, environment: Environment) -> None:
        """Keep MkDocs from writing the pages that it has read for its navigation."""
        self._environment = environment
        for file in self._indexes:
            self.files.remove(file)

    def write(self, path: str) -> None:
        """Write what the site has at this path, if that is the archive's and was not asked for before."""
        if path in self._written:
            return
        self._written.add(path)
        if path == _SITEMAP and self._has_sitemap:
            self._write(_SITEMAP, path, self._every_file())
            return
        file = self._file(path)
        if file and file.page:
            self._write_page(file.page)
        elif file:
            file.copy_file()

    def _file(self, path: str) -> File | None:
        folder, slash, name = path.rpartition("/")
        source = f"{path}.txt" if name == "index.md" else f"{folder}{slash}index.md"
        if name not in {"index.md", "index.html"} or source in self._by_hand:
            return None
        known = next((file for file in self._indexes if file.src_uri == source), None)
        return known or file_at(source, self._context)

    def _every_file(self) -> list[File]:
        others = (page.file for page in all_pages(self._context))
        return [*self.files.documentation_pages(), *(file for file in others if file.src_uri not in self._by_hand)]

    def _write_page(self, page: Page) -> None:
        config = self._context.config
        # What MkDocs does around its events, which nobody handles here.
        page.read_source(config)
        page.markdown = page.markdown
        page.render(config, self.files)
        page.content = page.content
        page.active = True
        try:
            self._write(TEMPLATE, page.file.dest_uri, self.files.documentation_pages(), page)
        finally:
            page.active = False

    def _write(self, template: str, path: str, pages: Sequence[File], page: Page | None = None) -> None:
        config = self._context.config
        context = get_context(self._nav, pages, config, page, get_relative_url(".", path))
        text = self._environment.get_template(template).render(context)
        write_file(text.encode(errors="xmlcharrefreplace"), str(PurePath(config.site_dir, path)))


class _LinkedFiles(Files):
    """MkDocs' files, among which links to pages of the archive find their targets."""

    def __init__(self, files: Sequence[File], context: SiteContext) -> None:
        super().__init__(files)
        self._context = context

    def get_file_from_path(self, path: str) -> File | None:
        """The file of this source name."""
        return super().get_file_from_path(path) or file_at(PurePath(path).as_posix(), self._context)
