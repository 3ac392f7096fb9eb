"""Forks share the work on what is in memory, and none of it is lost."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere all of it is done by one process")

COUNT = 40
# A process of its own, for the tests' one has threads. Each number's file holds the processes that did it.
PROGRAM = """\
import os, signal, sys, threading, time
from newsarchive.pipeline.fork_pool import run_forked

parent = os.getpid()

def work(number):
    time.sleep(0.005)
    TRAP
    with open(f"{sys.argv[1]}/{number}", "a") as file:
        file.write(f"{os.getpid()}\\n")

THREADS
print(*sorted(run_forked(work, COUNT, 3)))
"""


def run(folder: Path, *, trap: str = "", threads: str = "") -> subprocess.CompletedProcess[str]:
    program = PROGRAM.replace("TRAP", trap).replace("THREADS", threads).replace("COUNT", str(COUNT))
    return subprocess.run([sys.executable, "-c", program, str(folder)], text=True, capture_output=True, check=False)


def processes(folder: Path) -> set[str]:
    """Every process that did something."""
    return {line for file in folder.iterdir() for line in file.read_text().splitlines()}


def done(folder: Path) -> list[int]:
    return sorted(int(file.name) for file in folder.iterdir())


def test_several_processes_do_all_the_work(tmp_path: Path) -> None:
    found = run(tmp_path)
    assert found.stdout.split() == [str(number) for number in range(COUNT)]
    assert done(tmp_path) == list(range(COUNT))
    assert len(processes(tmp_path)) == 3


def test_the_work_of_a_dead_fork_is_done_by_the_parent(tmp_path: Path) -> None:
    found = run(tmp_path, trap="os.getpid() == parent or number < 20 or os.kill(os.getpid(), signal.SIGKILL)")
    assert (found.returncode, found.stderr) == (0, "")
    assert done(tmp_path) == list(range(COUNT))


def test_an_exception_in_a_fork_is_raised_once_by_the_parent(tmp_path: Path) -> None:
    found = run(tmp_path, trap="if number == 39: raise ValueError('the last one')")
    assert found.returncode == 1
    assert found.stderr.count("ValueError: the last one") == 1


def test_a_process_with_threads_does_all_the_work_itself(tmp_path: Path) -> None:
    threads = "threading.Thread(target=time.sleep, args=(1.0,), daemon=True).start()"
    run(tmp_path, threads=threads)
    assert done(tmp_path) == list(range(COUNT))
    assert len(processes(tmp_path)) == 1


def test_forks_end_with_their_parent(tmp_path: Path) -> None:
    """A build that was killed must not go on writing into what the next one makes."""
    run(tmp_path, trap="time.sleep(0.1); number != 1 or os.kill(parent, signal.SIGKILL)")
    time.sleep(0.5)
    left = done(tmp_path)
    assert len(left) < COUNT
    time.sleep(0.5)
    assert done(tmp_path) == left
