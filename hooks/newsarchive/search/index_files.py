"""The files of the index: made from the articles alone, the same for the same articles."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from typing import Any

import numpy as np

from newsarchive.base.text import safe_name
from newsarchive.search import coding
from newsarchive.search.coding import numbers
from newsarchive.search.collection import BIN_BITS, Collection, Merged
from newsarchive.search.documents import Document
from newsarchive.search.folding import FOLDING_FILE, folding_bytes
from newsarchive.search.occurrences import in_batches
from newsarchive.search.postings import Layout, Postings, joined
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
Files = Callable[[], Iterator[NamedFile]]
"""Makes some files."""


def index_files(documents: Iterable[Document]) -> Iterator[NamedFile]:
    """All files, the one that leads to the others last."""
    for group in groups_of_files(documents):
        yield from group()


def groups_of_files(documents: Iterable[Document]) -> list[Files]:
    """The same in groups, which may be made in any order and by several processes; the last must come last."""
    collection, catalogue = Collection(), _Catalogue()
    for batch in in_batches(iter(documents)):
        collection.add(batch)
        for document in batch:
            catalogue.add(document)
    layout = collection.layout()
    scale = Scale(catalogue.count, layout.usual_length)
    bits = (collection.pairs // _PAIRS_A_SHARD).bit_length()
    folder = catalogue.generation()
    index = {
        "version": VERSION,
        "generation": folder,
        "documents": scale.documents,
        "usualLength": scale.usual_length,
        "shardBits": bits,
        "cards": CARDS,
    }
    # A shard is a part of a bin, or some bins together.
    bins_a_shard = 1 << max(BIN_BITS - bits, 0)
    groups: list[Files] = [
        partial(_pair_files, collection, range(first, first + bins_a_shard), layout, scale, bits)
        for first in range(0, 1 << BIN_BITS, bins_a_shard)
    ]
    groups += [partial(_string_files, collection, layout, scale), catalogue.files]
    return [*(partial(_within, folder, group) for group in groups), lambda: iter([(INDEX_FILE, _json(index))])]


def _within(folder: str, group: Files) -> Iterator[NamedFile]:
    for name, content in group():
        yield f"{folder}/{name}", content


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
        """What is shown of articles, what they are counted by, and how all text is folded."""
        yield FOLDING_FILE, folding_bytes()
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


def _pair_files(collection: Collection, bins: range, layout: Layout, scale: Scale, bits: int) -> Iterator[NamedFile]:
    """The files of the pairs in some bins."""
    postings = joined([collection.pair_postings(layout, number) for number in bins])
    width = PAIR_BITS - bits
    shards = range(bins.start << bits >> BIN_BITS, (bins.stop << bits) >> BIN_BITS)
    first_pairs = np.array([*shards, shards.stop], dtype=np.uint64) << np.uint64(width)
    edges = np.searchsorted(postings.terms, first_pairs).tolist()
    for shard, part in zip(shards, postings.parts(edges), strict=True):
        content = document_file(part, layout.levels(part), scale, first_pair=shard << width, bits=width)
        yield f"pairs/{shard}.bin", content
        yield f"pairs/{shard}-positions.bin", position_file(part, scale)


def _string_files(collection: Collection, layout: Layout, scale: Scale) -> Iterator[NamedFile]:
    """The files of words, and of terms without positions."""
    words = collection.word_postings(layout)
    yield from _family("words", words, layout, scale)
    yield from _family("lists", collection.list_postings(words), layout, scale)


def _family(family: str, postings: Postings | Merged, layout: Layout, scale: Scale) -> Iterator[NamedFile]:
    """The files of terms that are strings, and the one that says which terms are where."""
    terms = [str(term) for term in postings.terms]
    sizes = np.cumsum(postings.frequencies + numbers([len(term.encode()) for term in terms]))
    cuts = (np.flatnonzero(np.diff(sizes // _BYTES_A_SHARD)) + 1).tolist()
    for shard, part in enumerate(postings.parts([0, *cuts, len(terms)])):
        yield f"{family}/{shard}.bin", document_file(part, layout.levels(part), scale)
        if family == "words":
            yield f"{family}/{shard}-positions.bin", position_file(part, scale)
    yield f"{family}.json", _json([_between(terms[cut - 1], terms[cut]) for cut in cuts])


def _between(last: str, first: str) -> str:
    """The shortest beginning of the first term of a file that comes after the last one of the file before."""
    return next(first[:length] for length in range(1, len(first) + 1) if first[:length] > last)


def _json(value: Any) -> bytes:  # noqa: ANN401 - what JSON takes
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")
