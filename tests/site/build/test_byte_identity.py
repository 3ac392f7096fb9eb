"""The same input gives the same site, byte for byte, on any day, in any folder, with any number of workers."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.builders import ROOT, Project
from tests.site.archives import many_articles
from tests.site.sites import Site, run_build, shared, whole_project

MORE_THAN_ONE_TASK_A_WORKER = 150
SITE_URL = {"site_url": "https://example.org/news/"}


@pytest.fixture(scope="module")
def one_worker(tmp_path_factory: pytest.TempPathFactory) -> Project:
    def make(folder: Path) -> None:
        whole_project(folder, many_articles(MORE_THAN_ONE_TASK_A_WORKER), config=SITE_URL)
        assert run_build(folder, "--strict").code == 0

    return Project(shared(tmp_path_factory, "one-worker", make))


def site_of(whole: Project) -> Site:
    return Site(whole.root / "site")


def differing(one: Site, other: Site) -> list[str]:
    """The files that are not the same on both sites, or only on one."""
    ours, theirs = one.digests(), other.digests()
    assert len(ours) > MORE_THAN_ONE_TASK_A_WORKER
    return sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name))


def test_two_workers_and_another_order_of_the_files_in_another_folder(one_worker: Project, tmp_path: Path) -> None:
    files = dict(reversed(many_articles(MORE_THAN_ONE_TASK_A_WORKER).items()))
    two_workers = whole_project(tmp_path / "deeper/down", files, settings={"workers": 2}, config=SITE_URL)
    assert run_build(two_workers.root).code == 0
    assert differing(site_of(one_worker), site_of(two_workers)) == []


def test_threads_and_another_day_and_other_times_of_the_files(one_worker: Project, tmp_path: Path) -> None:
    """SOURCE_DATE_EPOCH is MkDocs' clock; without it that is the computer's."""
    settings = {"workers": 2, "executor": "thread"}
    threads = whole_project(tmp_path, many_articles(MORE_THAN_ONE_TASK_A_WORKER), settings=settings, config=SITE_URL)
    for number, file in enumerate(tmp_path.rglob("*.*")):
        os.utime(file, (number * 86_400, number * 86_400))
    next_year = datetime.now(UTC) + timedelta(days=365)
    run = run_build(tmp_path, environment={"SOURCE_DATE_EPOCH": str(int(next_year.timestamp()))})
    assert run.code == 0
    assert differing(site_of(one_worker), site_of(threads)) == []


@pytest.mark.parametrize("options", [(), ("--dirty",)], ids=["", "dirty"])
def test_pages_that_mkdocs_writes_because_another_hook_sees_them(
    one_worker: Project, tmp_path: Path, options: tuple[str, ...]
) -> None:
    hooks = [os.path.relpath(ROOT / "hooks/events.py", tmp_path), "other.py"]
    files = many_articles(MORE_THAN_ONE_TASK_A_WORKER) | {"other.py": "def on_page_context(context, **_):\n    pass\n"}
    whole_project(tmp_path, files, config={**SITE_URL, "hooks": hooks})
    assert run_build(tmp_path, *options).code == 0
    assert differing(site_of(one_worker), Site(tmp_path / "site")) == []


def test_no_file_contains_the_day_or_the_folder_of_the_build(one_worker: Project) -> None:
    today = date.today()  # noqa: DTZ011 - any zone's day would do
    days = "|".join((today + timedelta(days=offset)).isoformat() for offset in (-1, 0, 1))
    traces = re.compile(f"{days}|{re.escape(str(one_worker.root))}".encode())
    site = site_of(one_worker)
    assert [name for name in site.files() if traces.search((site.root / name).read_bytes())] == []
