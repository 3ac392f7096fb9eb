"""Measurements as Markdown: tables, and documents with a section for each size of archive. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

_ABSENT = "–"
_SECTION = re.compile(r"^## (?=[\d,]+ articles$)", re.MULTILINE)
_HEAD = """\
# Results

Written by `make bench`, which replaces the section of the size that it measures; [README.md](README.md) explains the
columns and how to interpret them.
"""
_COLUMNS = ("build", "time, s", "×", "CPU, s", "×", "memory, MB", "×", "site, MB", "×", "files", "missing")


@dataclass(frozen=True, slots=True)
class Run:
    """Time, CPU, memory and output of one build."""

    seconds: float
    cpu_seconds: float
    peak_bytes: int
    """Peak resident memory of the largest process."""
    site_bytes: int
    site_files: int
    missing: int
    """Number of articles without a page."""


def results_table(runs: Mapping[str, Sequence[Run]], *, reference: str) -> str:
    """Return a row of medians for each build, with their ratios to the build named `reference`."""
    known = runs.get(reference)
    rows = [_row(name, repeated, known) for name, repeated in runs.items()]
    return markdown_table(_COLUMNS, rows)


def markdown_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table; all columns except the first are numeric."""
    rule = ["---", *["---:"] * (len(columns) - 1)]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in (columns, rule, *rows))


def section(articles: int, paragraphs: Sequence[str]) -> str:
    """Return the section on archives of one size."""
    return "\n\n".join([f"## {articles:,} articles", *(paragraph.strip() for paragraph in paragraphs)]) + "\n"


def with_section(document: str, new: str, *, head: str = _HEAD) -> str:
    """Replace or add the section of one size; sections are sorted by size, after the head."""
    sections = {_size(old): old for old in _SECTION.split(document)[1:]}
    added = _SECTION.split(new)[1]
    sections[_size(added)] = added
    return "\n".join([head, *(f"## {sections[size].strip()}\n" for size in sorted(sections))])


def ratio(value: float, reference: float | None) -> str:
    """Format a value as a multiple of the reference; a dash if there is none."""
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
