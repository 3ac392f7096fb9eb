"""The files of the search index in the site: all written by a build, or on demand by a server."""

from pathlib import Path

from newsarchive.base.fileio import move, names_in, remove_folder, scratch_folder
from newsarchive.base.hashing import short_id
from newsarchive.pipeline.executors import forks_here
from newsarchive.pipeline.fork_pool import run_all_forked
from newsarchive.settings.archive import Settings
from newsarchive.site.theme.context import SiteContext

FOLDER = "search"
SIZES_FILE = "index-sizes"
"""The file of the cache that confirms the sizes of the last index. All sites share it: an index has the same files
wherever it is written."""
_PAGE = frozenset({"index.html", "index.md"})


def is_search_file(path: str) -> bool:
    """True if a path of the site belongs to the index, and not to the search page."""
    folder, _, name = path.partition("/")
    return folder == FOLDER and bool(name) and name not in _PAGE


def keep_search_files(site_dir: str, settings: Settings) -> None:
    """Move the previous build's index out of the site, which MkDocs empties; unchanged and undamaged it is reused."""
    folder, previous = Path(site_dir, FOLDER), _previous_index(site_dir, settings)
    remove_folder(previous)
    for name in names_in(folder):
        if name not in _PAGE:
            move(folder / name, previous / name)


def write_search_files(context: SiteContext) -> None:
    """Write the whole index, on as many processes as the settings allow."""
    # NumPy is slow to import, and only builds with search need it.
    from newsarchive.search.indexing.documents import document_batches  # noqa: PLC0415
    from newsarchive.search.indexing.writer import BATCH_SIZE, index_tasks  # noqa: PLC0415

    site_dir, settings = context.config.site_dir, context.settings
    batches = document_batches(context.library, BATCH_SIZE)
    folder, previous, record = (
        Path(site_dir, FOLDER),
        _previous_index(site_dir, settings),
        settings.cache_dir / SIZES_FILE,
    )
    with scratch_folder(settings.cache_dir) as scratch:
        for tasks in index_tasks(batches, folder, scratch=Path(scratch), previous=previous, record=record):
            for _ in run_all_forked(tasks, forks_here(settings.archive)):
                pass
    remove_folder(previous)


def _previous_index(site_dir: str, settings: Settings) -> Path:
    """The folder to which the previous build's index is moved."""
    return settings.cache_dir / f"search-{short_id(str(Path(site_dir).absolute()))}"
