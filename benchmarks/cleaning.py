"""What cleaning one article costs, as a multiple of a bare BeautifulSoup parse of it, and where the time goes.

    .venv/bin/python benchmarks/cleaning.py [RAW FILE …]

The article of the usual kind is the archive's second one, a 新浪财经 page. Beside it stands trafilatura, which extracts
main text from whole pages: its time, and how many of the article's visible characters it loses. `make setup-bench`
installs it.
"""

import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup

from newsarchive.pipeline import process as process_module
from newsarchive.settings.archive import ArchiveSettings, Settings
from newsarchive.settings.editorial import read_editorial

ROOT = Path(__file__).parents[1]
USUAL = ROOT / "articles/002_443af4c5a7996c3b.txt"
ROUNDS = 15
REPEATS = 20
# Where each pass is called from, its name there, and what it is called in the table.
PASSES = (
    ("newsarchive.pipeline.process", "decode", "decode"),
    ("newsarchive.pipeline.process", "parse_document", "front matter"),
    ("newsarchive.clean.body", "protect_code", "protect code"),
    ("newsarchive.clean.body", "parse_fragment", "parse (lxml)"),
    ("newsarchive.clean.rules", "RulesAtWork.apply", "source rules"),
    ("newsarchive.clean.body", "write_clean_tree", "write the clean tree"),
    ("newsarchive.clean.body", "restore_title", "title"),
    ("newsarchive.clean.body", "tidy_edges", "edges"),
    ("newsarchive.clean.body", "outline", "headings"),
    ("newsarchive.pipeline.process", "write_html", "HTML"),
    ("newsarchive.pipeline.process", "sanitize", "sanitise (nh3)"),
    ("newsarchive.pipeline.process", "write_markdown", "Markdown"),
    ("newsarchive.pipeline.process", "language_of", "language"),
    ("newsarchive.pipeline.process", "tag_candidates", "words (rjieba)"),
)


def median_ms(work: Callable[[], object]) -> float:
    """Milliseconds of CPU that one call takes: the median of several rounds."""
    work()
    rounds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for _ in range(REPEATS):
            work()
        rounds.append((time.process_time() - start) / REPEATS * 1000)
    return statistics.median(rounds)


def shares(work: Callable[[], object]) -> dict[str, float]:
    """Milliseconds of CPU a call that each pass takes, by its name in the table."""
    spent: dict[str, float] = {}
    originals = []
    for module_name, path, name in PASSES:
        owner: Any = import_module(module_name)
        *around, attribute = path.split(".")
        for part in around:
            owner = getattr(owner, part)
        original = getattr(owner, attribute)
        originals.append((owner, attribute, original))
        setattr(owner, attribute, _timed(original, name, spent))
    calls = ROUNDS * REPEATS
    for _ in range(calls):
        work()
    for owner, attribute, original in originals:
        setattr(owner, attribute, original)
    return {name: seconds / calls * 1000 for name, seconds in spent.items()}


def _timed(function: Callable[..., object], name: str, spent: dict[str, float]) -> Callable[..., object]:
    def timed(*arguments: object, **named: object) -> object:
        start = time.process_time()
        try:
            return function(*arguments, **named)
        finally:
            spent[name] = spent.get(name, 0.0) + time.process_time() - start

    return timed


def trafilatura_line(markup: str, text: str) -> str:
    """What trafilatura makes of the same markup: its time and what it loses of the article's characters."""
    trafilatura: Any = import_module("trafilatura")
    page = f"<html><body><article>{markup}</article></body></html>"
    taken = median_ms(lambda: trafilatura.extract(page, include_tables=True, include_images=True))
    kept = trafilatura.extract(page, include_tables=True, include_images=True) or ""
    wanted = Counter(character for character in text if not character.isspace())
    lost = sum((wanted - Counter(kept)).values())
    total = sum(wanted.values())
    return f"trafilatura: {taken:.2f} ms, loses {lost} of {total} characters ({lost / max(1, total):.1%})"


def main() -> None:
    """Print the table for each file."""
    settings = Settings(root=ROOT, docs_dir=ROOT / "docs", archive=ArchiveSettings())
    editorial, _ = read_editorial(settings)
    for file in [Path(name) for name in sys.argv[1:]] or [USUAL]:
        raw = file.read_bytes()
        markup = raw.decode(errors="replace").split("\n---\n", 2)[-1]

        def work(raw: bytes = raw, name: str = file.name) -> Any:  # noqa: ANN401 - looked into below
            return process_module.process(raw, name, settings=settings, editorial=editorial)

        bare = median_ms(lambda markup=markup: BeautifulSoup(markup, "lxml"))
        whole = median_ms(work)
        print(f"{file.name}: {len(raw):,} bytes")
        print(f"  process()            {whole:6.2f} ms   {whole / bare:.2f} × a bare BeautifulSoup parse")
        for name, milliseconds in sorted(shares(work).items(), key=lambda item: -item[1]):
            print(f"    {name:<20} {milliseconds:6.3f} ms   {milliseconds / whole:5.1%}")
        article = work().article
        print(f"  {trafilatura_line(markup, article.text if article else '')}")


if __name__ == "__main__":
    main()
