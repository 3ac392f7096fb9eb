"""The index of search as files of the site: by a build all at once, by a server when one of them is asked for."""

from pathlib import Path

from newsarchive.base.fileio import write_new
from newsarchive.pipeline.executors import forks_here
from newsarchive.pipeline.forked import run_forked
from newsarchive.site.context import SiteContext

FOLDER = "search"
_PAGE = frozenset({"index.html", "index.md"})


def is_search_file(path: str) -> bool:
    """Whether a path of the site is one of the index, and not of the page for searching."""
    folder, _, name = path.partition("/")
    return folder == FOLDER and bool(name) and name not in _PAGE


def write_search_files(context: SiteContext) -> None:
    """Write the whole index, on as many processes as the settings allow."""
    # NumPy takes a while to load, and only what makes or reads an index needs it.
    from newsarchive.search.documents import documents  # noqa: PLC0415
    from newsarchive.search.index_files import groups_of_files  # noqa: PLC0415

    folder = Path(context.config.site_dir, FOLDER)
    *groups, last = groups_of_files(documents(context.library))

    def write(number: int) -> None:
        for name, content in groups[number]():
            write_new(str(folder / name), content)

    for _ in run_forked(write, len(groups), forks_here(context.settings.archive)):
        pass
    for name, content in last():
        write_new(str(folder / name), content)
