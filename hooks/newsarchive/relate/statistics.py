"""Statistics of the archive: counts by category, source, time and length, and metadata completeness."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from statistics import median_low

from newsarchive.model.article import Article, DateKind
from newsarchive.model.library import Library, Term
from newsarchive.relate.months import month_number

MOST_SECTIONS = 5
MOST_SOURCES = 15
MOST_MONTHS = 240
"""Twenty years: a longer span is counted by year."""
LENGTHS = (200, 500, 1000, 2000, 4000)
"""The upper bounds of the length classes."""
FACTS = ("editor", "byline", "origin", "image", "original", "tags")
"""The facts of an article whose completeness is shown, in the order of display."""


@dataclass(frozen=True, slots=True)
class PeriodCount:
    """The articles of a month or year, by its path in the timeline, in each section and in all others."""

    path: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """The articles of all sections."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Statistics:
    """The statistics of an archive. Counts by kind are in a fixed order and include zeros."""

    articles: int
    days: int
    """Days with an article."""
    median_length: int
    sections: tuple[Term, ...]
    """The broadest categories with the most articles; all others are counted together."""
    periods: tuple[PeriodCount, ...]
    """Every month from the first to the last; or, if these are too many (one mistyped year is enough), the years
    with articles."""
    sources: tuple[Term, ...]
    """Those with the most articles."""
    other_sources: int
    """The number of other sources."""
    from_other_sources: int
    """The number of their articles."""
    lengths: tuple[int, ...]
    """Articles by length class, one more class than `LENGTHS` has bounds."""
    hours: tuple[int, ...]
    """Articles by hour of publication, from 0 to 23, if known."""
    date_kinds: Mapping[DateKind | None, int]
    facts: Mapping[str, int]
    """The number of articles of which each of `FACTS` is known."""
    languages: tuple[tuple[str, int], ...]
    """Articles by language, most first."""

    @property
    def dated(self) -> int:
        """The number of articles with a date of any kind."""
        return self.articles - self.date_kinds[None] - self.date_kinds[DateKind.MONTH]


def count_statistics(library: Library) -> Statistics:
    """The statistics of the whole archive."""
    sections = library.categories.roots[:MOST_SECTIONS]
    section_of = {article_id: index for index, term in enumerate(sections) for article_id in term.articles}
    months: defaultdict[int, Counter[int]] = defaultdict(Counter)
    hours: Counter[int] = Counter()
    date_kinds: Counter[DateKind | None] = Counter()
    facts: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    lengths: list[int] = []
    for article in library.articles.values():
        lengths.append(article.length)
        languages[article.language] += 1
        date_kinds[article.date_kind] += 1
        facts.update(_facts(article, library))
        if article.date:
            months[month_number(article.date)][section_of.get(article.id, len(sections))] += 1
            if article.date_kind is DateKind.PUBLISHED:
                hours[article.date.hour] += 1
    classes = Counter(bisect_right(LENGTHS, length) for length in lengths)
    others = library.sources.roots[MOST_SOURCES:]
    return Statistics(
        articles=len(lengths),
        days=sum(path.count("/") == 2 for path in library.timeline.periods),
        median_length=median_low(lengths) if lengths else 0,
        sections=sections,
        periods=tuple(_periods(months, len(sections) + 1)),
        sources=library.sources.roots[:MOST_SOURCES],
        other_sources=len(others),
        from_other_sources=sum(len(term.articles) for term in others),
        lengths=tuple(classes[index] for index in range(len(LENGTHS) + 1)),
        hours=tuple(hours[hour] for hour in range(24)),
        date_kinds={kind: date_kinds[kind] for kind in (*DateKind, None)},
        facts={fact: facts[fact] for fact in FACTS},
        languages=tuple(sorted(languages.items(), key=lambda item: (-item[1], item[0]))),
    )


def _facts(article: Article, library: Library) -> Iterator[str]:
    """The names of the facts that are known of an article."""
    known = (
        article.editor,
        article.byline,
        article.origin,
        article.lead_image or article.images,
        article.original,
        library.tags_of.get(article.id),
    )
    return (fact for fact, value in zip(FACTS, known, strict=True) if value)


def _periods(months: Mapping[int, Counter[int]], width: int) -> Iterator[PeriodCount]:
    """The counts by month, or by year, oldest first; `months` maps month numbers to counts by section."""
    if months and max(months) - min(months) < MOST_MONTHS:
        for month in range(min(months), max(months) + 1):
            found = months.get(month, Counter())
            path = f"{month // 12:04}/{month % 12 + 1:02}"
            yield PeriodCount(path, tuple(found[section] for section in range(width)))
        return
    years: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for month, found in months.items():
        years[month // 12].update(found)
    for year, found in sorted(years.items()):
        yield PeriodCount(f"{year:04}", tuple(found[section] for section in range(width)))
