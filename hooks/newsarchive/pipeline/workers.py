"""Process many files in this process or on several workers, in the order of the files."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future
from contextlib import AbstractContextManager, nullcontext

from newsarchive.base.problems import error
from newsarchive.pipeline.cluster import dask_cluster
from newsarchive.pipeline.executors import ExecutorFactory, WorkersUnavailableError, processes, threads, workers_here
from newsarchive.pipeline.ordered_map import ordered_map
from newsarchive.pipeline.process import Outcome
from newsarchive.pipeline.tasks import load, pack, process_file, process_task
from newsarchive.read.discover import RawFile
from newsarchive.settings.archive import ArchiveSettings, Settings
from newsarchive.settings.editorial import Editorial

# Starting processes takes about as long as cleaning this many articles; fewer are cleaned in this process.
_MIN_FILES = 150
# A task must outweigh the cost of its transfer, and its results must not take much memory.
_MIN_FILES_PER_TASK, _MAX_FILES_PER_TASK = 8, 32
# The number of tasks per worker, given enough files, so that one slow task at the end causes little delay.
_TASKS_PER_WORKER = 8


def process_all(files: Sequence[RawFile], *, settings: Settings, editorial: Editorial) -> Iterator[Outcome]:
    """The outcome of every file, in the order of the files, however many workers there are.

    Raises WorkersUnavailableError if there are none.
    """
    factory = _factory(settings.archive) if len(files) >= _MIN_FILES else None
    if factory is None:
        for file in files:
            yield process_file(file, settings=settings, editorial=editorial)
        return
    with factory as opened:
        yield from _Work(opened, settings, pack(settings, editorial)).outcomes(files)


def _factory(archive: ArchiveSettings) -> AbstractContextManager[ExecutorFactory] | None:
    """The factory according to the settings; None for a single worker, which would not be faster than this process."""
    if archive.dask_scheduler:
        return dask_cluster(archive.dask_scheduler)
    workers = workers_here(archive)
    if workers == 1:
        return None
    return nullcontext(threads(workers) if archive.executor == "thread" else processes(workers))


class _Work:
    """The files of one build on the executors of one factory."""

    def __init__(self, factory: ExecutorFactory, settings: Settings, packed: bytes) -> None:
        self._factory = factory
        self._settings = settings
        self._packed = packed

    def outcomes(self, files: Sequence[RawFile]) -> Iterator[Outcome]:
        workers = self._factory.workers
        size = min(max(len(files) // (workers * _TASKS_PER_WORKER), _MIN_FILES_PER_TASK), _MAX_FILES_PER_TASK)
        tasks = [files[start : start + size] for start in range(0, len(files), size)]
        for batch in ordered_map(tasks, self._submit, self._factory, workers=workers, retry=self._one_by_one):
            yield from batch

    def _submit(self, executor: Executor, files: Sequence[RawFile]) -> Future[list[Outcome]]:
        sent = files if self._factory.shares_filesystem else [load(file, self._settings) for file in files]
        return executor.submit(process_task, self._packed, sent)

    def _one_by_one(self, tasks: Sequence[Sequence[RawFile]]) -> Iterator[list[Outcome]]:
        """Retry the files of crashed tasks one at a time, so that the next crash identifies its file."""
        self._check_that_workers_work()
        files = [[file] for task in tasks for file in task]
        return ordered_map(files, self._submit, self._factory, workers=1, retry=_left_out)

    def _check_that_workers_work(self) -> None:
        try:
            with self._factory.start(1) as executor:
                self._submit(executor, ()).result()
        except self._factory.crash_errors as reason:
            message = (
                "extra.archive.executor: workers crash before their first article; set executor: thread or workers: 1, "
                "or check that newsarchive is installed completely (make setup)"
            )
            raise WorkersUnavailableError(message) from reason


def _left_out(tasks: Sequence[Sequence[RawFile]]) -> list[list[Outcome]]:
    message = (
        "the worker that cleaned it crashed, out of memory or by a bug in a library, so the article is left out; "
        "move the file out of the folder, or give the build more memory"
    )
    return [[Outcome(None, (error(file.path, "worker-died", message),)) for file in task] for task in tasks]
