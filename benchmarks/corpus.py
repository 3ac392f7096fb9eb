"""Write an invented archive of N raw articles below a folder, to build and to measure.

    .venv/bin/python benchmarks/corpus.py N FOLDER

The same number gives the same article, byte for byte, whatever N is. Sources that really exist lend their names and
their markup; every sentence is put together by chance from the words of a dictionary.
"""

import argparse
import time
from pathlib import Path

from invented.archive import write


def main() -> None:
    """Write the archive into a new or empty folder."""
    parser = argparse.ArgumentParser(description="Write an invented archive of raw articles.")
    parser.add_argument("count", type=int, metavar="N", help="how many articles")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where to write them: new or empty")
    arguments = parser.parse_args()
    if arguments.folder.exists() and any(arguments.folder.iterdir()):
        parser.error(f"{arguments.folder} is not empty; remove it, or name another folder")
    started = time.perf_counter()
    size = write(arguments.count, arguments.folder)
    seconds = time.perf_counter() - started
    print(f"{arguments.count:,} articles, {size:,} bytes, in {seconds:.1f} s below {arguments.folder}")


if __name__ == "__main__":
    main()
