"""The facts of an article beyond its front matter: decided from statements in the page, the title and the text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from newsarchive.clean.facts.credits import credit_of, find_byline, find_dateline
from newsarchive.clean.urls.links import link_target
from newsarchive.model.article import Dateline
from newsarchive.settings.sources import FactName

_BETWEEN_TAGS = re.compile(r"[\s,，、;；/|｜#＃]+")


class Statement(NamedTuple):
    """One fact as a part of the page states it."""

    fact: FactName
    value: str


@dataclass(frozen=True, slots=True)
class Statements:
    """All statements of a page by where they were found, each group in the order of finding."""

    by_rules: tuple[Statement, ...] = ()
    """In elements that the source's rules extract from."""
    at_edges: tuple[Statement, ...] = ()
    """In paragraphs of their own at the beginning and end of the text."""
    hidden: tuple[Statement, ...] = ()
    """In comments that hold markup the source hid."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of an article; empty or None where nothing states them."""

    origin: str = ""
    byline: str = ""
    editor: str = ""
    original: str = ""
    image_credit: str = ""
    tags: tuple[str, ...] = ()
    dateline: Dateline | None = None


def decide_facts(found: Statements, *, title: str, paragraphs: list[str], day: date | None) -> Facts:
    """Return the facts that the statements, the title and the paragraphs of an article of this `day` give.

    A statement that readers of the source saw counts before one that was hidden, and one that a rule of the source
    finds before one at the edges of the text. The text is the last resort.
    """
    return Facts(
        origin=_decided(FactName.ORIGIN, found),
        byline=_decided(FactName.BYLINE, found) or find_byline(paragraphs),
        editor=_decided(FactName.EDITOR, found),
        original=link_target(_decided(FactName.ORIGINAL, found)),
        image_credit=_decided(FactName.CREDIT, found) or credit_of(title),
        tags=_tags(found),
        dateline=find_dateline(paragraphs, day),
    )


def _decided(fact: FactName, found: Statements) -> str:
    """The value of a fact: the first that a rule found, else all at the edges, else the first hidden one."""
    at_edges = "、".join(dict.fromkeys(_values(fact, found.at_edges)))
    return next(iter((*_values(fact, found.by_rules), *filter(None, [at_edges]), *_values(fact, found.hidden))), "")


def _tags(found: Statements) -> tuple[str, ...]:
    """The tags of all visible statements, of which a page may have several, else of the first hidden one."""
    statements = _values(FactName.TAGS, found.by_rules) or _values(FactName.TAGS, found.hidden)[:1]
    return tuple(tag for statement in statements for tag in _BETWEEN_TAGS.split(statement) if tag)


def _values(fact: FactName, statements: Sequence[Statement]) -> list[str]:
    return [statement.value for statement in statements if statement.fact is fact]
