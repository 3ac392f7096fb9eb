"""The file that leads to all others, and says of every article what results are counted by.

Only this file keeps its name when the archive changes. Everything in it is needed by the first query already.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from newsarchive.base.text import safe_name
from newsarchive.search.format import codecs
from newsarchive.search.format.codecs import DamagedError, Numbers, numbers
from newsarchive.search.format.common_bigrams import Frequent, pairs_in
from newsarchive.search.format.shards import Scale
from newsarchive.search.indexing.segments import Facts, Level

VERSION = 2
"""Of the format: another one for any change to what files say."""
HEAD_FILE = "index.bin"
CATEGORIES_FILE = "categories.bin"
SUGGESTIONS_FILE = "suggestions.json"
_ROWS = 7
_CATEGORY_ROWS = 3
_CLASS_BASE = 3
"""Below the third power of two are the classes that most articles have."""
_COUNT_BASE = 4
_SUGGESTIONS = 1000

Path = tuple[Level, ...]


class ArticleClass(NamedTuple):
    """What many articles share: a section and a source, as in addresses; either may be empty."""

    section: str
    source: str


class Day(NamedTuple):
    """A day of the archive, and the numbers of its articles."""

    day: date
    numbers: range


class Catalogue:
    """What results are counted by, of all articles in their order."""

    def __init__(self, facts: Iterable[Facts]) -> None:
        self.count = 0
        self._classes: list[ArticleClass] = []
        self._paths: list[Path] = []
        self._days: Counter[str] = Counter()
        self._sections: dict[str, str] = {}
        self._sources: dict[str, str] = {}
        self._tags: Counter[str] = Counter()
        known: dict[Any, Any] = {}
        for fact in facts:
            self.count += 1
            section, name = fact.path[0] if fact.path else ("", "")
            self._sections.setdefault(section, name)
            source = safe_name(fact.source) if fact.source else ""
            self._sources.setdefault(source, fact.source)
            kind = ArticleClass(section, source)
            self._classes.append(known.setdefault(kind, kind))
            self._paths.append(known.setdefault(fact.path, fact.path))
            self._days[fact.day] += 1
            self._tags.update(fact.tags)
        counts = Counter(self._classes)
        self._order = sorted(counts, key=lambda kind: (-counts[kind], kind))

    def rows(self) -> list[bytes]:
        """The rows of the head after its facts: classes, days."""
        ranks = {kind: rank for rank, kind in enumerate(self._order)}
        days = [date.fromisoformat(day) for day in sorted(self._days, reverse=True) if day]
        counts = [self._days[day.isoformat()] - 1 for day in days]
        gaps = [(later - earlier).days - 1 for later, earlier in pairwise(days)]
        return [
            *_gamma([ranks[kind] for kind in self._classes], _CLASS_BASE),
            *_gamma(counts, _COUNT_BASE),
            *_gamma(gaps, 0),
        ]

    def facts(self) -> dict[str, Any]:
        """What the head says of them as JSON."""
        days = sorted(filter(None, self._days))
        sections, sources = sorted(self._sections.items()), sorted(self._sources.items())
        section_at, source_at = ({value: at for at, (value, _) in enumerate(names)} for names in (sections, sources))
        return {
            "documents": self.count,
            "sections": sections,
            "sources": sources,
            "classes": [at for kind in self._order for at in (section_at[kind.section], source_at[kind.source])],
            "newest": days[-1] if days else "",
            "days": len(days),
        }

    def categories(self) -> bytes:
        """The file that says of each article which of the categories of its class it has."""
        counts = Counter(zip(self._classes, self._paths, strict=True))
        order = sorted(counts, key=lambda pair: (-counts[pair], pair))
        paths: dict[ArticleClass, list[Path]] = {kind: [] for kind in self._order}
        ranks: dict[tuple[ArticleClass, Path], int] = {}
        for kind, path in order:
            ranks[kind, path] = len(paths[kind])
            paths[kind].append(path)
        rows = _gamma([ranks[pair] for pair in zip(self._classes, self._paths, strict=True)], 0)
        levels = [[_levels(path) for path in paths[kind]] for kind in self._order]
        return codecs.join(self.count, (_json(levels), *rows))

    def suggestions(self) -> bytes:
        """The file of what a reader may mean who has begun to type: the most used tags and how often they are."""
        most_first = sorted(self._tags.items(), key=lambda item: (-item[1], item[0]))
        return _json(most_first[:_SUGGESTIONS])


@dataclass(frozen=True, slots=True)
class Head:
    """What the first file says."""

    generation: str
    """The folder of all other files."""
    scale: Scale
    pair_bits: int
    sign_bits: int
    strings: tuple[str, ...]
    """What the strings in each file but the first begin with, or come after."""
    sections: Mapping[str, str]
    """The names of the broadest categories by their part of an address."""
    sources: Mapping[str, str]
    """The same of sources."""
    classes: tuple[ArticleClass, ...]
    class_of: Numbers
    """The class of each article, as its place among them."""
    days: tuple[Day, ...]
    """Newest first. What comes after their articles has none."""


def head_file(catalogue: Catalogue, scale: Scale, **facts: object) -> bytes:
    """The first file. `facts` are generation, pairBits, signBits, strings and frequent."""
    known = {"version": VERSION, "lengthBits": scale.length_bits, **facts, **catalogue.facts()}
    return codecs.join(catalogue.count, (_json(known), *catalogue.rows()))


def read_head(content: bytes) -> Head:
    """What a first file says. Raises DamagedError."""
    count, (text, *rows) = codecs.split(content, _ROWS)
    facts = json.loads(text)
    if facts.get("version") != VERSION:
        raise DamagedError(f"the index has version {facts.get('version')!r}; expected {VERSION}; build the site")
    days = facts["days"]
    sections, sources = [value for value, _ in facts["sections"]], [value for value, _ in facts["sources"]]
    places = zip(facts["classes"][::2], facts["classes"][1::2], strict=True)
    counts = codecs.read_gamma(rows[2], rows[3], days, _COUNT_BASE) + 1
    gaps = codecs.read_gamma(rows[4], rows[5], max(days - 1, 0)) + 1
    return Head(
        generation=str(facts["generation"]),
        scale=Scale(count, int(facts["lengthBits"]), Frequent(pairs_in(facts["frequent"]))),
        pair_bits=int(facts["pairBits"]),
        sign_bits=int(facts["signBits"]),
        strings=tuple(facts["strings"]),
        sections=dict(facts["sections"]),
        sources=dict(facts["sources"]),
        classes=tuple(ArticleClass(sections[section], sources[source]) for section, source in places),
        class_of=codecs.read_gamma(rows[0], rows[1], count, _CLASS_BASE),
        days=tuple(_days(facts["newest"], counts.tolist(), [0, *gaps.tolist()])),
    )


def read_categories(content: bytes, head: Head) -> list[Path]:
    """The categories of each article. Raises DamagedError."""
    count, (text, high, low) = codecs.split(content, _CATEGORY_ROWS)
    paths = [[_path(levels) for levels in known] for known in json.loads(text)]
    ranks = codecs.read_gamma(high, low, count).tolist()
    return [paths[kind][rank] for kind, rank in zip(head.class_of.tolist(), ranks, strict=True)]


def _days(newest: str, counts: Sequence[int], gaps: Sequence[int]) -> Iterator[Day]:
    number = 0
    day = date.fromisoformat(newest) if newest else date.max
    for count, gap in zip(counts, gaps, strict=False):
        day -= timedelta(days=gap)
        yield Day(day, range(number, number + count))
        number += count


def _levels(path: Path) -> list[str | list[str]]:
    """Each level's own part of an address, and its name where that is another."""
    parts = ((value.rpartition("/")[2], name) for value, name in path)
    return [part if part == name else [part, name] for part, name in parts]


def _path(levels: Iterable[str | list[str]]) -> Path:
    pairs = [(level, level) if isinstance(level, str) else (level[0], level[1]) for level in levels]
    values = accumulate((part for part, _ in pairs), "{}/{}".format)
    return tuple(zip(values, (name for _, name in pairs), strict=True))


def _gamma(values: Sequence[int], base: int) -> tuple[bytes, bytes]:
    row = numbers(values)
    high, low = codecs.gamma(row, codecs.whole(row), base)
    return high[0], low[0]


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")
