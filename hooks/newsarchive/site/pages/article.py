"""The page of an article."""

from collections.abc import Mapping

from markupsafe import Markup

from newsarchive.base.sentences import first_sentences
from newsarchive.model.article import Article, ArticleBody
from newsarchive.site.pages.article_files import has_raw_file
from newsarchive.site.pages.base import ArchivePage
from newsarchive.site.theme.context import SiteContext
from newsarchive.site.theme.shell import ShellKind
from newsarchive.site.view.article.article_body import present_body
from newsarchive.site.view.article.citation import gbt7714
from newsarchive.site.view.article.contents import with_contents
from newsarchive.site.view.article.reading_length import reading_length
from newsarchive.site.view.article.removals import summarise_removals
from newsarchive.site.view.urls import depth

# Search engines show about 80 Han characters.
_LONGEST_DESCRIPTION = 80


# Of an index that each reader fetches whole, as MkDocs' and Material's plugins make it: some megabytes.
_MOST_SEARCHED_BY_PLUGIN = 1_000


def is_searched_by_plugin(context: SiteContext) -> bool:
    """Return whether another plugin of search indexes the articles: few ones, and the archive's own search is off."""
    return not context.settings.archive.search and len(context.library.articles) <= _MOST_SEARCHED_BY_PLUGIN


class ArticlePage(ArchivePage):
    """One article."""

    section = "categories/index.md"
    template = "article"

    def __init__(self, article: Article, context: SiteContext) -> None:
        super().__init__(article.title, article.url, context, updated=article.day)
        self.article = article
        # The RSS plugin asks for the file that a page is made from.
        self.file.abs_src_path = f"{context.settings.root}/{article.path}"

    @property
    def description(self) -> str:
        """The first whole sentences of the text, or the title if there is none."""
        return first_sentences(self.article.excerpt, _LONGEST_DESCRIPTION) or self.article.title

    def head(self) -> str:
        """A link to the Markdown version of the page, for programs."""
        # Material's script takes each link[rel=alternate] for another language and requests a sitemap next to it. The
        # trailing space keeps the link from matching that selector; HTML ignores it, as `rel` is a list of words.
        return '<link rel="alternate " type=text/markdown href=index.md>'

    def plugin_meta(self) -> Mapping[str, object]:
        """Date and author for feeds, and whether a plugin of search indexes the article."""
        article = self.article
        facts: dict[str, object] = {"search": {"exclude": not is_searched_by_plugin(self.context)}}
        if article.date:
            facts |= {"date": article.date, "draft": False}
        if article.byline or article.source:
            facts["author"] = article.byline or article.source
        return facts

    def write_markdown(self) -> str:
        """The article's Markdown."""
        return self._body.markdown

    def write_content(self) -> str:
        """The article's cleaned body, with scrollable tables that take the focus and a copy button on code."""
        return present_body(self._body.html, self.context.strings)

    def wrap(self, content: str) -> str:
        """The body with the article's metadata, neighbours and provenance."""
        library = self.context.library
        content, contents = with_contents(content, self.article.length)
        return self.render_template(
            article=self.article,
            content=Markup(content),  # noqa: S704 - `clean.sanitize` or MkDocs has made it
            contents=contents,
            related=library.pick(library.related[self.article.id]),
            duplicates=library.pick(library.duplicates.get(self.article.id, ())),
            topics=self.context.relations.topics_with(self.article),
            neighbours=self.context.relations.neighbours(self.article),
            length=reading_length(self.article, self.context.strings),
            citation=gbt7714(self.article),
            permalink=self.canonical_url or "",
            has_raw_file=has_raw_file(self.article, self.context),
            removed=summarise_removals(self._body.removed),
        )

    @property
    def _body(self) -> ArticleBody:
        return self.context.library.bodies[self.article.id]

    def shell_kind(self) -> ShellKind:
        """The shell for the page; with the theme's comments block if the article allows comments."""
        return ShellKind(self.section, depth(self.relative_url), comments=self.article.comments)
