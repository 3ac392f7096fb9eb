"""The library: all articles and their relations. Values refer to each other by key, so it pickles and prints."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from newsarchive.base.problems import Problem
from newsarchive.model.article import Article, ArticleBody


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of a taxonomy: a category, tag, source or editor.

    `path` is its path in the tree as safe names, one for a flat taxonomy; `names` are the names to display.
    `articles` are the ids of all articles that have the term or one below it, newest first.
    """

    path: tuple[str, ...]
    names: tuple[str, ...]
    articles: tuple[str, ...]
    children: tuple[tuple[str, ...], ...] = ()

    @property
    def name(self) -> str:
        """The name of the term itself, to display."""
        return self.names[-1]


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """A classification of the archive. `kind` is also the first segment of its URLs: `tags`, `categories`."""

    kind: str
    terms: Mapping[tuple[str, ...], Term]
    """Every term by its path, most articles first, then by name."""

    @property
    def roots(self) -> tuple[Term, ...]:
        """The terms without a parent."""
        return tuple(term for term in self.terms.values() if len(term.path) == 1)

    def children(self, term: Term) -> tuple[Term, ...]:
        """The direct children of a term."""
        return tuple(self.terms[path] for path in term.children)


@dataclass(frozen=True, slots=True)
class Period:
    """A year, month or day: `2022`, `2022/04` or `2022/04/27` by its path. `articles` are ids, newest first."""

    path: str
    articles: tuple[str, ...]
    children: tuple[str, ...] = ()
    previous: str | None = None
    """The path of the nearest earlier period of the same length that has an article."""
    next: str | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """All periods with articles, by path, and the articles without a date."""

    periods: Mapping[str, Period]
    undated: tuple[str, ...]

    @property
    def years(self) -> tuple[Period, ...]:
        """The years, newest first."""
        return tuple(period for period in self.periods.values() if "/" not in period.path)


@dataclass(frozen=True, slots=True)
class TopicNote:
    """An editor's note between the articles of a topic."""

    text: str
    """Markdown."""
    position: int
    """The number of the topic's articles before it."""
    day: date | None
    """The day that it is shown under; None among articles without a date."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic curated by an editor: `docs/topics/<slug>.md`."""

    slug: str
    title: str
    description: str
    path: str
    """The file, relative to the project."""
    introduction: str
    """Markdown."""
    articles: tuple[str, ...]
    """Ids in chronological order, because a topic is read from its beginning."""
    notes: tuple[TopicNote, ...] = ()
    """In the order of their positions."""
    first_day: date | None = None
    """The day of its oldest article with a date."""
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class FrontPage:
    """The contents of the front page: ids of articles and paths of terms; no article occurs twice."""

    lead: str | None = None
    """None only if there is no article, or editors exclude all."""
    top: tuple[str, ...] = ()
    """The stories below the lead."""
    latest: tuple[str, ...] = ()
    """The newest of the others."""
    sections: Mapping[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    """The newest articles of first-level categories, the busiest category first."""
    on_this_day: tuple[str, ...] = ()
    """Of the same day in earlier years, the newest year first."""
    tags: Mapping[tuple[str, ...], int] = field(default_factory=dict)
    """The tags of the last month's articles with their counts, the most used first."""

    @property
    def articles(self) -> tuple[str, ...]:
        """All articles, in the order of the page."""
        lead = () if self.lead is None else (self.lead,)
        in_sections = (key for keys in self.sections.values() for key in keys)
        return (*lead, *self.top, *self.latest, *in_sections, *self.on_this_day)


@dataclass(frozen=True, slots=True)
class Library:
    """The whole archive, as the site shows it."""

    articles: Mapping[str, Article]
    """By id, newest first."""
    categories: Taxonomy
    tags: Taxonomy
    sources: Taxonomy
    editors: Taxonomy
    timeline: Timeline
    topics: tuple[Topic, ...]
    """The topic with the newest article first."""
    tags_of: Mapping[str, tuple[str, ...]]
    """The tags of each article by its id, the most distinctive first."""
    related: Mapping[str, tuple[str, ...]]
    duplicates: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The near duplicates of each article that has some, by its id; itself among them, the earliest first."""
    bodies: Mapping[str, ArticleBody] = field(default_factory=dict)
    """By the id of their article; they may be in a file, because together they are larger than everything else."""
    front_page: FrontPage = field(default_factory=FrontPage)
    problems: tuple[Problem, ...] = field(default=())
    changed: int = field(default=0, compare=False)
    """The number of raw files that this build had to clean; a property of the build, not of the archive."""

    def whole(self, article_id: str) -> Article:
        """An article with its body."""
        return replace(self.articles[article_id], body=self.bodies[article_id])

    def topics_by_article(self) -> dict[str, list[Topic]]:
        """The topics of each article that is in any, by its id, in the order of topics."""
        found: dict[str, list[Topic]] = {}
        for topic in self.topics:
            for article_id in topic.articles:
                found.setdefault(article_id, []).append(topic)
        return found

    def pick(self, ids: Iterable[str]) -> tuple[Article, ...]:
        """The articles with these ids, in the order of the ids."""
        return tuple(self.articles[article_id] for article_id in ids)
