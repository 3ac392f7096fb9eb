"""What was removed from an article, as its page tells it: by kind, and in a kind by rule."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from newsarchive.model.article import REMOVAL_KINDS, Removal


@dataclass(frozen=True, slots=True)
class Rule:
    """What one rule took away of one kind."""

    name: str
    removals: tuple[Removal, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Removed:
    """The removals by kind, in the order of `REMOVAL_KINDS`, each kind by rule, and their number."""

    kinds: tuple[tuple[str, tuple[Rule, ...]], ...]
    count: int


def gather(removals: Iterable[Removal]) -> Removed | None:
    """The removals of an article, if it has any."""
    by_kind: dict[str, dict[str, list[Removal]]] = {}
    for removal in removals:
        by_kind.setdefault(removal.what, {}).setdefault(removal.rule, []).append(removal)
    in_order = sorted(by_kind.items(), key=lambda item: REMOVAL_KINDS.index(item[0]))
    kinds = tuple((what, _rules(by_rule)) for what, by_rule in in_order)
    count = sum(rule.count for _, rules in kinds for rule in rules)
    return Removed(kinds, count) if kinds else None


def _rules(by_rule: Mapping[str, list[Removal]]) -> tuple[Rule, ...]:
    return tuple(
        Rule(name, tuple(removals), sum(removal.count for removal in removals))
        for name, removals in sorted(by_rule.items())
    )
