"""Runs of made inputs: the counts, and each broken law with the seed and the input that broke it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from tests.fuzz.checker import check, check_file
from tests.fuzz.mutator import Mutator

_FILE_EVERY = 8
"""One input in this number is a whole raw file, with front matter of any form; the others are bodies."""


@dataclass(frozen=True)
class Fault:
    """A broken law."""

    kind: str
    seed: int
    text: str
    is_file: bool
    evidence: str


@dataclass(frozen=True)
class Run:
    """The result of some inputs."""

    bodies: int = 0
    files: int = 0
    characters: int = 0
    faults: tuple[Fault, ...] = ()

    def __add__(self, other: Run) -> Run:
        """Both runs as one."""
        return Run(
            self.bodies + other.bodies,
            self.files + other.files,
            self.characters + other.characters,
            self.faults + other.faults,
        )

    def __str__(self) -> str:
        """The counts in one line."""
        kinds = ", ".join(f"{count} {kind}" for kind, count in Counter(fault.kind for fault in self.faults).items())
        return (
            f"{self.bodies:,} bodies and {self.files:,} files, {self.characters:,} characters: "
            f"{kinds or 'no law broken'}"
        )


def run(first: int, count: int, thorough_every: int = 10) -> Run:
    """Check the inputs of these seeds, one in `thorough_every` of them thoroughly."""
    total = Run()
    for seed in range(first, first + count):
        is_file = seed % _FILE_EVERY == _FILE_EVERY - 1
        text = Mutator(seed).raw_file() if is_file else Mutator(seed).body()
        is_thorough = seed // _FILE_EVERY % thorough_every == 0
        broken = (check_file if is_file else check)(text, is_thorough=is_thorough)
        faults = tuple(Fault(kind_of(found), seed, text, is_file, found) for found in broken)
        total += Run(not is_file, is_file, len(text), faults)
    return total


def kind_of(evidence: str) -> str:
    """The kind of a broken law: the words before the colon."""
    return evidence.partition(":")[0]


def reduced(fault: Fault) -> tuple[str, str]:
    """A small input that breaks the same law, and the evidence."""
    checked = check_file if fault.is_file else check

    def evidence_of(text: str) -> str:
        return next((found for found in checked(text) if kind_of(found) == fault.kind), "")

    small = reduce(fault.text, lambda text: bool(evidence_of(text)))
    return small, evidence_of(small) or fault.evidence


def reduce(text: str, is_broken: Callable[[str], bool]) -> str:
    """The input that is left when no piece of it can be removed: pieces of 64 characters first, single ones last."""
    size = 64
    while size:
        start, before = 0, text
        while start < len(text):
            shorter = text[:start] + text[start + size :]
            if is_broken(shorter):
                text = shorter
            else:
                start += size
        if size > 1 or text == before:
            size //= 2
    return text
