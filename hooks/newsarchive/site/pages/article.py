"""The pages of the archive: a class a kind, each a genuine MkDocs page that brings its own Markdown and HTML."""

from collections.abc import Iterable

from markupsafe import Markup
from markupsafe import escape as escape_html

from newsarchive.base.text import collapse_and_truncate
from newsarchive.model.article import Article, ArticleBody
from newsarchive.site.pages.base import ArchivePage
from newsarchive.site.pages.opensearch import OPEN_SEARCH_FILE, OPEN_SEARCH_TYPE, has_opensearch
from newsarchive.site.theme.context import Link, SiteContext, links_to
from newsarchive.site.theme.shell import ShellKind
from newsarchive.site.view.removals import summarise_removals
from newsarchive.site.view.urls import depth

_LONGEST_DESCRIPTION = 60


class HomePage(ArchivePage):
    """The front page."""

    section = "index.md"
    template = "home"

    def __init__(self, context: SiteContext) -> None:
        super().__init__(context.strings["home"], "", context, in_nav=True)

    @property
    def description(self) -> str:
        """The site's own description."""
        return self.context.config.site_description or self.context.config.site_name

    def head(self) -> str:
        """What lets the browser add the site to its search engines; the front page's alone, for each byte counts."""
        if not has_opensearch(self.context.config, self.context.settings):
            return ""
        name = escape_html(self.context.config.site_name)
        return f'<link rel="search" type="{OPEN_SEARCH_TYPE}" href="{OPEN_SEARCH_FILE}" title="{name}">'

    def links(self) -> Iterable[Link]:
        """The articles on the page."""
        return links_to(self.context.library.pick(self.context.library.front_page.articles))


class ArticlePage(ArchivePage):
    """One article."""

    section = "categories/index.md"

    def __init__(self, article: Article, context: SiteContext) -> None:
        super().__init__(article.title, article.url, context, updated=article.day)
        self.article = article

    @property
    def description(self) -> str:
        """The beginning of the article."""
        return collapse_and_truncate(self.article.excerpt, _LONGEST_DESCRIPTION) or self.article.title

    def head(self) -> str:
        """The Markdown version of the page, for programs that look for one."""
        # Material's script takes each link[rel=alternate] for another language and asks for a sitemap beside it. The
        # blank keeps the link from that selector and means nothing to others: HTML has a list of words here.
        return '<link rel="alternate " type=text/markdown href=index.md>'

    def write_markdown(self) -> str:
        """The article's Markdown."""
        return self._body.markdown

    def write_content(self) -> str:
        """The article's cleaned body; a wide table scrolls by itself, for the keyboard too, and code can be copied."""
        words = self.context.strings
        table = f'<div class="na-scroll" role="region" aria-label="{escape_html(words["table"])}" tabindex="0">'
        copied = escape_html(words["copied"])
        copy = f'<button class="na-copy" data-copied="{copied}">{escape_html(words["copy"])}</button>'
        html = self._body.html
        html = html.replace("<table>", f'{table}<table class="na-table">').replace("</table>", "</table></div>")
        return html.replace("<pre>", '<div class="na-code"><pre tabindex="0">').replace("</pre>", f"</pre>{copy}</div>")

    def wrap(self, content: str) -> str:
        """The body with the article's facts, neighbours and provenance."""
        library = self.context.library
        return self.view(
            "article",
            article=self.article,
            content=Markup(content),  # noqa: S704 - `clean.sanitize` or MkDocs has made it
            related=library.pick(library.related[self.article.id]),
            duplicates=library.pick(library.duplicates.get(self.article.id, ())),
            topics=self.context.topics_with(self.article),
            neighbours=self.context.neighbours(self.article),
            removed=summarise_removals(self._body.removed),
        )

    @property
    def _body(self) -> ArticleBody:
        return self.context.library.bodies[self.article.id]

    def shell_kind(self) -> ShellKind:
        """An article that allows comments goes into a shell with the site's comments block, if it has one."""
        return ShellKind(self.section, depth(self.relative_url), comments=self.article.comments)


class SearchPage(ArchivePage):
    """Where the search field of every page leads."""

    template = "search"

    def __init__(self, context: SiteContext) -> None:
        super().__init__(context.strings["search"], "search/", context)

    @property
    def description(self) -> str:
        """What the page is for."""
        return self.context.strings["search_lead"]
