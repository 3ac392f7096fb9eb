"""Measures search: index size and build time, queries in a browser, recall, and optionally Pagefind.

    make bench-search N=10000 PAGEFIND=1

The articles are synthetic and cleaned in advance, which is not measured. The figures are printed, and written to
benchmarks/SEARCH.md unless --articles is given. benchmarks/README.md explains the columns.
"""

import argparse
import datetime as dt
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from benchmarks.building import files_below
from benchmarks.machine import ROOT, describe_machine, our_versions
from benchmarks.measure import CommandFailedError
from benchmarks.peers import pagefind
from benchmarks.results import section, with_section
from benchmarks.search import against_peers, ours, report
from benchmarks.search.articles import load_articles
from benchmarks.search.browser import BrowserSession, open_session
from benchmarks.search.indexing import build_index, sizes_of
from benchmarks.search.queries import BenchQuery, draw_queries, first_of_each
from benchmarks.search.recall import Answer, compare, order_differences, scan_documents, search_in_python, to_numbers
from benchmarks.search.report import IndexRun, RecallRow

_RESULTS = ROOT / "benchmarks/SEARCH.md"
_MEMORY = Path("/dev/shm")  # noqa: S108 - in memory, in a folder of our own
_LARGE = 100_000
_EACH, _EACH_OF_LARGE, _EACH_COLD = 50, 15, 20
_HEAD = """\
# Search

Written by `make bench-search`, which replaces the section of the size that it measures; [README.md](README.md) explains
the columns.
"""


def main() -> None:
    """Measure, print, write."""
    options = _options()
    parent = _MEMORY if _MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="newsarchive-bench-", dir=parent) as scratch:
        try:
            new = _measured(options, Path(scratch))
        except CommandFailedError as reason:
            sys.exit(f"bench_search: {reason}")
    print(new, end="")
    if not options.articles:
        old = _RESULTS.read_text(encoding="utf-8") if _RESULTS.is_file() else ""
        _RESULTS.write_text(with_section(old, new, head=_HEAD), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench_search", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("-n", "--count", type=int, default=10_000, help="articles to make (default: %(default)s)")
    parser.add_argument("--articles", type=Path, help="raw files to index instead; only prints")
    parser.add_argument("--cache", type=Path, help="cache of cleaned articles, kept for the next run")
    parser.add_argument("--pagefind", action="store_true", help="also measure Pagefind on the same articles")
    parser.add_argument("--workers", default="2,1", help="numbers of workers for the index (default: %(default)s)")
    of_large = f"from {_LARGE:,} articles on"
    parser.add_argument("--repeats", type=int, help=f"how often to build the index (default: 3, {of_large} 1)")
    parser.add_argument("--each", type=int, help=f"queries a kind (default: {_EACH}, {of_large} {_EACH_OF_LARGE})")
    parser.add_argument("--date", default=dt.datetime.now().astimezone().date().isoformat(), help="the date to write")
    return parser.parse_args()


def _measured(options: argparse.Namespace, scratch: Path) -> str:
    """The section. Browsers come last: a process with a browser has threads, and must not fork any more."""
    machine = describe_machine(scratch)
    raw = options.articles or _made_articles(options.count, scratch)
    count = len(files_below(raw))
    if options.pagefind and count > against_peers.MOST_ARTICLES:
        sys.exit(f"bench_search: {count:,} articles exceed Pagefind's memory; at most {against_peers.MOST_ARTICLES:,}")
    is_large = count >= _LARGE
    cache, pickled, site = options.cache or scratch / "cache", scratch / "articles.pickle", scratch / "site"
    _run("-m", "benchmarks.search.articles", str(raw.absolute()), str(cache.absolute()), str(pickled))
    articles = load_articles(pickled)
    asked = draw_queries(articles, options.each or (_EACH_OF_LARGE if is_large else _EACH))
    index = site / ours.INDEX
    runs = _indexes(raw, cache, index, workers=options.workers, repeats=options.repeats or (1 if is_large else 3))
    sizes = sizes_of(index)
    _say(f"{len(asked):,} queries: scan of the texts")
    expected = scan_documents(articles, asked, scratch)
    _say("in Python")
    python = search_in_python(index, asked, articles, scratch)
    _say("in a browser")
    with open_session(ours.engine(site)) as session:
        costs = list(_costs(session, asked))
        browser = to_numbers(session.ids(asked), articles)
        chromium = session.version
    peer: list[str] = []
    if options.pagefind:
        _say("Pagefind")
        runs["Pagefind"], peer = against_peers.measured(articles, asked, expected, scratch / "pagefind")
    paragraphs = [
        f"{options.date}; {_how_often(runs)}.",
        f"Machine: {machine}.",
        f"Versions: {_versions(chromium, with_pagefind=options.pagefind)}.",
        "### The index",
        report.index_table(runs, count),
        report.parts_table(sizes, count, ours.part_of),
        "### A query in a browser",
        *costs,
        "### Recall",
        _findings(expected, python, browser),
        *peer,
    ]
    return section(count, paragraphs)


def _made_articles(count: int, scratch: Path) -> Path:
    folder = scratch / "raw"
    _run("-m", "benchmarks.corpus", str(count), str(folder))
    return folder


def _indexes(raw: Path, cache: Path, index: Path, *, workers: str, repeats: int) -> dict[str, list[IndexRun]]:
    """The costs of an index by number of workers, in turns; the last index is kept."""
    runs: dict[str, list[IndexRun]] = {}
    for _ in range(repeats):
        for number in map(int, workers.split(",")):
            shutil.rmtree(index, ignore_errors=True)
            cost = build_index(raw, cache, index, number)
            name = "ours, 1 worker" if number == 1 else f"ours, {number} workers"
            runs.setdefault(name, []).append(IndexRun(cost, tuple(sizes_of(index).values())))
            _say(f"{cost.seconds:7.1f} s  {name}")
    return runs


def _costs(session: BrowserSession, asked: Sequence[BenchQuery]) -> Iterator[str]:
    """The costs of queries, cold and warm."""
    costs, loads = session.cold(first_of_each(asked, _EACH_COLD))
    yield f"Modules, loaded first: {report.load_sentence(loads)}. Not counted below."
    yield "Cold, with nothing fetched before:"
    yield report.query_table(costs)
    yield "Warm, after one to nine other queries in the same page:"
    yield report.query_table(session.warm(asked))


def _findings(expected: Sequence[Answer], python: Sequence[Answer], browser: Sequence[Answer]) -> str:
    return report.recall_table(
        {
            "in Python": RecallRow(compare(expected, python)),
            "in the browser": RecallRow(compare(expected, browser), order_differences(python, browser)),
        }
    )


def _how_often(indexes: Mapping[str, Sequence[IndexRun]]) -> str:
    repeats = max(len(runs) for runs in indexes.values())
    ours_ = "each index built once" if repeats == 1 else f"each index of ours built {repeats} times: medians"
    return f"{ours_}; each query run once"


def _versions(chromium: str, *, with_pagefind: bool) -> str:
    versions = {
        "newsarchive": our_versions()["newsarchive"],
        "Python": platform.python_version(),
        "NumPy": version("numpy"),
        "Chromium": chromium,
        **(pagefind.versions() if with_pagefind else {}),
    }
    return ", ".join(f"{name} {number}" for name, number in versions.items())


def _run(*arguments: str) -> None:
    done = subprocess.run((sys.executable, *arguments), cwd=ROOT, stdout=sys.stderr, check=False)  # noqa: S603 - ours
    if done.returncode:
        raise CommandFailedError(f"{' '.join(arguments)} ended with {done.returncode}")


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
