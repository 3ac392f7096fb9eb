"""Every pattern of the package reads hostile text in linear time."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from time import process_time

import pytest

import newsarchive
from tests.builders import ROOT
from tests.hostile import SIZE, hostile_texts, repeated

# Patterns that would take more than linear time on a long text, and the reason why they never read one.
BOUNDED = {
    "newsarchive.clean.boilerplate.patterns._CALL_TO_ACTION": "only lines of at most 60 characters",
    "newsarchive.clean.boilerplate.author_boxes._BY": "only texts of at most 120 characters",
    "newsarchive.clean.facts.credits._AND_IMAGES": "only lines of at most 200 characters",
    "newsarchive.clean.facts.credits._CONTACT": "only lines of at most 200 characters",
    "newsarchive.clean.facts.credits._IN_PLACE": "only lines of at most 200 characters",
    "newsarchive.clean.facts.credits._PLACE": "only lines of at most 200 characters",
    "newsarchive.clean.facts.credits._STAFF_CODE": "only lines of at most 200 characters",
    "newsarchive.clean.facts.credits._WRAPPED": "only lines of at most 200 characters",
    "newsarchive.clean.facts.names._BETWEEN_NAMES": "only names of at most 200 characters",
    "newsarchive.clean.facts.date_forms._AROUND_UNITS": "only texts of a few hundred characters, with single spaces",
    "newsarchive.clean.facts.date_forms._FORM": "only texts of a few hundred characters",
    "newsarchive.clean.facts.date_forms._YEAR_LAST": "only texts of a few hundred characters",
    "newsarchive.clean.rules.engine._ATTRIBUTE": "reads selectors, which editors write",
    "newsarchive.clean.sanitize._TAG_OR_AMPERSAND": "reads our own HTML, in which each tag is closed",
    "newsarchive.clean.tree.captions._CAPTION_WORDS": "only lines of at most 100 characters",
    "newsarchive.clean.urls.images._RESIZED": "only URLs, of at most 4096 characters",
    "newsarchive.convert.markdown._TAG_OR_EMPHASIS": "reads our own HTML, in which each tag is closed",
    "newsarchive.read.heads._PAIR": "only lines of bounded length",
    "newsarchive.site.theme.file_links._ELEMENT": "reads our own pages, in which each tag is closed",
    "newsarchive.site.theme.jinja_extensions._CHECKBOX": "reads templates",
    "newsarchive.site.theme.minify._AROUND_CONTAINERS": "reads templates",
    "newsarchive.site.theme.shell._INDENTS": "reads templates",
}  # fmt: skip
WAYS = ("match", "fullmatch", "search")
# Faster than this at 10 KB, even quadratic time would not matter.
IRRELEVANT = 0.005
# From 10 to 20 KB linear time grows by 2, quadratic by 4.
MOST_GROWTH = 3


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every compiled pattern of text in the package, with the name that holds it."""
    seen = set()
    for module in pkgutil.walk_packages(newsarchive.__path__, "newsarchive."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            for pattern in patterns_in(value):
                if pattern not in seen and isinstance(pattern.pattern, str):
                    seen.add(pattern)
                    yield f"{module.name}.{name}", pattern


def patterns_in(value: object) -> Iterator[re.Pattern[str]]:
    """The patterns in a value of a module: itself, or within its tuples, mappings and classes."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, (tuple, list, set, frozenset)):
        for inner in value:
            yield from patterns_in(inner)
    elif isinstance(value, dict):
        yield from patterns_in([*value, *value.values()])
    elif isinstance(value, type) and value.__module__.startswith("newsarchive."):
        yield from patterns_in([inner for inner in vars(value).values() if isinstance(inner, (re.Pattern, tuple))])


@cache
def source() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "hooks/newsarchive").rglob("*.py"))


def ways_of(name: str) -> set[str]:
    """The methods that the package calls on a pattern of this name; all of them if it passes the pattern on."""
    short = re.escape(name.rpartition(".")[2])
    called = set(re.findall(rf"\b{short}\.(match|fullmatch|search|subn?|split|findall|finditer)\b", source()))
    return {way if way in WAYS else "sub" for way in called} or {"fullmatch", "sub"}


def seconds(pattern: re.Pattern[str], way: str, text: str) -> float:
    started = process_time()
    if way == "sub":
        pattern.sub("", text)
    else:
        getattr(pattern, way)(text)
    return process_time() - started


def slow_texts(name: str, pattern: re.Pattern[str]) -> list[tuple[str, str, str, str]]:
    """The first way and hostile text that take more than linear time; others may take as long."""
    slow = ((way, *text) for text in hostile_texts(pattern) for way in ways_of(name) if grows(pattern, way, text))
    return list(islice(slow, 1))


def grows(pattern: re.Pattern[str], way: str, text: tuple[str, str, str]) -> bool:
    """True if the time grows faster than the text, in each of two tries: other processes disturb some."""
    for _ in range(2):
        short = seconds(pattern, way, repeated(text, SIZE))
        if short < IRRELEVANT or seconds(pattern, way, repeated(text, 2 * SIZE)) < short * MOST_GROWTH:
            return False
    return True


ALL = sorted(patterns(), key=lambda named: (named[0], named[1].pattern))
IDS = [f"{name.removeprefix('newsarchive.')}-{number}" for number, (name, _) in enumerate(ALL)]


def test_the_patterns_of_the_package_are_found() -> None:
    names = {name for name, _ in ALL}
    assert len(ALL) > 150
    assert {"newsarchive.clean.urls.links._TRACKING", "newsarchive.clean.urls.images._RESIZED"} <= names
    assert set(BOUNDED) <= names


@pytest.mark.parametrize(("slow", "unit"), [(r"\s*x", " "), (r"<[^>]*>", "<x")])
def test_a_slow_pattern_is_recognised(slow: str, unit: str) -> None:
    pattern = re.compile(slow)
    assert unit in {text[1] for text in hostile_texts(pattern)}
    # Other processes may hide it: one of five is enough.
    assert any(grows(pattern, "search", ("", unit, "\x00")) for _ in range(5))


@pytest.mark.long
@pytest.mark.parametrize(("name", "pattern"), ALL, ids=IDS)
def test_a_pattern_takes_linear_time_on_every_hostile_text(name: str, pattern: re.Pattern[str]) -> None:
    if name not in BOUNDED:
        assert slow_texts(name, pattern) == []
