"""What an index of search costs to make and to ask.

    .venv/bin/python benchmarks/searching.py FOLDER

FOLDER holds raw articles, such as those of `benchmarks/corpus.py`. They are cleaned first, which is not measured; what
that gives is kept in the folder of --cache for the next time. Each query is asked as by a reader who comes for the
first time, with nothing fetched yet. The same files are read here as in the browser; its four modules come on top.
"""

import argparse
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "hooks"))

from newsarchive.build import build_library
from newsarchive.search.documents import Document, documents
from newsarchive.search.find import find_articles
from newsarchive.search.index import Index
from newsarchive.search.index_files import index_files
from newsarchive.settings.archive import ArchiveSettings, Settings

ROOT = Path(__file__).parents[1]
QUERIES = 200
LENGTHS = {"one Han sign": 1, "two": 2, "three": 3, "four": 4, "eight": 8}
_KILOBYTE = 1000
_MEGABYTE = 1024


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure search.")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="raw articles")
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "newsarchive-searching")
    arguments = parser.parse_args()
    names = {"articles_dir": str(arguments.folder.resolve()), "cache_dir": str(arguments.cache.resolve())}
    library = build_library(Settings(root=ROOT, docs_dir=ROOT / "docs", archive=ArchiveSettings(**names)))
    articles = list(documents(library))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // _MEGABYTE
    started, started_cpu = time.perf_counter(), time.process_time()
    files = dict(index_files(articles))
    seconds, cpu = time.perf_counter() - started, time.process_time() - started_cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // _MEGABYTE
    size = sum(map(len, files.values()))
    print(f"{len(articles):,} articles: {seconds:.1f} s, {cpu:.1f} s of one processor; {peak} MB, {before} before")
    print(f"{len(files):,} files, {size:,} bytes, {size // len(articles):,} an article")
    for part, total in sorted(_sizes(files).items(), key=lambda item: -item[1]):
        print(f"  {part:<16} {total // len(articles):>6,} an article")
    for name, length in LENGTHS.items():
        _ask(files, name, _queries(articles, length))
    _ask(files, "two words of two", [" ".join(pair) for pair in zip(*[iter(_queries(articles, 2))] * 2, strict=True)])


def _sizes(files: dict[str, bytes]) -> dict[str, int]:
    sizes: dict[str, int] = {}
    for name, content in files.items():
        part = name.split("/")[1] if "/" in name else name
        part += " positions" if name.endswith("-positions.bin") else ""
        sizes[part] = sizes.get(part, 0) + len(content)
    return sizes


def _queries(articles: list[Document], length: int) -> list[str]:
    """Pieces of Han signs out of the articles, each as often as it is there."""
    chosen = random.Random(length)  # noqa: S311 - the same queries each time
    found: list[str] = []
    while len(found) < QUERIES // len(LENGTHS):
        text = chosen.choice(articles).text
        start = chosen.randrange(max(len(text) - length, 1))
        piece = text[start : start + length]
        if all("\u4e00" <= sign <= "\u9fff" for sign in piece):
            found.append(piece)
    return found


def _ask(files: dict[str, bytes], name: str, queries: Iterable[str]) -> None:
    fetched, requests, times = [], [], []
    # The browser folds queries by this file; in Python the table comes with the package.
    folding = next(len(content) for file, content in files.items() if file.endswith("folding.json"))
    for query in queries:
        read = [folding]

        def fetch(file: str, read: list[int] = read) -> bytes:
            read.append(len(files[file]))
            return files[file]

        started = time.perf_counter()
        find_articles(Index(fetch), query)
        times.append(time.perf_counter() - started)
        fetched.append(sum(read) / _KILOBYTE)
        requests.append(len(read))
    print(
        f"{name:<16} {statistics.median(fetched):5.0f} KB, at most {max(fetched):5.0f}; "
        f"{statistics.median(requests):3.0f} requests, at most {max(requests)}; "
        f"{statistics.median(times):.3f} s in Python"
    )


if __name__ == "__main__":
    main()
