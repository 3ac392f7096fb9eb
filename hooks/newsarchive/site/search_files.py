"""The index of search as files of the site: by a build all at once, by a server when one of them is asked for."""

from pathlib import Path

from newsarchive.base.fileio import write_new
from newsarchive.model.library import Library

FOLDER = "search"
_PAGE = frozenset({"index.html", "index.md"})


def is_search_file(path: str) -> bool:
    """Whether a path of the site is one of the index, and not of the page for searching."""
    folder, _, name = path.partition("/")
    return folder == FOLDER and bool(name) and name not in _PAGE


def write_search_files(library: Library, site_dir: str) -> None:
    """Write the whole index."""
    # NumPy takes a while to load, and only what makes or reads an index needs it.
    from newsarchive.search.documents import documents  # noqa: PLC0415
    from newsarchive.search.index_files import index_files  # noqa: PLC0415

    folder = Path(site_dir, FOLDER)
    for name, content in index_files(documents(library)):
        write_new(str(folder / name), content)
