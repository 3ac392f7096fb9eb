"""All that the benchmark asks of our own search: write an index, find in it, and tell its files apart.

What is imported here late is what a build imports late: its time and memory belong to the index.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

from benchmarks.machine import ROOT
from benchmarks.search.browser import BLANK_PAGE, Engine
from benchmarks.search.queries import Asked

from newsarchive.base.fileio import scratch_folder
from newsarchive.build import build_library
from newsarchive.model.library import Library
from newsarchive.pipeline.fork_pool import run_all_forked
from newsarchive.settings.archive import ArchiveSettings, Settings

INDEX = "search"
"""The folder of the index in a site."""
_MODULES = "assets/search"
_LOAD = """
async () => {
  const { search } = await import(new URL("assets/search/search.js", document.baseURI));
  const answer = async (text, options) => {
    const given = await search(text, options);
    if (given.problems.length) throw new Error(given.problems[0]);
    return given;
  };
  globalThis.ask = async (text, filters) => (await answer(text, { filters })).total;
  globalThis.find = async (text, filters) => {
    const ids = [];
    // A browser refuses to fetch the files of too many results at once.
    const limit = 4000;
    for (let offset = 0, total = 1; offset < total; offset += limit) {
      const given = await answer(text, { filters, offset, limit, facets: false });
      total = given.total;
      ids.push(...given.results.map((result) => result.id));
    }
    return ids;
  };
}
"""


def read_library(raw: Path, cache: Path, *, workers: int = 0) -> Library:
    """The cleaned articles of a folder of raw ones; what the cleaning gives is kept in the cache for the next time."""
    archive = ArchiveSettings(articles_dir=str(raw.absolute()), cache_dir=str(cache.absolute()), workers=workers)
    return build_library(Settings(root=ROOT, docs_dir=ROOT / "docs", archive=archive))


def write_index(library: Library, folder: Path, workers: int) -> None:
    """Write the whole index into a folder, as a build does."""
    from newsarchive.search.indexing.documents import document_batches  # noqa: PLC0415
    from newsarchive.search.indexing.writer import BATCH_SIZE, index_tasks  # noqa: PLC0415

    batches = document_batches(library, BATCH_SIZE)
    with scratch_folder(folder.parent) as scratch:
        for tasks in index_tasks(batches, folder, scratch=Path(scratch)):
            for _ in run_all_forked(tasks, workers):
                pass


def finder(folder: Path) -> Callable[[Asked, int], list[str]]:
    """Finds in Python, in the index of a folder: the ids of so many articles, the best first."""
    from newsarchive.search.querying.reader import open_index  # noqa: PLC0415
    from newsarchive.search.querying.searcher import Filters, search  # noqa: PLC0415

    index = open_index(folder)

    def find(asked: Asked, limit: int) -> list[str]:
        answer = search(index, asked.text, filters=Filters(**dict(asked.filters)), limit=limit)
        if answer.problems:
            raise ValueError(f"{asked}: {answer.problems[0]}")
        return [result.id for result in answer.results]

    return find


def engine(site: Path) -> Engine:
    """Our search in a browser: a site of nothing but the index, which is there, and the modules that ask it."""
    shutil.copytree(ROOT / "hooks/newsarchive/theme" / _MODULES, site / _MODULES)
    (site / "index.html").write_text(BLANK_PAGE, encoding="utf-8")
    return Engine(folder=site, load=_LOAD, below=f"{INDEX}/", is_card=is_card)


def part_of(path: str) -> str:
    """The part of the index that a file belongs to, by its path in the index's folder."""
    _, _, name = path.rpartition("/") if path.count("/") < 2 else path.partition("/")
    folder, _, file = name.rpartition("/")
    return f"{folder}, places" if file.endswith("-places.bin") else folder or file


def is_card(path: str) -> bool:
    """Whether a file, by its path in the index's folder, holds nothing but what results are shown with."""
    return part_of(path) == "cards"
