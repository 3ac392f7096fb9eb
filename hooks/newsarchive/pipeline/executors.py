"""Executors that tasks run on: factories for processes or threads of this machine."""

import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.context import BaseContext

from newsarchive.settings.archive import ArchiveSettings

# The fork server imports these once, so that its workers need not; if it cannot, workers import them.
_IMPORTED_ONCE = ["newsarchive.pipeline.tasks", "rjieba"]


class WorkersUnavailableError(Exception):
    """No workers can clean the articles; the message names the setting and the remedy."""


@dataclass(frozen=True, slots=True)
class ExecutorFactory:
    """Starts executors: a fresh one each time, so that one whose worker crashed can be replaced."""

    workers: int
    """The number of tasks that run at once."""
    start: Callable[[int], Executor]
    """Starts an executor with this number of workers."""
    crash_errors: tuple[type[Exception], ...] = ()
    """The exceptions that a task's result raises if its worker crashed."""
    shares_filesystem: bool = True
    """True if workers can open the archive's files."""


def workers_here(archive: ArchiveSettings) -> int:
    """The number of workers on this machine according to the settings."""
    return archive.workers or os.cpu_count() or 1


def forks_here(archive: ArchiveSettings) -> int:
    """The number of processes for `fork_pool`, this one included; 1 if the settings ask for threads."""
    return 1 if archive.executor == "thread" else workers_here(archive)


def threads(workers: int) -> ExecutorFactory:
    """Threads of this process. A thread cannot crash alone."""
    return ExecutorFactory(workers, ThreadPoolExecutor)


def processes(workers: int) -> ExecutorFactory:
    """Processes on this machine."""
    context = _context()
    return ExecutorFactory(
        workers, lambda count: ProcessPoolExecutor(count, mp_context=context), crash_errors=(BrokenExecutor,)
    )


def _context() -> BaseContext:
    """The start method of processes. `mkdocs serve` runs threads, and a fork of a process with threads may hang."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_IMPORTED_ONCE)
    return context
