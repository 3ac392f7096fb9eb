"""Files: the only module that opens, lists and writes them."""

import os
import shutil
import stat
import sys
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

# Windows would change line ends.
_BINARY = getattr(os, "O_BINARY", 0)
# Opening a pipe would wait for a writer, if one took the place of a file after its check.
_NONBLOCK = getattr(os, "O_NONBLOCK", 0)
MAX_TEXT_SIZE = 10_000_000
"""Bytes of the largest file of an editor's that is read."""


class TooLargeError(OSError):
    """A file has more bytes than may be read."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """One entry of a folder tree. `relative` is its path below the folder that was walked, with slashes.

    `unread` is the reason why a folder could not be listed; it is empty for everything else. `is_outside` is true for a
    link that leads outside the folder; it must not be read.
    """

    disk_path: str
    relative: str
    is_folder: bool
    unread: str = ""
    is_outside: bool = False

    @property
    def path(self) -> Path:
        """The absolute path."""
        return Path(self.disk_path)


def absolute(path: Path) -> Path:
    """The path from the root of the file system, without `.` and `..`; links stay as they are named."""
    return Path(os.path.normpath(path.absolute()))


def read_bytes(path: Path, limit: int = sys.maxsize - 1) -> bytes:
    """All bytes of a regular file.

    Raises OSError for what cannot be read, and for pipes, sockets and devices, which might never end; TooLargeError for
    a file of more than `limit` bytes, of which no more is read, even if it grows.
    """
    _require_readable(path.stat(), path, limit)
    with open(os.open(path, os.O_RDONLY | _NONBLOCK | _BINARY), "rb") as file:  # noqa: PTH123 - of a descriptor
        status = os.fstat(file.fileno())
        _require_readable(status, path, limit)
        content = file.read(status.st_size + 1)
        # Files of /proc state no size, and others may grow.
        rest = file.read(limit - len(content) + 1) if len(content) > status.st_size else b""
    if len(content) + len(rest) > limit:
        raise _too_large(limit)
    return content + rest


def _require_readable(status: os.stat_result, path: Path, limit: int) -> None:
    """Raise OSError unless the status is that of a regular file of at most `limit` bytes."""
    if not stat.S_ISREG(status.st_mode):
        raise OSError(f"not a regular file: {path.name}")
    if status.st_size > limit:
        raise _too_large(limit)


def _too_large(limit: int) -> TooLargeError:
    return TooLargeError(f"more than {limit:,} bytes")


def read_range(path: Path, start: int, length: int) -> bytes:
    """`length` bytes of a file of our own, from an offset. Raises OSError."""
    with path.open("rb") as file:
        file.seek(start)
        return file.read(length)


def read_text(path: Path) -> str:
    """The text of a UTF-8 file of our own or an editor's, with line ends made equal.

    Raises as `read_bytes` does, for more than `MAX_TEXT_SIZE` bytes as well.
    """
    return read_bytes(path, MAX_TEXT_SIZE).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def read_failure(reason: OSError | UnicodeError) -> str:
    """The reason why a file could not be read or written, without its path: the problem has it."""
    return (isinstance(reason, OSError) and reason.strerror) or str(reason)


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: a reader never finds half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    temporary.write_bytes(content)
    temporary.replace(path)


def read_or_create(path: Path, content: bytes) -> bytes:
    """The content of a file that only this user may read; if it is missing, it is made with `content`.

    Of several processes or threads that make it at once, one does, and all get what it wrote. Raises OSError.
    """
    with suppress(FileNotFoundError):
        return read_bytes(path, MAX_TEXT_SIZE)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    temporary = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}.tmp")
    temporary.unlink(missing_ok=True)
    try:
        with open(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600), "wb") as file:  # noqa: PTH123
            file.write(content)
        with suppress(FileExistsError):
            path.hardlink_to(temporary)
    finally:
        temporary.unlink(missing_ok=True)
    return read_bytes(path, MAX_TEXT_SIZE)


def write_new(path: str, content: bytes) -> None:
    """Write a file into a folder that is being built, with the fewest system calls: a site has many small files."""
    folder = path.rpartition(os.sep)[0]
    # System calls: path objects would take longer than these.
    try:
        os.mkdir(folder)  # noqa: PTH102
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, 0o666)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(file, rest) :]
    finally:
        os.close(file)


def move(source: Path, target: Path) -> bool:
    """Move a file or folder to a free path; return whether that worked: across disks it does not."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        source.rename(target)
    except OSError:
        return False
    return True


def list_names(folder: Path) -> list[str]:
    """The names in a folder, in order. Raises OSError where it cannot be listed."""
    return sorted(entry.name for entry in folder.iterdir())


def names_in(folder: Path) -> list[str]:
    """The names in a folder, in order; none where it cannot be listed."""
    try:
        return list_names(folder)
    except OSError:
        return []


def remove_folder(folder: Path) -> None:
    """Remove a folder of our own with everything in it, as far as possible."""
    shutil.rmtree(folder, ignore_errors=True)


def scratch_folder(parent: Path) -> AbstractContextManager[str]:
    """A temporary folder inside `parent`, or the system's where `parent` cannot be written."""
    try:
        parent.mkdir(parents=True, exist_ok=True)
        return TemporaryDirectory(prefix=".scratch-", dir=parent, ignore_cleanup_errors=True)
    except OSError:
        return TemporaryDirectory(ignore_cleanup_errors=True)


def walk(folder: Path, within: Path | None = None) -> list[FoundFile]:
    """Every visible file and folder below `folder`, in the order of their relative paths.

    Names that begin with a dot are left out. Links to folders are followed, each real folder once, so that a loop ends;
    but no link is followed that leads outside `within`, which is `folder` itself if not given.
    A `folder` that cannot be listed is itself the only entry, with an empty relative path; so is one that is a link to
    outside `within`.
    """
    root = os.path.realpath(within or folder)
    if leads_outside(str(folder), root):
        return [FoundFile(str(folder), "", is_folder=True, is_outside=True)]
    found = _walk(folder, "", root, set()) if folder.is_dir() else ()
    return sorted(found, key=lambda file: file.relative)


def leads_outside(path: str, root: str) -> bool:
    """Return whether a path, with all links resolved, is outside a folder that has none."""
    real = os.path.realpath(path)
    return real != root and not real.startswith(root.rstrip(os.sep) + os.sep)


def _walk(folder: Path, relative: str, root: str, seen: set[tuple[int, int]]) -> Iterator[FoundFile]:
    """The entries below a folder, preceded by the folder itself unless the walk began with it."""
    try:
        status = folder.stat()
        if (status.st_dev, status.st_ino) in seen:
            return
        seen.add((status.st_dev, status.st_ino))
        entries = _visible_entries(folder)
    except OSError as reason:
        yield FoundFile(str(folder), relative, is_folder=True, unread=read_failure(reason))
        return
    if relative:
        yield FoundFile(str(folder), relative, is_folder=True)
    for entry in entries:
        below = f"{relative}/{entry.name}" if relative else entry.name
        if entry.is_symlink() and leads_outside(entry.path, root):
            yield FoundFile(entry.path, below, is_folder=_is_folder(entry), is_outside=True)
        elif _is_folder(entry):
            yield from _walk(Path(entry.path), below, root, seen)
        else:
            yield FoundFile(entry.path, below, is_folder=False)


def _visible_entries(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Return whether an entry is a folder or a link to one; a link to itself is not."""
    try:
        return entry.is_dir()
    except OSError:
        return False
