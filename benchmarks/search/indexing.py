"""Measures building an index, in a process of its own that has the library in memory, as a build does.

    python -m benchmarks.search.indexing RAW_FOLDER CACHE_FOLDER INDEX_FOLDER WORKERS

prints the figures as JSON. Reading the library is not measured and starts no process, so all child processes worked
on the index.
"""

import json
import os
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

from benchmarks.building import files_below
from benchmarks.machine import ROOT
from benchmarks.measure import CommandFailedError, peak_bytes
from benchmarks.search.ours import read_library, write_index


@dataclass(frozen=True, slots=True)
class IndexCost:
    """The cost of building an index once."""

    seconds: float
    cpu_seconds: float
    """Of all processes."""
    before_bytes: int | None
    """Resident memory of the process before indexing; None for a program that starts empty."""
    peak_bytes: int
    """Peak memory of the largest process."""


def build_index(raw: Path, cache: Path, folder: Path, workers: int) -> IndexCost:
    """Build it in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.search.indexing", *map(str, (raw, cache, folder, workers))]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=False)  # noqa: S603 - this module
    if done.returncode:
        raise CommandFailedError(f"benchmarks.search.indexing ended with {done.returncode}")
    return IndexCost(**json.loads(done.stdout))


def sizes_of(folder: Path) -> dict[str, int]:
    """The sizes of the files of an index in bytes, by their paths in its folder."""
    return {file.relative_to(folder).as_posix(): file.stat().st_size for file in files_below(folder)}


def main() -> None:
    """Build the index in this process, and print the cost."""
    raw, cache, folder = map(Path, sys.argv[1:4])
    library = read_library(raw, cache, workers=1)
    _forget_peak()
    before = peak_bytes(os.getpid())
    start, cpu = time.perf_counter(), _cpu_seconds()
    write_index(library, folder, int(sys.argv[4]))
    seconds, cpu = time.perf_counter() - start, _cpu_seconds() - cpu
    peak = max(peak_bytes(os.getpid()), getrusage(RUSAGE_CHILDREN).ru_maxrss * 1024)
    print(json.dumps(asdict(IndexCost(seconds, cpu, before, peak))))


def _forget_peak() -> None:
    """Reset the kernel's peak memory of this process to its current memory: see `clear_refs` in proc(5)."""
    Path("/proc/self/clear_refs").write_text("5")


def _cpu_seconds() -> float:
    """CPU time of this process and of the child processes that it has waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


if __name__ == "__main__":
    main()
