"""The index manifest: entry point to all other files, with every document's facet values.

It is the only file whose name stays the same when the archive changes. The first query needs all of its content.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from newsarchive.search.constants import DAY_COUNT_BASE, FACET_KEY_BASE, FORMAT_VERSION, MANIFEST_ROWS
from newsarchive.search.format import codecs
from newsarchive.search.format.codecs import DamagedError, Numbers
from newsarchive.search.format.collection_stats import CollectionStats
from newsarchive.search.format.common_bigrams import CommonBigrams, split_bigrams
from newsarchive.search.format.facet_index import FacetIndex, FacetKey, to_json


class Day(NamedTuple):
    """A day with documents, and their numbers."""

    day: date
    documents: range


@dataclass(frozen=True, slots=True)
class Manifest:
    """The manifest's content."""

    generation: str
    """The folder of all other files."""
    stats: CollectionStats
    bigram_bits: int
    """Number of hash bits that bigrams are sharded by."""
    char_bits: int
    separator_keys: tuple[str, ...]
    """For each shard of strings but the first: at most its first term, and above the last term before it."""
    sections: Mapping[str, str]
    """Names of the broadest categories, by their URL segments."""
    sources: Mapping[str, str]
    """Names of the sources, by their URL segments."""
    facet_keys: tuple[FacetKey, ...]
    facet_key_of: Numbers
    """The index of each document's facet key."""
    days: tuple[Day, ...]
    """Newest first. Documents after the last day's have no date."""


def manifest_file(facets: FacetIndex, stats: CollectionStats, **fields: object) -> bytes:
    """The encoded manifest. `fields` are generation, bigramBits, charBits, separatorKeys and commonBigrams."""
    known = {"version": FORMAT_VERSION, "lengthBits": stats.length_bits, **fields, **facets.manifest_fields()}
    return codecs.join_rows(facets.count, (to_json(known), *facets.rows()))


def read_manifest(content: bytes) -> Manifest:
    """The decoded manifest. Raises DamagedError."""
    count, (text, *rows) = codecs.split_rows(content, MANIFEST_ROWS)
    fields = json.loads(text)
    if fields.get("version") != FORMAT_VERSION:
        raise DamagedError(f"format version {fields.get('version')!r}; expected {FORMAT_VERSION}")
    day_count = fields["dayCount"]
    sections, sources = [value for value, _ in fields["sections"]], [value for value, _ in fields["sources"]]
    keys = zip(fields["facetKeys"][::2], fields["facetKeys"][1::2], strict=True)
    counts = codecs.read_gamma(rows[2], rows[3], day_count, DAY_COUNT_BASE) + 1
    gaps = codecs.read_gamma(rows[4], rows[5], max(day_count - 1, 0)) + 1
    return Manifest(
        generation=str(fields["generation"]),
        stats=CollectionStats(count, int(fields["lengthBits"]), CommonBigrams(split_bigrams(fields["commonBigrams"]))),
        bigram_bits=int(fields["bigramBits"]),
        char_bits=int(fields["charBits"]),
        separator_keys=tuple(fields["separatorKeys"]),
        sections=dict(fields["sections"]),
        sources=dict(fields["sources"]),
        facet_keys=tuple(FacetKey(sections[section], sources[source]) for section, source in keys),
        facet_key_of=codecs.read_gamma(rows[0], rows[1], count, FACET_KEY_BASE),
        days=tuple(_days(fields["newestDay"], counts.tolist(), [0, *gaps.tolist()])),
    )


def _days(newest: str, counts: Sequence[int], gaps: Sequence[int]) -> Iterator[Day]:
    number = 0
    day = date.fromisoformat(newest) if newest else date.max
    for count, gap in zip(counts, gaps, strict=False):
        day -= timedelta(days=gap)
        yield Day(day, range(number, number + count))
        number += count
