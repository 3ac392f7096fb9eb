"""The files of an index depend on the articles alone, and an index of the same articles is taken as it is."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from newsarchive.search.indexing.documents import Document
from newsarchive.search.indexing.writer import BATCH_SIZE, index_tasks
from newsarchive.search.querying.searcher import search
from tests.search.samples import batches_of, document, files_of, index_of

SIGNS = "中国人民银行教育部的一是在 a1b2，。"


@pytest.fixture(scope="module")
def articles() -> list[Document]:
    """So many that they are gathered in three lots."""
    chosen = Random(5)  # noqa: S311 - the same articles each time
    return [
        document("".join(chosen.choices(SIGNS, k=40)), id=f"{number:012}", date=f"2022-01-{28 - number // 25:02}")
        for number in range(2 * BATCH_SIZE + 100)
    ]


def test_tasks_may_be_done_in_any_order_and_twice(articles: list[Document], tmp_path: Path) -> None:
    scratch, folder = tmp_path / "scratch", tmp_path / "search"
    scratch.mkdir()
    for tasks in index_tasks(batches_of(articles), folder, scratch=scratch):
        for task in (*reversed(tasks), *tasks):
            task()
    paths = (path for path in folder.rglob("*") if path.is_file())
    assert {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths} == files_of(articles)


def test_what_is_in_several_lots_is_found_in_all_of_them(articles: list[Document]) -> None:
    answer = search(index_of(files_of(articles)), "银行", order="date", limit=len(articles))
    expected = [one.id for one in articles if "银行" in one.text.replace(" ", "")]
    assert [result.id for result in answer.results] == expected
    assert [result.date for result in answer.results] == sorted((one.date for one in answer.results), reverse=True)
    assert {int(one) // BATCH_SIZE for one in expected} == {0, 1, 2}


def test_an_index_of_other_articles_is_not_taken(articles: list[Document], tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    for name, content in files_of(articles[:3]).items():
        (kept / name).parent.mkdir(parents=True, exist_ok=True)
        (kept / name).write_bytes(content)
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    for tasks in index_tasks(batches_of(articles[:4]), tmp_path / "search", scratch=scratch, previous=kept):
        for task in tasks:
            task()
    assert len(list((tmp_path / "search").iterdir())) == len(["the first file", "the folder of the others"])
    assert (kept / "index.bin").exists()
