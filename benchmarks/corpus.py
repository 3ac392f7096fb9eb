"""Write a synthetic archive of N raw articles into a folder, for the benchmarks.

    .venv/bin/python -m benchmarks.corpus N FOLDER

Article number n is the same, byte for byte, whatever N is. Names and markup are those of real sources; sentences are
random words of a dictionary, so that a search index has as many words as that of a real archive. The demonstration
has sentences that make sense: `benchmarks.demo_archive`.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.synthetic.archive import write


def main() -> None:
    """Write the archive into a new or empty folder."""
    fill_folder(argparse.ArgumentParser(prog="corpus", description="Write a synthetic archive of raw articles."), write)


def fill_folder(parser: argparse.ArgumentParser, write_articles: Callable[[int, Path], int]) -> None:
    """Read N and FOLDER from the command line, and write that many articles; the size in bytes is reported."""
    parser.add_argument("count", type=int, metavar="N", help="number of articles")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="folder to write to, new or empty")
    arguments = parser.parse_args()
    if arguments.count < 0:
        parser.error(f"N is the number of articles, 0 or more, got {arguments.count}")
    if arguments.folder.exists() and any(arguments.folder.iterdir()):
        parser.error(f"{arguments.folder} is not empty; remove it, or choose another folder")
    # An archive of no articles has a folder for them, too.
    arguments.folder.mkdir(parents=True, exist_ok=True)
    started = time.perf_counter()
    size = write_articles(arguments.count, arguments.folder)
    seconds = time.perf_counter() - started
    print(f"{arguments.count:,} articles, {size:,} bytes, in {seconds:.1f} s in {arguments.folder}")


if __name__ == "__main__":
    main()
