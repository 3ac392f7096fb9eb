"""Cost of cleaning one article, relative to a bare BeautifulSoup parse, with a profile of its passes.

    .venv/bin/python benchmarks/cleaning.py [RAW FILE …]

The default is a typical article, a 新浪财经 page. For comparison: the time of trafilatura, which extracts the main text
of whole pages, and the number of visible characters that it loses. `make setup-bench` installs it.
"""

import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import trafilatura
from bs4 import BeautifulSoup

from newsarchive.features.tag_candidates import tag_candidates
from newsarchive.pipeline import process as process_module
from newsarchive.settings.archive import ArchiveSettings, Settings
from newsarchive.settings.editorial import read_editorial

ROOT = Path(__file__).parents[1]
DEFAULT_FILE = ROOT / "articles/002_443af4c5a7996c3b.txt"
ROUNDS = 15
REPEATS = 20
# The module that calls each pass, its name there, and its name in the table.
PASSES = (
    ("newsarchive.pipeline.process", "decode", "decode"),
    ("newsarchive.pipeline.process", "parse_document", "front matter"),
    ("newsarchive.clean.body", "protect_code", "protect code"),
    ("newsarchive.clean.body", "parse_fragment", "parse (lxml)"),
    ("newsarchive.clean.rules.engine", "RuleEngine.apply", "source rules"),
    ("newsarchive.clean.body", "write_canonical_tree", "write the clean tree"),
    ("newsarchive.clean.body", "restore_title", "title"),
    ("newsarchive.clean.body", "remove_edge_boilerplate", "edges"),
    ("newsarchive.clean.body", "outline", "headings"),
    ("newsarchive.pipeline.process", "write_html", "HTML"),
    ("newsarchive.pipeline.process", "sanitize", "sanitise (nh3)"),
    ("newsarchive.pipeline.process", "write_markdown", "Markdown"),
    ("newsarchive.pipeline.process", "language_of", "language"),
)


def cpu_ms(work: Callable[[], object]) -> float:
    """Return the mean CPU milliseconds of one call."""
    start = time.process_time()
    for _ in range(REPEATS):
        work()
    return (time.process_time() - start) / REPEATS * 1000


def medians_ms(*works: Callable[[], object]) -> list[float]:
    """Return the median CPU milliseconds of a call of each; they take turns, as the speed of machines varies."""
    for work in works:
        work()
    rounds = [[cpu_ms(work) for work in works] for _ in range(ROUNDS)]
    return [statistics.median(column) for column in zip(*rounds, strict=True)]


def shares(work: Callable[[], object]) -> dict[str, float]:
    """Return the CPU milliseconds per call of each pass, by its name in the table."""
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


def lost_by(extracted: str, text: str) -> str:
    """Describe the article's visible characters that an extractor's output lacks."""
    wanted = Counter(character for character in text if not character.isspace())
    lost, total = (wanted - Counter(extracted)).total(), wanted.total()
    return f"loses {lost} of {total} characters ({lost / max(1, total):.1%})"


def main() -> None:
    """Print the table for each file."""
    settings = Settings(root=ROOT, docs_dir=ROOT / "docs", archive=ArchiveSettings())
    editorial, _ = read_editorial(settings)
    for file in [Path(name) for name in sys.argv[1:]] or [DEFAULT_FILE]:
        raw = file.read_bytes()
        markup = raw.decode(errors="replace").split("\n---\n", 2)[-1]
        page = f"<html><body><article>{markup}</article></body></html>"
        outcome = process_module.process(raw, file.name, settings=settings, editorial=editorial)
        found = outcome.article
        if found is None:
            print(f"{file.name}: no article")
            continue
        works: dict[str, Callable[[], Any]] = {
            "BeautifulSoup, bare": partial(BeautifulSoup, markup, "lxml"),
            "process()": partial(process_module.process, raw, file.name, settings=settings, editorial=editorial),
            "tag candidates": partial(tag_candidates, found, outcome.prose, editorial.vocabulary),
            "trafilatura": partial(trafilatura.extract, page, include_tables=True, include_images=True),
        }
        taken = dict(zip(works, medians_ms(*works.values()), strict=True))
        print(f"{file.name}: {len(raw):,} bytes, {len(found.text):,} characters")
        for name, milliseconds in taken.items():
            print(f"  {name:<22} {milliseconds:6.3f} ms   {milliseconds / taken['BeautifulSoup, bare']:.2f} ×")
            if name == "process()":
                for part, spent in sorted(shares(works[name]).items(), key=lambda item: -item[1]):
                    print(f"    {part:<20} {spent:6.3f} ms   {spent / milliseconds:5.1%}")
        print(f"  trafilatura {lost_by(works['trafilatura']() or '', found.text)}")


if __name__ == "__main__":
    main()
