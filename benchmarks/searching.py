"""What search costs and whether it finds everything: the index, queries in a browser, and Pagefind beside it.

    make bench-search N=10000 PAGEFIND=1

The articles are invented and cleaned beforehand, which is not counted. What is measured is printed, and written into
benchmarks/SEARCH.md unless the articles are someone's own. benchmarks/README.md says what the columns mean.
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
from benchmarks.search import beside, ours, report
from benchmarks.search.articles import load_articles
from benchmarks.search.browser import Visit, visiting
from benchmarks.search.indexing import make_index, sizes_of
from benchmarks.search.queries import Asked, drawn, some_of_each
from benchmarks.search.recall import Answer, compare, found_in_python, in_another_order, numbered, scanned
from benchmarks.search.report import Finding, Made

_RESULTS = ROOT / "benchmarks/SEARCH.md"
_MEMORY = Path("/dev/shm")  # noqa: S108 - in memory, in a folder of our own
_LARGE = 100_000
_EACH, _EACH_OF_LARGE, _EACH_COLD = 50, 15, 20
_HEAD = """\
# Search

Written by `make bench-search`, which replaces the section of the size that it measures; [README.md](README.md) says
what the columns mean.
"""


def main() -> None:
    """Measure, print, write."""
    options = _options()
    parent = _MEMORY if _MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="newsarchive-bench-", dir=parent) as scratch:
        try:
            new = _measured(options, Path(scratch))
        except CommandFailedError as reason:
            sys.exit(f"searching: {reason}")
    print(new, end="")
    if not options.articles:
        old = _RESULTS.read_text(encoding="utf-8") if _RESULTS.is_file() else ""
        _RESULTS.write_text(with_section(old, new, head=_HEAD), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="searching", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("-n", "--count", type=int, default=10_000, help="articles to make (default: %(default)s)")
    parser.add_argument("--articles", type=Path, help="raw files to search instead; nothing is written")
    parser.add_argument("--cache", type=Path, help="where cleaned articles are found, and kept for the next time")
    parser.add_argument("--pagefind", action="store_true", help="measure Pagefind on the same articles as well")
    parser.add_argument("--workers", default="2,1", help="numbers of workers for the index (default: %(default)s)")
    of_large = f"from {_LARGE:,} articles on"
    parser.add_argument("--repeats", type=int, help=f"how often the index is made (default: 3, {of_large} 1)")
    parser.add_argument("--each", type=int, help=f"queries of a kind (default: {_EACH}, {of_large} {_EACH_OF_LARGE})")
    parser.add_argument("--date", default=dt.datetime.now().astimezone().date().isoformat(), help="the day to write")
    return parser.parse_args()


def _measured(options: argparse.Namespace, scratch: Path) -> str:
    """The section. Browsers come last: a process that has one has threads, and cannot fork any more."""
    machine = describe_machine(scratch)
    raw = options.articles or _made_articles(options.count, scratch)
    count = len(files_below(raw))
    if options.pagefind and count > beside.MOST_ARTICLES:
        sys.exit(f"searching: Pagefind needs too much memory for {count:,} articles; at most {beside.MOST_ARTICLES:,}")
    is_large = count >= _LARGE
    cache, pickled, site = options.cache or scratch / "cache", scratch / "articles.pickle", scratch / "site"
    _run("-m", "benchmarks.search.articles", str(raw.absolute()), str(cache.absolute()), str(pickled))
    articles = load_articles(pickled)
    asked = drawn(articles, options.each or (_EACH_OF_LARGE if is_large else _EACH))
    index = site / ours.INDEX
    made = _indexes(raw, cache, index, workers=options.workers, repeats=options.repeats or (1 if is_large else 3))
    sizes = sizes_of(index)
    _say(f"{len(asked):,} queries: by a scan of the texts")
    there = scanned(articles, asked, scratch)
    _say("in Python")
    python = found_in_python(index, asked, articles, scratch)
    _say("in a browser")
    with visiting(ours.engine(site)) as visit:
        costs = list(_costs(visit, asked))
        browser = numbered(visit.ids(asked), articles)
        chromium = visit.version
    peer: list[str] = []
    if options.pagefind:
        _say("Pagefind")
        made["Pagefind"], peer = beside.measured(articles, asked, there, scratch / "pagefind")
    paragraphs = [
        f"{options.date}; {_how_often(made)}.",
        f"Machine: {machine}.",
        f"Versions: {_versions(chromium, with_pagefind=options.pagefind)}.",
        "### The index",
        report.making_table(made, count),
        report.parts_table(sizes, count, ours.part_of),
        "### A query in a browser",
        *costs,
        "### What is found",
        _findings(there, python, browser),
        *peer,
    ]
    return section(count, paragraphs)


def _made_articles(count: int, scratch: Path) -> Path:
    folder = scratch / "raw"
    _run("-m", "benchmarks.corpus", str(count), str(folder))
    return folder


def _indexes(raw: Path, cache: Path, index: Path, *, workers: str, repeats: int) -> dict[str, list[Made]]:
    """What an index takes by each number of workers, in turns; the last one stays."""
    made: dict[str, list[Made]] = {}
    for _ in range(repeats):
        for number in map(int, workers.split(",")):
            shutil.rmtree(index, ignore_errors=True)
            making = make_index(raw, cache, index, number)
            name = "ours, 1 worker" if number == 1 else f"ours, {number} workers"
            made.setdefault(name, []).append(Made(making, tuple(sizes_of(index).values())))
            _say(f"{making.seconds:7.1f} s  {name}")
    return made


def _costs(visit: Visit, asked: Sequence[Asked]) -> Iterator[str]:
    """What queries take, cold and warm."""
    costs, loadings = visit.cold(some_of_each(asked, _EACH_COLD))
    yield f"Modules, which a page loads first: {report.loading_sentence(loadings)}. They are not counted below."
    yield "Cold, with nothing fetched before:"
    yield report.asking_table(costs)
    yield "Warm, after one to nine others in the same page:"
    yield report.asking_table(visit.warm(asked))


def _findings(there: Sequence[Answer], python: Sequence[Answer], browser: Sequence[Answer]) -> str:
    return report.finding_table(
        {
            "in Python": Finding(compare(there, python)),
            "in the browser": Finding(compare(there, browser), in_another_order(python, browser)),
        }
    )


def _how_often(made: Mapping[str, Sequence[Made]]) -> str:
    repeats = max(len(runs) for runs in made.values())
    ours_ = "each index made once" if repeats == 1 else f"each index of ours made {repeats} times: medians"
    return f"{ours_}; a query asked once"


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


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
