"""The pages of the archive: a class a kind, each a genuine MkDocs page that brings its own Markdown and HTML."""

from collections.abc import Iterable
from functools import cached_property

from markupsafe import Markup
from markupsafe import escape as escape_html
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from newsarchive.base.text import beginning
from newsarchive.model.article import Article, ArticleBody
from newsarchive.model.library import Period, Taxonomy, Term, Topic
from newsarchive.site.addresses import depth, numbered, period_address, term_address, topic_address
from newsarchive.site.context import Link, SiteContext
from newsarchive.site.framed import TEMPLATE, ArchivePage, FramedPage
from newsarchive.site.initials import by_initial
from newsarchive.site.paging import ListPage
from newsarchive.site.removed import gather
from newsarchive.site.shell import ShellKind

_LONGEST_DESCRIPTION = 80


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

    def links(self) -> Iterable[Link]:
        """The articles on the page."""
        return _article_links(self.context.library.pick(self.context.library.front.articles))


class ArticlePage(ArchivePage):
    """One article."""

    section = "categories/index.md"

    def __init__(self, article: Article, context: SiteContext) -> None:
        super().__init__(article.title, article.url, context, updated=article.day)
        self.article = article

    @property
    def description(self) -> str:
        """The beginning of the article."""
        return beginning(self.article.opening, _LONGEST_DESCRIPTION) or self.article.title

    def head(self) -> str:
        """The Markdown version of the page, for programs that look for one."""
        title = escape_html(self.context.strings["markdown_version"])
        # Material's script takes each link[rel=alternate] for another language and asks for a sitemap beside it. The
        # blank keeps the link from that selector and means nothing to others: HTML has a list of words here.
        return f'<link rel="alternate " type="text/markdown" href="index.md" title="{title}">'

    def write_markdown(self) -> str:
        """The article's Markdown."""
        return self._body.markdown

    def write_content(self) -> str:
        """The article's cleaned body; a wide table scrolls by itself, for the keyboard too, and code can be copied."""
        words = self.context.strings
        table = f'<div class="na-scroll" role="region" aria-label="{escape_html(words["table"])}" tabindex="0">'
        copy = f'<button class="na-copy" data-copied="{escape_html(words["copied"])}">{escape_html(words["copy"])}</button>'
        html = self._body.html
        html = html.replace("<table>", f'{table}<table class="na-table">').replace("</table>", "</table></div>")
        return html.replace("<pre>", '<div class="na-code"><pre>').replace("</pre>", f"</pre>{copy}</div>")

    def frame(self, content: str) -> str:
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
            removed=gather(self._body.removed),
        )

    @property
    def _body(self) -> ArticleBody:
        return self.context.library.bodies[self.article.id]

    def shell_kind(self) -> ShellKind:
        """An article that allows comments goes into a shell with the site's comments block, if it has one."""
        return ShellKind(self.section, depth(self.address), comments=self.article.comments)


class TermPage(ArchivePage):
    """One page of the articles of a category, tag, source or editor."""

    template = "term"

    def __init__(self, taxonomy: Taxonomy, term: Term, page: ListPage, context: SiteContext) -> None:
        self.taxonomy = taxonomy
        self.term = term
        self.list_page = page
        self.section = f"{taxonomy.kind}/index.md"
        self.list_address = term_address(taxonomy, term)
        first = context.library.articles[page.ids[0]]
        title = context.strings.list_title(term.name, page.number)
        super().__init__(title, numbered(self.list_address, page.number), context, updated=first.day)
        self.articles = context.library.pick(page.ids)

    @property
    def total(self) -> int | None:
        """How many articles have the term; only the list's own page says it, for a full page never changes."""
        return len(self.term.articles) if self.list_page.number is None else None

    @property
    def description(self) -> str:
        """The term and how many articles have it."""
        names = " › ".join(self.term.names)
        return names if self.total is None else f"{names}: {self.context.strings.count(self.total)}"

    @property
    def broader(self) -> tuple[Link, ...]:
        """The terms above this one, the broadest first."""
        above = [self.taxonomy.terms[self.term.path[:length]] for length in range(1, len(self.term.path))]
        return tuple(Link(term.name, term_address(self.taxonomy, term)) for term in above)

    def links(self) -> Iterable[Link]:
        """The articles of this page of the list."""
        return _article_links(self.articles)


class TaxonomyPage(ArchivePage):
    """The index of a taxonomy: all its terms."""

    def __init__(self, taxonomy: Taxonomy, context: SiteContext) -> None:
        self.taxonomy = taxonomy
        self.section = f"{taxonomy.kind}/index.md"
        # Only categories are a tree.
        self.template = "category_index" if taxonomy.kind == "categories" else "term_index"
        super().__init__(context.strings[taxonomy.kind], f"{taxonomy.kind}/", context, in_nav=True)

    @property
    def description(self) -> str:
        """What the taxonomy is for."""
        return self.context.strings[f"{self.taxonomy.kind}_lead"]

    @cached_property
    def groups(self) -> list[tuple[str, list[Term]]]:
        """The terms under their initials."""
        return by_initial(self.taxonomy.terms.values())

    def links(self) -> Iterable[Link]:
        """The terms."""
        return (Link(term.name, term_address(self.taxonomy, term)) for term in self.taxonomy.terms.values())


class TimelinePage(ArchivePage):
    """The index of the timeline: all years and their months."""

    section = "timeline/index.md"
    template = "timeline_index"

    def __init__(self, context: SiteContext) -> None:
        super().__init__(context.strings["timeline"], "timeline/", context, in_nav=True)

    @property
    def description(self) -> str:
        """What the timeline is for."""
        return self.context.strings["timeline_lead"]

    def links(self) -> Iterable[Link]:
        """The years."""
        return (
            Link(self.context.strings.period(year.path), period_address(year.path))
            for year in self.context.library.timeline.years
        )


class PeriodPage(ArchivePage):
    """A year or a month: the periods in it, each with its first articles."""

    section = "timeline/index.md"
    template = "period"

    def __init__(self, period: Period, context: SiteContext) -> None:
        self.period = period
        first = context.library.articles[period.articles[0]]
        super().__init__(context.strings.period(period.path), period_address(period.path), context, updated=first.day)

    @property
    def description(self) -> str:
        """The period and how many articles it holds."""
        return f"{self.title}: {self.context.strings.count(len(self.period.articles))}"

    @property
    def broader(self) -> tuple[Link, ...]:
        """The year of a month."""
        return _broader_periods(self.period, self.context)

    @property
    def parts(self) -> list[Period]:
        """The months of a year, the days of a month, newest first."""
        return [self.context.library.timeline.periods[path] for path in self.period.children]

    def links(self) -> Iterable[Link]:
        """The periods in this one."""
        return (Link(self.context.strings.period(path), period_address(path)) for path in self.period.children)


class DayPage(ArchivePage):
    """One page of the articles of a day, or of those without a date."""

    section = "timeline/index.md"
    template = "day"

    def __init__(
        self, title: str, list_address: str, page: ListPage, context: SiteContext, *, period: Period | None = None
    ) -> None:
        self.period = period
        self.list_page = page
        self.list_address = list_address
        self.articles = context.library.pick(page.ids)
        title = context.strings.list_title(title, page.number)
        super().__init__(title, numbered(list_address, page.number), context, updated=self.articles[0].day)

    @property
    def total(self) -> int | None:
        """How many articles the list holds; only its own page says it, for a full page never changes."""
        ids = self.period.articles if self.period else self.context.library.timeline.undated
        return len(ids) if self.list_page.number is None else None

    @property
    def broader(self) -> tuple[Link, ...]:
        """The year and the month of the day."""
        return _broader_periods(self.period, self.context) if self.period else ()

    def links(self) -> Iterable[Link]:
        """The articles of this page of the list."""
        return _article_links(self.articles)


class TopicsPage(ArchivePage):
    """The index of the dossiers."""

    section = "topics/index.md"
    template = "topic_index"

    def __init__(self, context: SiteContext) -> None:
        super().__init__(context.strings["topics"], "topics/", context, in_nav=True)

    @property
    def description(self) -> str:
        """What dossiers are."""
        return self.context.strings["topics_lead"]

    def links(self) -> Iterable[Link]:
        """The dossiers."""
        return (Link(topic.title, topic_address(topic)) for topic in self.context.library.topics)


class TopicPage(FramedPage):
    """A dossier: the Markdown that an editor wrote in `docs/topics/`, with its articles below."""

    section = "topics/index.md"

    def __init__(self, topic: Topic, file: File, context: SiteContext) -> None:
        articles = context.library.pick(topic.articles)
        super().__init__(topic.title, file, context, updated=articles[-1].day if articles else None)
        self.topic = topic
        self.articles = articles

    @property
    def description(self) -> str:
        """The editor's own description."""
        return self.topic.description or self.topic.title

    def read_source(self, config: MkDocsConfig) -> None:
        """Read the file as MkDocs does, but render it into our shell."""
        super().read_source(config)
        self.meta = {**self.meta, "title": self.topic.title, "template": TEMPLATE}

    def frame(self, content: str) -> str:
        """The introduction with the articles, oldest first."""
        return self.view("topic", topic=self.topic, articles=self.articles, content=Markup(content))  # noqa: S704 - ours


def _broader_periods(period: Period, context: SiteContext) -> tuple[Link, ...]:
    """The periods above one, the broadest first."""
    names = period.path.split("/")
    paths = ["/".join(names[:length]) for length in range(1, len(names))]
    return tuple(Link(context.strings.period(path), period_address(path)) for path in paths)


def _article_links(articles: Iterable[Article]) -> Iterable[Link]:
    return (Link(article.title, article.url) for article in articles)
