"""Time, CPU and memory of a command with all processes that it starts. Linux only."""

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
    """Time, CPU and memory of one run."""

    seconds: float
    """From the start to the end of the command."""
    cpu_seconds: float
    """User and system time of all its processes."""
    peak_bytes: int
    """Peak resident memory of its largest process."""


class CommandFailedError(Exception):
    """A command failed or could not be started."""


def measure(command: Sequence[str], *, folder: Path, log: Path, environment: Mapping[str, str]) -> Figures:
    """Run a command in a folder, with its output in `log` and `environment` added to our own.

    Includes processes that outlive their parent, such as the workers of Python's forkserver: this process is their
    subreaper.
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
    """Samples the memory of all descendant processes until the block ends; `wait4` reports the ones that have ended."""

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
    """Return the peak memory of an ended process, or 0 if it may be ours: on Linux a fork inherits the mark."""
    peak = usage.ru_maxrss
    return peak * 1024 if peak > getrusage(RUSAGE_SELF).ru_maxrss else 0


def _descendants(process: int) -> Iterator[int]:
    """Yield the descendants of a process, except those that end meanwhile."""
    with suppress(OSError):
        for task in Path(f"/proc/{process}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield int(child)
                yield from _descendants(int(child))


def peak_bytes(process: int) -> int:
    """Return the peak resident memory of a process, or 0 if it has ended."""
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
