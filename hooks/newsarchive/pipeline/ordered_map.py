"""An ordered parallel map that survives crashes of its workers."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from typing import TypeVar

from newsarchive.pipeline.executors import ExecutorFactory

Task = TypeVar("Task")
Result = TypeVar("Result")

# While a worker runs one task its next one waits; more would only fill memory if results are taken slowly.
_TASKS_PER_WORKER = 2


def ordered_map(
    tasks: Sequence[Task],
    submit: Callable[[Executor, Task], Future[Result]],
    factory: ExecutorFactory,
    *,
    workers: int,
    retry: Callable[[Sequence[Task]], Iterable[Result]],
) -> Iterator[Result]:
    """The results of all tasks in their order.

    If a worker crashes, any of the running tasks may be the cause: `retry` returns the results of all of them.
    """
    window = workers * _TASKS_PER_WORKER if workers > 1 else 1
    done = 0
    while done < len(tasks):
        try:
            with factory.start(workers) as executor:
                for result in _windowed(tasks[done:], submit, executor, window):
                    yield result
                    done += 1
        except factory.crash_errors:
            lost = tasks[done : done + window]
            yield from retry(lost)
            done += len(lost)


def _windowed(
    tasks: Sequence[Task], submit: Callable[[Executor, Task], Future[Result]], executor: Executor, window: int
) -> Iterator[Result]:
    """The results; at most `window` tasks at once are running, or finished and not yet taken."""
    waiting: deque[Future[Result]] = deque()
    for task in tasks:
        if len(waiting) == window:
            yield waiting.popleft().result()
        waiting.append(submit(executor, task))
    while waiting:
        yield waiting.popleft().result()
