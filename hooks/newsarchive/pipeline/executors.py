"""What tasks run on: an engine starts executors of one kind, here processes or threads."""

import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.context import BaseContext

from newsarchive.settings.archive import ArchiveSettings

# A server that has imported these once forks workers that need not; one that cannot import them does without.
_IMPORTED_ONCE = ["newsarchive.pipeline.tasks", "rjieba"]


class WorkersUnavailableError(Exception):
    """There are no workers that could clean the articles; the message names the setting and the way out."""


@dataclass(frozen=True, slots=True)
class ExecutorFactory:
    """Starts executors: a fresh one each time, so that one whose worker died can be replaced."""

    workers: int
    """How many tasks run at once."""
    start: Callable[[int], Executor]
    """An executor of so many workers."""
    crash_errors: tuple[type[Exception], ...] = ()
    """What the result of a task raises where its worker died."""
    shares_filesystem: bool = True
    """Whether workers can open the archive's files."""


def workers_here(archive: ArchiveSettings) -> int:
    """How many workers the settings want on this machine."""
    return archive.workers or os.cpu_count() or 1


def forks_here(archive: ArchiveSettings) -> int:
    """How many processes may share this one's memory; one alone where the settings ask for threads."""
    return 1 if archive.executor == "thread" else workers_here(archive)


def threads(workers: int) -> ExecutorFactory:
    """Threads of this process. One cannot die alone."""
    return ExecutorFactory(workers, ThreadPoolExecutor)


def processes(workers: int) -> ExecutorFactory:
    """Processes on this machine."""
    context = _context()
    return ExecutorFactory(
        workers, lambda count: ProcessPoolExecutor(count, mp_context=context), crash_errors=(BrokenExecutor,)
    )


def _context() -> BaseContext:
    """How processes start. `mkdocs serve` runs threads, and a fork of a process with threads may hang."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_IMPORTED_ONCE)
    return context
