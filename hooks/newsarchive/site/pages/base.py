"""Base classes of our pages: pages that are filled into a shell, and pages without a Markdown file."""

from collections.abc import Iterable, Mapping
from datetime import date

from jinja2 import Environment
from markupsafe import escape as escape_html
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from newsarchive.convert.markdown import escape
from newsarchive.site.theme.context import SiteContext
from newsarchive.site.theme.file_links import name_index_files
from newsarchive.site.theme.shell import ShellKind, Values
from newsarchive.site.view.links import Link
from newsarchive.site.view.urls import depth, path_to_root, quoted

# MkDocs renders this template for each of our pages; the template only calls the page's `document`.
TEMPLATE = "archive/page.html"
# Replaces our Markdown or HTML in MkDocs if no other plugin or hook handles it.
_UNUSED = ""


# Titles and text are of strangers, so that mkdocs-macros must not take them for templates. Lists are no results of a
# search, and drafts for feeds, because the RSS plugin gives a page without a date that of the build.
_NOT_FOR_PLUGINS: Mapping[str, object] = {"render_macros": False, "search": {"exclude": True}, "draft": True}


class GeneratedFile(File):
    """An in-memory file, as from `File.generated`, with a destination path that is given instead of derived."""

    def __init__(
        self, source: str, target: str, config: MkDocsConfig, inclusion: InclusionLevel = InclusionLevel.NOT_IN_NAV
    ) -> None:
        urls = config.use_directory_urls
        super().__init__(source, None, config.site_dir, urls, dest_uri=target, inclusion=inclusion)
        self.generated_by = "newsarchive"
        self.content_string = ""


class ShellPage(Page):
    """A page that is filled into a shell, instead of rendering the whole theme."""

    section: str = ""
    """The source path of the active entry in the navigation."""
    template: str = ""
    """The name of the template in `theme/archive/` that renders the content, without its suffix."""

    def __init__(self, title: str | None, file: File, context: SiteContext, *, updated: date | None) -> None:
        super().__init__(title, file, context.config)
        self.context = context
        # Not percent-encoded, unlike MkDocs' `url`, for pages without a file.
        self.relative_url = file.url if file.url != "./" else ""
        self.update_date = (updated or context.update_date).isoformat()

    @property
    def description(self) -> str:
        """The description for the head of the document."""
        return str(self.title)

    def head(self) -> str:
        """Return HTML to add to the theme's head of the document."""
        return ""

    def wrap(self, content: str) -> str:
        """Return the content with what surrounds it on the page."""
        return content

    def shell_kind(self) -> ShellKind:
        """Return the kind of shell for the page."""
        return ShellKind(self.section, depth(self.relative_url))

    def document(self, theme: Environment, values: Values) -> str:
        """Return the whole HTML document; `values` returns the variables that MkDocs renders a template with."""
        parts = {
            "title": str(escape_html(self.title)),
            "description": str(escape_html(self.description)),
            "canonical": str(escape_html(self.canonical_url or "")),
            "head": self.head(),
            "content": self.wrap(self.content or ""),
        }
        if not self.context.config.use_directory_urls:
            parts["content"] = name_index_files(parts["content"])
        return self.context.shells.fill(self.shell_kind(), parts, theme, values)

    def render_template(self, **values: object) -> str:
        """Render the page's template, with the relative path from this page to the site's root."""
        return self.context.templates.render(self.template, page=self, base=path_to_root(self.relative_url), **values)


class ArchivePage(ShellPage):
    """A page without a file: its Markdown and its HTML are both written from the library."""

    _markdown: str | None = None
    _content: str | None = None
    # As passed through MkDocs' event, to notice whether another plugin changed it.
    _own_markdown: str | None = None
    _own_content: str | None = None

    def __init__(
        self, title: str, url: str, context: SiteContext, *, updated: date | None = None, in_nav: bool = False
    ) -> None:
        inclusion = InclusionLevel.INCLUDED if in_nav else InclusionLevel.NOT_IN_NAV
        file = GeneratedFile(f"{url}index.md", f"{url}index.html", context.config, inclusion)
        super().__init__(title, file, context, updated=updated)
        self.relative_url = url

    @property
    def markdown(self) -> str | None:
        """The page as Markdown: another plugin's, or ours, which is written on each access and not stored."""
        known = self._own_markdown if self._markdown is None else self._markdown
        return self.write_markdown() if known is None else known

    @markdown.setter
    def markdown(self, value: str | None) -> None:
        self._markdown, self._own_markdown = None if value == self._own_markdown else value, None

    @property
    def content(self) -> str | None:
        """The content as HTML: another plugin's, or ours, which is written on each access and not stored."""
        known = self._own_content if self._content is None else self._content
        return self.write_content() if known is None else known

    @content.setter
    def content(self, value: str | None) -> None:
        self._content, self._own_content = None if value == self._own_content else value, None

    def write_markdown(self) -> str:
        """Return the page as Markdown, for other plugins."""
        root = path_to_root(self.relative_url)
        links = (
            f"- [{escape(link.name)}]({root}{quoted(link.source or f'{link.url}index.md')})" for link in self.links()
        )
        return f"# {escape(str(self.title))}\n\n" + "\n".join(links) + "\n"

    def links(self) -> Iterable[Link]:
        """Return links to everything that the page lists."""
        return ()

    def plugin_meta(self) -> Mapping[str, object]:
        """Return what other plugins take from the front matter of a page."""
        return {}

    def write_content(self) -> str:
        """Return the page's content as HTML."""
        return self.render_template()

    def read_source(self, config: MkDocsConfig) -> None:
        """Set `markdown` and `meta`. There is no file to read, but another plugin may supply a source.

        MkDocs passes `markdown` through an event and assigns the result; later it does the same with `content`.
        """
        events = config.plugins.events
        if events["page_read_source"]:
            super().read_source(config)
        if not self._markdown:
            self._markdown, self._own_markdown = None, self.write_markdown() if events["page_markdown"] else _UNUSED
        self.meta = {"title": str(self.title), "description": self.description, "template": TEMPLATE}
        self.meta |= {**_NOT_FOR_PLUGINS, **self.plugin_meta()}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set `content` and `toc`. MkDocs renders Markdown that another plugin has changed, as of any page."""
        if self._markdown is not None:
            super().render(config, files)
        else:
            self._own_content = self.write_content() if config.plugins.events["page_content"] else _UNUSED
            self.toc = get_toc([])
