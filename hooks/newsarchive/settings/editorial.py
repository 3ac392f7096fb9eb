"""The files of `editorial/`: source rules, the vocabulary, and the editors' choices for the front page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import ClassVar

from pydantic import ValidationInfo, field_validator

from newsarchive.base.fileio import FoundFile, read_failure, read_text, walk
from newsarchive.base.problems import Problem, error
from newsarchive.settings.archive import Settings
from newsarchive.settings.checked import Checked, Model
from newsarchive.settings.schema import Parsed, parse
from newsarchive.settings.sources import SourceFile, SourceRules
from newsarchive.settings.vocabulary import Vocabulary
from newsarchive.settings.yaml_tree import Lines

VOCABULARY_FILE = "vocabulary.yml"
FRONT_PAGE_FILE = "front.yml"


class FrontPageFile(Checked):
    """`editorial/front.yml`: the articles that editors put on the front page, and those they exclude from it, by id."""

    renamed: ClassVar[Mapping[str, str]] = {"unfit": "exclude"}

    featured: tuple[str, ...] = ()
    """The first that exists leads; the others follow below it, in this order."""
    exclude: tuple[str, ...] = ()
    """Never on the front page, nor is the same piece from another channel."""

    @field_validator("exclude")
    @classmethod
    def _is_not_featured(cls, ids: tuple[str, ...], values: ValidationInfo) -> tuple[str, ...]:
        both = next((article_id for article_id in ids if article_id in values.data.get("featured", ())), None)
        if both:
            raise ValueError(f"{both!r} is featured as well; name it in one of the two lists")
        return ids


@dataclass(frozen=True)
class Editorial:
    """The declarations of editors. The files of sources are in the order of their paths."""

    sources: tuple[SourceFile, ...] = ()
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    front_page: FrontPageFile = field(default_factory=FrontPageFile)
    lines: Mapping[str, Lines] = field(default_factory=dict, compare=False, repr=False)
    """The positions of the keys of each file, by its path as problems show it."""
    front_page_path: str = FRONT_PAGE_FILE


def read_editorial(settings: Settings) -> tuple[Editorial, tuple[Problem, ...]]:
    """Everything under `editorial/`; a file with an error is left out and reported."""
    sources: list[SourceFile] = []
    vocabulary, front_page = Vocabulary(), FrontPageFile()
    lines: dict[str, Lines] = {}
    problems: list[Problem] = []

    def read(file: FoundFile, model: type[Model]) -> Model | None:
        path = settings.relative(file.path)
        value, found, lines[path] = _read(file, model, path)
        problems.extend(found)
        return value

    for file in walk(settings.editorial_dir):
        path = settings.relative(file.path)
        if file.unread:
            problems.append(error(path, "unreadable", f"the folder cannot be listed: {file.unread}"))
        elif file.is_folder:
            continue
        elif file.relative == VOCABULARY_FILE:
            vocabulary = read(file, Vocabulary) or vocabulary
        elif file.relative == FRONT_PAGE_FILE:
            front_page = read(file, FrontPageFile) or front_page
        elif file.relative.startswith("sources/") and file.relative.endswith(".yml"):
            rules = read(file, SourceRules)
            sources.extend([SourceFile(path, rules)] if rules else [])
        else:
            expected = f"{VOCABULARY_FILE}, {FRONT_PAGE_FILE} or sources/<source>.yml"
            problems.append(error(path, "editorial-unknown", f"unknown file; expected {expected}"))
    front_page_path = settings.relative(settings.editorial_dir / FRONT_PAGE_FILE)
    return Editorial(tuple(sources), vocabulary, front_page, lines, front_page_path), tuple(problems)


def _read(file: FoundFile, model: type[Model], path: str) -> Parsed[Model]:
    try:
        text = read_text(file.path)
    except (OSError, UnicodeError) as reason:
        problem = error(path, "unreadable", f"cannot be read as UTF-8 text: {read_failure(reason)}")
        return Parsed(None, (problem,), {})
    return _parsed(text, model, path)


@lru_cache(maxsize=1000)
def _parsed(text: str, model: type[Model], path: str) -> Parsed[Model]:
    """Cached, because under `mkdocs serve` most files are the same in every build."""
    return parse(text, model, path=path)
