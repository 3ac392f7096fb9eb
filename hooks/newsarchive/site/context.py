"""What every page of a build may draw on: the library, the words, the templates, and how terms are linked."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from mkdocs.config.defaults import MkDocsConfig

from newsarchive.base.text import reading_minutes, safe_name, shorten
from newsarchive.model.article import Article
from newsarchive.model.library import Library, Taxonomy
from newsarchive.settings.archive import Settings
from newsarchive.site.addresses import numbered, period_address, quoted, term_address, topic_address
from newsarchive.site.shell import Shells
from newsarchive.site.strings import Strings

# An archive without a dated article still needs a date in its sitemap, the same in every build.
NO_DAY = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Link:
    """A name and the address it leads to."""

    name: str
    address: str


class SiteContext:
    """One build's library as the pages see it."""

    def __init__(self, library: Library, settings: Settings, config: MkDocsConfig) -> None:
        self.library = library
        self.config = config
        self.settings = settings
        self.strings = Strings(settings.archive.language)
        self.shells = Shells()
        self._order = {article_id: position for position, article_id in enumerate(library.articles)}
        self._ids = tuple(library.articles)

    @cached_property
    def templates(self) -> Environment:
        """Our own templates, in the theme's folders. Unlike MkDocs' environment it escapes what it is given."""
        environment = Environment(
            loader=FileSystemLoader(self.config.theme.dirs),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        environment.filters.update(quoted=quoted, shorten=shorten)
        environment.globals.update(
            t=self.strings,
            library=self.library,
            site=self,
            site_name=self.config.site_name,
            term_address=term_address,
            period_address=period_address,
            topic_address=topic_address,
            numbered=numbered,
            reading_minutes=reading_minutes,
        )
        return environment

    @property
    def newest_day(self) -> date | None:
        """The day of the newest article that has one."""
        newest = next(iter(self.library.articles.values()), None)
        return newest.day if newest else None

    @property
    def oldest_day(self) -> date | None:
        """The day of the oldest article that has one."""
        return next((article.day for article in reversed(tuple(self.library.articles.values())) if article.day), None)

    def newer(self, article: Article) -> Article | None:
        """The article right after this one in time."""
        position = self._order[article.id]
        return self.library.articles[self._ids[position - 1]] if position else None

    def older(self, article: Article) -> Article | None:
        """The article right before this one in time."""
        position = self._order[article.id] + 1
        return self.library.articles[self._ids[position]] if position < len(self._ids) else None

    def category_links(self, article: Article) -> list[Link]:
        """The category path of an article, the broadest first."""
        depths = range(1, len(article.categories) + 1)
        return [self._link(self.library.categories, article.categories[:depth]) for depth in depths]

    def tag_links(self, article: Article) -> list[Link]:
        """The tags of an article."""
        return [self._link(self.library.tags, (tag,)) for tag in self.library.tags_of[article.id]]

    def source_link(self, article: Article) -> Link:
        """The source of an article."""
        return self._link(self.library.sources, (article.source,))

    def editor_link(self, article: Article) -> Link:
        """The editor of an article."""
        return self._link(self.library.editors, (article.editor,))

    def _link(self, taxonomy: Taxonomy, names: tuple[str, ...]) -> Link:
        term = taxonomy.terms[tuple(safe_name(name) for name in names)]
        return Link(names[-1], term_address(taxonomy, term))
