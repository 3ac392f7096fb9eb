"""The raw files of the archive, in a total order, and what in their folder is none."""

import os
import posixpath
from dataclasses import dataclass
from pathlib import Path
from sys import intern

from newsarchive.base.fileio import FoundFile, walk
from newsarchive.base.problems import Problem, error, notice
from newsarchive.settings.archive import Settings, shown

SUFFIXES = (".html", ".htm", ".markdown", ".md", ".txt")


@dataclass(frozen=True, slots=True)
class RawFile:
    """A raw file: where it lies, and how problems and pages name it.

    `size` in bytes and `changed`, a time in nanoseconds, tell one state of the file from another; both are 0 where
    nothing is known of it.
    """

    place: str
    path: str
    size: int = 0
    changed: int = 0

    @property
    def file(self) -> Path:
        """Where it lies."""
        return Path(self.place)


def discover(settings: Settings) -> tuple[tuple[RawFile, ...], tuple[Problem, ...]]:
    """Every raw file below the articles folder, by path, at any depth."""
    folder = settings.articles_dir
    place = settings.relative(folder)
    if not folder.is_dir():
        return (), (error(place, "articles-missing", "no such folder; expected the raw files here (articles_dir)"),)
    found: list[RawFile] = []
    problems: list[Problem] = []
    for entry in walk(folder):
        # It will be known to the cache and to the article, too.
        path = intern(posixpath.normpath(f"{place}/{shown(entry.relative)}"))
        if is_raw_name(entry.relative) and not entry.is_folder:
            found.append(_raw_file(entry.place, path))
        else:
            problems.extend(_misplaced(entry, path))
    return tuple(found), tuple(problems)


def _raw_file(place: str, path: str) -> RawFile:
    try:
        status = os.stat(place)  # noqa: PTH116 - a path as an object takes longer than the call itself
    except OSError:
        return RawFile(place, path)
    # Tools set the time of the content as they like (cp -p, tar, rsync), but not that of the last change of the entry.
    return RawFile(place, path, status.st_size, max(status.st_mtime_ns, status.st_ctime_ns))


def is_raw_name(name: str) -> bool:
    """Whether a file of this name is taken as a raw article."""
    return name.lower().endswith(SUFFIXES)


def _misplaced(entry: FoundFile, path: str) -> list[Problem]:
    if entry.unread:
        return [error(path, "unreadable", f"the folder cannot be listed: {entry.unread}")]
    if entry.is_folder and is_raw_name(entry.relative):
        return [
            error(path, "not-a-file", "a folder has the name of an article; expected a file, or a name without suffix")
        ]
    if not entry.is_folder:
        expected = ", ".join(SUFFIXES)
        return [notice(path, "file-ignored", f"not taken as an article; expected a name that ends in {expected}")]
    return []
