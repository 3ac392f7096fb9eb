"""The stopwatch of a build, with a clock that the test winds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsarchive.base.timings import Timings


def clock(*readings: float) -> Callable[[], float]:
    """A clock that shows these times, one a look."""
    return iter(readings).__next__


def test_each_stage_has_its_seconds_and_its_share_in_the_order_of_the_build() -> None:
    timings = Timings(clock(0, 1, 4, 4, 5))
    with timings.measure("clean"):
        pass
    with timings.measure("relate"):
        pass
    assert timings.table().splitlines() == [
        "stage   seconds  share",
        "clean      3.00    75%",
        "relate     1.00    25%",
    ]


def test_a_stage_outside_our_code_ends_with_the_next_event() -> None:
    timings = Timings(clock(10, 11.5, 13.5, 14))
    timings.end("read pages")
    timings.end("write pages")
    assert timings.table().splitlines()[1:] == ["read pages      1.50    43%", "write pages     2.00    57%"]
    assert timings.seconds == 4


def test_repeated_stages_are_added_up() -> None:
    timings = Timings(clock(0, 1, 2, 4))
    for name in ("a", "b", "a"):
        timings.end(name)
    assert timings.table().splitlines() == ["stage  seconds  share", "a         3.00    75%", "b         1.00    25%"]


def test_a_failing_stage_is_measured_and_its_exception_propagates() -> None:
    timings = Timings(clock(0, 0, 2))
    with pytest.raises(KeyError), timings.measure("clean"):
        raise KeyError
    assert timings.table().splitlines()[1] == "clean     2.00   100%"


def test_stages_without_time_have_no_share() -> None:
    timings = Timings(clock(0, 0))
    timings.end("clean")
    assert timings.table().splitlines()[1] == "clean     0.00     0%"
