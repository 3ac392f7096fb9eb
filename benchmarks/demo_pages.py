"""Copy the handwritten pages of the demonstration for a synthetic archive that has been written.

    .venv/bin/python -m benchmarks.demo_pages

A small archive lacks articles that some topics name: these topics are left out. The broken files among the articles are
meant; the last line reports them.
"""

import shutil
from pathlib import Path

from newsarchive.build import build_library
from newsarchive.site.config import read_settings

ROOT = Path(__file__).parents[1]
PAGES = ROOT / "benchmarks/demo"
EDITORIAL = "editorial"
"""The folder of the pages that holds files of editors instead, such as their choice for the front page."""


def copy_pages(config_file: Path) -> tuple[int, list[str]]:
    """Copy `demo/` to the `docs_dir` of a configuration; return the number of broken raw files and omitted topics."""
    settings, problems = read_settings(config_file)
    if settings is None:
        raise SystemExit("\n".join(map(str, problems)))
    shutil.rmtree(settings.docs_dir, ignore_errors=True)
    shutil.copytree(PAGES, settings.docs_dir, ignore=shutil.ignore_patterns(EDITORIAL))
    of_topics: set[str] = set()
    broken: set[str] = set()
    for problem in build_library(settings).problems:
        file = settings.root / problem.path
        if file.parent == settings.topics_dir:
            of_topics.add(problem.path)
        elif file.is_relative_to(settings.articles_dir):
            broken.add(problem.path)
    for path in of_topics:
        (settings.root / path).unlink()
    return len(broken), sorted(Path(path).stem for path in of_topics)


def copy_editorial(folder: Path) -> None:
    """Copy the archive's own rules and vocabulary to a folder, and the demonstration's choices for its front page."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / EDITORIAL, folder)
    shutil.copytree(PAGES / EDITORIAL, folder, dirs_exist_ok=True)


def main() -> None:
    """Prepare the pages for `mkdocs.demo.yml`."""
    copy_editorial(ROOT / ".cache/demo-editorial")
    broken, omitted = copy_pages(ROOT / "mkdocs.demo.yml")
    if omitted:
        print(f"topics left out, for want of their articles: {', '.join(omitted)}")
    if broken:
        print(f"raw files broken on purpose: {broken}, as in real archives; the problems listed next are theirs")


if __name__ == "__main__":
    main()
