"""The files of topics, `docs/topics/<slug>.md`: front matter with articles, queries and notes, and an introduction."""

import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints, ValidationInfo, field_validator, model_validator

from newsarchive.base.fileio import read_failure, read_text, walk
from newsarchive.base.problems import Problem, error, outside
from newsarchive.settings.archive import Settings
from newsarchive.settings.checked import Checked
from newsarchive.settings.editorial import LastGood, earlier_version_used, is_broken
from newsarchive.settings.schema import parse_parts
from newsarchive.settings.yaml_tree import Lines

SUFFIX = ".md"
_OVERVIEW = "index.md"
_MISNAMED = (".txt", ".markdown", ".mdown", ".mkd", ".md", ".yml", ".yaml")
"""Ends of names, in lower case, that topics get by mistake; images and the like may be next to topics."""
_FRONT_MATTER = re.compile(r"\s*^-{3,}[ \t]*\n(?P<keys>.*?)^-{3,}[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


def _as_day(value: object) -> object:
    try:
        return dt.date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError as reason:
        raise ValueError("expected a day such as 2022-04-27") from reason


Day = Annotated[dt.date, BeforeValidator(_as_day)]
Words = Annotated[str, StringConstraints(strip_whitespace=True)]
Name = Annotated[Words, StringConstraints(min_length=1)]


class _Written(Checked):
    """A mapping in which a key without a value counts as absent."""

    @model_validator(mode="before")
    @classmethod
    def _without_empty_keys(cls, data: object) -> object:
        return {key: value for key, value in data.items() if value != ""} if isinstance(data, dict) else data


class PickedArticle(_Written):
    """An article that a topic lists by its id, alone or with a note to show before it."""

    id: Name
    note: Words = ""

    @model_validator(mode="before")
    @classmethod
    def _id_alone(cls, data: object) -> object:
        return {"id": data} if isinstance(data, str) else data


class TopicQuery(_Written):
    """A query for articles that meet all of its conditions, each by at least one entry of its list."""

    tags: tuple[Name, ...] = ()
    categories: tuple[Name, ...] = ()
    """Names of any level."""
    sources: tuple[Name, ...] = ()
    first: Day | None = Field(default=None, alias="from")
    last: Day | None = Field(default=None, alias="to")
    title: tuple[Name, ...] = ()
    """Words in the title."""

    @field_validator("last")
    @classmethod
    def _not_before_first(cls, last: dt.date | None, info: ValidationInfo) -> dt.date | None:
        first = info.data.get("first")
        if first and last and last < first:
            raise ValueError(f"expected a day that is not before from: {first}")
        return last

    @model_validator(mode="after")
    def _has_a_condition(self) -> "TopicQuery":
        if not any(value for _, value in self):
            raise ValueError("expected at least one of tags, categories, sources, from, to, title")
        return self


class DatedNote(_Written):
    """An editor's note at a date."""

    date: Day
    text: Name


class TopicFile(_Written):
    """The front matter of a topic."""

    title: Words = ""
    description: Words = ""
    articles: tuple[PickedArticle, ...] = ()
    queries: tuple[TopicQuery, ...] = ()
    left_out: tuple[Name, ...] = Field(default=(), alias="except")
    """Ids of articles that the queries find and the editor excludes."""
    notes: tuple[DatedNote, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedTopic:
    """A topic's file, taken apart. What is wrong in its front matter is left out and reported."""

    path: str
    """Relative to the project, with slashes."""
    declared: TopicFile
    introduction: str
    """Markdown."""
    problems: tuple[Problem, ...]
    lines: Lines
    is_stale: bool = False
    """An earlier version of the file, because the present one has an error."""


def read_topic_files(
    settings: Settings, last_good: LastGood | None = None
) -> tuple[tuple[ParsedTopic, ...], tuple[Problem, ...]]:
    """Every topic's file in the order of paths, and a problem for each that cannot be read.

    Of a file with an error the version in `last_good` is in force, if there is one.
    """
    last_good = {} if last_good is None else last_good
    topics: list[ParsedTopic] = []
    problems: list[Problem] = []
    for file in walk(settings.topics_dir, within=settings.docs_dir):
        if file.is_outside:
            problems.append(outside(settings.relative(file.path), settings.relative(settings.docs_dir)))
            continue
        if file.is_folder or file.relative == _OVERVIEW:
            continue
        if not file.relative.endswith(SUFFIX):
            if file.relative.lower().endswith(_MISNAMED):
                message = f"unknown file; expected the name of a topic to end in {SUFFIX}"
                problems.append(error(settings.relative(file.path), "topic-unknown", message))
            continue
        path = settings.relative(file.path)
        try:
            topic = parse_topic_file(read_text(file.path), path)
        except (OSError, UnicodeError) as reason:
            unreadable = error(path, "unreadable", f"{read_failure(reason)}; expected a file of text in UTF-8")
            if path not in last_good:
                problems.append(unreadable)
                continue
            topic = replace(last_good[path], problems=(unreadable,))
        topics.append(_in_force(topic, last_good))
    return tuple(topics), tuple(problems)


def _in_force(topic: ParsedTopic, last_good: LastGood) -> ParsedTopic:
    """The topic, or its last version without an error if this one has an error."""
    if not is_broken(topic.problems):
        last_good[topic.path] = topic
        return topic
    earlier: ParsedTopic | None = last_good.get(topic.path)
    if earlier is None:
        return topic
    return replace(earlier, problems=(*topic.problems, earlier_version_used(topic.path)), is_stale=True)


@lru_cache(maxsize=1000)
def parse_topic_file(text: str, path: str) -> ParsedTopic:
    """A topic's file from its text; cached, because under `mkdocs serve` most files are the same in every build."""
    front = _FRONT_MATTER.match(text)
    if front is None:
        message = "no front matter; expected a first line ---, keys such as title: and articles:, and a line --- below"
        return ParsedTopic(path, TopicFile(), text, (error(path, "front-matter-missing", message),), {})
    first_line = text.count("\n", 0, front.start("keys")) + 1
    declared, problems, lines = parse_parts(front["keys"], TopicFile, path=path, first_line=first_line)
    return ParsedTopic(path, declared, text[front.end() :], problems, lines)
