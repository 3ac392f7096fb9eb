"""A stopwatch for the stages of a build. Its times are logged and never written into the site."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Timings:
    """The seconds of each stage, in the order in which the stages first ended."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._start = self._last = clock()
        self._seconds: dict[str, float] = {}

    @contextmanager
    def measure(self, stage: str) -> Iterator[None]:
        """Count the time inside the block towards a stage."""
        self._last = self._clock()
        try:
            yield
        finally:
            self.end(stage)

    def end(self, stage: str) -> None:
        """Count the time since the last stage ended towards this one."""
        now = self._clock()
        self._seconds[stage] = self._seconds.get(stage, 0.0) + now - self._last
        self._last = now

    @property
    def seconds(self) -> float:
        """Seconds since the stopwatch was made."""
        return self._clock() - self._start

    def table(self) -> str:
        """One line per stage with its seconds and its share of the total; benchmarks copy these lines."""
        total = sum(self._seconds.values())
        width = max(map(len, ("stage", *self._seconds)))
        rows = [
            f"{stage:<{width}}  {seconds:7.2f}  {seconds / total if total else 0:5.0%}"
            for stage, seconds in self._seconds.items()
        ]
        return "\n".join([f"{'stage':<{width}}  seconds  share", *rows])
