"""New archives: the files that `newsarchive new` writes, from the templates in `starter/`."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from newsarchive import __version__
from newsarchive.base.fileio import list_names, names_in, read_bytes, read_failure, walk, write_bytes

Language = Literal["zh", "en"]

_STARTER = Path(__file__).with_name("starter")
# A wheel has the rules of known sources and the vocabulary among its templates. A checkout has them once, in its own
# archive.
_EDITORIAL = (_STARTER / "editorial", Path(__file__).parents[2] / "editorial")
_VOCABULARY = "editorial/vocabulary.yml"
# The tags of the vocabulary are shown in Chinese, so archives in other languages begin with an empty one.
_LANGUAGE_OF_VOCABULARY = "zh"
# Names that begin with a dot would have a meaning in our own repository.
_DOT = "dot-"
_SHOWN_NAMES = 5

_RULES_HEADER = b"""\
# From newsarchive %s. Remove the next line once you maintain these rules: those that match nothing are then reported.
rare: true

"""


# What `git init` and `git clone` leave. In a submodule it is a file.
_REPOSITORY = ".git"


class ArchiveNotCreatedError(Exception):
    """A new archive could not be written, or not whole; the message gives the reason and the remedy."""


def create_archive(folder: Path, language: Language) -> int:
    """Write a new archive into an empty or missing folder; return the number of its files.

    A folder that holds only `.git` counts as empty: a fresh repository has no content that could be overwritten.
    Raises ArchiveNotCreatedError, having written nothing unless its message names what was written.
    """
    _require_empty(folder)
    files = dict(_files(language))
    for path, content in files.items():
        try:
            write_bytes(folder / path, content)
        except OSError as reason:
            failure = f"{folder / path} cannot be written: {read_failure(reason).lower()}"
            raise ArchiveNotCreatedError(f"{failure}; {_next_step(folder)}") from reason
    return len(files)


def _require_empty(folder: Path) -> None:
    """Raise ArchiveNotCreatedError if the folder is not one to write to."""
    try:
        fault = _fault(folder, str(folder)) or _fault_above(folder)
        names = list_names(folder) if not fault and folder.exists() else []
    except OSError as reason:
        raise ArchiveNotCreatedError(
            f"{folder} cannot be used: {read_failure(reason).lower()}; name another folder"
        ) from reason
    if fault:
        raise ArchiveNotCreatedError(f"{fault}; name an empty or a new folder")
    if set(names) - {_REPOSITORY}:
        listed = _listed(names)
        raise ArchiveNotCreatedError(f"{folder} is not empty (it has {listed}); name an empty or a new folder")


def _fault(path: Path, name: str) -> str:
    """Return why a path cannot become a folder; empty if it can, or is one."""
    if path.is_symlink() and not path.exists():
        return f"{name} is a dangling link"
    return f"{name} is a file" if path.exists() and not path.is_dir() else ""


def _fault_above(folder: Path) -> str:
    """Return why the folder cannot be made inside its parents; empty if it can."""
    return next(filter(None, (_fault(parent, f"its parent {parent}") for parent in folder.parents)), "")


def _next_step(folder: Path) -> str:
    """Return the remedy after a failure, with the names of what had been written by then."""
    written = [name for name in names_in(folder) if name != _REPOSITORY]
    if not written:
        return "nothing was written; correct that and run the command again"
    return f"{folder} holds a part of the archive ({_listed(written)}); remove that and run the command again"


def _files(language: Language) -> Iterator[tuple[str, bytes]]:
    """The path and the content of each file of a new archive."""
    for part in ("common", language):
        for path, content in _below(_STARTER / part):
            parts = (name.replace(_DOT, ".", 1) if name.startswith(_DOT) else name for name in path.split("/"))
            yield "/".join(parts), content.replace(b"{version}", __version__.encode())
    editorial = next(folder for folder in _EDITORIAL if folder.is_dir())
    if language == _LANGUAGE_OF_VOCABULARY:
        head = read_bytes(_STARTER / language / _VOCABULARY)
        # Our own comment ends with the first empty line.
        _, _, terms = read_bytes(editorial / "vocabulary.yml").partition(b"\n\n")
        yield _VOCABULARY, head + b"\n" + terms
    for path, content in _below(editorial / "sources"):
        yield f"editorial/sources/{path}", _RULES_HEADER % __version__.encode() + content


def _below(folder: Path) -> Iterable[tuple[str, bytes]]:
    return (
        # An installer may have made links of the package's files.
        (file.relative, read_bytes(file.path))
        for file in walk(folder, within=Path(folder.anchor))
        if not file.is_folder
    )


def _listed(names: list[str]) -> str:
    shown, more = names[:_SHOWN_NAMES], len(names) - _SHOWN_NAMES
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")
