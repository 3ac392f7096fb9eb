"""The manual names what there is: no more, no less."""

from __future__ import annotations

import re

from newsarchive.clean.transforms import TRANSFORMS
from newsarchive.settings.sources import SourceRules
from tests.builders import ROOT

WRITE_A_SOURCE = (ROOT / "docs/manual/write-a-source.md").read_text(encoding="utf-8")


def rows(head: str) -> list[str]:
    """What the first column of a table names, by the head of that column."""
    table = WRITE_A_SOURCE.split(f"| {head} |", 1)[1].split("\n\n", 1)[0]
    return re.findall(r"^\| `(\w+)` \| \S", table, re.MULTILINE)


def test_each_transform_is_named_with_what_it_does() -> None:
    assert sorted(rows("transform")) == sorted(TRANSFORMS)


def test_each_key_of_a_source_is_named_with_what_it_does() -> None:
    assert sorted(rows("key")) == sorted(set(SourceRules.model_fields) - {"name"})
