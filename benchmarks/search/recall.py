"""What queries find, in every way of asking, held against a scan of the texts. Articles go by their numbers here."""

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.search.ours import finder
from benchmarks.search.queries import Asked
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
    """How what was found compares with what is there, over all queries."""

    queries: int
    there: int
    """Articles, counted once for each query that must find them."""
    missing: int
    wrong: int
    """Articles that were found and should not be, or were found twice."""
    faulty: int
    """Queries that have any of both."""


def compare(there: Iterable[Answer], found: Iterable[Answer]) -> Recall:
    """Compare the answers to the same queries."""
    queries = total = missing = wrong = faulty = 0
    for expected, given in zip(map(frozenset, there), found, strict=True):
        right = len(expected.intersection(given))
        queries += 1
        total += len(expected)
        missing += len(expected) - right
        wrong += len(given) - right
        faulty += not len(expected) == right == len(given)
    return Recall(queries, total, missing, wrong, faulty)


def in_another_order(one: Iterable[Answer], other: Iterable[Answer]) -> int:
    """How many queries have answers that differ, be it in their order alone."""
    return sum(list(first) != list(second) for first, second in zip(one, other, strict=True))


def numbers_of(documents: Iterable[Document]) -> dict[str, int]:
    """The number of each article by its id."""
    return {document.id: number for number, document in enumerate(documents)}


def numbered(found: Iterable[Iterable[str]], documents: Iterable[Document]) -> list[Answer]:
    """Answers that are ids, as numbers."""
    numbers = numbers_of(documents)
    return [[numbers[id_] for id_ in ids] for ids in found]


def scanned(documents: Sequence[Document], asked: Sequence[Asked], scratch: Path) -> list[Answer]:
    """What a scan of all texts finds, some articles at a time, for their tokens take more room than they."""
    numbers = numbers_of(documents)

    def scan(part: int) -> list[list[int]]:
        some = Scan(documents[part * _SLICE : (part + 1) * _SLICE])
        return [sorted(numbers[id_] for id_ in some.find(one.text, one.filters)) for one in asked]

    answers: list[list[int]] = [[] for _ in asked]
    for some in _on_all_cores(scan, -(-len(documents) // _SLICE), scratch):
        for answer, more in zip(answers, some, strict=True):
            answer.extend(more)
    return list(answers)


def found_in_python(index: Path, asked: Sequence[Asked], documents: Sequence[Document], scratch: Path) -> list[Answer]:
    """What our own search finds by Python, the best first."""
    numbers = numbers_of(documents)

    def ask(part: int) -> list[list[int]]:
        find = finder(index)
        some = asked[part * _QUERIES_AT_ONCE : (part + 1) * _QUERIES_AT_ONCE]
        return [[numbers[id_] for id_ in find(one, len(documents))] for one in some]

    parts = _on_all_cores(ask, -(-len(asked) // _QUERIES_AT_ONCE), scratch)
    return [answer for part in parts for answer in part]


def _on_all_cores(work: Callable[[int], list[list[int]]], count: int, scratch: Path) -> Iterable[list[list[int]]]:
    """What some work gives for each number, in order; forks leave it in files."""

    def keep(number: int) -> None:
        (scratch / f"part-{number}.json").write_text(json.dumps(work(number)))

    for _ in run_forked(keep, count, _WORKERS):
        pass
    for number in range(count):
        file = scratch / f"part-{number}.json"
        yield json.loads(file.read_text())
        file.unlink()
