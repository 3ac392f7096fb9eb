"""New archives: the files that `newsarchive new` writes, from the templates in `starter/`."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from newsarchive import __version__
from newsarchive.base.fileio import names_in, read_bytes, walk, write_bytes

Language = Literal["zh", "en"]

_STARTER = Path(__file__).with_name("starter")
# A wheel has the rules of known sources among its templates. A checkout has them once, in its own archive.
_SOURCE_RULES = (_STARTER / "editorial/sources", Path(__file__).parents[2] / "editorial/sources")
# Names that begin with a dot would have a meaning in our own repository.
_DOT = "dot-"
_SHOWN_NAMES = 5

_RULES_HEADER = b"""\
# From newsarchive %s. Remove the next line once you maintain these rules: those that match nothing are then reported.
rare: true

"""


class FolderNotEmptyError(Exception):
    """The folder for a new archive has something in it."""


def create_archive(folder: Path, language: Language) -> int:
    """Write a new archive into an empty or missing folder; return the number of its files.

    Raises FolderNotEmptyError, having written nothing, and OSError.
    """
    names = names_in(folder)
    if names:
        raise FolderNotEmptyError(f"{folder} is not empty (it has {_listed(names)}); name an empty or a new folder")
    files = dict(_files(language))
    for path, content in files.items():
        write_bytes(folder / path, content)
    return len(files)


def _files(language: Language) -> Iterator[tuple[str, bytes]]:
    """The path and the content of each file of a new archive."""
    for part in ("common", language):
        for path, content in _below(_STARTER / part):
            parts = (name.replace(_DOT, ".", 1) if name.startswith(_DOT) else name for name in path.split("/"))
            yield "/".join(parts), content.replace(b"{version}", __version__.encode())
    rules = next(folder for folder in _SOURCE_RULES if folder.is_dir())
    for path, content in _below(rules):
        yield f"editorial/sources/{path}", _RULES_HEADER % __version__.encode() + content


def _below(folder: Path) -> Iterable[tuple[str, bytes]]:
    return ((file.relative, read_bytes(file.path)) for file in walk(folder) if not file.is_folder)


def _listed(names: list[str]) -> str:
    shown, more = names[:_SHOWN_NAMES], len(names) - _SHOWN_NAMES
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")
