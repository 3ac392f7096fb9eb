"""A command as a whole: its time, and the CPU and memory of it and of all that it starts. Linux only."""

import ctypes
import os
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from resource import RUSAGE_SELF, getrusage, struct_rusage
from typing import Self

_PR_SET_CHILD_SUBREAPER = 36
_SECONDS_BETWEEN_SAMPLES = 0.05
_SHOWN_OF_A_FAILURE = 3000


@dataclass(frozen=True, slots=True)
class Figures:
    """What one run took."""

    seconds: float
    """From the start to the end of the command."""
    cpu_seconds: float
    """User and system time of all its processes."""
    peak_bytes: int
    """The resident memory of the largest of its processes at its largest."""


class CommandFailedError(Exception):
    """A command ended with an error, or could not be started at all."""


def measure(command: Sequence[str], *, folder: Path, log: Path, environment: Mapping[str, str]) -> Figures:
    """Run a command in a folder. What it prints goes into `log`; `environment` is added to our own.

    Processes that outlive their parent, as the workers of Python's forkserver do, are ended ones of ours too: we are
    their reaper, else their CPU would be missing.
    """
    _adopt_orphans()
    with log.open("wb") as output:
        start = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - the commands are those of the benchmark
            command,
            cwd=folder,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    with _PeakWatch() as watch:
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        usages = [usage, *_reap_the_rest()]
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        printed = log.read_text(encoding="utf-8", errors="replace")[-_SHOWN_OF_A_FAILURE:]
        raise CommandFailedError(f"{' '.join(command)} ended with {process.returncode}:\n{printed}")
    return Figures(
        seconds=seconds,
        cpu_seconds=sum(one.ru_utime + one.ru_stime for one in usages),
        peak_bytes=max(watch.peak_bytes, *(_own_peak_bytes(one) for one in usages)),
    )


class _PeakWatch:
    """Looks at all processes below ours until the block ends; a process that ends in between is known to `wait4`."""

    def __init__(self) -> None:
        self.peak_bytes = 0
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._is_over.wait(_SECONDS_BETWEEN_SAMPLES):
            peaks = (peak_bytes(process) for process in _descendants(os.getpid()))
            self.peak_bytes = max(self.peak_bytes, *peaks, 0)


def _own_peak_bytes(usage: struct_rusage) -> int:
    """The most memory of a process that has ended, or 0 where that may be ours: Linux counts what it was forked of."""
    peak = usage.ru_maxrss
    return peak * 1024 if peak > getrusage(RUSAGE_SELF).ru_maxrss else 0


def _descendants(process: int) -> Iterator[int]:
    """The processes below one. Those that end while we look are left out."""
    with suppress(OSError):
        for task in Path(f"/proc/{process}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield int(child)
                yield from _descendants(int(child))


def peak_bytes(process: int) -> int:
    """The most resident memory that a process has had, or 0 for one that has ended."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/status").read_text().splitlines():
            name, _, value = line.partition(":")
            if name == "VmHWM":
                return int(value.split()[0]) * 1024
    return 0


def _adopt_orphans() -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0):
        raise CommandFailedError(f"orphaned processes cannot be measured: {os.strerror(ctypes.get_errno())}")


def _reap_the_rest() -> Iterator[struct_rusage]:
    with suppress(ChildProcessError):
        while True:
            yield os.wait4(-1, 0)[2]
