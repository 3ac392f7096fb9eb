"""A build that is killed at any moment harms no later one: the next site is correct, byte for byte."""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest

from newsarchive.build import build_library
from newsarchive.pipeline import cache
from newsarchive.settings.archive import Settings
from newsarchive.site.build.search_files import SIZES_FILE
from tests.builders import Project
from tests.pipeline.cache.archive import Watch, built, built_without_cache, cache_file, content, notices
from tests.site.archives import many_articles
from tests.site.sites import Site, run_build, whole_project

ARTICLES = 20
KILLS_A_CHECK = 5
SEED = 20221127


@pytest.fixture
def whole(tmp_path: Path) -> Project:
    return whole_project(tmp_path / "archive", many_articles(ARTICLES))


def build_in_small_steps(settings: Settings) -> None:
    """A build that writes to its cache often, so that kills fall into the writing too."""
    cache._ROWS_PER_COMMIT = 3  # noqa: SLF001 - in a process that ends with this
    library = build_library(settings)
    for article_id in library.articles:
        library.whole(article_id)


def killed_library(settings: Settings, after: float) -> bool:
    """Return whether a build of the library was still running when it was killed."""
    process = multiprocessing.get_context("fork").Process(target=build_in_small_steps, args=(settings,))
    process.start()
    process.join(after)
    process.kill()
    process.join()
    return process.exitcode == -signal.SIGKILL


def killed_site(folder: Path, after: float) -> bool:
    """Return whether `mkdocs build`, killed with all its processes, was still running."""
    command = [str(Path(sys.executable).with_name("mkdocs")), "build", "--quiet"]
    process = subprocess.Popen(command, cwd=folder, start_new_session=True)
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    return process.returncode == -signal.SIGKILL


def kill(whole: Project, killed: Callable[[float], bool], moments: Sequence[float]) -> None:
    """Kill a build at each of these moments: every second one without a cache, the others with what was left."""
    for number, moment in enumerate(moments):
        if number % 2 == 0:
            shutil.rmtree(cache_file(whole).parent, ignore_errors=True)
        after = moment
        # A build that found more in the cache finished earlier.
        while not killed(after):
            after *= 0.4


def moments_in(duration: float, count: int) -> Iterator[list[float]]:
    """Return `count` moments spread over the duration, in batches; a complete build follows each batch."""
    chosen = random.Random(SEED)  # noqa: S311 - any will do, but the same in every run
    moments = [chosen.uniform(0, duration) for _ in range(count)]
    for start in range(0, count, KILLS_A_CHECK):
        yield moments[start : start + KILLS_A_CHECK]


@pytest.mark.parametrize("kills", [10, pytest.param(40, marks=pytest.mark.long)])
def test_a_library_after_builds_killed_at_any_moment(
    whole: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kills: int
) -> None:
    cold = built_without_cache(whole, tmp_path / "none")
    start = time.monotonic()
    assert not killed_library(whole.settings, 60)
    watch = Watch(monkeypatch)
    for moments in moments_in(time.monotonic() - start, kills):
        kill(whole, partial(killed_library, whole.settings), moments)
        library = whole.library()
        assert content(library) == cold
        assert notices(library) == []
        watch.forget()
        assert built(whole.settings) == cold
        assert watch.cleaned == []


@pytest.mark.parametrize("kills", [3, pytest.param(20, marks=pytest.mark.long)])
def test_a_site_after_builds_killed_at_any_moment(whole: Project, kills: int) -> None:
    assert run_build(whole.root, "--strict").code == 0
    start = time.monotonic()
    assert not killed_site(whole.root, 60)
    cold = Site(whole.root / "site").digests()
    assert len(cold) > ARTICLES
    for moments in moments_in(time.monotonic() - start, kills):
        kill(whole, partial(killed_site, whole.root), moments)
        run = run_build(whole.root, "--strict")
        assert run.code == 0, run.output
        assert f"{ARTICLES} articles, " in run.output
        assert "cache" not in run.output
        assert Site(whole.root / "site").digests() == cold
    assert {path.name for path in cache_file(whole).parent.iterdir()} == {cache.FILE, SIZES_FILE}
