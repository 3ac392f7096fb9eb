"""A build that is killed at any moment harms no later one: the next site is right, byte for byte."""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newsarchive.build import build_library
from newsarchive.pipeline import cache
from newsarchive.settings.archive import Settings
from tests.builders import Project
from tests.pipeline.caching import Watch, built, built_without_cache, cache_file, content, notices
from tests.site.archives import many_articles
from tests.site.sites import Run, Site, run_build, whole_project

ARTICLES = 60
LIBRARIES, SITES = 40, 10
KILLS_A_CHECK = 5
SEED = 20221127


@pytest.fixture
def whole(tmp_path: Path) -> Project:
    return whole_project(tmp_path / "archive", many_articles(ARTICLES))


def build_in_small_steps(settings: Settings) -> None:
    """A build that writes to its cache often, so that kills fall into the writing too."""
    cache._ROWS_A_COMMIT = 3  # noqa: SLF001 - in a process that ends with this
    library = build_library(settings)
    for article_id in library.articles:
        library.whole(article_id)


def killed_library(settings: Settings, after: float) -> bool:
    """Whether a build of the library was still going when it was killed."""
    process = multiprocessing.get_context("fork").Process(target=build_in_small_steps, args=(settings,))
    process.start()
    process.join(after)
    was_alive = process.is_alive()
    process.kill()
    process.join()
    return was_alive


def killed_site(folder: Path, after: float) -> bool:
    """Whether `mkdocs build` was still going when it was killed, with all processes that it had started."""
    command = [str(Path(sys.executable).with_name("mkdocs")), "build", "--quiet"]
    process = subprocess.Popen(command, cwd=folder, start_new_session=True)
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    return process.returncode == -signal.SIGKILL


def test_a_library_after_builds_killed_at_any_moment(
    whole: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cold = built_without_cache(whole, tmp_path / "none")
    start = time.monotonic()
    assert not killed_library(whole.settings, 60)
    duration = time.monotonic() - start
    moments = random.Random(SEED)
    interrupted = 0
    for number in range(1, LIBRARIES + 1):
        # Some of the killed builds find nothing, some what others left.
        if number % KILLS_A_CHECK == 1:
            shutil.rmtree(cache_file(whole).parent)
        interrupted += killed_library(whole.settings, moments.uniform(0, duration))
        if number % KILLS_A_CHECK == 0:
            library = whole.library()
            assert content(library) == cold
            assert notices(library) == []
            watch = Watch(monkeypatch)
            assert built(whole.settings) == cold
            assert watch.cleaned == []
    assert interrupted >= LIBRARIES // 2


def test_a_site_after_builds_killed_at_any_moment(whole: Project) -> None:
    start = time.monotonic()
    assert run_build(whole.root, "--strict").code == 0
    duration = time.monotonic() - start
    cold = Site(whole.root / "site").digests()
    assert len(cold) > ARTICLES
    moments = random.Random(SEED)
    interrupted = 0
    for number in range(1, SITES + 1):
        if number % KILLS_A_CHECK == 1:
            shutil.rmtree(cache_file(whole).parent)
        interrupted += killed_site(whole.root, moments.uniform(0, duration))
        if number % KILLS_A_CHECK == 0:
            run = run_build(whole.root, "--strict")
            assert_no_trace(run)
            assert Site(whole.root / "site").digests() == cold
    assert interrupted >= SITES // 2
    left = [path.name for path in cache_file(whole).parent.iterdir()]
    assert left == [cache.FILE]


def assert_no_trace(run: Run) -> None:
    assert run.code == 0, run.output
    assert "cache" not in run.output
    assert "Traceback" not in run.output
