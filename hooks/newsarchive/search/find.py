"""Finding: what a query asks for, looked up in the index. `search.js` does the same, step by step."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Literal, NamedTuple, TypeVar

import numpy as np

from newsarchive.search.coding import DamagedError, Numbers, numbers
from newsarchive.search.documents import label
from newsarchive.search.excerpts import Excerpt, Ranges, excerpt
from newsarchive.search.index import Index, Places
from newsarchive.search.query import Phrase, Query, parse_query
from newsarchive.search.tokens import Token

_Given = TypeVar("_Given")
_Otherwise = TypeVar("_Otherwise")
Order = Literal["relevance", "date"]
_LISTED = 2
"""Beginnings of words that are no longer have lists of their own."""
_POSITION_BITS = 32
_SIXTEENTHS = 16
_LEAST = 8


class Filters(NamedTuple):
    """What results must be besides; all of it where several are given. Names are those of addresses."""

    category: str = ""
    source: str = ""
    tag: str = ""
    topic: str = ""
    year: str = ""
    first_day: str = ""
    last_day: str = ""


class Result(NamedTuple):
    """An article that was found."""

    id: str
    url: str
    title: str
    title_ranges: Ranges
    date: str
    source: str
    excerpt: Excerpt


@dataclass(frozen=True, slots=True)
class Facet:
    """A value that results have, the name it is shown by, and how many have it."""

    value: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found."""

    total: int
    facets: dict[str, list[Facet]]
    results: list[Result]
    problems: list[str] = field(default_factory=list)
    """Files of the index that could not be read: what asked for them was passed over."""


class _Unit(NamedTuple):
    """A term whose positions are looked up, and how far into the phrase it is."""

    offset: int
    first: str
    second: str
    is_word: bool
    is_open: bool


def find_articles(
    index: Index,
    text: str,
    *,
    filters: Filters | None = None,
    order: Order = "relevance",
    offset: int = 0,
    limit: int = 10,
) -> Answer:
    """Find the articles of a query, the best or the newest first."""
    query = parse_query(text)
    finder = _Finder(index)
    found, scores = finder.find(query, filters or Filters())
    if order == "relevance":
        found = found[np.lexsort((found, -scores))]
    page = found[offset : offset + limit].tolist()
    facets = finder.attempt(partial(count_facets, index, found), {})
    results = [result for number in page if (result := finder.attempt(partial(_result, index, number, query), None))]
    return Answer(len(found), facets, results, sorted(finder.problems))


def count_facets(index: Index, found: Numbers) -> dict[str, list[Facet]]:
    """How many of these articles have each year, category and source."""
    here = np.zeros(index.count, dtype=np.int64)
    here[found] = 1
    before = np.append(0, np.cumsum(here))
    years: dict[str, int] = {}
    for day, among in index.days:
        count = int(before[among.stop] - before[among.start])
        years[str(day.year)] = years.get(str(day.year), 0) + count
    categories: dict[str, int] = {}
    sources: dict[str, int] = {}
    counts = np.bincount(index.classes[found], minlength=len(index.facets["classes"])).tolist()
    for (category, source), count in zip(index.facets["classes"], counts, strict=True):
        parts = category.split("/") if category else []
        for depth in range(len(parts)):
            path = "/".join(parts[: depth + 1])
            categories[path] = categories.get(path, 0) + count
        sources[source] = sources.get(source, 0) + count
    sources.pop("", None)
    return {
        "years": [Facet(year, year, count) for year, count in years.items() if count],
        "categories": _most_first(categories, index.facets["categories"]),
        "sources": _most_first(sources, index.facets["sources"]),
    }


def _most_first(counts: dict[str, int], names: dict[str, str]) -> list[Facet]:
    facets = [Facet(value, names[value], count) for value, count in counts.items() if count]
    return sorted(facets, key=lambda facet: (-facet.count, facet.value))


def _result(index: Index, number: int, query: Query) -> Result:
    article_id, title, day, source, opening = index.card(number)
    return Result(
        article_id, f"a/{article_id}/", title, excerpt(title, query).ranges, day, source, excerpt(opening, query)
    )


class _Finder:
    """One search. What cannot be read is noted and passed over."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self.problems: set[str] = set()

    def attempt(self, work: Callable[[], _Given], otherwise: _Otherwise) -> _Given | _Otherwise:
        """What some work gives, or something else where a file cannot be read."""
        try:
            return work()
        except DamagedError as reason:
            self.problems.add(str(reason))
            return otherwise

    def find(self, query: Query, filters: Filters) -> tuple[Numbers, Numbers]:
        """The articles of a query in order, and how well they fit."""
        found = np.arange(self._index.count)
        for kept in self._filtered(filters):
            found = np.intersect1d(found, kept, assume_unique=True)
        scores = np.zeros(self._index.count, dtype=np.int64)
        for phrase in query.wanted:
            places = self.attempt(partial(self._places, phrase), None)
            if places is not None:
                scores[places.documents] += (places.levels + 1) * _rarity(self._index.count, len(places.documents))
                found = np.intersect1d(found, places.documents, assume_unique=True)
        for phrases in query.unwanted:
            found = np.setdiff1d(found, self.attempt(partial(self._all_of, phrases), numbers(())))
        return found, scores[found]

    def _all_of(self, phrases: Iterable[Phrase]) -> Numbers:
        first, *others = (self._places(phrase).documents for phrase in phrases)
        for other in others:
            first = np.intersect1d(first, other, assume_unique=True)
        return first

    def _filtered(self, filters: Filters) -> Iterator[Numbers]:
        everything = np.arange(self._index.count)
        for kind in ("category", "source", "tag", "topic"):
            value = getattr(filters, kind)
            if value:
                listed = self.attempt(partial(self._index.listed, label(kind, value)), None)
                yield listed.documents if listed else everything
        year = filters.year
        for first, last in (
            (filters.first_day, filters.last_day),
            (year and f"{year}-01-01", year and f"{year}-12-31"),
        ):
            if first or last:
                yield self.attempt(partial(self._between, first, last), everything)

    def _between(self, first: str, last: str) -> Numbers:
        """The articles of a span of days, both of them in it; those without a day are in none."""
        days = [among for day, among in self._index.days if (first or "0") <= day.isoformat() <= (last or "9")]
        return np.arange(days[0].start, days[-1].stop) if days else numbers(())

    def _places(self, phrase: Phrase) -> Places:
        """The articles that a phrase is in, and how much it counts there."""
        if len(phrase.tokens) == 1:
            return self._of_token(phrase.tokens[0], is_open=phrase.is_open)
        found, levels = numbers(()), numbers(())
        for number, unit in enumerate(_units(phrase)):
            places, at_places = self._occurrences(unit)
            if number:
                found, mine, others = np.intersect1d(found, places, assume_unique=True, return_indices=True)
                levels = np.minimum(levels[mine], at_places[others])
            else:
                found, levels = places, at_places
        documents, first = np.unique(found >> _POSITION_BITS, return_index=True)
        return Places(documents, np.maximum.reduceat(levels, first) if len(first) else levels)

    def _of_token(self, token: Token, *, is_open: bool) -> Places:
        if token.is_han or (is_open and len(token.text) <= _LISTED):
            return self._index.listed(token.text)
        found = [
            shard.documents(at) for shard, _, places in self._index.words(token.text, is_open=is_open) for at in places
        ]
        levels = np.full(self._index.count, -1)
        for documents, here in found:
            levels[documents] = np.maximum(levels[documents], here)
        documents = np.flatnonzero(levels >= 0)
        return Places(documents, levels[documents])

    def _occurrences(self, unit: _Unit) -> tuple[Numbers, Numbers]:
        """Where a phrase would begin for each time that this unit of it stands somewhere, in order, and the levels."""
        terms = (
            self._index.words(unit.first, is_open=unit.is_open)
            if unit.is_word
            else [self._index.pair(unit.first, unit.second)]
        )
        places, levels = [numbers(())], [numbers(())]
        for shard, name, found in terms:
            for at in found:
                documents, positions = self._index.positions(shard, name, at)
                known, level = shard.documents(at)
                starts = positions - unit.offset
                is_start = starts >= 0
                places.append(((documents << _POSITION_BITS) + starts)[is_start])
                levels.append(level[np.searchsorted(known, documents)][is_start])
        all_places = np.concatenate(places)
        order = np.argsort(all_places, kind="stable")
        return all_places[order], np.concatenate(levels)[order]


def _units(phrase: Phrase) -> Iterator[_Unit]:
    """As few terms as cover all tokens of a phrase of several."""
    tokens = phrase.tokens
    last = len(tokens) - 1
    is_covered = False
    for number, token in enumerate(tokens):
        if is_covered:
            is_covered = False
        elif not token.is_han:
            yield _Unit(number, token.text, "", is_word=True, is_open=phrase.is_open and number == last)
        elif number < last and tokens[number + 1].is_han:
            yield _Unit(number, token.text, tokens[number + 1].text, is_word=False, is_open=False)
            is_covered = True
        elif number and tokens[number - 1].is_han:
            yield _Unit(number - 1, tokens[number - 1].text, token.text, is_word=False, is_open=False)
        elif number:
            yield _Unit(number, "", token.text, is_word=False, is_open=False)
        else:
            yield _Unit(number, token.text, "", is_word=False, is_open=False)


def _rarity(count: int, found: int) -> int:
    """How telling it is that an article is among those found: the logarithm of the odds, in sixteenths."""
    return _LEAST + max(_logarithm(max(count, 1)) - _logarithm(max(found, 1)), 0)


def _logarithm(number: int) -> int:
    """The logarithm to the base of 2 in sixteenths, by straight lines between the powers: the same everywhere."""
    power = number.bit_length() - 1
    return power * _SIXTEENTHS + ((number * _SIXTEENTHS) >> power) - _SIXTEENTHS
