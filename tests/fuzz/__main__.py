"""Runs made inputs and prints the broken laws, reduced: `python -m tests.fuzz COUNT [FIRST_SEED [PROCESSES]]`."""

from __future__ import annotations

import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from time import monotonic

from tests.fuzz.runs import Run, reduced, run

_BATCH = 2000
_PARTS_A_LINE = 10
_MOST_PRINTED = 40
_LONGEST_EVIDENCE = 200


def main(count: int, first: int = 0, processes: int = 2) -> int:
    """Print the counts of inputs and of broken laws; 1 if there are any."""
    start = monotonic()
    starts = range(first, first + count, _BATCH)
    total = Run()
    with ProcessPoolExecutor(processes) as executor:
        for number, part in enumerate(
            executor.map(run, starts, (min(_BATCH, first + count - begin) for begin in starts)), 1
        ):
            total = total + part
            for fault in part.faults:
                print(f"[{fault.seed}] {fault.evidence[:_LONGEST_EVIDENCE]}", flush=True)  # noqa: T201 - a command
            if number % _PARTS_A_LINE == 0 or number == len(starts):
                seconds, last = monotonic() - start, min(starts[number - 1] + _BATCH, first + count) - 1
                print(f"{total} in {seconds:.0f} s, to seed {last}", flush=True)  # noqa: T201 - a command
    printed: Counter[tuple[str, str]] = Counter()
    for fault in total.faults[:_MOST_PRINTED]:
        small, evidence = reduced(fault)
        if not printed[fault.kind, small]:
            print(f"[{fault.seed}] {small!r}\n    {evidence}", flush=True)  # noqa: T201 - a command
        printed[fault.kind, small] += 1
    return 1 if total.faults else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
