"""The facet index: the values by which results are counted, as columns over all documents."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from newsarchive.base.text import safe_name
from newsarchive.search.constants import CATEGORY_ROWS, DAY_COUNT_BASE, FACET_KEY_BASE
from newsarchive.search.format import codecs
from newsarchive.search.format.codecs import Numbers, numbers

_MAX_SUGGESTIONS = 1000

CategoryLevel = tuple[str, str]
"""A category's full path as in URLs, and its name."""
CategoryPath = tuple[CategoryLevel, ...]
"""The levels of a category, from the broadest to the narrowest."""


class FacetValues(NamedTuple):
    """The values by which one document is filtered and counted."""

    day: str
    """Empty if unknown."""
    source: str
    path: CategoryPath
    tags: tuple[str, ...]
    topics: tuple[str, ...]


class FacetKey(NamedTuple):
    """A combination of section and source that documents share, as in URLs; either may be empty."""

    section: str
    source: str


class FacetIndex:
    """The facet values of all documents, in their order."""

    def __init__(self, documents: Iterable[FacetValues]) -> None:
        self.count = 0
        self._keys: list[FacetKey] = []
        self._paths: list[CategoryPath] = []
        self._days: Counter[str] = Counter()
        self._sections: dict[str, str] = {}
        self._sources: dict[str, str] = {}
        self._tags: Counter[str] = Counter()
        known: dict[Any, Any] = {}
        for values in documents:
            self.count += 1
            section, name = values.path[0] if values.path else ("", "")
            self._sections.setdefault(section, name)
            source = safe_name(values.source) if values.source else ""
            self._sources.setdefault(source, values.source)
            key = FacetKey(section, source)
            self._keys.append(known.setdefault(key, key))
            self._paths.append(known.setdefault(values.path, values.path))
            self._days[values.day] += 1
            self._tags.update(values.tags)
        counts = Counter(self._keys)
        self._distinct_keys = sorted(counts, key=lambda key: (-counts[key], key))

    def rows(self) -> list[bytes]:
        """The manifest's rows after the JSON: facet keys, documents a day, gaps between days."""
        ranks = {key: rank for rank, key in enumerate(self._distinct_keys)}
        days = [date.fromisoformat(day) for day in sorted(self._days, reverse=True) if day]
        counts = [self._days[day.isoformat()] - 1 for day in days]
        gaps = [(later - earlier).days - 1 for later, earlier in pairwise(days)]
        return [
            *_gamma([ranks[key] for key in self._keys], FACET_KEY_BASE),
            *_gamma(counts, DAY_COUNT_BASE),
            *_gamma(gaps, 0),
        ]

    def manifest_fields(self) -> dict[str, Any]:
        """The manifest's JSON fields about facets."""
        days = sorted(filter(None, self._days))
        sections, sources = sorted(self._sections.items()), sorted(self._sources.items())
        section_at, source_at = ({value: at for at, (value, _) in enumerate(names)} for names in (sections, sources))
        return {
            "documents": self.count,
            "sections": sections,
            "sources": sources,
            "facetKeys": [at for key in self._distinct_keys for at in (section_at[key.section], source_at[key.source])],
            "newestDay": days[-1] if days else "",
            "dayCount": len(days),
        }

    def categories_file(self) -> bytes:
        """The categories of each facet key's documents, the most common first, and the one that each document has."""
        counts = Counter(zip(self._keys, self._paths, strict=True))
        order = sorted(counts, key=lambda pair: (-counts[pair], pair))
        paths: dict[FacetKey, list[CategoryPath]] = {key: [] for key in self._distinct_keys}
        ranks: dict[tuple[FacetKey, CategoryPath], int] = {}
        for key, path in order:
            ranks[key, path] = len(paths[key])
            paths[key].append(path)
        rows = _gamma([ranks[pair] for pair in zip(self._keys, self._paths, strict=True)], 0)
        levels = [[_path_record(path) for path in paths[key]] for key in self._distinct_keys]
        return codecs.join_rows(self.count, (to_json(levels), *rows))

    def suggestions_file(self) -> bytes:
        """The most used tags with their document counts, from which the search field suggests."""
        most_first = sorted(self._tags.items(), key=lambda item: (-item[1], item[0]))
        return to_json(most_first[:_MAX_SUGGESTIONS])


def read_categories(content: bytes, facet_keys: Numbers) -> list[CategoryPath]:
    """The category of each document; `facet_keys` has the index of each document's key. Raises DamagedError."""
    count, (text, high, low) = codecs.split_rows(content, CATEGORY_ROWS)
    paths = [[_read_path(record) for record in known] for known in json.loads(text)]
    ranks = codecs.read_gamma(high, low, count).tolist()
    return [paths[key][rank] for key, rank in zip(facet_keys.tolist(), ranks, strict=True)]


def to_json(value: object) -> bytes:
    """Compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")


def _path_record(path: CategoryPath) -> list[str | list[str]]:
    """The last URL segment of each level, with its name where that differs."""
    segments = ((value.rpartition("/")[2], name) for value, name in path)
    return [segment if segment == name else [segment, name] for segment, name in segments]


def _read_path(record: Iterable[str | list[str]]) -> CategoryPath:
    pairs = [(level, level) if isinstance(level, str) else (level[0], level[1]) for level in record]
    values = accumulate((segment for segment, _ in pairs), "{}/{}".format)
    return tuple(zip(values, (name for _, name in pairs), strict=True))


def _gamma(values: Sequence[int], base: int) -> tuple[bytes, bytes]:
    row = numbers(values)
    high, low = codecs.gamma(row, codecs.single_file(row), base)
    return high[0], low[0]
