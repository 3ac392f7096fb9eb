"""Results of many tasks in the order of the tasks, whatever becomes of the workers."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from typing import TypeVar

from newsarchive.pipeline.executors import ExecutorFactory

Task = TypeVar("Task")
Result = TypeVar("Result")

# While a worker does one task its next one waits; more would only fill memory where results are taken slowly.
_TASKS_A_WORKER = 2


def ordered_map(
    tasks: Sequence[Task],
    submit: Callable[[Executor, Task], Future[Result]],
    factory: ExecutorFactory,
    *,
    workers: int,
    retry: Callable[[Sequence[Task]], Iterable[Result]],
) -> Iterator[Result]:
    """The results of all tasks in their order.

    Where a worker dies, nothing tells which of the tasks at work killed it: `rescue` gives the results of them all.
    """
    window = workers * _TASKS_A_WORKER if workers > 1 else 1
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
    """The results; no more than `window` tasks at once are under way, or done and not yet taken."""
    waiting: deque[Future[Result]] = deque()
    for task in tasks:
        if len(waiting) == window:
            yield waiting.popleft().result()
        waiting.append(submit(executor, task))
    while waiting:
        yield waiting.popleft().result()
