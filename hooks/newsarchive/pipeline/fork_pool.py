"""Run tasks in forks of this process, which share its memory: nothing is pickled or sent."""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, MutableSequence, Sequence
from contextlib import suppress
from multiprocessing.process import BaseProcess

Work = Callable[[int], None]

_FREE, _TAKEN, _DONE = range(3)


def run_all_forked(tasks: Sequence[Callable[[], None]], workers: int) -> Iterator[int]:
    """Run all tasks in any order, as `run_forked` does."""
    return run_forked(lambda number: tasks[number](), len(tasks), workers)


def run_forked(work: Work, count: int, workers: int) -> Iterator[int]:
    """Call `work` for each number below `count`, in any order, and yield each number once it is done or taken.

    Work that a fork began and did not finish, because it died or `work` raised, is repeated in this process, and raises
    here. In rare cases a number is worked on twice at once. Where forks are impossible this process does everything.
    """
    workers = min(workers, count) if _can_fork() else 1
    if workers <= 1:
        for number in range(count):
            work(number)
            yield number
        return
    context = multiprocessing.get_context("fork")
    states: MutableSequence[int] = context.RawArray("B", count)
    forks: list[BaseProcess] = []
    try:
        # If the system refuses more processes, fewer do the work.
        with suppress(OSError):
            for number in range(1, workers):
                start = count * number // workers
                process = context.Process(target=_fork, args=(work, states, start), daemon=True)
                process.start()
                forks.append(process)
        yield from _do(work, states, 0)
        for fork in forks:
            fork.join()
    finally:
        for fork in forks:
            fork.kill()
    for number in range(count):
        if states[number] != _DONE:
            work(number)


def _can_fork() -> bool:
    """Return whether forks are safe: with threads a fork may hang, as it inherits locks that nobody will release.

    On macOS any fork may hang, because the system's own libraries start threads.
    """
    has_fork = "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"
    return has_fork and threading.active_count() == 1


def _do(work: Work, states: MutableSequence[int], start: int) -> Iterator[int]:
    """Take free numbers, from `start` on and once around, so that all processes end at the same time."""
    for number in (*range(start, len(states)), *range(start)):
        if states[number] == _FREE:
            states[number] = _TAKEN
            work(number)
            states[number] = _DONE
        yield number


def _fork(work: Work, states: MutableSequence[int], start: int) -> None:
    """Run tasks in a child process; exit with the parent, so as not to write into a later build."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = os.getppid()
    # The parent repeats whatever raises here, and reports it.
    with suppress(Exception):
        for _ in _do(work, states, start):
            if os.getppid() != parent:
                return
