"""Pagefind on the same articles: what its index takes, what queries cost, what it finds of the same Han signs."""

from collections.abc import Sequence
from pathlib import Path

from benchmarks.peers import pagefind
from benchmarks.search import report
from benchmarks.search.browser import visiting
from benchmarks.search.indexing import Making, sizes_of
from benchmarks.search.queries import HAN_ALONE, Asked, some_of_each
from benchmarks.search.recall import Answer, compare, numbers_of
from benchmarks.search.report import Finding, Made

from newsarchive.search.indexing.documents import Document

MOST_ARTICLES = 10_000
"""It takes some 400 KB of memory for each."""
_EACH_COLD = 10


def measured(
    documents: Sequence[Document], asked: Sequence[Asked], there: Sequence[Answer], site: Path
) -> tuple[list[Made], list[str]]:
    """Its row of the table of indexes, and the paragraphs on the rest. `there` is what the queries must find."""
    pagefind.write_pages(documents, site)
    took = pagefind.make_index(site, site.with_suffix(".log"))
    sizes = sizes_of(site / pagefind.INDEX)
    making = Making(took.seconds, took.cpu_seconds, before_bytes=None, peak_bytes=took.peak_bytes)
    kept = [number for number, one in enumerate(asked) if one.kind in HAN_ALONE]
    han = [asked[number] for number in kept]
    ids, numbers = pagefind.articles_by_result(site), numbers_of(documents)
    with visiting(pagefind.engine(site)) as visit:
        costs, loadings = visit.cold(some_of_each(han, _EACH_COLD))
        found = [[numbers[ids[result]] for result in answer] for answer in visit.ids(han)]
    findable = _in_its_language(documents)
    expected = [findable.intersection(there[number]) for number in kept]
    rows = {kind: Finding(compare(*_of_kind(kind, han, expected, found))) for kind in dict.fromkeys(HAN_ALONE)}
    paragraphs = [
        "### Beside it: Pagefind",
        f"Modules: {report.loading_sentence(loadings)}. Cold, with nothing else fetched before:",
        report.asking_table(costs),
        "What it finds, of the articles in the language of the page that asks:",
        report.finding_table({**rows, "all": Finding(compare(expected, found))}),
    ]
    return [Made(making, tuple(sizes.values()))], paragraphs


def _in_its_language(documents: Sequence[Document]) -> frozenset[int]:
    """The numbers of the articles that it can find: it looks in the language of the asking page alone."""
    return frozenset(
        number
        for number, document in enumerate(documents)
        if pagefind.language_of(document.language) == pagefind.LANGUAGE
    )


def _of_kind(
    kind: str, asked: Sequence[Asked], *answers: Sequence[frozenset[int]] | Sequence[list[int]]
) -> list[list[Answer]]:
    return [[one[at] for at, query in enumerate(asked) if query.kind == kind] for one in answers]
