"""Searching: evaluates queries on an index. `search.js` is its twin, step by step."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Literal, NamedTuple, TypeVar

import numpy as np

from newsarchive.search.analysis.tokenizer import Token
from newsarchive.search.constants import DEFAULT_LIMIT, IDF_STEPS, MAX_PREFIX_LIST, MIN_IDF, POSITION_BITS
from newsarchive.search.format.codecs import DamagedError, Numbers, numbers
from newsarchive.search.format.keys import filter_key, prefix_key
from newsarchive.search.querying.facets import count_facets
from newsarchive.search.querying.highlight import highlight
from newsarchive.search.querying.parser import Phrase, Query, parse_query
from newsarchive.search.querying.planner import PhraseTerm, plan_phrase
from newsarchive.search.querying.reader import Index, PostingList
from newsarchive.search.querying.results import Result, SearchResults

_Value = TypeVar("_Value")
_Fallback = TypeVar("_Fallback")
Order = Literal["relevance", "date"]


class Filters(NamedTuple):
    """Conditions that results must meet, all of them; values are written as in URLs."""

    category: str = ""
    source: str = ""
    tag: str = ""
    topic: str = ""
    year: str = ""
    first_day: str = ""
    last_day: str = ""


def search(
    index: Index,
    text: str,
    *,
    filters: Filters | None = None,
    order: Order = "relevance",
    offset: int = 0,
    limit: int = DEFAULT_LIMIT,
) -> SearchResults:
    """Search for a query; the best or the newest results come first."""
    query = parse_query(text)
    filters = filters or Filters()
    searcher = _Searcher(index)
    found, scores = searcher.find(query, filters)
    if order == "relevance":
        found = found[np.lexsort((found, -scores))]
    page = found[offset : offset + limit].tolist()
    facets = searcher.attempt(partial(count_facets, index, found, filters.category), {})
    results = [one for number in page if (one := searcher.attempt(partial(_result, index, number, query), None))]
    return SearchResults(len(found), facets, results, sorted(searcher.problems), query.is_searchable)


def idf(documents: int, found: int) -> int:
    """The inverse document frequency of a term: the binary logarithm of the odds in sixteenths, plus a minimum."""
    return MIN_IDF + max(_log2(max(documents, 1)) - _log2(max(found, 1)), 0)


def _log2(number: int) -> int:
    """The binary logarithm in sixteenths, linear between powers of two: exact, so that both twins agree."""
    power = number.bit_length() - 1
    return power * IDF_STEPS + ((number * IDF_STEPS) >> power) - IDF_STEPS


def _result(index: Index, number: int, query: Query) -> Result:
    stored = index.stored_fields(number)
    return Result(
        stored.id,
        f"a/{stored.id}/",
        stored.title,
        highlight(stored.title, query).ranges,
        stored.language,
        index.day_of(number),
        index.source_of(number),
        highlight(stored.excerpt, query),
    )


class _Searcher:
    """One search. Files that cannot be read are noted and skipped."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self.problems: set[str] = set()

    def attempt(self, work: Callable[[], _Value], fallback: _Fallback) -> _Value | _Fallback:
        """The result of some work, or the fallback if a file cannot be read."""
        try:
            return work()
        except DamagedError as reason:
            self.problems.add(str(reason))
            return fallback

    def find(self, query: Query, filters: Filters) -> tuple[Numbers, Numbers]:
        """The documents of a query, ascending, and their scores."""
        found = np.arange(self._index.count if query.is_searchable else 0)
        for kept in self._filtered(filters):
            found = np.intersect1d(found, kept, assume_unique=True)
        scores = np.zeros(self._index.count, dtype=np.int64)
        for phrase in query.required:
            listed = self.attempt(partial(self._phrase, phrase), None)
            if listed is not None:
                scores[listed.documents] += (listed.impacts + 1) * idf(self._index.count, len(listed.documents))
                found = np.intersect1d(found, listed.documents, assume_unique=True)
        for phrases in query.excluded:
            found = np.setdiff1d(found, self.attempt(partial(self._all_of, phrases), numbers(())))
        return found, scores[found]

    def _all_of(self, phrases: Iterable[Phrase]) -> Numbers:
        """The documents that contain all of these phrases."""
        first, *others = (self._phrase(phrase).documents for phrase in phrases)
        for other in others:
            first = np.intersect1d(first, other, assume_unique=True)
        return first

    def _filtered(self, filters: Filters) -> Iterator[Numbers]:
        """The documents that pass each filter."""
        everything = np.arange(self._index.count)
        for kind in ("category", "source", "tag", "topic"):
            value = getattr(filters, kind)
            if value:
                listed = self.attempt(partial(self._index.posting_list, filter_key(kind, value)), None)
                yield listed.documents if listed else everything
        year = filters.year
        for first, last in (
            (filters.first_day, filters.last_day),
            (year and f"{year}-01-01", year and f"{year}-12-31"),
        ):
            if first or last:
                yield self.attempt(partial(self._between, first, last), everything)

    def _between(self, first: str, last: str) -> Numbers:
        """The documents of a range of days, both included; documents without a date are in none."""
        days = self._index.manifest.days
        within = [documents for day, documents in days if (first or "0") <= day.isoformat() <= (last or "9")]
        return np.arange(within[0].start, within[-1].stop) if within else numbers(())

    def _phrase(self, phrase: Phrase) -> PostingList:
        """The documents of a phrase, and its impacts there."""
        if len(phrase.tokens) == 1:
            return self._token(phrase.tokens[0], is_prefix=phrase.is_prefix)
        terms = plan_phrase(phrase, self._index.manifest.stats.common_bigrams)
        if len(terms) == 1 and not terms[0].context_bits:
            return self._bigram(terms[0])
        found, impacts = numbers(()), numbers(())
        for number, term in enumerate(terms):
            starts, at_starts = self._starts(term)
            if number:
                found, mine, others = np.intersect1d(found, starts, assume_unique=True, return_indices=True)
                impacts = np.minimum(impacts[mine], at_starts[others])
            else:
                found, impacts = starts, at_starts
        documents, first = np.unique(found >> POSITION_BITS, return_index=True)
        return PostingList(documents, np.maximum.reduceat(impacts, first) if len(first) else impacts)

    def _token(self, token: Token, *, is_prefix: bool) -> PostingList:
        if token.is_han:
            return self._index.char(token.text)
        if is_prefix and len(token.text) <= MAX_PREFIX_LIST:
            return self._index.posting_list(prefix_key(token.text))
        impacts = np.full(self._index.count, -1)
        for shard, _, terms in self._index.strings(token.text, is_prefix=is_prefix):
            for term in terms:
                documents, here = shard.documents(term)
                impacts[documents] = np.maximum(impacts[documents], here)
        documents = np.flatnonzero(impacts >= 0)
        return PostingList(documents, impacts[documents])

    def _bigram(self, term: PhraseTerm) -> PostingList:
        """The posting list of a phrase that is a single bigram."""
        (found,) = self._index.bigram(term.first, term.second)
        if not found.terms:
            return PostingList(numbers(()), numbers(()))
        return PostingList(*found.shard.documents(found.terms.start))

    def _starts(self, term: PhraseTerm) -> tuple[Numbers, Numbers]:
        """The starts of the phrase by the positions of one of its terms, packed and ascending, and the impacts."""
        shards = (
            self._index.strings(term.first, is_prefix=term.is_prefix)
            if term.is_word
            else self._index.bigram(term.first, term.second)
        )
        all_starts, all_impacts = [numbers(())], [numbers(())]
        for found in shards:
            for number in found.terms:
                documents, impacts = found.shard.documents(number)
                indexes, positions = self._index.positions(found, number)
                starts = positions - term.offset
                is_start = starts >= 0
                if term.context_bits:
                    context = self._index.context_bits(found, number)
                    is_start &= (context & term.context_bits) == term.context_bits
                all_starts.append(((documents[indexes] << POSITION_BITS) + starts)[is_start])
                all_impacts.append(impacts[indexes][is_start])
        joined = np.concatenate(all_starts)
        order = np.argsort(joined, kind="stable")
        return joined[order], np.concatenate(all_impacts)[order]
