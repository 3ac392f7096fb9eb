"""Measure builds: time, memory and output of ours, cold and warm, and of other generators on the same articles.

    make bench N=10000 PEERS=1

Each build is a process of its own. Builds take turns, so that a slow minute of the machine affects all of them, and the
table has medians. It is printed, and written to benchmarks/RESULTS.md unless `--articles` is given.
"""

import argparse
import datetime as dt
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.building import Build, files_below
from benchmarks.machine import ROOT, describe_machine, our_versions
from benchmarks.measure import CommandFailedError
from benchmarks.ours import OurArchive, stages_in
from benchmarks.peers import hexo, hugo, mkdocs
from benchmarks.results import Run, markdown_table, results_table, section, with_section

_RESULTS = ROOT / "benchmarks/RESULTS.md"
_MEMORY = Path("/dev/shm")  # noqa: S108 - in memory, in a folder of our own
_LARGE = 100_000


@dataclass(frozen=True, slots=True)
class Peer:
    """Another generator: its build in a scratch folder, and its versions."""

    prepare: Callable[[Path, Path], Build]
    versions: Callable[[], dict[str, str]]
    most_articles: int
    """Above this it takes hours or runs out of memory; it is run all the same if named explicitly."""


PEERS = {
    "hugo": Peer(hugo.prepare, hugo.versions, most_articles=sys.maxsize),
    "hexo": Peer(hexo.prepare, hexo.versions, most_articles=10_000),
    "zensical": Peer(mkdocs.prepare_zensical, mkdocs.zensical_versions, most_articles=1_000),
    "material": Peer(mkdocs.prepare_material, mkdocs.material_versions, most_articles=1_000),
}


def main() -> None:
    """Measure, print and write the results."""
    options = _options()
    parent = _MEMORY if _MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="newsarchive-bench-", dir=parent) as scratch:
        try:
            new = _measure(options, Path(scratch))
        except CommandFailedError as reason:
            sys.exit(f"bench: {reason}")
    print(new, end="")
    if not options.articles:
        old = _RESULTS.read_text(encoding="utf-8") if _RESULTS.is_file() else ""
        _RESULTS.write_text(with_section(old, new), encoding="utf-8")


def selected_peers(option: str, articles: int) -> dict[str, Peer]:
    """Return the peers that an option selects: none, all suitable for the size (`1`), or those named."""
    if option == "1":
        return {name: peer for name, peer in PEERS.items() if articles <= peer.most_articles}
    names = option.split(",") if option else []
    unknown = [name for name in names if name not in PEERS]
    if unknown:
        sys.exit(f"bench: no peer {unknown[0]!r}; expected 1 for all, or a list of {','.join(PEERS)}")
    return {name: PEERS[name] for name in names}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "-n", "--count", type=int, default=10_000, help="number of synthetic articles (default: %(default)s)"
    )
    parser.add_argument("--articles", type=Path, help="folder of raw files to build instead; results are printed only")
    parser.add_argument("--peers", default="", help=f"1 for all that suit the size, or a list of {','.join(PEERS)}")
    parser.add_argument("--workers", default="2,1", help="numbers of workers of our builds (default: %(default)s)")
    parser.add_argument("--repeats", type=int, help=f"runs of each build (default: 3, from {_LARGE:,} articles on 1)")
    parser.add_argument(
        "--date", default=dt.datetime.now().astimezone().date().isoformat(), help="date of the results (default: today)"
    )
    return parser.parse_args()


def _measure(options: argparse.Namespace, scratch: Path) -> str:
    raw = options.articles.absolute() if options.articles else _write_articles(options.count, scratch)
    count = len(files_below(raw))
    peers = selected_peers(options.peers, count)
    machine = describe_machine(scratch)
    archives = [OurArchive(scratch / f"ours-{workers}", raw, int(workers)) for workers in options.workers.split(",")]
    repeats = options.repeats or (1 if count >= _LARGE else 3)
    runs, first_log = _in_turns(_builds(archives, peers, raw, scratch), repeats, count, scratch)
    versions = our_versions()
    for peer in peers.values():
        versions |= peer.versions()
    stages = stages_in(first_log.read_text(encoding="utf-8"))
    return section(count, _paragraphs(runs, stages, machine=machine, versions=versions, date=options.date))


def _builds(archives: Sequence[OurArchive], peers: Mapping[str, Peer], raw: Path, scratch: Path) -> Iterator[Build]:
    """Yield all builds in order. Articles for the peers are converted after our builds, with the tags those chose."""
    for archive in archives:
        yield from archive.builds()
    if peers:
        archives[0].restore_articles()
        converted = scratch / "converted"
        _run("-m", "benchmarks.peers.articles", str(raw), str(converted), str(archives[0].cache))
        yield from (peer.prepare(scratch, converted) for peer in peers.values())


def _in_turns(builds: Iterator[Build], repeats: int, articles: int, scratch: Path) -> tuple[dict[str, list[Run]], Path]:
    """Return the runs of each build by name, and the log of the last run of the first build."""
    known: list[Build] = []
    runs: dict[str, list[Run]] = {}
    for number in range(1, repeats + 1):
        for position, build in enumerate(builds if number == 1 else tuple(known)):
            known += [build] if number == 1 else []
            run = build.run(articles, scratch / f"log-{position}.txt")
            runs.setdefault(build.name, []).append(run)
            print(f"{number}/{repeats}  {run.seconds:7.1f} s  {build.name}", file=sys.stderr, flush=True)
    return runs, scratch / "log-0.txt"


def _paragraphs(
    runs: Mapping[str, Sequence[Run]],
    stages: Sequence[tuple[str, str]],
    *,
    machine: str,
    versions: Mapping[str, str],
    date: str,
) -> list[str]:
    repeats = max(len(runs_of_one) for runs_of_one in runs.values())
    repeated = "one run each" if repeats == 1 else f"medians of {repeats} runs, fastest and slowest in brackets"
    paragraphs = [
        f"{date}, {repeated}; × is the ratio to Hugo's cold build.",
        f"Machine: {machine}.",
        f"Versions: {', '.join(f'{name} {version}' for name, version in versions.items())}.",
        results_table(runs, reference="Hugo"),
    ]
    if stages:
        paragraphs += ["Stages of our cold build:", markdown_table(("stage", "seconds"), stages)]
    return paragraphs


def _write_articles(count: int, scratch: Path) -> Path:
    folder = scratch / "articles"
    _run("-m", "benchmarks.corpus", str(count), str(folder))
    return folder


def _run(*arguments: str) -> None:
    command = (sys.executable, *arguments)
    done = subprocess.run(command, cwd=ROOT, stdout=sys.stderr, check=False)  # noqa: S603 - our own scripts
    if done.returncode:
        raise CommandFailedError(f"{' '.join(arguments)} ended with {done.returncode}")


if __name__ == "__main__":
    main()
