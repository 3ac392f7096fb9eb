"""CPU of cleaning, compared with that of another checkout, such as the commit before a change.

    .venv/bin/python -m benchmarks.comparing ../before [ROUNDS]

Both clean the same raw files, the samples of all sources and synthetic articles, in processes that take turns.
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.synthetic.archive import article

from newsarchive.pipeline.process import process
from newsarchive.settings.archive import ArchiveSettings, Settings
from newsarchive.settings.editorial import read_editorial

ROOT = Path(__file__).parents[1]
SYNTHETIC = 400
ROUNDS = 9


def clean_all() -> tuple[float, int]:
    """Clean every file once; return the CPU milliseconds an article and the number of articles.

    The checkout that cleans is the one on the module path. A first pass fills caches and is not counted.
    """
    settings = Settings(root=ROOT, docs_dir=ROOT / "docs", archive=ArchiveSettings())
    editorial, _ = read_editorial(settings)
    samples = [path.read_bytes() for path in sorted(ROOT.glob("tests/sources/*/*/raw.*"))]
    files = samples + [article(number).content for number in range(SYNTHETIC)]
    taken = 0.0
    for _ in range(2):
        start = time.process_time()
        for number, raw in enumerate(files):
            process(raw, f"{number}.txt", settings=settings, editorial=editorial)
        taken = time.process_time() - start
    return taken / len(files) * 1000, len(files)


def measured(checkout: Path) -> float:
    """The CPU milliseconds an article of a checkout's cleaning, measured in a process of its own."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(checkout / "hooks"), str(ROOT)])}
    command = [sys.executable, "-m", "benchmarks.comparing"]
    done = subprocess.run(command, env=environment, cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603
    return float(done.stdout.split()[0])


def main() -> None:
    """Print the median of each checkout and of their ratio, round by round."""
    if len(sys.argv) == 1:
        print(*clean_all())
        return
    before = Path(sys.argv[1])
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS
    pairs = [(measured(before), measured(ROOT)) for _ in range(rounds)]
    ratios = sorted(after / earlier for earlier, after in pairs)
    then, now = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"CPU an article: {then:.3f} ms before, {now:.3f} ms now (medians of {rounds} rounds)")
    print(f"now / before: {statistics.median(ratios):.3f} (from {ratios[0]:.3f} to {ratios[-1]:.3f})")


if __name__ == "__main__":
    main()
