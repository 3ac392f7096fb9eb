"""Discovery of the archive's raw files, in a total order, and of other files in their folder."""

import os
import posixpath
from dataclasses import dataclass
from pathlib import Path
from sys import intern

from newsarchive.base.fileio import FoundFile, walk
from newsarchive.base.problems import Problem, error, notice, outside
from newsarchive.settings.archive import Settings, shown

SUFFIXES = (".html", ".htm", ".markdown", ".md", ".txt")


@dataclass(frozen=True, slots=True)
class RawFile:
    """A raw file. `path` is relative to the project, with slashes; problems and pages name the file by it.

    `size` in bytes and `changed`, a time in nanoseconds, distinguish one state of the file from another; both are 0 if
    they are unknown.
    """

    disk_path: str
    path: str
    size: int = 0
    changed: int = 0

    @property
    def file(self) -> Path:
        """The path on disk."""
        return Path(self.disk_path)


def discover(settings: Settings) -> tuple[tuple[RawFile, ...], tuple[Problem, ...]]:
    """Every raw file below the articles folder, by path, at any depth."""
    folder = settings.articles_dir
    folder_path = settings.relative(folder)
    if not folder.is_dir():
        return (), (articles_missing(settings),)
    found: list[RawFile] = []
    problems: list[Problem] = []
    for entry in walk(folder):
        # The cache and the article will keep the same text.
        path = intern(posixpath.normpath(f"{folder_path}/{shown(entry.relative)}"))
        if entry.is_outside:
            problems.append(outside(path, folder_path))
        elif is_raw_name(entry.relative) and not entry.is_folder:
            file = _raw_file(entry.disk_path, path)
            if file.size > settings.archive.max_raw_file_size:
                problems.append(too_large(file, settings.archive.max_raw_file_size))
            else:
                found.append(file)
        else:
            problems.extend(_misplaced(entry, path))
    return tuple(found), tuple(problems)


def articles_missing(settings: Settings) -> Problem:
    """The error of an archive without its folder of raw files."""
    folder = settings.relative(settings.articles_dir)
    return error(folder, "articles-missing", "no such folder; expected the raw files here (articles_dir)")


def too_large(file: RawFile, limit: int) -> Problem:
    """The error of a raw file with more bytes than the settings allow."""
    size = f"{file.size:,} bytes" if file.size > limit else f"more than {limit:,} bytes"
    message = f"{size}, so it is not read; the limit is {limit:,}, which max_raw_file_size in extra.archive changes"
    return error(file.path, "file-too-large", message)


def _raw_file(disk_path: str, path: str) -> RawFile:
    try:
        status = os.stat(disk_path)  # noqa: PTH116 - creating a path object takes longer than the call itself
    except OSError:
        return RawFile(disk_path, path)
    # Tools set the time of modification as they like (cp -p, tar, rsync), but not that of the last status change.
    return RawFile(disk_path, path, status.st_size, max(status.st_mtime_ns, status.st_ctime_ns))


def is_raw_name(name: str) -> bool:
    """True if a file of this name is a raw article."""
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
        return [notice(path, "file-ignored", f"not read as an article; expected a name that ends in {expected}")]
    return []
