"""A full disk, or one that may not be written, is a message and status 1, never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.builders import ROOT
from tests.site.archives import many_articles
from tests.site.sites import Run, run_build, whole_project

is_root = os.name != "nt" and os.geteuid() == 0

# The system's own writes fail, in this process and its forks, for files below a folder; SQLite is not among them.
FAILING = """
import os, sys
folder, number = sys.argv[1], int(sys.argv[2])
left = [int(sys.argv[3])]
descriptors = {}
real_open, real_write, real_io = os.open, os.write, open

def fails(path):
    if str(path).startswith(folder):
        left[0] -= 1
        if left[0] < 0:
            raise OSError(number, os.strerror(number), str(path))

def opened(path, flags, *rest, **names):
    if flags & (os.O_WRONLY | os.O_RDWR):
        fails(path)
    return real_open(path, flags, *rest, **names)

def io_opened(path, mode="r", *rest, **names):
    if set(mode) & set("wax+"):
        fails(path)
    return real_io(path, mode, *rest, **names)

import builtins, io
os.open = opened
builtins.open = io.open = io_opened
sys.argv = ["mkdocs", "build"]
from mkdocs.__main__ import cli
cli()
"""


def failing_build(folder: Path, below: str, number: int, after: int) -> Run:
    run = subprocess.run(
        [sys.executable, "-c", FAILING, str(folder / below), str(number), str(after)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return Run(run.returncode, run.stdout)


@pytest.mark.parametrize(
    ("name", "below", "after"),
    [
        ("ENOSPC", "site", 0),
        ("ENOSPC", "site", 3),
        ("ENOSPC", "site", 60),
        ("ENOSPC", ".cache/.scratch", 0),
        ("EDQUOT", "site", 60),
        ("EROFS", "site", 0),
        ("EACCES", ".cache/.scratch", 2),
    ],
)
def test_a_write_that_fails_is_a_message_and_status_1(tmp_path: Path, name: str, below: str, after: int) -> None:
    import errno  # noqa: PLC0415

    number = getattr(errno, name)
    whole_project(tmp_path, many_articles(12), settings={"workers": 2})
    run = failing_build(tmp_path, below, number, after)
    assert run.code == 1, run.output
    assert "Traceback" not in run.output
    words = " ".join(run.output.split())
    assert f"cannot write {below.split('/', maxsplit=1)[0]}" in words
    assert os.strerror(number).lower() in words
    remedy = "free space on its disk or quota" if name in {"ENOSPC", "EDQUOT"} else "let this user write there"
    assert remedy in words


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[None]:
    folder.mkdir(exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if not is_root or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("a disk can only be mounted by root")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("size", ["4k", "64k", "400k"])
def test_a_full_disk_under_the_site_is_a_message_and_status_1(tmp_path: Path, size: str) -> None:
    whole_project(tmp_path, many_articles(12))
    with small_disk(tmp_path / "site", size):
        run = run_build(tmp_path)
    assert (run.code, "Traceback" in run.output) == (1, False), run.output
    assert "no space left on device; free space on its disk or quota" in " ".join(run.output.split())


@pytest.mark.parametrize("size", ["4k", "40k", "100k"])
def test_a_full_disk_under_the_cache_is_a_message_and_status_1(tmp_path: Path, size: str) -> None:
    whole_project(tmp_path, many_articles(12))
    with small_disk(tmp_path / ".cache", size):
        run = run_build(tmp_path)
    assert (run.code, "Traceback" in run.output) == (1, False), run.output
    words = " ".join(run.output.split())
    assert "free space on" in words


def test_a_full_disk_under_the_cache_alone_leaves_a_complete_site(tmp_path: Path) -> None:
    whole_project(tmp_path, many_articles(12), settings={"search": False})
    with small_disk(tmp_path / ".cache", "40k"):
        run = run_build(tmp_path)
    words = " ".join(run.output.split())
    assert (run.code, "Traceback" in run.output) == (1, False), run.output
    assert "(cache-disk-full)" in words
    assert "the site is complete, but its cache is not" in words
    assert len(list((tmp_path / "site/a").iterdir())) == 12
