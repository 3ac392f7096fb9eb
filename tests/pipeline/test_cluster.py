"""A Dask cluster cleans as one process does; whatever prevents that is reported."""

from __future__ import annotations

import logging
import os
import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import dask
import pytest
from click.testing import CliRunner
from distributed import LocalCluster

from newsarchive import __version__
from newsarchive.cli import main
from newsarchive.pipeline import cluster
from newsarchive.pipeline.cluster import dask_cluster
from newsarchive.pipeline.executors import WorkersUnavailableError
from newsarchive.pipeline.process import Outcome
from newsarchive.pipeline.tasks import LoadedFile, process_task
from tests.builders import project, raw_article
from tests.pipeline.conftest import ARTICLES, cleaned_library


@contextmanager
def started(workers: int) -> Iterator[str]:
    """Host and port of a cluster with this number of processes. A task that crashed its worker is not retried."""
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            dashboard_address=":0",
            silence_logs=logging.CRITICAL,
        ) as running,
    ):
        yield running.scheduler_address.removeprefix("tcp://")


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    with started(workers=2) as scheduler:
        yield scheduler


def test_a_cluster_of_two_workers_builds_the_library_that_one_process_builds(generated: Path, scheduler: str) -> None:
    alone = cleaned_library(generated, workers=1)
    together = cleaned_library(generated, executor=f"dask://{scheduler}")
    assert len(alone.articles) == ARTICLES + 1
    assert together == alone
    assert list(map(repr, map(together.whole, together.articles))) == list(map(repr, map(alone.whole, alone.articles)))


def test_an_article_that_crashes_workers_is_named_and_left_out(
    generated: Path, scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsarchive.pipeline.workers.process_task", dies_of_the_seventh)
    library = cleaned_library(generated, executor=f"dask://{scheduler}")
    assert len(library.articles) == ARTICLES
    assert [problem.path for problem in library.problems if problem.code == "worker-died"] == ["articles/0/007.txt"]


def test_a_few_files_are_cleaned_in_this_process_with_or_without_a_cluster(tmp_path: Path) -> None:
    found = project(tmp_path, {"articles/a.txt": raw_article()}, settings={"executor": "dask://127.0.0.1:1"})
    assert found.paths() == ["articles/a.txt"]


def test_a_cluster_needs_a_package_that_not_everyone_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert trouble("10.0.0.5:8786") == (
        "extra.archive.executor: dask://10.0.0.5:8786: the package distributed is missing; "
        "install it next to newsarchive, or use executor: process"
    )


def test_a_scheduler_that_does_not_answer_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_SECONDS_TO_WAIT", 1)
    assert trouble("127.0.0.1:1") == (
        "extra.archive.executor: dask://127.0.0.1:1: no scheduler answers there within 1 seconds; "
        "start it with dask scheduler, or use executor: process"
    )


def test_a_cluster_without_workers_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_SECONDS_TO_WAIT", 1)
    with started(workers=0) as scheduler:
        assert trouble(scheduler) == (
            f"extra.archive.executor: dask://{scheduler}: the cluster has no worker after 1 seconds; "
            f"start some with dask worker {scheduler}, or use executor: process"
        )


def test_workers_of_another_version_are_reported(scheduler: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "__version__", "9.9")
    assert re.sub(r"tcp://\S+", "W", trouble(scheduler)) == (
        f"extra.archive.executor: dask://{scheduler}: the worker at W has no newsarchive 9.9 but answers "
        f"'{__version__}'; install it there, with the versions of requirements.txt, or use executor: process"
    )


def test_the_commands_end_with_the_message_and_status_2(generated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_SECONDS_TO_WAIT", 1)
    shutil.rmtree(generated / ".cache", ignore_errors=True)
    found = project(generated, {}, settings={"executor": "dask://127.0.0.1:1"})
    run = CliRunner().invoke(main, ["check", "--config", str(found.root / "mkdocs.yml")])
    assert (run.exit_code, run.stdout) == (2, "")
    assert run.stderr == (
        "error: extra.archive.executor: dask://127.0.0.1:1: no scheduler answers there within 1 seconds; "
        "start it with dask scheduler, or use executor: process\n"
    )


def trouble(scheduler: str) -> str:
    """The error message for an unavailable cluster."""
    with pytest.raises(WorkersUnavailableError) as raised, dask_cluster(scheduler):
        pass
    return str(raised.value)


def dies_of_the_seventh(packed: bytes, files: Sequence[LoadedFile]) -> list[Outcome]:
    if any(file.path.endswith("/007.txt") for file in files):
        os._exit(1)
    return process_task(packed, files)
