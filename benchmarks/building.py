"""A build that is measured, whoever's it is, and what it leaves behind."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.measure import measure
from benchmarks.results import Run


def nothing() -> None:
    """No preparation: the build finds what the one before it left."""


@dataclass(frozen=True, slots=True)
class Build:
    """One row of the table: a command, and where its site lies afterwards."""

    name: str
    command: tuple[str, ...]
    folder: Path
    """Where the command runs."""
    site: Path
    pages: str
    """A pattern below `site` that finds the page of every article, and no other."""
    before: Callable[[], None] = nothing
    """What has to be done before each run; it is not measured."""
    environment: Mapping[str, str] = field(default_factory=dict)

    def run(self, articles: int, log: Path) -> Run:
        """Build once; `articles` is how many there should be."""
        self.before()
        figures = measure(self.command, folder=self.folder, log=log, environment=self.environment)
        sizes = [entry.stat().st_size for entry in files_below(self.site)]
        return Run(
            seconds=figures.seconds,
            cpu_seconds=figures.cpu_seconds,
            peak_bytes=figures.peak_bytes,
            site_bytes=sum(sizes),
            site_files=len(sizes),
            missing=articles - sum(1 for _ in self.site.glob(self.pages)),
        )


def files_below(folder: Path) -> list[Path]:
    """Every file in a folder, at any depth, by path."""
    return sorted(Path(place, name) for place, _, names in os.walk(folder) for name in names)
