"""Finding: what a query asks for, looked up in the index. `search.js` does the same, step by step."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Literal, NamedTuple, TypeVar

import numpy as np

from newsarchive.search.analysis.tokenizer import Token
from newsarchive.search.format.codecs import DamagedError, Numbers, numbers
from newsarchive.search.format.common_bigrams import Frequent
from newsarchive.search.indexing.dictionary import SHORT, beginning_term
from newsarchive.search.indexing.documents import label
from newsarchive.search.querying.highlight import Excerpt, Ranges, excerpt
from newsarchive.search.querying.parser import Phrase, Query, parse_query
from newsarchive.search.querying.reader import Index, Places

_Given = TypeVar("_Given")
_Otherwise = TypeVar("_Otherwise")
Order = Literal["relevance", "date"]
USUAL_LIMIT = 5
"""Results that are given at once: each of a rare word is in a file of its own."""
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
    language: str
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
    is_word: bool = False
    is_open: bool = False
    neighbours: int = 0
    """Which usual neighbours must be there: the one before (1), the one behind (2), both (3)."""


def find_articles(
    index: Index,
    text: str,
    *,
    filters: Filters | None = None,
    order: Order = "relevance",
    offset: int = 0,
    limit: int = USUAL_LIMIT,
) -> Answer:
    """Find the articles of a query, the best or the newest first."""
    query = parse_query(text)
    filters = filters or Filters()
    finder = _Finder(index)
    found, scores = finder.find(query, filters)
    if order == "relevance":
        found = found[np.lexsort((found, -scores))]
    page = found[offset : offset + limit].tolist()
    facets = finder.attempt(partial(count_facets, index, found, filters.category), {})
    results = [result for number in page if (result := finder.attempt(partial(_result, index, number, query), None))]
    return Answer(len(found), facets, results, sorted(finder.problems))


def count_facets(index: Index, found: Numbers, category: str = "") -> dict[str, list[Facet]]:
    """How many of these articles have each year, section and source, and each category below the one that is chosen."""
    head = index.head
    is_found = np.zeros(index.count, dtype=np.int64)
    is_found[found] = 1
    before = np.append(0, np.cumsum(is_found))
    years: Counter[str] = Counter()
    for day, among in head.days:
        years[str(day.year)] += int(before[among.stop] - before[among.start])
    sections: Counter[str] = Counter()
    sources: Counter[str] = Counter()
    counts = np.bincount(head.class_of[found], minlength=len(head.classes)).tolist()
    for (section, source), count in zip(head.classes, counts, strict=True):
        sections[section] += count
        sources[source] += count
    return {
        "years": [Facet(year, year, count) for year, count in years.items() if count],
        "sections": _most_first(sections, head.sections),
        "categories": _categories(index, found, category) if category else [],
        "sources": _most_first(sources, head.sources),
    }


def _categories(index: Index, found: Numbers, category: str) -> list[Facet]:
    """How many of these articles have each category below a chosen one."""
    counts: Counter[str] = Counter()
    names: dict[str, str] = {}
    for number in found.tolist():
        for value, name in index.categories[number]:
            if value.startswith(f"{category}/"):
                counts[value] += 1
                names[value] = name
    return _most_first(counts, names)


def _most_first(counts: Mapping[str, int], names: Mapping[str, str]) -> list[Facet]:
    facets = [Facet(value, names[value], count) for value, count in counts.items() if count and value]
    return sorted(facets, key=lambda facet: (-facet.count, facet.value))


def _result(index: Index, number: int, query: Query) -> Result:
    article_id, title, language, opening = index.card(number)
    return Result(
        article_id,
        f"a/{article_id}/",
        title,
        excerpt(title, query).ranges,
        language,
        index.day_of(number),
        index.source_of(number),
        excerpt(opening, query),
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
        days = [among for day, among in self._index.head.days if (first or "0") <= day.isoformat() <= (last or "9")]
        return np.arange(days[0].start, days[-1].stop) if days else numbers(())

    def _places(self, phrase: Phrase) -> Places:
        """The articles that a phrase is in, and how much it counts there."""
        if len(phrase.tokens) == 1:
            return self._of_token(phrase.tokens[0], is_open=phrase.is_open)
        units = _units(phrase, self._index.head.scale.frequent)
        if len(units) == 1 and not units[0].neighbours:
            return self._documents(units[0])
        found, levels = numbers(()), numbers(())
        for number, unit in enumerate(units):
            places, at_places = self._occurrences(unit)
            if number:
                found, mine, others = np.intersect1d(found, places, assume_unique=True, return_indices=True)
                levels = np.minimum(levels[mine], at_places[others])
            else:
                found, levels = places, at_places
        documents, first = np.unique(found >> _POSITION_BITS, return_index=True)
        return Places(documents, np.maximum.reduceat(levels, first) if len(first) else levels)

    def _of_token(self, token: Token, *, is_open: bool) -> Places:
        if token.is_han:
            return self._index.sign(token.text)
        if is_open and len(token.text) <= SHORT:
            return self._index.listed(beginning_term(token.text))
        levels = np.full(self._index.count, -1)
        for shard, _, places in self._index.strings(token.text, is_open=is_open):
            for at in places:
                documents, here = shard.documents(at)
                levels[documents] = np.maximum(levels[documents], here)
        documents = np.flatnonzero(levels >= 0)
        return Places(documents, levels[documents])

    def _documents(self, unit: _Unit) -> Places:
        """The articles of the only unit of a phrase, which is a pair."""
        (found,) = self._index.pair(unit.first, unit.second)
        return Places(*found.shard.documents(found.places.start)) if found.places else Places(numbers(()), numbers(()))

    def _occurrences(self, unit: _Unit) -> tuple[Numbers, Numbers]:
        """Where a phrase would begin for each time that this unit of it stands somewhere, in order, and the levels."""
        terms = (
            self._index.strings(unit.first, is_open=unit.is_open)
            if unit.is_word
            else self._index.pair(unit.first, unit.second)
        )
        all_places, all_levels = [numbers(())], [numbers(())]
        for found in terms:
            for at in found.places:
                documents, levels = found.shard.documents(at)
                places, positions = self._index.positions(found, at)
                starts = positions - unit.offset
                is_start = starts >= 0
                if unit.neighbours:
                    is_start &= (self._index.neighbours(found, at) & unit.neighbours) == unit.neighbours
                all_places.append(((documents[places] << _POSITION_BITS) + starts)[is_start])
                all_levels.append(levels[places][is_start])
        joined = np.concatenate(all_places)
        order = np.argsort(joined, kind="stable")
        return joined[order], np.concatenate(all_levels)[order]


def _units(phrase: Phrase, frequent: Frequent) -> list[_Unit]:
    """As few terms as cover all tokens of a phrase of several, frequent pairs by the pairs beside them."""
    units: dict[int, _Unit] = {}
    for unit in _cover(phrase):
        found = unit if unit.is_word else _beside_frequent(phrase, unit, frequent)
        known = units.get(found.offset, found)
        units[found.offset] = found._replace(neighbours=known.neighbours | found.neighbours)
    return list(units.values())


def _beside_frequent(phrase: Phrase, unit: _Unit, frequent: Frequent) -> _Unit:
    """A pair that is rarer than the one beside it and tells whether that is there; or else that itself."""
    rank = frequent.rank(unit.first, unit.second)
    if rank is None:
        return unit
    found = unit
    ways = (
        (unit.offset + 1, frequent.before.get(unit.second) == unit.first, 1),
        (unit.offset - 1, frequent.behind.get(unit.first) == unit.second, 2),
    )
    for offset, is_usual, bit in ways:
        pair = _pair_at(phrase, offset)
        if is_usual and pair:
            other = frequent.rank(*pair)
            if other is None:
                return _Unit(offset, *pair, neighbours=bit)
            if other > rank:
                found, rank = _Unit(offset, *pair, neighbours=bit), other
    return found


def _pair_at(phrase: Phrase, offset: int) -> tuple[str, str] | None:
    """The two Han signs at a place of a phrase, if there are two."""
    tokens = phrase.tokens[offset : offset + 2] if offset >= 0 else ()
    return (tokens[0].text, tokens[1].text) if len(tokens) > 1 and all(token.is_han for token in tokens) else None


def _cover(phrase: Phrase) -> Iterator[_Unit]:
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
            yield _Unit(number, token.text, tokens[number + 1].text)
            is_covered = True
        elif number and tokens[number - 1].is_han:
            yield _Unit(number - 1, tokens[number - 1].text, token.text)
        elif number:
            yield _Unit(number, "", token.text)
        else:
            yield _Unit(number, token.text, "")


def _rarity(count: int, found: int) -> int:
    """How telling it is that an article is among those found: the logarithm of the odds, in sixteenths."""
    return _LEAST + max(_logarithm(max(count, 1)) - _logarithm(max(found, 1)), 0)


def _logarithm(number: int) -> int:
    """The logarithm to the base of 2 in sixteenths, by straight lines between the powers: the same everywhere."""
    power = number.bit_length() - 1
    return power * _SIXTEENTHS + ((number * _SIXTEENTHS) >> power) - _SIXTEENTHS
