"""The work of `process` over many files, in this process or in several; the order of the files is kept."""

import multiprocessing
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial

from newsarchive.base.fileio import read_bytes, why_unreadable
from newsarchive.base.problems import error
from newsarchive.pipeline.process import Outcome, process
from newsarchive.read.discover import RawFile
from newsarchive.settings.archive import Settings
from newsarchive.settings.editorial import Editorial

# A task must outweigh its way to another process and back; fewer files than this are done at once, here.
_FILES_A_TASK = 32


def process_all(files: Sequence[RawFile], *, settings: Settings, editorial: Editorial) -> Iterator[Outcome]:
    """The outcome of every file, in the order of the files, however many workers there are."""
    work = partial(_process_files, settings=settings, editorial=editorial)
    tasks = [files[start : start + _FILES_A_TASK] for start in range(0, len(files), _FILES_A_TASK)]
    workers = min(settings.archive.workers or os.cpu_count() or 1, len(tasks))
    if workers < 2:
        yield from _joined(map(work, tasks))
        return
    with _executor(settings, workers) as executor:
        yield from _joined(executor.map(work, tasks))


def process_file(file: RawFile, *, settings: Settings, editorial: Editorial) -> Outcome:
    """The outcome of one file; one that cannot be read has a problem and no article."""
    try:
        raw = read_bytes(file.file)
    except OSError as reason:
        why = why_unreadable(reason).lower()
        return Outcome(None, (error(file.path, "unreadable", f"the file cannot be read: {why}"),))
    return process(raw, file.path, settings=settings, editorial=editorial)


def _process_files(files: Sequence[RawFile], *, settings: Settings, editorial: Editorial) -> list[Outcome]:
    return [process_file(file, settings=settings, editorial=editorial) for file in files]


def _joined(batches: Iterable[list[Outcome]]) -> Iterator[Outcome]:
    for batch in batches:
        yield from batch


def _executor(settings: Settings, workers: int) -> Executor:
    if settings.archive.executor == "thread":
        return ThreadPoolExecutor(workers)
    # `mkdocs serve` runs threads, and a fork of a process with threads may hang.
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    return ProcessPoolExecutor(workers, mp_context=context)
