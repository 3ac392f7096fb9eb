"""What an index costs to make, in a process of its own that holds cleaned articles as a build does.

    python -m benchmarks.search.indexing RAW_FOLDER CACHE_FOLDER INDEX_FOLDER WORKERS

prints the figures as JSON. Reading the library is not measured. It starts no process, so all that are awaited
afterwards have worked on the index.
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
class Making:
    """What making an index once took."""

    seconds: float
    cpu_seconds: float
    """Of all processes that worked on it."""
    before_bytes: int | None
    """The resident memory of the process before the index began; None for a program that begins with nothing."""
    peak_bytes: int
    """That of the largest process at its largest."""


def make_index(raw: Path, cache: Path, folder: Path, workers: int) -> Making:
    """Make it in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.search.indexing", *map(str, (raw, cache, folder, workers))]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=False)  # noqa: S603 - this module
    if done.returncode:
        raise CommandFailedError(f"benchmarks.search.indexing ended with {done.returncode}")
    return Making(**json.loads(done.stdout))


def sizes_of(folder: Path) -> dict[str, int]:
    """The files of an index by their paths in its folder, and their bytes."""
    return {file.relative_to(folder).as_posix(): file.stat().st_size for file in files_below(folder)}


def main() -> None:
    """Make it here, and print what that took."""
    raw, cache, folder = map(Path, sys.argv[1:4])
    library = read_library(raw, cache, workers=1)
    _forget_peak()
    before = peak_bytes(os.getpid())
    start, cpu = time.perf_counter(), _cpu_seconds()
    write_index(library, folder, int(sys.argv[4]))
    seconds, cpu = time.perf_counter() - start, _cpu_seconds() - cpu
    peak = max(peak_bytes(os.getpid()), getrusage(RUSAGE_CHILDREN).ru_maxrss * 1024)
    print(json.dumps(asdict(Making(seconds, cpu, before, peak))))


def _forget_peak() -> None:
    """Let the kernel's mark begin anew, at what the process has now: proc(5) on `clear_refs`."""
    Path("/proc/self/clear_refs").write_text("5")


def _cpu_seconds() -> float:
    """Of this process and of those that it has started and awaited."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


if __name__ == "__main__":
    main()
