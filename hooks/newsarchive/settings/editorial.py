"""All that editors declare, read from `editorial/` at once."""

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from newsarchive.base.fileio import read_text, walk, why_unreadable
from newsarchive.base.problems import Problem, error
from newsarchive.settings.archive import Settings
from newsarchive.settings.schema import Model, parse
from newsarchive.settings.sources import SourceRules
from newsarchive.settings.vocabulary import Vocabulary


@dataclass(frozen=True)
class Editorial:
    """What editors declare. `sources` pairs each file's path with its rules, in the order of the paths."""

    sources: tuple[tuple[str, SourceRules], ...] = ()
    vocabulary: Vocabulary = field(default_factory=Vocabulary)


def read_editorial(settings: Settings) -> tuple[Editorial, tuple[Problem, ...]]:
    """Everything under `editorial/`; a wrong file is left out and reported."""
    sources: list[tuple[str, SourceRules]] = []
    vocabulary = Vocabulary()
    problems: list[Problem] = []
    for file in walk(settings.editorial_dir):
        path = settings.relative(file.path)
        if file.unread:
            problems.append(error(path, "unreadable", f"the folder cannot be listed: {file.unread}"))
        elif file.is_folder:
            continue
        elif file.relative == "vocabulary.yml":
            vocabulary = _read(file.path, Vocabulary, path, problems) or vocabulary
        elif file.relative.startswith("sources/") and file.relative.endswith(".yml"):
            rules = _read(file.path, SourceRules, path, problems)
            sources.extend([(path, rules)] if rules else [])
        else:
            problems.append(
                error(path, "editorial-unknown", "unknown file; expected vocabulary.yml or sources/<source>.yml")
            )
    return Editorial(tuple(sources), vocabulary), tuple(problems)


@lru_cache(maxsize=1000)
def _parsed(text: str, model: type[Model], path: str) -> tuple[Model | None, tuple[Problem, ...]]:
    """What a file says; under `mkdocs serve` most files say what they said before."""
    return parse(text, model, path=path)


def _read(file: Path, model: type[Model], path: str, problems: list[Problem]) -> Model | None:
    try:
        text = read_text(file)
    except (OSError, UnicodeError) as reason:
        problems.append(error(path, "unreadable", f"cannot be read as UTF-8 text: {why_unreadable(reason)}"))
        return None
    value, found = _parsed(text, model, path)
    problems.extend(found)
    return value
