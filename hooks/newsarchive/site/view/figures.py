"""Figures of the statistics page: charts, each with its finding in words and its numbers in a table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from newsarchive.model.library import Library, Taxonomy, Term
from newsarchive.relate.statistics import LENGTHS, PeriodCount, Statistics
from newsarchive.site.view.charts import Bar, horizontal_bars, stacked_columns
from newsarchive.site.view.strings import Strings
from newsarchive.site.view.urls import period_url, term_url

_MIN_COLUMNS = 12
_MAX_DATE_LABELS = 6
_LABELLED_HOURS = 6
# One date below the chart for each period, each second one, and so on.
_STEPS = (1, 2, 3, 6, 12, 24, 48)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its header, with the URL of a page if there is one, and its numbers."""

    name: str
    cells: tuple[str, ...]
    url: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart, its finding in words, and the table of its numbers."""

    key: str
    finding: str
    drawing: Markup
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    legend: tuple[str, ...] = ()
    """The names of the series, if there are several."""
    is_wide: bool = False
    """True if it takes the whole width of the page, for many bars."""


class Figures:
    """The figures of an archive."""

    def __init__(self, library: Library, statistics: Statistics, strings: Strings) -> None:
        self._library = library
        self._statistics = statistics
        self._strings = strings

    def __iter__(self) -> Iterator[Figure]:
        """Yield all figures that have data."""
        if self._statistics.articles:
            yield from (self._by_month(),) if self._statistics.periods else ()
            yield from (self._by_source(),) if self._statistics.sources else ()
            yield self._by_length()
            yield from (self._by_hour(),) if any(self._statistics.hours) else ()
            yield self._by_date_type()
            yield self._by_fact()
            yield self._by_language()

    def _by_month(self) -> Figure:
        strings, numbers, library = self._strings, self._statistics, self._library
        periods = numbers.periods
        largest = max(periods, key=lambda period: period.total)
        names = [*(term.name for term in numbers.sections), strings["stats_others"]]
        series = [index for index in range(len(names)) if any(period.counts[index] for period in periods)]
        legend = tuple(names[index] for index in series)
        finding = strings["stats_by_month_finding"].format(
            period=strings.period(largest.path), count=strings.count(largest.total)
        )
        if numbers.articles > numbers.dated:
            finding += strings["stats_undated"].format(count=strings.count(numbers.articles - numbers.dated))
        padding = max(0, _MIN_COLUMNS - len(periods))
        drawing = stacked_columns(
            [*_date_labels(periods), *[""] * padding],
            [[*(period.counts[index] for period in periods), *[0] * padding] for index in series],
            _labelled_by("month"),
        )
        rows = (
            Row(
                strings.period(period.path),
                tuple(f"{count:,}" for count in (*(period.counts[index] for index in series), period.total)),
                period_url(period.path) if period.path in library.timeline.periods else "",
            )
            for period in periods
        )
        heads = (strings["stats_period"], *legend, strings["stats_total"])
        is_wide = len(periods) > _MIN_COLUMNS
        return Figure("month", finding, drawing, heads, tuple(rows), legend if len(legend) > 1 else (), is_wide=is_wide)

    def _by_source(self) -> Figure:
        strings, numbers = self._strings, self._statistics
        rows = [_term_row(self._library.sources, term) for term in numbers.sources]
        first = numbers.sources[0]
        finding = self._finding("source", first.name, len(first.articles))
        bars = [self._bar(term.name, len(term.articles)) for term in numbers.sources]
        if numbers.other_sources:
            others = strings["stats_other_sources"].format(count=f"{numbers.other_sources:,}")
            bars.append(self._bar(others, numbers.from_other_sources))
            rows.append((others, numbers.from_other_sources, ""))
        return self._ranking("source", finding, horizontal_bars(bars, _labelled_by("source")), rows)

    def _by_length(self) -> Figure:
        bounds = [f"{first:,}–{after - 1:,}" for first, after in pairwise((0, *LENGTHS))] + [f"≥ {LENGTHS[-1]:,}"]
        lengths = list(zip(bounds, self._statistics.lengths, strict=True))
        finding = self._finding("length", *max(lengths, key=lambda found: found[1]))
        drawing = horizontal_bars([self._bar(*length) for length in lengths], _labelled_by("length"))
        return self._ranking("length", finding, drawing, [(*length, "") for length in lengths])

    def _by_hour(self) -> Figure:
        strings, hours = self._strings, self._statistics.hours
        known = sum(hours)
        largest = max(range(24), key=lambda hour: hours[hour])
        finding = strings["stats_by_hour_finding"].format(
            count=strings.count(known), hour=_hour(largest), share=_share(hours[largest], known)
        )
        labels = ["" if hour % _LABELLED_HOURS else _hour(hour) for hour in range(24)]
        rows = [(_hour(hour), count, "") for hour, count in enumerate(hours)]
        return self._ranking("hour", finding, stacked_columns(labels, [hours], _labelled_by("hour")), rows, of=known)

    def _by_date_type(self) -> Figure:
        strings = self._strings
        kinds = self._statistics.date_kinds.items()
        return self._shares("date", [(strings[f"stats_date_{kind or 'none'}"], count) for kind, count in kinds])

    def _by_fact(self) -> Figure:
        strings, facts = self._strings, self._statistics.facts.items()
        return self._shares("fact", [(strings[f"stats_fact_{fact}"], count) for fact, count in facts])

    def _by_language(self) -> Figure:
        strings, languages = self._strings, self._statistics.languages
        return self._shares("language", [(strings[f"language_{language}"], count) for language, count in languages])

    def _shares(self, key: str, counts: Sequence[tuple[str, int]]) -> Figure:
        """Return a chart of shares of all articles; its finding names the largest."""
        finding = self._finding(key, *max(counts, key=lambda found: found[1]))
        bars = [Bar(name, count, self._share_of_all(count)) for name, count in counts]
        drawing = horizontal_bars(bars, _labelled_by(key), full=self._statistics.articles)
        return self._ranking(key, finding, drawing, [(name, count, "") for name, count in counts])

    def _ranking(
        self, key: str, finding: str, drawing: Markup, counts: Sequence[tuple[str, int, str]], *, of: int | None = None
    ) -> Figure:
        """Return a figure whose table has a count and its share of `of`, or else of all articles, for each name."""
        strings = self._strings
        total = self._statistics.articles if of is None else of
        rows = (Row(name, (f"{count:,}", _share(count, total)), url) for name, count, url in counts)
        heads = (strings[f"stats_head_{key}"], strings["stats_articles"], strings["stats_share"])
        return Figure(key, finding, drawing, heads, tuple(rows))

    def _finding(self, key: str, name: str, count: int) -> str:
        words = self._strings
        return words[f"stats_by_{key}_finding"].format(
            name=name, count=words.count(count), share=self._share_of_all(count), median=self._statistics.median_length
        )

    def _share_of_all(self, count: int) -> str:
        return _share(count, self._statistics.articles)

    def _bar(self, name: str, count: int) -> Bar:
        return Bar(name, count, f"{count:,}")


def _labelled_by(key: str) -> str:
    """Return the ids of the elements that label a chart: its heading and its finding."""
    return f"by-{key} by-{key}-finding"


def _term_row(taxonomy: Taxonomy, term: Term) -> tuple[str, int, str]:
    return term.name, len(term.articles), term_url(taxonomy, term)


def _share(count: int, total: int) -> str:
    """Return a rounded percentage; only none and all are 0 % and 100 %."""
    return f"{count / total:.0%}" if count in (0, total) else f"{count / total:.1%}"


def _hour(hour: int) -> str:
    return f"{hour}:00"


def _date_labels(periods: Sequence[PeriodCount]) -> list[str]:
    """Return the labels below a chart, as many as fit: from the first period on, or of years if these are enough."""
    numbers = [_number(period.path) for period in periods]
    columns = max(len(periods), _MIN_COLUMNS)
    step = next((step for step in _STEPS if columns <= step * _MAX_DATE_LABELS), max(_STEPS))
    start = 0 if step % 12 == 0 else numbers[0]
    return [
        period.path.removesuffix("/01") if (number - start) % step == 0 else ""
        for number, period in zip(numbers, periods, strict=True)
    ]


def _number(path: str) -> int:
    """Return the number of a month or year since the year 0."""
    year, _, month = path.partition("/")
    return int(year) * 12 + int(month) - 1 if month else int(year)
