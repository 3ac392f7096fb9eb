"""Tables of the search benchmark. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.results import markdown_table
from benchmarks.search.browser import LoadCost, QueryCost
from benchmarks.search.indexing import IndexCost
from benchmarks.search.recall import Recall

_MADE = ("index", "time, s", "CPU, s", "memory, MB", "before, MB", "index, MB", "bytes an article", "files")
_ASKED = (
    "query",
    "queries",
    "found",
    "requests",
    "95 %",
    "most",
    "stored fields",
    "KB",
    "95 %",
    "most",
    "ms",
    "95 %",
    "most",
)
_FOUND = [
    "engine",
    "queries",
    "articles to find",
    "missing",
    "wrong",
    "recall",
    "queries with either",
    "another order",
]
_ABSENT = "–"


@dataclass(frozen=True, slots=True)
class IndexRun:
    """One build of an index: its cost and its files."""

    cost: IndexCost
    sizes: Sequence[int]
    """Of the files, in bytes."""


@dataclass(frozen=True, slots=True)
class RecallRow:
    """A row of the recall table."""

    recall: Recall
    order_differences: int | None = None
    """Queries whose results differ from those of the row above, if only in their order."""


def index_table(indexes: Mapping[str, Sequence[IndexRun]], articles: int) -> str:
    """A row for each index: medians of its runs."""
    return markdown_table(_MADE, [_made(name, runs, articles) for name, runs in indexes.items()])


def parts_table(sizes: Mapping[str, int], articles: int, part_of: Callable[[str], str]) -> str:
    """A row for each part of an index, the largest first."""
    parts: dict[str, list[int]] = {}
    for path, size in sizes.items():
        parts.setdefault(part_of(path), []).append(size)
    largest_first = sorted(parts.items(), key=lambda part: (-sum(part[1]), part[0]))
    rows = [
        [name, f"{len(all_)}", f"{sum(all_) / 1e6:.2f}", f"{sum(all_) / articles:,.0f}", f"{max(all_) / 1e3:,.1f}"]
        for name, all_ in largest_first
    ]
    return markdown_table(("part", "files", "MB", "bytes an article", "largest file, KB"), rows)


def query_table(costs: Sequence[QueryCost]) -> str:
    """A row for each kind of query in its order, and one for all: medians, 95th percentiles, and the most."""
    kinds = dict.fromkeys(cost.kind for cost in costs)
    rows = [_asked(kind, [cost for cost in costs if cost.kind == kind]) for kind in kinds]
    return markdown_table(_ASKED, [*rows, _asked("all", costs)])


def load_sentence(loads: Sequence[LoadCost]) -> str:
    """The modules that a page loads before it can search."""
    first = loads[0]
    milliseconds = median(load.milliseconds for load in loads)
    return f"{first.requests} of them, {first.fetched / 1e3:.1f} KB, {milliseconds:.0f} ms"


def recall_table(findings: Mapping[str, RecallRow]) -> str:
    """A row for each engine; the last column only if results were compared."""
    is_compared = any(finding.order_differences is not None for finding in findings.values())
    rows = [_FOUND, *(_found(name, finding) for name, finding in findings.items())]
    columns, *cells = [row if is_compared else row[:-1] for row in rows]
    return markdown_table(columns, cells)


def percentile(values: Iterable[float], percent: int) -> float:
    """The smallest value that `percent` of all values do not exceed."""
    ordered = sorted(values)
    return ordered[max(-(-len(ordered) * percent // 100), 1) - 1]


def _made(name: str, runs: Sequence[IndexRun], articles: int) -> list[str]:
    costs, sizes = [run.cost for run in runs], runs[0].sizes
    seconds = [cost.seconds for cost in costs]
    spread = f" ({min(seconds):.1f}–{max(seconds):.1f})" if len(runs) > 1 else ""
    before = [cost.before_bytes for cost in costs if cost.before_bytes is not None]
    return [
        name,
        f"{median(seconds):.1f}{spread}",
        f"{median(cost.cpu_seconds for cost in costs):.1f}",
        f"{median(cost.peak_bytes for cost in costs) / 1e6:.0f}",
        f"{median(before) / 1e6:.0f}" if before else _ABSENT,
        f"{sum(sizes) / 1e6:.1f}",
        f"{sum(sizes) / articles:,.0f}",
        f"{len(sizes):,}",
    ]


def _asked(name: str, costs: Sequence[QueryCost]) -> list[str]:
    return [
        name,
        f"{len(costs)}",
        f"{median(cost.found for cost in costs):,.0f}",
        *_spread([cost.requests for cost in costs]),
        f"{median(cost.stored for cost in costs):.0f}",
        *_spread([cost.fetched / 1e3 for cost in costs]),
        *_spread([cost.milliseconds for cost in costs]),
    ]


def _spread(values: Sequence[float]) -> list[str]:
    return [f"{value:,.0f}" for value in (median(values), percentile(values, 95), max(values))]


def _found(name: str, finding: RecallRow) -> list[str]:
    recall = finding.recall
    share = 100 * (1 - recall.missing / recall.expected) if recall.expected else 100.0
    return [
        name,
        f"{recall.queries:,}",
        f"{recall.expected:,}",
        f"{recall.missing:,}",
        f"{recall.wrong:,}",
        f"{share:.2f} %" if recall.missing else "100 %",
        f"{recall.faulty:,}",
        _ABSENT if finding.order_differences is None else f"{finding.order_differences:,}",
    ]
