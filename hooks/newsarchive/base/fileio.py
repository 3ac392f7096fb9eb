"""Files: the only place that opens, lists and writes them."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FoundFile:
    """One entry of a folder tree. `relative` is its path below the folder that was walked, with slashes.

    `unread` says why a folder could not be listed; it is empty for all else.
    """

    path: Path
    relative: str
    is_folder: bool
    unread: str = ""


def read_bytes(path: Path) -> bytes:
    """All bytes of a regular file.

    Raises OSError for what cannot be read, and for pipes, sockets and devices, which might never end.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(f"not a regular file: {path.name}")
    return path.read_bytes()


def read_text(path: Path) -> str:
    """The text of a UTF-8 file of our own or an editor's, with line ends made equal."""
    return path.read_text(encoding="utf-8-sig")


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: a reader never finds half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    temporary.write_bytes(content)
    temporary.replace(path)


def walk(folder: Path) -> list[FoundFile]:
    """Every visible file and folder below `folder`, in the order of their relative paths.

    Names that begin with a dot are left out. Links to folders are followed, each real folder once, so that a loop ends.
    """
    found = list(_walk(folder, "", set())) if folder.is_dir() else []
    return sorted(found, key=lambda file: file.relative)


def _walk(folder: Path, prefix: str, seen: set[tuple[int, int]]) -> Iterator[FoundFile]:
    for entry in _visible_entries(folder):
        path, relative = Path(entry.path), prefix + entry.name
        if not entry.is_dir():
            yield FoundFile(path, relative, is_folder=False)
            continue
        status = path.stat()
        if (status.st_dev, status.st_ino) in seen:
            continue
        seen.add((status.st_dev, status.st_ino))
        try:
            below = list(_walk(path, relative + "/", seen))
        except OSError as reason:
            yield FoundFile(path, relative, is_folder=True, unread=reason.strerror or str(reason))
        else:
            yield FoundFile(path, relative, is_folder=True)
            yield from below


def _visible_entries(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name)
