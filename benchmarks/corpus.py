"""Write an invented archive of N raw articles below a folder, to build and to measure.

    .venv/bin/python benchmarks/corpus.py N FOLDER

The same number gives the same article, byte for byte, whatever N is. Sources that really exist lend their names and
their markup; every sentence is put together by chance from the words of a dictionary.
"""

import argparse
import shutil
import time
from pathlib import Path

from invented.archive import write


def main() -> None:
    """Write the archive; what the folder held before is removed."""
    parser = argparse.ArgumentParser(description="Write an invented archive of raw articles.")
    parser.add_argument("count", type=int, metavar="N", help="how many articles")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where to write them; emptied first")
    arguments = parser.parse_args()
    started = time.perf_counter()
    shutil.rmtree(arguments.folder, ignore_errors=True)
    size = write(arguments.count, arguments.folder)
    seconds = time.perf_counter() - started
    print(f"{arguments.count:,} articles, {size:,} bytes, in {seconds:.1f} s below {arguments.folder}")


if __name__ == "__main__":
    main()
