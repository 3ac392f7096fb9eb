"""The files of `editorial/`: source rules, the vocabulary, and the editors' choices for the front page."""

from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, ClassVar

from newsarchive.base.fileio import FoundFile, read_failure, read_text, walk
from newsarchive.base.problems import Level, Problem, error, notice, outside, warning
from newsarchive.settings.archive import Settings
from newsarchive.settings.checked import Checked, Model
from newsarchive.settings.schema import Parsed, parse
from newsarchive.settings.sources import SourceFile, SourceIndex, SourceRules
from newsarchive.settings.vocabulary import Vocabulary
from newsarchive.settings.yaml_tree import Lines, key_path, nearest

VOCABULARY_FILE = "vocabulary.yml"
FRONT_PAGE_FILE = "front.yml"


class FrontPageFile(Checked):
    """`editorial/front.yml`: the articles that editors put on the front page, and those they exclude from it, by id."""

    renamed: ClassVar[Mapping[str, str]] = {"unfit": "exclude"}

    featured: tuple[str, ...] = ()
    """The first that exists leads; the others follow below it, in this order."""
    exclude: tuple[str, ...] = ()
    """Never on the front page, nor is the same piece from another channel."""

    def contradictions(self, path: str, lines: Lines) -> Iterator[Problem]:
        """A warning for each article that is featured and excluded; it is excluded."""
        for index, article_id in enumerate(self.exclude):
            if article_id in self.featured:
                featured = ("featured", self.featured.index(article_id))
                message = (
                    f"exclude[{index}]: {article_id!r} is also {key_path(featured)}, on line "
                    f"{nearest(featured, lines)[0]}; exclude wins, remove one of the two"
                )
                line, column = nearest(("exclude", index), lines)
                yield warning(path, "featured-excluded", message, line=line, column=column)


@dataclass(frozen=True)
class Editorial:
    """The declarations of editors. The files of sources are in the order of their paths."""

    sources: tuple[SourceFile, ...] = ()
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    front_page: FrontPageFile = field(default_factory=FrontPageFile)
    lines: Mapping[str, Lines] = field(default_factory=dict, compare=False, repr=False)
    """The positions of the keys of each file, by its path as problems show it."""
    front_page_path: str = FRONT_PAGE_FILE
    broken: frozenset[str] = field(default=frozenset(), compare=False)
    """The paths of the files with an error."""
    stale: frozenset[str] = field(default=frozenset(), compare=False)
    """Those of the broken files of which an earlier version is in force."""

    @cached_property
    def source_index(self) -> SourceIndex:
        """The sources by their names."""
        return SourceIndex(self.sources)

    @cached_property
    def publishers(self) -> Mapping[str, SourceFile]:
        """The source that declares each host of its own."""
        return {host.lower(): source for source in self.sources for host in source.rules.recognise.hosts}

    @property
    def doubtful(self) -> AbstractSet[str]:
        """The kinds of names that articles may lack only because an editorial file is broken."""
        causes = self.broken - self.stale - {self.front_page_path}
        return frozenset({"tags", "sources"}) if causes else frozenset()


LastGood = MutableMapping[str, Any]
"""The memory of `mkdocs serve` between builds: the last version without an error of each file, by its path."""


def read_editorial(settings: Settings, last_good: LastGood | None = None) -> tuple[Editorial, tuple[Problem, ...]]:
    """Everything under `editorial/`, without what is wrong in it, and its problems.

    Of a file with an error the version in `last_good` is in force, if there is one.
    """
    read = _Reader(settings, {} if last_good is None else last_good)
    sources: list[SourceFile] = []
    vocabulary, front_page = Vocabulary(), FrontPageFile()
    # An archive may have no editors' files, but not if its settings name a folder of them.
    if "editorial_dir" in settings.archive.model_fields_set and not settings.editorial_dir.is_dir():
        message = "no such folder; expected the editors' files here (editorial_dir)"
        read.problems.append(error(settings.relative(settings.editorial_dir), "editorial-missing", message))
    for file in walk(settings.editorial_dir):
        path = settings.relative(file.path)
        if file.is_outside:
            read.problems.append(outside(path, settings.relative(settings.editorial_dir)))
        elif file.unread:
            read.problems.append(error(path, "unreadable", f"the folder cannot be listed: {file.unread}"))
        elif file.is_folder:
            if file.relative.endswith(".yml"):
                read.problems.append(error(path, "unreadable", "a folder; expected a file of text in UTF-8"))
        elif file.relative == VOCABULARY_FILE:
            vocabulary = read.file(file, Vocabulary) or vocabulary
        elif file.relative == FRONT_PAGE_FILE:
            front_page = read.file(file, FrontPageFile) or front_page
        elif file.relative.startswith("sources/") and file.relative.endswith(".yml"):
            rules = read.file(file, SourceRules)
            sources.extend([SourceFile(path, rules)] if rules else [])
        else:
            expected = f"{VOCABULARY_FILE}, {FRONT_PAGE_FILE} or sources/<source>.yml"
            read.problems.append(error(path, "editorial-unknown", f"unknown file; expected {expected}"))
    broken = frozenset(problem.path for problem in read.problems if problem.level is Level.ERROR)
    front_page_path = settings.relative(settings.editorial_dir / FRONT_PAGE_FILE)
    editorial = Editorial(
        tuple(sources), vocabulary, front_page, read.lines, front_page_path, broken, frozenset(read.stale)
    )
    return editorial, tuple(read.problems)


class _Reader:
    """Reads editorial files one after the other; collects their lines and problems."""

    def __init__(self, settings: Settings, last_good: LastGood) -> None:
        self._settings = settings
        self._last_good = last_good
        self.problems: list[Problem] = []
        self.lines: dict[str, Lines] = {}
        self.stale: set[str] = set()

    def file(self, file: FoundFile, model: type[Model]) -> Model | None:
        """The value of a file, or of its last version without an error."""
        path = self._settings.relative(file.path)
        parsed = _read(file, model, path)
        self.problems += parsed.problems
        if not is_broken(parsed.problems):
            self._last_good[path] = parsed
        elif path in self._last_good:
            parsed = self._last_good[path]
            self.problems.append(earlier_version_used(path))
            self.stale.add(path)
        self.lines[path] = parsed.lines
        return parsed.value


def is_broken(problems: Iterable[Problem]) -> bool:
    """Return whether there is an error among the problems of a file."""
    return any(problem.level is Level.ERROR for problem in problems)


def earlier_version_used(path: str) -> Problem:
    """The notice that an earlier version of a file is in force."""
    message = "until the errors in this file are fixed, its last version without an error stays in force"
    return notice(path, "earlier-version", message)


def _read(file: FoundFile, model: type[Model], path: str) -> Parsed[Model]:
    try:
        text = read_text(file.path)
    except (OSError, UnicodeError) as reason:
        problem = error(path, "unreadable", f"{read_failure(reason)}; expected a file of text in UTF-8")
        return Parsed(None, (problem,), {})
    if model is Vocabulary and not text.strip():
        message = "an empty file takes all its tags from the site; restore it, or remove it if that is meant"
        return Parsed(None, (error(path, "vocabulary-empty", message),), {})
    return _parsed(text, model, path)


@lru_cache(maxsize=1000)
def _parsed(text: str, model: type[Model], path: str) -> Parsed[Model]:
    """Cached, because under `mkdocs serve` most files are the same in every build."""
    return parse(text, model, path=path)
