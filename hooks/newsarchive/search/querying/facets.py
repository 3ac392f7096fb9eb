"""Facet counts of results."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from newsarchive.search.format.codecs import Numbers
from newsarchive.search.querying.reader import Index


@dataclass(frozen=True, slots=True)
class Facet:
    """A value that results have, its display name, and the number of results that have it."""

    value: str
    name: str
    count: int


def count_facets(index: Index, found: Numbers, category: str = "") -> dict[str, list[Facet]]:
    """The counts of these documents by year, section, source, and subcategory of the chosen category."""
    manifest = index.manifest
    is_found = np.zeros(index.count, dtype=np.int64)
    is_found[found] = 1
    before = np.append(0, np.cumsum(is_found))
    years: Counter[str] = Counter()
    for day, documents in manifest.days:
        years[str(day.year)] += int(before[documents.stop] - before[documents.start])
    sections: Counter[str] = Counter()
    sources: Counter[str] = Counter()
    counts = np.bincount(manifest.facet_key_of[found], minlength=len(manifest.facet_keys)).tolist()
    for (section, source), count in zip(manifest.facet_keys, counts, strict=True):
        sections[section] += count
        sources[source] += count
    return {
        "years": [Facet(year, year, count) for year, count in years.items() if count],
        "sections": _most_first(sections, manifest.sections),
        "categories": _subcategories(index, found, category) if category else [],
        "sources": _most_first(sources, manifest.sources),
    }


def _subcategories(index: Index, found: Numbers, category: str) -> list[Facet]:
    """The counts of these documents by each category below a chosen one."""
    counts: Counter[str] = Counter()
    names: dict[str, str] = {}
    for number in found.tolist():
        for value, name in index.categories[number]:
            if value.startswith(f"{category}/"):
                counts[value] += 1
                names[value] = name
    return _most_first(counts, names)


def _most_first(counts: Mapping[str, int], names: Mapping[str, str]) -> list[Facet]:
    facets = [Facet(value, names[value], count) for value, count in counts.items() if count and value]
    return sorted(facets, key=lambda facet: (-facet.count, facet.value))
