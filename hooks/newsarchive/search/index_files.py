"""The files of the index: made from the articles alone, the same for the same articles."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import numpy as np

from newsarchive.base.text import safe_name
from newsarchive.search import coding
from newsarchive.search.coding import numbers
from newsarchive.search.collection import BIN_BITS, Collection, Merged
from newsarchive.search.documents import Document
from newsarchive.search.folding import FOLDING_FILE, folding_bytes
from newsarchive.search.occurrences import in_batches
from newsarchive.search.postings import Layout, Postings
from newsarchive.search.shards import PAIR_BITS, Scale, document_file, position_file

VERSION = 1
"""Of the format: another one for any change to what files say."""
INDEX_FILE = "index.json"
CARDS = 8
"""Articles in a file of what results show."""
_PAIRS_A_SHARD = 12_288
_BYTES_A_SHARD = 12_288
_GENERATION_LENGTH = 12

NamedFile = tuple[str, bytes]
"""A path below the index's folder, and its content."""


def index_files(documents: Iterable[Document]) -> Iterator[NamedFile]:
    """All files, the one that leads to the others last."""
    collection, catalogue = Collection(), _Catalogue()
    for batch in in_batches(iter(documents)):
        collection.add(batch)
        for document in batch:
            catalogue.add(document)
    layout = collection.layout()
    scale = Scale(catalogue.count, layout.usual_length)
    bits = (collection.pairs // _PAIRS_A_SHARD).bit_length()
    index = {
        "version": VERSION,
        "generation": catalogue.generation(),
        "documents": scale.documents,
        "usualLength": scale.usual_length,
        "shardBits": bits,
        "cards": CARDS,
    }

    def named() -> Iterator[NamedFile]:
        yield FOLDING_FILE, folding_bytes()
        yield from catalogue.files()
        # First what takes most room.
        yield from _pair_files(collection, layout, scale, bits)
        words = collection.word_postings(layout)
        yield from _string_files("words", words, layout, scale)
        yield from _string_files("lists", collection.list_postings(words), layout, scale)

    for name, content in named():
        yield f"{index['generation']}/{name}", content
    yield INDEX_FILE, _json(index)


class _Catalogue:
    """What is shown of the articles, and what results are counted by."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256(f"{VERSION}\n".encode() + folding_bytes())
        self._cards: list[tuple[str, ...]] = []
        self._classes: list[tuple[str, str]] = []
        self._categories: dict[str, str] = {}
        self._sources: dict[str, str] = {}
        self._days: Counter[int] = Counter()

    @property
    def count(self) -> int:
        """How many articles there are."""
        return len(self._cards)

    def add(self, document: Document) -> None:
        """Take in one more."""
        known = (document.id, document.date, document.source, *document.labels, *document.category, document.whole)
        self._hash.update("\0".join((*known, "\n")).encode(errors="surrogatepass"))
        card = (document.id, document.title, document.date, document.source, document.opening)
        self._cards.append(card)
        path = [safe_name(name) for name in document.category]
        for depth, name in enumerate(document.category, 1):
            self._categories.setdefault("/".join(path[:depth]), name)
        source = safe_name(document.source) if document.source else ""
        self._sources.setdefault(source, document.source)
        self._classes.append(("/".join(path), source))
        if document.date:
            self._days[date.fromisoformat(document.date).toordinal()] += 1

    def generation(self) -> str:
        """The folder of all other files: a hash of all that the index is made from."""
        return self._hash.hexdigest()[:_GENERATION_LENGTH]

    def files(self) -> Iterator[NamedFile]:
        """What is shown of articles, eight a file, and what they are counted by."""
        for first in range(0, self.count, CARDS):
            yield f"cards/{first // CARDS}.json", _json(self._cards[first : first + CARDS])
        counts = Counter(self._classes)
        classes = sorted(counts, key=lambda key: (-counts[key], key))
        ranks = {key: rank for rank, key in enumerate(classes, 1)}
        high, low = coding.gamma(numbers([ranks[key] for key in self._classes]))
        yield "classes.bin", coding.join(self.count, (high, low))
        days = sorted(self._days, reverse=True)
        facets = {
            "categories": dict(sorted(self._categories.items())),
            "sources": dict(sorted((key, name) for key, name in self._sources.items() if key)),
            "classes": classes,
            "newest": date.fromordinal(days[0]).isoformat() if days else None,
            # The articles of each day, and how many days before the last one it is.
            "days": [[self._days[day], later - day] for later, day in zip([*days[:1], *days], days, strict=False)],
        }
        yield "facets.json", _json(facets)


def _pair_files(collection: Collection, layout: Layout, scale: Scale, bits: int) -> Iterator[NamedFile]:
    """The files of pairs; a shard is a part of a bin, or some bins together."""
    waiting: list[Postings] = []
    bins_a_shard = 1 << max(BIN_BITS - bits, 0)
    for number, postings in enumerate(collection.pair_postings(layout), 1):
        waiting.append(postings)
        if number % bins_a_shard:
            continue
        whole = _joined(waiting) if len(waiting) > 1 else postings
        waiting = []
        shards = 1 << max(bits - BIN_BITS, 0)
        first_shard = (number - bins_a_shard) * shards // bins_a_shard
        yield from _shards(whole, range(first_shard, first_shard + shards), layout, scale, bits=bits)


def _shards(postings: Postings, numbers_: range, layout: Layout, scale: Scale, *, bits: int) -> Iterator[NamedFile]:
    width = PAIR_BITS - bits
    edges = np.searchsorted(postings.terms, np.array([*numbers_, numbers_.stop], dtype=np.uint64) << np.uint64(width))
    for shard, part in zip(numbers_, postings.parts(edges.tolist()), strict=True):
        content = document_file(part, layout.levels(part), scale, first_pair=shard << width, bits=width)
        yield f"pairs/{shard}.bin", content
        yield f"pairs/{shard}-positions.bin", position_file(part, scale)


def _string_files(family: str, postings: Postings | Merged, layout: Layout, scale: Scale) -> Iterator[NamedFile]:
    """The files of terms that are strings, and the one that says which terms are where."""
    terms = [str(term) for term in postings.terms]
    sizes = np.cumsum(postings.frequencies + numbers([len(term.encode()) for term in terms]))
    cuts = np.flatnonzero(np.diff(sizes // _BYTES_A_SHARD)) + 1
    edges = [0, *cuts.tolist(), len(terms)]
    for shard, part in enumerate(postings.parts(edges)):
        yield f"{family}/{shard}.bin", document_file(part, layout.levels(part), scale)
        if family == "words":
            yield f"{family}/{shard}-positions.bin", position_file(part, scale)
    yield f"{family}.json", _json([_between(terms[cut - 1], terms[cut]) for cut in cuts.tolist()])


def _between(last: str, first: str) -> str:
    """The shortest beginning of the first term of a file that comes after the last one of the file before."""
    return next(first[:length] for length in range(1, len(first) + 1) if first[:length] > last)


def _joined(parts: Sequence[Postings]) -> Postings:
    rows = zip(*((p.terms, p.frequencies, p.documents, p.weights, p.counts, p.positions) for p in parts), strict=True)
    return Postings(*(np.concatenate(row) for row in rows))


def _json(value: Any) -> bytes:  # noqa: ANN401 - what JSON takes
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")
