"""The facts of an article beyond its front matter: decided from statements in the page, the title and the text."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from newsarchive.base.text import fold
from newsarchive.clean.facts.datelines import find_agency, find_dateline
from newsarchive.clean.facts.hashtags import hashtags
from newsarchive.clean.facts.names import is_person, split_names
from newsarchive.clean.facts.originals import credit_of
from newsarchive.clean.facts.publishers import outlet_name, publisher_name
from newsarchive.clean.facts.statements import Statement, Statements
from newsarchive.clean.urls.links import link_target
from newsarchive.model.article import Dateline
from newsarchive.settings.sources import FactName

_BETWEEN_TAGS = re.compile(r"[\s,，、;；/|｜#＃]+")


_MAX_NAMES_LENGTH = 200
_EDITORS = frozenset({FactName.EDITOR, FactName.WEB_EDITOR})


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


def decide_facts(
    found: Statements, *, title: str, paragraphs: list[str], day: date | None, source_names: Collection[str] = ()
) -> Facts:
    """Return the facts that the statements, the title and the paragraphs of an article of this `day` give.

    A statement that readers of the source saw counts before one that was hidden, and one that a rule of the source
    finds before one at the edges of the text. The text is the last resort. A source with one of `source_names` is not
    the origin of its own articles.
    """
    dateline = find_dateline(paragraphs, day) or _filed_from(found)
    return Facts(
        origin=_origin(found, paragraphs, source_names),
        byline=_people(FactName.BYLINE, found) or _people(FactName.TRANSLATOR, found),
        editor=_people(FactName.EDITOR, found) or _people(FactName.WEB_EDITOR, found),
        original=link_target(_decided(FactName.ORIGINAL, found)),
        image_credit=_decided(FactName.CREDIT, found) or credit_of(title),
        tags=tuple(dict.fromkeys((*_tags(found), *hashtags(paragraphs, title)))),
        dateline=dateline,
    )


def _origin(found: Statements, paragraphs: list[str], source_names: Collection[str]) -> str:
    """The first publisher: the one that a line states, else the agency or paper whose report it is."""
    own = frozenset(map(fold, source_names))
    stated = _decided(FactName.ORIGIN, found)
    if stated:
        name = publisher_name(stated) or stated
        return "" if fold(name) in own else name
    agencies = (*_values(FactName.AGENCY, found.by_rules), *_values(FactName.AGENCY, found.at_edges))
    for agency in (*agencies, outlet_name(find_agency(paragraphs))):
        if agency:
            return "" if fold(agency) in own else agency
    return ""


def _people(fact: FactName, found: Statements) -> str:
    """All people that rules and credits name, each once, else those that the first hidden statement names.

    The editor that a rule finds is the source's own; one in the credits is then the first publisher's.
    """
    by_rules, at_edges = _values(fact, found.by_rules)[:1], _values(fact, found.at_edges)
    visible = by_rules if by_rules and fact in _EDITORS else [*by_rules, *at_edges]
    names: dict[str, None] = {}
    for value in visible or _values(fact, found.hidden)[:1]:
        several = split_names(value) if len(value) <= _MAX_NAMES_LENGTH else []
        names |= dict.fromkeys(several if several and all(map(is_person, several)) else [value])
    return "、".join(names)


def _filed_from(found: Statements) -> Dateline | None:
    """The dateline without a day that a signature gives (`本报记者 甲 北京报道`)."""
    places = (*_values(FactName.PLACE, found.by_rules), *_values(FactName.PLACE, found.at_edges))
    return Dateline(text=places[0], place=places[0], agency="", day=None) if places else None


def _decided(fact: FactName, found: Statements) -> str:
    """The value of a fact: the first that a rule found, else all at the edges, else the first hidden one."""
    at_edges = "、".join(dict.fromkeys(_values(fact, found.at_edges)))
    return next(iter((*_values(fact, found.by_rules), *filter(None, [at_edges]), *_values(fact, found.hidden))), "")


def _tags(found: Statements) -> tuple[str, ...]:
    """The tags of all visible statements of rules, else of the first hidden one, and those of links."""
    statements = _values(FactName.TAGS, found.by_rules) or _values(FactName.TAGS, found.hidden)[:1]
    several = [tag for statement in statements for tag in _BETWEEN_TAGS.split(statement) if tag]
    # A link holds one tag.
    return (*several, *_values(FactName.TAGS, found.at_edges))


def _values(fact: FactName, statements: Sequence[Statement]) -> list[str]:
    return [statement.value for statement in statements if statement.fact is fact]
