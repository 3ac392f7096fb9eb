"""The removals of an article as its page lists them: by kind, and within a kind by rule."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from newsarchive.model.article import REMOVAL_KINDS, Removal


@dataclass(frozen=True, slots=True)
class RuleRemovals:
    """The removals of one kind that one rule made; `count` is the number of items removed."""

    name: str
    removals: tuple[Removal, ...]
    count: int


@dataclass(frozen=True, slots=True)
class RemovalSummary:
    """All removals of an article: rules by kind, in the order of `REMOVAL_KINDS`, and the number of items removed."""

    kinds: tuple[tuple[str, tuple[RuleRemovals, ...]], ...]
    count: int


def summarise_removals(removals: Iterable[Removal]) -> RemovalSummary | None:
    """Group the removals of an article; None if there are none."""
    by_kind: dict[str, dict[str, list[Removal]]] = {}
    for removal in removals:
        by_kind.setdefault(removal.what, {}).setdefault(removal.rule, []).append(removal)
    in_order = sorted(by_kind.items(), key=lambda item: REMOVAL_KINDS.index(item[0]))
    kinds = tuple((kind, _by_rule(by_rule)) for kind, by_rule in in_order)
    count = sum(rule.count for _, rules in kinds for rule in rules)
    return RemovalSummary(kinds, count) if kinds else None


def _by_rule(by_rule: Mapping[str, list[Removal]]) -> tuple[RuleRemovals, ...]:
    return tuple(
        RuleRemovals(name, tuple(removals), sum(removal.count for removal in removals))
        for name, removals in sorted(by_rule.items())
    )
