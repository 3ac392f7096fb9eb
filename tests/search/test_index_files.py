"""The files of an index depend on the documents alone, and an index of the same documents is reused."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from newsarchive.search.indexing.documents import Document
from newsarchive.search.indexing.writer import BATCH_SIZE, index_tasks
from newsarchive.search.querying.searcher import search
from tests.search.samples import batches_of, document, files_of, index_of

CHARS = "中国人民银行教育部的一是在 a1b2，。"


@pytest.fixture(scope="module")
def articles() -> list[Document]:
    """Documents for three segments."""
    chosen = Random(5)  # noqa: S311 - the same articles each time
    return [
        document("".join(chosen.choices(CHARS, k=40)), id=f"{number:012}", date=f"2022-01-{28 - number // 25:02}")
        for number in range(2 * BATCH_SIZE + 100)
    ]


def test_tasks_may_run_in_any_order_and_twice(articles: list[Document], tmp_path: Path) -> None:
    scratch, folder = tmp_path / "scratch", tmp_path / "search"
    scratch.mkdir()
    for tasks in index_tasks(batches_of(articles), folder, scratch=scratch):
        for task in (*reversed(tasks), *tasks):
            task()
    paths = (path for path in folder.rglob("*") if path.is_file())
    assert {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths} == files_of(articles)


def test_documents_are_found_in_all_segments(articles: list[Document]) -> None:
    results = search(index_of(files_of(articles)), "银行", order="date", limit=len(articles))
    expected = [one.id for one in articles if "银行" in one.text.replace(" ", "")]
    assert [result.id for result in results.results] == expected
    assert [result.date for result in results.results] == sorted((one.date for one in results.results), reverse=True)
    assert {int(one) // BATCH_SIZE for one in expected} == {0, 1, 2}


def test_an_index_of_other_documents_is_not_reused(articles: list[Document], tmp_path: Path) -> None:
    previous, record = tmp_path / "previous", tmp_path / "record"
    for count, folder, before in ((3, previous, None), (4, tmp_path / "search", previous)):
        scratch = tmp_path / f"scratch-{count}"
        scratch.mkdir()
        batches = batches_of(articles[:count])
        for tasks in index_tasks(batches, folder, scratch=scratch, previous=before, record=record):
            for task in tasks:
                task()
    assert len(list((tmp_path / "search").iterdir())) == len(["the manifest", "the folder of the other files"])
    assert (previous / "index.bin").exists()
