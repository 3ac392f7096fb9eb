"""What an editor declares of a dossier: the front matter of `docs/topics/<slug>.md`."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints, ValidationInfo, field_validator, model_validator

from newsarchive.base.problems import Problem, error
from newsarchive.settings.schema import Checked, Lines, parse_parts

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
    """A mapping in which a key without a value is as good as none."""

    @model_validator(mode="before")
    @classmethod
    def _without_empty_keys(cls, data: object) -> object:
        return {key: value for key, value in data.items() if value != ""} if isinstance(data, dict) else data


class PickedArticle(_Written):
    """An article that a dossier names by its id, alone or with the note that stands before it."""

    id: Name
    note: Words = ""

    @model_validator(mode="before")
    @classmethod
    def _id_alone(cls, data: object) -> object:
        return {"id": data} if isinstance(data, str) else data


class TopicQuery(_Written):
    """What articles have in common: all of these conditions hold, each by one entry of its list."""

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
    """A note of the editor's at its place in time."""

    date: Day
    text: Name


class TopicFile(_Written):
    """The front matter of a dossier."""

    title: Words = ""
    description: Words = ""
    articles: tuple[PickedArticle, ...] = ()
    queries: tuple[TopicQuery, ...] = ()
    left_out: tuple[Name, ...] = Field(default=(), alias="except")
    """The ids of articles that the queries find and the editor does not want."""
    notes: tuple[DatedNote, ...] = ()


@dataclass(frozen=True, slots=True)
class WrittenTopic:
    """A dossier's file taken apart. What is wrong in it is left out and told."""

    declared: TopicFile
    introduction: str
    """Markdown."""
    problems: tuple[Problem, ...]
    lines: Lines


@lru_cache(maxsize=1000)
def parse_topic_file(text: str, path: str) -> WrittenTopic:
    """A dossier's file from its text; under `mkdocs serve` most files say what they said before."""
    front = _FRONT_MATTER.match(text)
    if front is None:
        message = "no front matter; expected a first line ---, keys such as title: and articles:, and a line --- below"
        return WrittenTopic(TopicFile(), text, (error(path, "front-matter-missing", message),), {})
    first_line = text.count("\n", 0, front.start("keys")) + 1
    declared, problems, lines = parse_parts(front["keys"], TopicFile, path=path, first_line=first_line)
    return WrittenTopic(declared, text[front.end() :], problems, lines)
