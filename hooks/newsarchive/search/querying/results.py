"""An answer for those who asked on the command line: as one JSON object, or to be read."""

from dataclasses import asdict
from itertools import pairwise
from typing import Any

import click

from newsarchive.base.text import strip_control
from newsarchive.search.querying.highlight import Ranges
from newsarchive.search.querying.searcher import Answer, Result


def answer_record(answer: Answer) -> dict[str, Any]:
    """The answer under the keys that it has in the browser."""
    return {
        "total": answer.total,
        "facets": {kind: [asdict(facet) for facet in facets] for kind, facets in answer.facets.items()},
        "results": [_result_record(result) for result in answer.results],
        "problems": answer.problems,
    }


def answer_page(answer: Answer) -> str:
    """The number of articles and those shown, what was asked for in bold."""
    count = "1 article" if answer.total == 1 else f"{answer.total} articles"
    return "\n\n".join([count, *map(_entry, answer.results)])


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
    facts = "  ".join(filter(None, (result.date, result.source, f"/{result.url}")))
    title, opening = _marked(result.title, result.title_ranges), _marked(*result.excerpt)
    return "\n".join([title, click.style(strip_control(facts), dim=True), opening])


def _marked(text: str, ranges: Ranges) -> str:
    edges = [0, *(edge for places in ranges for edge in places), len(text)]
    pieces = [strip_control(text[start:end]) for start, end in pairwise(edges)]
    return "".join(click.style(piece, bold=True) if number % 2 else piece for number, piece in enumerate(pieces))
