"""Results come in the order of their tasks, are not hoarded, and survive their workers."""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor

import pytest

from newsarchive.pipeline.executors import ExecutorFactory
from newsarchive.pipeline.ordered_map import ordered_map


class Breaking(ThreadPoolExecutor):
    """An executor that breaks at a task below zero, as a pool of processes does: what came before it is done."""

    broken = False

    def twice(self, number: int) -> Future[int]:
        self.broken = self.broken or number < 0
        if self.broken:
            raise BrokenExecutor
        return self.submit(lambda: 2 * number)


BREAKING = ExecutorFactory(1, Breaking, crash_errors=(BrokenExecutor,))


def submit_twice(executor: Executor, number: int) -> Future[int]:
    assert isinstance(executor, Breaking)
    return executor.twice(number)


def late(number: int, seconds: float) -> int:
    time.sleep(seconds)
    return number


def no_rescue(tasks: Sequence[int]) -> Sequence[int]:
    pytest.fail(f"nothing died, but {tasks} were to be rescued")


@pytest.mark.parametrize("workers", [1, 2, 8])
@pytest.mark.parametrize("count", [0, 1, 2, 3, 17, 100])
def test_results_are_in_the_order_of_the_tasks(count: int, workers: int) -> None:
    def late_first(executor: Executor, number: int) -> Future[int]:
        return executor.submit(late, number, 0.002 if number % 3 == 0 else 0)

    factory = ExecutorFactory(workers, ThreadPoolExecutor)
    assert list(ordered_map(range(count), late_first, factory, workers=workers, retry=no_rescue)) == list(range(count))


def test_at_most_two_tasks_per_worker_are_submitted_ahead() -> None:
    handed_out: list[int] = []

    def noted(executor: Executor, number: int) -> Future[int]:
        handed_out.append(number)
        return executor.submit(int, number)

    factory = ExecutorFactory(3, ThreadPoolExecutor)
    for taken in ordered_map(range(100), noted, factory, workers=3, retry=no_rescue):
        assert len(handed_out) <= taken + 6
    assert handed_out == list(range(100))


def test_tasks_that_may_have_been_running_are_retried_and_the_rest_continues_in_a_fresh_executor() -> None:
    rescued: list[list[int]] = []

    def retry(tasks: Sequence[int]) -> Sequence[int]:
        rescued.append(list(tasks))
        return [0] * len(tasks)

    tasks = [1, 2, 3, -1, 5, 6, 7, 8, 9, -2]
    results = list(ordered_map(tasks, submit_twice, BREAKING, workers=2, retry=retry))
    assert len(results) == len(tasks)
    assert [(task, result) for task, result in zip(tasks, results, strict=True) if result not in {0, 2 * task}] == []
    assert [number for lost in rescued for number in lost if number < 0] == [-1, -2]
    assert max(map(len, rescued)) <= 4


def test_with_one_worker_only_the_crashed_task_is_retried() -> None:
    tasks = [-1, 1, -2, -3, 4, -5]
    results = ordered_map(tasks, submit_twice, BREAKING, workers=1, retry=lambda lost: [10 * n for n in lost])
    assert list(results) == [-10, 2, -20, -30, 8, -50]


def test_other_exceptions_are_raised() -> None:
    with pytest.raises(BrokenExecutor):
        list(ordered_map([-1], submit_twice, ExecutorFactory(1, Breaking), workers=1, retry=no_rescue))
