"""What every page of a build may draw on: the library, the words, the templates, and how terms are linked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from operator import attrgetter

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig

from newsarchive.base.text import safe_name, truncate
from newsarchive.model.article import Article
from newsarchive.model.library import Library, Taxonomy, Topic
from newsarchive.relate.months import Months, count_months
from newsarchive.relate.timeline import ArticleSequence
from newsarchive.settings.archive import Settings
from newsarchive.site.theme.fragments import FragmentCache
from newsarchive.site.theme.minify import MinifyExtension
from newsarchive.site.theme.shell import Shells
from newsarchive.site.view.sparkline import sparkline
from newsarchive.site.view.strings import Strings
from newsarchive.site.view.urls import (
    host,
    initial_url,
    list_page_url,
    period_url,
    quoted,
    term_url,
    topic_url,
)

# An archive without a dated article still needs a date in its sitemap, the same in every build.
NO_DAY = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Link:
    """A name and the address it leads to."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The articles right after and before another among those that `name` says."""

    name: str
    newer: Article | None
    older: Article | None


def links_to(articles: Iterable[Article]) -> Iterable[Link]:
    """Links to articles by their titles."""
    return (Link(article.title, article.url) for article in articles)


class SiteContext:
    """One build's library as the pages see it."""

    def __init__(self, library: Library, settings: Settings, config: MkDocsConfig) -> None:
        self.library = library
        self.config = config
        self.settings = settings
        self.strings = Strings(settings.archive.language)
        self.shells = Shells()
        self.topic_notes: dict[str, str] = {}
        """The notes on the further pages of dossiers as HTML, by the page's address; see `topic_pages.TopicPage`."""
        self._orders: dict[tuple[str, ...], ArticleSequence] = {}

    @cached_property
    def templates(self) -> Environment:
        """Our own templates, in the theme's folders. Unlike MkDocs' environment it escapes what it is given."""
        environment = Environment(
            loader=FileSystemLoader(self.config.theme.dirs),
            extensions=[MinifyExtension],
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        environment.filters.update(quoted=quoted, shorten=truncate, host=host)
        environment.globals.update(
            t=self.strings,
            library=self.library,
            site=self,
            site_name=self.config.site_name,
            term_url=term_url,
            initial_url=initial_url,
            period_url=period_url,
            topic_url=topic_url,
            list_page_url=list_page_url,
        )
        # An import in each template would be made anew for each page.
        environment.globals["macros"] = environment.get_template("archive/macros.html").module
        return environment

    def view(self, template: str, **values: object) -> str:
        """One of our own templates with these values.

        `Template.render` copies all globals for each page, one by one, which takes as long as a small page itself.
        """
        found = self.templates.get_template(template)
        try:
            context = found.new_context({**self.templates.globals, **values}, shared=True)
            return "".join(found.root_render_func(context))
        except Exception:  # noqa: BLE001 - Jinja raises it again, with the template's line
            return self.templates.handle_exception()

    @property
    def newest_day(self) -> date | None:
        """The day of the newest article that has one."""
        newest = next(iter(self.library.articles.values()), None)
        return newest.day if newest else None

    @property
    def oldest_day(self) -> date | None:
        """The day of the oldest article that has one."""
        return next((article.day for article in reversed(tuple(self.library.articles.values())) if article.day), None)

    def months(self, ids: Iterable[str]) -> Months | None:
        """The months of the articles of a list; None where none of them has a date."""
        return count_months(self.library.articles[article_id] for article_id in ids)

    def sparkline(self, months: Months) -> Markup:
        """The months of a list, drawn on the scale of the whole archive's."""
        return sparkline(months, self._all_months or months)

    def neighbours(self, article: Article) -> list[Neighbours]:
        """What is right before and after an article in time and in its narrowest category.

        An article that is beside it in both is named in the first alone.
        """
        in_time = self._order(())
        newer, older = in_time.newer(article.id), in_time.older(article.id)
        found = [self._neighbours(self.strings["in_time"], newer, older)]
        if article.categories:
            in_category = self._order(tuple(map(safe_name, article.categories)))
            others = (in_category.newer(article.id), in_category.older(article.id))
            name = self.strings["in_category"].format(name=article.categories[-1])
            found.append(self._neighbours(name, *(None if other in {newer, older} else other for other in others)))
        return [pair for pair in found if pair.newer or pair.older]

    def _neighbours(self, name: str, newer: str | None, older: str | None) -> Neighbours:
        articles = self.library.articles
        return Neighbours(name, articles[newer] if newer else None, articles[older] if older else None)

    def _order(self, category: tuple[str, ...]) -> ArticleSequence:
        """The order of the articles of a category by its path, of all for the empty one."""
        if category not in self._orders:
            terms = self.library.categories.terms
            self._orders[category] = ArticleSequence(
                terms[category].articles if category else tuple(self.library.articles)
            )
        return self._orders[category]

    def topics_with(self, article: Article) -> list[Topic]:
        """The dossiers that hold an article."""
        return self._topics_with.get(article.id, [])

    def crumbs(self, base: str, article: Article) -> Markup:
        """The way to an article through its categories, the broadest first."""
        return _lines([self._fragments.get(article.categories, base, "category_crumbs", article.categories)])

    def list_crumbs(self, base: str, kind: str, broader: tuple[Link, ...]) -> Markup:
        """The way to a list, from the index of its kind through what is broader."""
        return _lines([self._fragments.get((kind, broader), base, "list_crumbs", kind, broader)])

    def term(self, base: str, taxonomy: Taxonomy, name: str) -> Markup:
        """A link to the term of a flat taxonomy that goes by this name."""
        return _lines([self._fragments.get((taxonomy.kind, name), base, "term_link", taxonomy, name)])

    def tags(self, base: str, article: Article) -> Markup:
        """The tags of an article as the items of a list."""
        names = self.library.tags_of[article.id]
        return _lines(self._fragments.get(name, base, "tag_item", name) for name in names)

    def entries(self, base: str, articles: Iterable[Article], level: int, lead: bool) -> Markup:  # noqa: FBT001 - from templates
        """Articles in a list: the title a heading of this level, the facts, and the beginning of the text if asked."""
        get, macro = self._fragments.get, "article_entry"
        return _lines(get((article.id, level, lead), base, macro, article, level, lead) for article in articles)

    def lines(self, base: str, articles: Iterable[Article]) -> Markup:
        """Articles as the items of a list, a line each: what pages of articles show of others."""
        return _lines(self._fragments.get(article.id, base, "article_line", article) for article in articles)

    def lang(self, article: Article) -> Markup:
        """The attribute that tells the language of a piece, where that is another than the page's."""
        known = article.language in {"und", self._page_language}
        return Markup("") if known else Markup(f' lang="{article.language}"')  # noqa: S704 - a language tag

    def by_day(self, articles: Iterable[Article]) -> list[tuple[date | None, list[Article]]]:
        """Articles that follow each other in time under their days; those without one last."""
        return [(day, list(same)) for day, same in groupby(articles, key=attrgetter("day"))]

    def category_links(self, names: tuple[str, ...]) -> list[Link]:
        """The categories from the broadest one to this one, which is told by its names."""
        return [self.term_link(self.library.categories, names[:depth]) for depth in range(1, len(names) + 1)]

    def term_link(self, taxonomy: Taxonomy, names: tuple[str, ...]) -> Link:
        """Where the term of these names is."""
        term = taxonomy.terms[tuple(safe_name(name) for name in names)]
        return Link(names[-1], term_url(taxonomy, term))

    @property
    def _page_language(self) -> str:
        # What is not said to be Traditional is shown with the glyphs of Simplified Chinese.
        language = self.strings.language
        return "zh-Hans" if language == "zh" else language

    @cached_property
    def _all_months(self) -> Months | None:
        return count_months(self.library.articles.values())

    @cached_property
    def _fragments(self) -> FragmentCache:
        return FragmentCache(self.templates.globals["macros"])

    @cached_property
    def _topics_with(self) -> dict[str, list[Topic]]:
        return self.library.topics_by_article()


def _lines(pieces: Iterable[str]) -> Markup:
    return Markup("\n".join(pieces))  # noqa: S704 - pieces are HTML
