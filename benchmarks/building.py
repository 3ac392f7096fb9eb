"""A measured build of any generator, and its output."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.measure import measure
from benchmarks.results import Run


def no_preparation() -> None:
    """No preparation: the build starts from the output of the previous one."""


@dataclass(frozen=True, slots=True)
class Build:
    """One row of the table: a command and the folder of its output."""

    name: str
    command: tuple[str, ...]
    folder: Path
    """The working directory of the command."""
    site: Path
    pages: str
    """A glob pattern below `site` that matches the page of every article, and no other."""
    before: Callable[[], None] = no_preparation
    """Preparation before each run, not measured."""
    environment: Mapping[str, str] = field(default_factory=dict)

    def run(self, articles: int, log: Path) -> Run:
        """Build once; `articles` is the expected number of pages of articles."""
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
    """Return every file in a folder, at any depth, sorted by path."""
    return sorted(Path(parent, name) for parent, _, names in os.walk(folder) for name in names)
