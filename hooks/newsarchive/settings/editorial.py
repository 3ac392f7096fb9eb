"""All that editors declare, read from `editorial/` at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from newsarchive.base.fileio import read_failure, read_text, walk
from newsarchive.base.problems import Problem, error
from newsarchive.settings.archive import Settings
from newsarchive.settings.front import FRONT_FILE, FrontPage
from newsarchive.settings.schema import Model, lines_of, parse
from newsarchive.settings.sources import SourceFile, SourceRules
from newsarchive.settings.vocabulary import Vocabulary


@dataclass(frozen=True)
class Editorial:
    """What editors declare. The files of sources are in the order of their paths."""

    sources: tuple[SourceFile, ...] = ()
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    front: FrontPage = field(default_factory=FrontPage)


def read_editorial(settings: Settings) -> tuple[Editorial, tuple[Problem, ...]]:
    """Everything under `editorial/`; a wrong file is left out and reported."""
    sources: list[SourceFile] = []
    vocabulary, front = Vocabulary(), FrontPage()
    problems: list[Problem] = []
    for file in walk(settings.editorial_dir):
        path = settings.relative(file.path)
        if file.unread:
            problems.append(error(path, "unreadable", f"the folder cannot be listed: {file.unread}"))
        elif file.is_folder:
            continue
        elif file.relative == "vocabulary.yml":
            vocabulary = _read(file.path, Vocabulary, path, problems) or vocabulary
        elif file.relative == FRONT_FILE:
            front = _read(file.path, FrontPage, path, problems) or front
        elif file.relative.startswith("sources/") and file.relative.endswith(".yml"):
            rules = _read(file.path, SourceRules, path, problems)
            sources.extend([SourceFile(path, rules)] if rules else [])
        else:
            expected = "vocabulary.yml, front.yml or sources/<source>.yml"
            problems.append(error(path, "editorial-unknown", f"unknown file; expected {expected}"))
    return Editorial(tuple(sources), vocabulary, front), tuple(problems)


def lines_in(settings: Settings, path: str) -> Mapping[str, tuple[int, int]]:
    """Where the keys of an editorial file stand; nothing if an editor has taken it away since the build read it."""
    try:
        return lines_of(read_text(settings.root / path))
    except (OSError, UnicodeError):
        return {}


@lru_cache(maxsize=1000)
def _parsed(text: str, model: type[Model], path: str) -> tuple[Model | None, tuple[Problem, ...]]:
    """What a file says; under `mkdocs serve` most files say what they said before."""
    return parse(text, model, path=path)


def _read(file: Path, model: type[Model], path: str, problems: list[Problem]) -> Model | None:
    try:
        text = read_text(file)
    except (OSError, UnicodeError) as reason:
        problems.append(error(path, "unreadable", f"cannot be read as UTF-8 text: {read_failure(reason)}"))
        return None
    value, found = _parsed(text, model, path)
    problems.extend(found)
    return value
