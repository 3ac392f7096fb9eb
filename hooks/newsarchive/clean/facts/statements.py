"""Statements: facts as parts of a page state them, before anything is decided."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from newsarchive.settings.sources import FactName


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
    """In credits at the beginning and end of the text: paragraphs of their own, brackets, author boxes."""
    hidden: tuple[Statement, ...] = ()
    """In comments that hold markup the source hid."""


def reason_shown(statements: Iterable[Statement]) -> str:
    """The reason in the ledger for removing text that these statements were read from."""
    names = dict.fromkeys(statement.fact.value for statement in statements)
    return f"shown as {', '.join(names)}" if names else "credits that are not shown"
