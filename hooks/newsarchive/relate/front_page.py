"""Choose the stories, sections and tags of the front page."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import islice, takewhile, zip_longest
from math import inf
from operator import itemgetter

from newsarchive.base.text import count_han
from newsarchive.model.article import Article, DateKind
from newsarchive.model.library import FrontPage, Library, Term
from newsarchive.settings.editorial import FrontPageFile

# A smaller archive has no sections on its front page: no articles would be left for them.
_FULL = 20
# The column of the latest articles should be as long as the news next to it, measured in half lines.
_LATEST_HALF_LINES = 68
_HALF_LINES_OF_DAY = 3
_HALF_LINES_OF_TITLE = (3, 5)
_WIDTH_OF_LINE = 44
_MOST_SECTIONS = 6
# All sections show the same number of articles, so that their columns end at the same height.
_IN_SECTION = (4, 2)
_MOST_ON_THIS_DAY = 6
_MOST_TAGS = 24
_MONTH = timedelta(days=30)
# A lead with an image may be older than other top stories.
_NEWEST_FOR_LEAD = 200
_NEWEST_FOR_TOP = 50
# Shorter pieces are news in brief, results and prices.
_SHORTEST_STORY = 200
# A headline of three lines.
_WIDEST_TITLE = 90
# The crawler and decoding errors replace lost characters by these.
_LOST_CHARACTERS = frozenset("_\ufffd")

IsSuitable = Callable[[Article], bool]


def choose_front_page(library: Library, declared: FrontPageFile, language: str) -> FrontPage:
    """The front page of a site in `language`, as of the day of its newest article; no story occurs twice."""
    stories = _Stories(library.duplicates, declared.exclude)
    newest = [article for article in library.articles.values() if stories.has(article.id)]
    is_suitable = _suitability(library.duplicates, language)
    headlines = stories.take((key for key in declared.featured if key in library.articles), len(declared.featured))
    headlines = headlines or stories.take(_ids(_leads(newest[:_NEWEST_FOR_LEAD], is_suitable)), 1)
    more = _top_count(len(newest)) - len(headlines) + 1
    top = stories.take(_ids(_tops(newest[:_NEWEST_FOR_TOP], is_suitable)), more)
    is_full = len(newest) >= _FULL
    free = [article for article in newest if stories.has(article.id)]
    latest = stories.take(_ids(free), min(_latest_count(free), len(newest) // 2) if is_full else len(newest))
    today = newest[0].day if newest else None
    recent = _recent(newest, today)
    sections = _sections(library, stories, recent, is_suitable) if is_full else {}
    return FrontPage(
        lead=headlines[0] if headlines else None,
        top=(*headlines[1:], *sorted(top, key=lambda key: library.articles[key].sort_key, reverse=True)),
        latest=latest,
        sections=sections,
        on_this_day=_on_this_day(library, stories, today, is_suitable) if today else (),
        tags=_tags(library, recent),
    )


class _Stories:
    """The stories that may still be chosen: choosing one also removes its duplicates from other channels."""

    def __init__(self, duplicates: Mapping[str, tuple[str, ...]], exclude: Iterable[str]) -> None:
        self._duplicates = duplicates
        self._gone: set[str] = set()
        for article_id in exclude:
            self._remove(article_id)

    def has(self, article_id: str) -> bool:
        """Return whether an article may still be chosen."""
        return article_id not in self._gone

    def take(self, ids: Iterable[str], count: int) -> tuple[str, ...]:
        """The first `count` of these that may still be chosen."""
        taken: list[str] = []
        for article_id in ids:
            if len(taken) >= count:
                break
            if self.has(article_id):
                taken.append(article_id)
                self._remove(article_id)
        return tuple(taken)

    def _remove(self, article_id: str) -> None:
        self._gone.update(self._duplicates.get(article_id, (article_id,)))


def _suitability(duplicates: Mapping[str, tuple[str, ...]], language: str) -> IsSuitable:
    """The test whether an article may be a top story without an editor's choice."""

    def is_suitable(article: Article) -> bool:
        return (
            article.date_kind in {DateKind.PUBLISHED, DateKind.DAY}
            and article.language.partition("-")[0] == language
            and article.length >= _SHORTEST_STORY
            and _width(article.title) <= _WIDEST_TITLE
            and _LOST_CHARACTERS.isdisjoint(article.title)
            and not article.presumed_quotes
            and duplicates.get(article.id, (article.id,))[0] == article.id
        )

    return is_suitable


def _leads(newest: Iterable[Article], is_suitable: IsSuitable) -> list[Article]:
    """Candidates for the lead: suitable ones with an image first, then other suitable ones, then the rest."""

    def rank(article: Article) -> int:
        return (1 + bool(article.lead_image)) if is_suitable(article) else 0

    return sorted(newest, key=rank, reverse=True)


def _tops(newest: Iterable[Article], is_suitable: IsSuitable) -> list[Article]:
    """Candidates below the lead: suitable ones, the first of each section before the second of any; then the rest."""
    earlier: Counter[tuple[str, ...]] = Counter()
    ranked: list[tuple[float, Article]] = []
    for article in newest:
        if is_suitable(article):
            ranked.append((earlier[article.categories[:1]], article))
            earlier[article.categories[:1]] += 1
        else:
            ranked.append((inf, article))
    return [article for _, article in sorted(ranked, key=itemgetter(0))]


def _top_count(articles: int) -> int:
    """The number of stories below the lead. A small archive leaves most for the list of the latest."""
    return 4 if articles >= 12 else 2 if articles >= 5 else 0


def _latest_count(newest: Iterable[Article]) -> int:
    """The number of these that fill the list of the latest, in which each day has a heading."""
    lines, day = 0, None
    for count, article in enumerate(newest):
        lines += _HALF_LINES_OF_TITLE[_width(article.title) > _WIDTH_OF_LINE]
        lines += _HALF_LINES_OF_DAY if count == 0 or article.day != day else 0
        day = article.day
        if lines > _LATEST_HALF_LINES:
            return count
    return _FULL


def _width(title: str) -> int:
    """The width of a title in Latin letters; a Han character counts as two."""
    return len(title) + count_han(title)


def _recent(newest: Iterable[Article], today: date | None) -> frozenset[str]:
    """The articles of the last month."""
    return frozenset(
        article.id
        for article in takewhile(lambda article: article.day and today and today - article.day < _MONTH, newest)
    )


def _sections(
    library: Library, stories: _Stories, recent: frozenset[str], is_suitable: IsSuitable
) -> dict[tuple[str, ...], tuple[str, ...]]:
    """The newest articles of each section, a suitable one first; sections with the most recent articles first."""
    busiest = sorted(library.categories.roots, key=lambda term: -_count(term, recent))

    def with_free(depth: int) -> list[Term]:
        enough = (term for term in busiest if len(list(islice(filter(stories.has, term.articles), depth))) == depth)
        return list(islice(enough, _MOST_SECTIONS))

    depth = max(_IN_SECTION, key=lambda depth: (min(len(with_free(depth)), 2), depth))
    chosen = {term.path: stories.take(term.articles, depth) for term in with_free(depth)}
    return {path: _suitable_first(library.pick(ids), is_suitable) for path, ids in chosen.items() if ids}


def _suitable_first(articles: tuple[Article, ...], is_suitable: IsSuitable) -> tuple[str, ...]:
    """The ids of articles, the first suitable one moved to the front."""
    head = next(filter(is_suitable, articles), articles[0])
    return (head.id, *(article.id for article in articles if article is not head))


def _on_this_day(library: Library, stories: _Stories, today: date, is_suitable: IsSuitable) -> tuple[str, ...]:
    """Articles of this month and day in earlier years, taken in turn from each year; the newest year first."""
    years = (year.path for year in library.timeline.years if int(year.path) < today.year)
    days = (library.timeline.periods.get(f"{year}/{today:%m/%d}") for year in years)
    known = [
        sorted(
            (article for article in library.pick(day.articles) if article.date_kind is not DateKind.CRAWLED),
            key=is_suitable,
            reverse=True,
        )
        for day in days
        if day
    ]
    in_turn = (article.id for turn in zip_longest(*known) for article in turn if article)
    taken = stories.take(in_turn, _MOST_ON_THIS_DAY)
    return tuple(sorted(taken, key=lambda key: library.articles[key].sort_key, reverse=True))


def _tags(library: Library, recent: frozenset[str]) -> dict[tuple[str, ...], int]:
    """The most frequent tags of the last month, with the number of their articles."""
    counts = ((_count(term, recent), term) for term in library.tags.terms.values())
    used = sorted(((-count, term.name, term.path) for count, term in counts if count))
    return {path: -count for count, _, path in used[:_MOST_TAGS]}


def _count(term: Term, recent: frozenset[str]) -> int:
    """The number of recent articles of a term; they are the first of its articles."""
    return sum(1 for _ in takewhile(recent.__contains__, term.articles))


def _ids(articles: Iterable[Article]) -> Iterator[str]:
    return (article.id for article in articles)
