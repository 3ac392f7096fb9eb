"""Compares the results of each engine with a scan of the texts. Articles are identified by their numbers."""

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.search.ours import python_searcher
from benchmarks.search.queries import BenchQuery
from benchmarks.search.scan import Scan

from newsarchive.pipeline.fork_pool import run_forked
from newsarchive.search.indexing.documents import Document

Answer = Collection[int]
"""The numbers of the articles that a query finds, 0 the newest."""
_SLICE = 500
_QUERIES_AT_ONCE = 10
_WORKERS = 2


@dataclass(frozen=True, slots=True)
class Recall:
    """The comparison of results with a scan, over all queries."""

    queries: int
    expected: int
    """Articles, counted once for each query that must find them."""
    missing: int
    wrong: int
    """Articles that were found by mistake, or twice."""
    faulty: int
    """Queries with missing or wrong articles."""


def compare(there: Iterable[Answer], found: Iterable[Answer]) -> Recall:
    """Compare the results of the same queries."""
    queries = total = missing = wrong = faulty = 0
    for expected, given in zip(map(frozenset, there), found, strict=True):
        right = len(expected.intersection(given))
        queries += 1
        total += len(expected)
        missing += len(expected) - right
        wrong += len(given) - right
        faulty += not len(expected) == right == len(given)
    return Recall(queries, total, missing, wrong, faulty)


def order_differences(one: Iterable[Answer], other: Iterable[Answer]) -> int:
    """The number of queries whose results differ, if only in their order."""
    return sum(list(first) != list(second) for first, second in zip(one, other, strict=True))


def document_numbers(documents: Iterable[Document]) -> dict[str, int]:
    """The number of each article by its id."""
    return {document.id: number for number, document in enumerate(documents)}


def to_numbers(found: Iterable[Iterable[str]], documents: Iterable[Document]) -> list[Answer]:
    """The article numbers of results that are ids."""
    numbers = document_numbers(documents)
    return [[numbers[id_] for id_ in ids] for ids in found]


def scan_documents(documents: Sequence[Document], asked: Sequence[BenchQuery], scratch: Path) -> list[Answer]:
    """The results of a scan of all texts, in slices, because tokens take more memory than texts."""
    numbers = document_numbers(documents)

    def scan(part: int) -> list[list[int]]:
        some = Scan(documents[part * _SLICE : (part + 1) * _SLICE])
        return [sorted(numbers[id_] for id_ in some.find(one.text, one.filters)) for one in asked]

    answers: list[list[int]] = [[] for _ in asked]
    for some in _on_all_cores(scan, -(-len(documents) // _SLICE), scratch):
        for answer, more in zip(answers, some, strict=True):
            answer.extend(more)
    return list(answers)


def search_in_python(
    index: Path, asked: Sequence[BenchQuery], documents: Sequence[Document], scratch: Path
) -> list[Answer]:
    """The results of our own search in Python, the best first."""
    numbers = document_numbers(documents)

    def ask(part: int) -> list[list[int]]:
        find = python_searcher(index)
        some = asked[part * _QUERIES_AT_ONCE : (part + 1) * _QUERIES_AT_ONCE]
        return [[numbers[id_] for id_ in find(one, len(documents))] for one in some]

    parts = _on_all_cores(ask, -(-len(asked) // _QUERIES_AT_ONCE), scratch)
    return [answer for part in parts for answer in part]


def _on_all_cores(work: Callable[[int], list[list[int]]], count: int, scratch: Path) -> Iterable[list[list[int]]]:
    """The results of `work` for each number, in order; forked workers pass them in files."""

    def keep(number: int) -> None:
        (scratch / f"part-{number}.json").write_text(json.dumps(work(number)))

    for _ in run_forked(keep, count, _WORKERS):
        pass
    for number in range(count):
        file = scratch / f"part-{number}.json"
        yield json.loads(file.read_text())
        file.unlink()
