"""Our own search as the benchmark uses it: write an index, search it, classify its files.

Imports are late where a build imports late: their time and memory count for the index.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

from benchmarks.machine import ROOT
from benchmarks.search.browser import EMPTY_PAGE, Engine
from benchmarks.search.queries import BenchQuery

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
    """The library of a folder of raw articles; cleaned articles are cached for the next run."""
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


def python_searcher(folder: Path) -> Callable[[BenchQuery, int], list[str]]:
    """A function that searches an index in Python and returns the ids of the best `limit` articles."""
    from newsarchive.search.querying.reader import open_index  # noqa: PLC0415
    from newsarchive.search.querying.searcher import Filters, search  # noqa: PLC0415

    index = open_index(folder)

    def find(asked: BenchQuery, limit: int) -> list[str]:
        found = search(index, asked.text, filters=Filters(**dict(asked.filters)), limit=limit)
        if found.problems:
            raise ValueError(f"{asked}: {found.problems[0]}")
        return [result.id for result in found.results]

    return find


def engine(site: Path) -> Engine:
    """Our search in a browser: a site with the index, already written, and the JavaScript modules."""
    shutil.copytree(ROOT / "hooks/newsarchive/theme" / _MODULES, site / _MODULES)
    (site / "index.html").write_text(EMPTY_PAGE, encoding="utf-8")
    return Engine(folder=site, load=_LOAD, below=f"{INDEX}/", is_stored_fields=is_stored_fields)


def part_of(path: str) -> str:
    """The part of the index to which a file belongs, by its path in the index's folder."""
    _, _, name = path.rpartition("/") if path.count("/") < 2 else path.partition("/")
    folder, _, file = name.rpartition("/")
    return f"{folder}, positions" if file.endswith("-positions.bin") else folder or file


def is_stored_fields(path: str) -> bool:
    """True if a file, by its path in the index's folder, has stored fields."""
    return part_of(path) == "docs"
