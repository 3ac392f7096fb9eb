"""Pagefind on the same articles: index cost, query cost, and recall for queries of Han characters alone."""

from collections.abc import Sequence
from pathlib import Path

from benchmarks.peers import pagefind
from benchmarks.search import report
from benchmarks.search.browser import open_session
from benchmarks.search.indexing import IndexCost, sizes_of
from benchmarks.search.queries import HAN_KINDS, BenchQuery, first_of_each
from benchmarks.search.recall import Answer, compare, document_numbers
from benchmarks.search.report import IndexRun, RecallRow

from newsarchive.search.indexing.documents import Document

MOST_ARTICLES = 10_000
"""Pagefind takes about 400 KB of memory for each article."""
_EACH_COLD = 10


def measured(
    documents: Sequence[Document], asked: Sequence[BenchQuery], there: Sequence[Answer], site: Path
) -> tuple[list[IndexRun], list[str]]:
    """Its runs for the index table, and the paragraphs on the rest. `there` has the results of a scan by query."""
    pagefind.write_pages(documents, site)
    took = pagefind.build_index(site, site.with_suffix(".log"))
    sizes = sizes_of(site / pagefind.INDEX)
    cost = IndexCost(took.seconds, took.cpu_seconds, before_bytes=None, peak_bytes=took.peak_bytes)
    kept = [number for number, one in enumerate(asked) if one.kind in HAN_KINDS]
    han = [asked[number] for number in kept]
    ids, numbers = pagefind.articles_by_result(site), document_numbers(documents)
    with open_session(pagefind.engine(site)) as session:
        costs, loads = session.cold(first_of_each(han, _EACH_COLD))
        found = [[numbers[ids[result]] for result in answer] for answer in session.ids(han)]
    findable = _in_its_language(documents)
    expected = [findable.intersection(there[number]) for number in kept]
    rows = {kind: RecallRow(compare(*_of_kind(kind, han, expected, found))) for kind in dict.fromkeys(HAN_KINDS)}
    paragraphs = [
        "### Pagefind",
        f"Modules: {report.load_sentence(loads)}. Cold, with nothing else fetched before:",
        report.query_table(costs),
        "Recall, of the articles in the language of the searching page:",
        report.recall_table({**rows, "all": RecallRow(compare(expected, found))}),
    ]
    return [IndexRun(cost, tuple(sizes.values()))], paragraphs


def _in_its_language(documents: Sequence[Document]) -> frozenset[int]:
    """The numbers of the articles that Pagefind can find: only those in the language of the searching page."""
    return frozenset(
        number
        for number, document in enumerate(documents)
        if pagefind.language_of(document.language) == pagefind.LANGUAGE
    )


def _of_kind(
    kind: str, asked: Sequence[BenchQuery], *answers: Sequence[frozenset[int]] | Sequence[list[int]]
) -> list[list[Answer]]:
    return [[one[at] for at, query in enumerate(asked) if query.kind == kind] for one in answers]
