"""Search results, as values, as one JSON object, and as text for a terminal."""

from dataclasses import asdict, dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

import click

from newsarchive.base.text import quantity, strip_control
from newsarchive.search.querying.facets import Facet
from newsarchive.search.querying.highlight import Ranges, Snippet

_UNSEARCHABLE = "nothing in the query can be searched; expected letters, digits, characters or emoji"


class Result(NamedTuple):
    """An article that was found."""

    id: str
    url: str
    title: str
    title_ranges: Ranges
    language: str
    date: str
    source: str
    excerpt: Snippet


@dataclass(frozen=True, slots=True)
class SearchResults:
    """The results of a query."""

    total: int
    facets: dict[str, list[Facet]]
    results: list[Result]
    problems: list[str] = field(default_factory=list)
    """Files of the index that could not be read; what depends on them was skipped."""
    is_searchable: bool = True
    """False if nothing in the query can be searched."""


def results_record(found: SearchResults) -> dict[str, Any]:
    """The results as JSON values, with the same keys as in the browser."""
    return {
        "total": found.total,
        "facets": {kind: [asdict(facet) for facet in facets] for kind, facets in found.facets.items()},
        "results": [_result_record(result) for result in found.results],
        "problems": found.problems,
        "isSearchable": found.is_searchable,
    }


def results_text(found: SearchResults) -> str:
    """The total and the results for a terminal, with matches in bold."""
    if not found.is_searchable:
        return f"0 articles: {_UNSEARCHABLE}"
    count = quantity(found.total, "article")
    return "\n\n".join([count, *map(_entry, found.results)])


def _result_record(result: Result) -> dict[str, Any]:
    return {
        "id": result.id,
        "url": result.url,
        "title": result.title,
        "titleRanges": result.title_ranges,
        "lang": result.language,
        "date": result.date,
        "source": result.source,
        "excerpt": result.excerpt._asdict(),
    }


def _entry(result: Result) -> str:
    line = "  ".join(filter(None, (result.date, result.source, f"/{result.url}")))
    title, excerpt = _in_bold(result.title, result.title_ranges), _in_bold(*result.excerpt)
    return "\n".join([title, click.style(strip_control(line), dim=True), excerpt])


def _in_bold(text: str, ranges: Ranges) -> str:
    edges = [0, *(edge for matched in ranges for edge in matched), len(text)]
    pieces = [strip_control(text[start:end]) for start, end in pairwise(edges)]
    return "".join(click.style(piece, bold=True) if number % 2 else piece for number, piece in enumerate(pieces))
