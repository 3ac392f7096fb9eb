"""The index of search as files of the site: by a build all at once, by a server when one of them is asked for."""

from pathlib import Path

from newsarchive.base.fileio import move, names_in, remove_folder, scratch_folder
from newsarchive.base.hashing import short_id
from newsarchive.pipeline.executors import forks_here
from newsarchive.pipeline.fork_pool import run_all_forked
from newsarchive.settings.archive import Settings
from newsarchive.site.theme.context import SiteContext

FOLDER = "search"
_PAGE = frozenset({"index.html", "index.md"})


def is_search_file(path: str) -> bool:
    """Whether a path of the site is one of the index, and not of the page for searching."""
    folder, _, name = path.partition("/")
    return folder == FOLDER and bool(name) and name not in _PAGE


def keep_search_files(site_dir: str, settings: Settings) -> None:
    """Lay the index of the last build aside, before MkDocs empties its folder: where no article changes it stays."""
    folder, kept = Path(site_dir, FOLDER), _kept(site_dir, settings)
    remove_folder(kept)
    for name in names_in(folder):
        if name not in _PAGE:
            move(folder / name, kept / name)


def write_search_files(context: SiteContext) -> None:
    """Write the whole index, on as many processes as the settings allow."""
    # NumPy takes a while to load, and only what makes or reads an index needs it.
    from newsarchive.search.indexing.documents import lots_of_documents  # noqa: PLC0415
    from newsarchive.search.indexing.writer import ARTICLES_A_LOT, index_tasks  # noqa: PLC0415

    site_dir, settings = context.config.site_dir, context.settings
    lots = lots_of_documents(context.library, ARTICLES_A_LOT)
    kept = _kept(site_dir, settings)
    with scratch_folder(settings.cache_dir) as scratch:
        for tasks in index_tasks(lots, Path(site_dir, FOLDER), scratch=Path(scratch), kept=kept):
            for _ in run_all_forked(tasks, forks_here(settings.archive)):
                pass
    remove_folder(kept)


def _kept(site_dir: str, settings: Settings) -> Path:
    """Where the index of the last build of this site is kept."""
    return settings.cache_dir / f"search-{short_id(str(Path(site_dir).absolute()))}"
