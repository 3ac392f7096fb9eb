"""Work on what is in memory by forks of this process, which share it: nothing is packed, nothing is sent."""

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
    """Do all tasks in any order, as `run_forked` does its work."""
    return run_forked(lambda number: tasks[number](), len(tasks), workers)


def run_forked(work: Work, count: int, workers: int) -> Iterator[int]:
    """Do some work for each number below `count`, in any order, and yield each number once it is done or taken.

    What a fork has begun and not ended, because it died or the work raised, is done again here, and raises here. The
    work may in rare cases be done twice at once. Where there can be no forks all of it is done here.
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
        # Where the system gives no more processes, fewer do it.
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
    """Of a process with threads a fork may hang, for it has their locks and no thread to open them.

    So may any fork on macOS, whose own libraries start threads.
    """
    has_fork = "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"
    return has_fork and threading.active_count() == 1


def _do(work: Work, states: MutableSequence[int], start: int) -> Iterator[int]:
    """Take what is free, from a number of its own on and once around, so that all processes end at the same time."""
    for number in (*range(start, len(states)), *range(start)):
        if states[number] == _FREE:
            states[number] = _TAKEN
            work(number)
            states[number] = _DONE
        yield number


def _fork(work: Work, states: MutableSequence[int], start: int) -> None:
    """What a fork does. It ends with its parent, lest it write into what a later build has begun."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = os.getppid()
    # The parent does again what this raises at, and tells.
    with suppress(Exception):
        for _ in _do(work, states, start):
            if os.getppid() != parent:
                return
