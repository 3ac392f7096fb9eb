"""However many workers there are and whatever they are, the library is the same."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from newsarchive.pipeline import executors, tasks
from newsarchive.pipeline.process import Outcome, process
from newsarchive.pipeline.workers import process_all
from newsarchive.read.discover import RawFile, discover
from newsarchive.settings.archive import Settings
from newsarchive.settings.editorial import Editorial
from tests.builders import Project, project, raw_article
from tests.pipeline.conftest import ARTICLES, cleaned_library

DIED = (
    "the worker that cleaned it crashed, out of memory or by a bug in a library, so the article is left out; "
    "move the file out of the folder, or give the build more memory"
)


class DeadlyFile(RawFile):
    """A raw file that kills whatever process reads it."""

    @property
    def file(self) -> Path:
        os.kill(os.getpid(), signal.SIGKILL)
        return super().file


def with_workers(folder: Path, **settings: object) -> Project:
    return project(folder, {}, settings=settings)


def outcomes_of(files: Sequence[RawFile], found: Project) -> Iterator[Outcome]:
    return process_all(files, settings=found.settings, editorial=found.editorial())


def dies(*_: object) -> None:
    os._exit(1)


@pytest.mark.parametrize(
    "settings",
    [{"workers": 2, "executor": "process"}, {"workers": 3, "executor": "thread"}, {"workers": 0, "executor": "thread"}],
    ids=["two processes", "three threads", "a thread a core"],
)
def test_the_library_is_the_same_as_with_one_worker(generated: Path, settings: dict[str, object]) -> None:
    alone = cleaned_library(generated, workers=1)
    assert len(alone.articles) == ARTICLES + 1
    assert len(alone.tags.terms) >= 5
    together = cleaned_library(generated, **settings)
    assert together == alone
    assert list(together.articles) == list(alone.articles)
    assert list(together.tags.terms) == list(alone.tags.terms)


def test_processes_are_processes_and_end_with_the_work(generated: Path) -> None:
    found = with_workers(generated, workers=2, executor="process")
    files, _ = discover(found.settings)
    outcomes = outcomes_of(files, found)
    next(outcomes)
    assert len(multiprocessing.active_children()) == 2
    assert len(list(outcomes)) == len(files) - 1
    assert multiprocessing.active_children() == []


def test_a_few_files_start_no_process(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {f"articles/{number}.txt": raw_article(title=str(number)) for number in range(3)}
    found = project(tmp_path, files, settings={"workers": 2})
    outcomes = outcomes_of(discover(found.settings)[0], found)
    next(outcomes)
    assert multiprocessing.active_children() == []
    assert len(list(outcomes)) == 2


@pytest.mark.parametrize("deadly", [(0,), (201,), (3, 4, 100)], ids=["the first", "the last", "several"])
def test_an_article_that_crashes_its_worker_is_named_and_left_out_without_changing_the_others(
    generated: Path, deadly: Sequence[int]
) -> None:
    found = with_workers(generated, workers=2)
    files, _ = discover(found.settings)
    mined = [DeadlyFile(file.disk_path, file.path) if n in deadly else file for n, file in enumerate(files)]
    outcomes = list(outcomes_of(mined, found))
    alone = list(outcomes_of(files, with_workers(generated, workers=1)))
    assert [outcome for n, outcome in enumerate(outcomes) if n not in deadly] == [
        outcome for n, outcome in enumerate(alone) if n not in deadly
    ]
    assert [outcomes[number].article for number in deadly] == [None] * len(deadly)
    assert [str(problem) for number in deadly for problem in outcomes[number].problems] == [
        f"{files[number].path}:1:1: error: {DIED} (worker-died)" for number in deadly
    ]
    assert multiprocessing.active_children() == []


def test_a_worker_that_is_killed_from_outside_costs_no_article(generated: Path) -> None:
    found = with_workers(generated, workers=2)
    outcomes = outcomes_of(discover(found.settings)[0], found)
    first = next(outcomes)
    os.kill(multiprocessing.active_children()[0].pid or 0, signal.SIGKILL)
    assert [first, *outcomes] == list(outcomes_of(discover(found.settings)[0], with_workers(generated, workers=1)))


def test_workers_that_cannot_even_start_are_reported_as_such(generated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsarchive.pipeline.workers.process_task", dies)
    found = with_workers(generated, workers=2)
    with pytest.raises(executors.WorkersUnavailableError) as raised:
        list(outcomes_of(discover(found.settings)[0], found))
    assert str(raised.value) == (
        "extra.archive.executor: workers crash before their first article; set executor: thread or workers: 1, or "
        "check that newsarchive is installed completely (make setup)"
    )


def test_a_bug_costs_one_article_and_its_traceback_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {f"articles/{name}.txt": raw_article(title=name) for name in "abc"}
    found = project(tmp_path, files)

    def fails_on_b(raw: bytes, path: str, *, settings: Settings, editorial: Editorial) -> Outcome:
        if path.endswith("b.txt"):
            raise ZeroDivisionError("division by zero")
        return process(raw, path, settings=settings, editorial=editorial)

    monkeypatch.setattr(tasks, "process", fails_on_b)
    library = found.library()
    assert sorted(article.title for article in library.articles.values()) == ["a", "c"]
    (problem,) = library.problems
    assert str(problem) == (
        "articles/b.txt:1:1: error: cleaning failed with 'ZeroDivisionError: division by zero', so the article is left "
        "out; this is a bug in newsarchive, please report it with the output of mkdocs build --verbose (cleaning-failed)"
    )
    assert "in fails_on_b" in problem.detail


def test_a_bug_in_finding_tags_costs_the_article_only_its_tags(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RecursionError("maximum recursion depth exceeded")

    monkeypatch.setattr(tasks, "tag_candidates", fails)
    library = project(tmp_path, {"articles/a.txt": raw_article(title="a")}).library()
    assert [article.title for article in library.articles.values()] == ["a"]
    (problem,) = library.problems
    assert (problem.path, problem.code) == ("articles/a.txt", "tags-failed")
    assert problem.message.startswith(
        "finding tags failed with 'RecursionError: maximum recursion depth exceeded', so "
    )


def test_outcomes_are_in_the_order_of_the_files(generated: Path) -> None:
    found = with_workers(generated, workers=4, executor="thread")
    files, _ = discover(found.settings)
    outcomes = outcomes_of(files, found)
    paths = [outcome.article.path if outcome.article else outcome.problems[0].path for outcome in outcomes]
    assert paths == [file.path for file in files]


def test_no_files_have_no_outcomes(tmp_path: Path) -> None:
    empty = project(tmp_path, {}, settings={"workers": 8})
    assert list(outcomes_of([], empty)) == []
    assert empty.library().articles == {}
