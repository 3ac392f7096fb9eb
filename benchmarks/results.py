"""Measurements as tables, and benchmarks/RESULTS.md and SEARCH.md, which keep a section for each size. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

_ABSENT = "–"
_SECTION = re.compile(r"^## (?=[\d,]+ articles$)", re.MULTILINE)
_HEAD = """\
# Results

Written by `make bench`, which replaces the section of the size that it measures; [README.md](README.md) says what the
columns mean and what to make of them.
"""
_COLUMNS = ("build", "time, s", "×", "CPU, s", "×", "memory, MB", "×", "site, MB", "×", "files", "missing")


@dataclass(frozen=True, slots=True)
class Run:
    """What one build took and what it left behind."""

    seconds: float
    cpu_seconds: float
    peak_bytes: int
    """Of the largest process."""
    site_bytes: int
    site_files: int
    missing: int
    """Articles that have no page."""


def results_table(runs: Mapping[str, Sequence[Run]], *, reference: str) -> str:
    """The runs of each build as a row of medians, each with its ratio to those of the build named `reference`."""
    known = runs.get(reference)
    rows = [_row(name, repeated, known) for name, repeated in runs.items()]
    return markdown_table(_COLUMNS, rows)


def markdown_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown; all columns but the first hold numbers."""
    rule = ["---", *["---:"] * (len(columns) - 1)]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in (columns, rule, *rows))


def section(articles: int, paragraphs: Sequence[str]) -> str:
    """The section on archives of one size."""
    return "\n\n".join([f"## {articles:,} articles", *(paragraph.strip() for paragraph in paragraphs)]) + "\n"


def with_section(document: str, new: str, *, head: str = _HEAD) -> str:
    """The document with this section in the place of the one on the same size; sections go by size, after the head."""
    sections = {_size(old): old for old in _SECTION.split(document)[1:]}
    added = _SECTION.split(new)[1]
    sections[_size(added)] = added
    return "\n".join([head, *(f"## {sections[size].strip()}\n" for size in sorted(sections))])


def ratio(value: float, reference: float | None) -> str:
    """How many times the reference a value is; a dash where there is none."""
    return f"{value / reference:.2f}" if reference else _ABSENT


def _size(old: str) -> int:
    return int(old.partition(" ")[0].replace(",", ""))


def _row(name: str, runs: Sequence[Run], reference: Sequence[Run] | None) -> list[str]:
    seconds = [run.seconds for run in runs]
    spread = f" ({min(seconds):.1f}–{max(seconds):.1f})" if len(runs) > 1 else ""
    cells = [name, f"{median(seconds):.1f}{spread}", _against(runs, reference, "seconds")]
    cells += [f"{_median(runs, 'cpu_seconds'):.1f}", _against(runs, reference, "cpu_seconds")]
    for amount in ("peak_bytes", "site_bytes"):
        cells += [f"{_median(runs, amount) / 1e6:.0f}", _against(runs, reference, amount)]
    return [*cells, f"{_median(runs, 'site_files'):,.0f}", f"{_median(runs, 'missing'):,.0f}"]


def _against(runs: Sequence[Run], reference: Sequence[Run] | None, figure: str) -> str:
    return ratio(_median(runs, figure), _median(reference, figure) if reference else None)


def _median(runs: Sequence[Run], figure: str) -> float:
    return float(median(getattr(run, figure) for run in runs))
