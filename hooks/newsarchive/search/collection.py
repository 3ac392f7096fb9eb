"""All that the articles hold, gathered batch by batch and then put in the order of the index."""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from newsarchive.search.coding import numbers
from newsarchive.search.documents import Document
from newsarchive.search.occurrences import BLOCK_BITS, SIGN_BITS, Marks, Occurrences, occurrences
from newsarchive.search.postings import PLACE_BITS, Layout, Postings, packed, shifted, summed, unnamed
from newsarchive.search.shards import PAIR_BITS, spread

BIN_BITS = 6
"""Pairs are sorted in bins, by the first bits of their numbers: what is left fits into 64 bits beside a place."""
_REST_BITS = PAIR_BITS - BIN_BITS
_REST = np.uint64((1 << _REST_BITS) - 1)
_SIGNS_AT_ONCE = 1 << 11
_SHORT = (1, 2)
"""The lengths of beginnings of words that have lists of their own."""


class Collection:
    """What has been gathered."""

    def __init__(self) -> None:
        self._bins: list[list[NDArray[np.uint64]]] = [[] for _ in range(1 << BIN_BITS)]
        self._marks: list[Marks] = []
        self._signs: list[NDArray[np.uint64]] = []
        self._word_ids: dict[str, int] = {}
        self._words: list[NDArray[np.uint64]] = []
        self._labels: dict[str, array[int]] = {}
        self._documents = 0
        self._end = 0
        self.pairs = 0
        """How many pairs stand in all articles."""

    def add(self, documents: Sequence[Document]) -> None:
        """Take in the articles that follow those before."""
        found = occurrences(documents, self._end)
        self._marks.append(found.marks)
        self._add_pairs(found)
        self._add_words(found)
        self._add_signs(found)
        for number, document in enumerate(documents, self._documents):
            for name in document.labels:
                self._labels.setdefault(name, array("q")).append(number)
        self._documents += len(documents)
        self._end += int((((found.marks.whole >> BLOCK_BITS) + 1) << BLOCK_BITS).sum())

    def layout(self) -> Layout:
        """Where the articles lie; all of them have been taken in."""
        return Layout(self._marks)

    def pair_postings(self, layout: Layout, number: int) -> Postings:
        """The postings of the pairs in a bin. It is empty afterwards."""
        keys = np.concatenate([np.empty(0, dtype=np.uint64), *self._bins[number]])
        self._bins[number].clear()
        keys.sort()
        found = layout.group(keys)
        terms = np.asarray(found.terms, dtype=np.uint64) + np.uint64(number << _REST_BITS)
        return replace(found, terms=terms)

    def word_postings(self, layout: Layout) -> Postings:
        """The postings of words, in order."""
        words = sorted(self._word_ids)
        ranks = np.empty(len(words), dtype=np.uint64)
        ranks[[self._word_ids[word] for word in words]] = np.arange(len(words), dtype=np.uint64)
        keys = np.concatenate([np.empty(0, dtype=np.uint64), *self._words])
        keys = (ranks[keys >> np.uint64(PLACE_BITS)] << np.uint64(PLACE_BITS)) | (keys & np.uint64(0xFFFFFFFF))
        keys.sort()
        return replace(layout.group(keys), terms=words)

    def list_postings(self, words: Postings) -> "Merged":
        """The postings of what has no positions: single signs, short beginnings of words, and labels."""
        return Merged([*self._sign_postings(), *_beginnings(words), _labelled(self._labels)])

    def _add_pairs(self, found: Occurrences) -> None:
        spreaded = spread(found.pairs)
        bins = (spreaded >> np.uint64(_REST_BITS)).astype(np.uint8)
        keys = ((spreaded & _REST) << np.uint64(PLACE_BITS)) | found.pair_places
        keys = keys[np.argsort(bins, kind="stable")]
        ends = np.cumsum(np.bincount(bins, minlength=1 << BIN_BITS))
        for kept, part in zip(self._bins, np.split(keys, ends[:-1]), strict=True):
            kept.append(part)
        self.pairs += len(keys)

    def _add_words(self, found: Occurrences) -> None:
        ids = self._word_ids
        numbers_ = np.fromiter((ids.setdefault(word, len(ids)) for word in found.words), np.uint64, len(found.words))
        self._words.append((numbers_ << np.uint64(PLACE_BITS)) | found.word_places)

    def _add_signs(self, found: Occurrences) -> None:
        layout = Layout([found.marks])
        keys = layout.of_signs(found.signs, found.sign_places - np.uint32(self._end))
        self._signs.append(shifted(keys, self._documents))

    def _sign_postings(self) -> Iterator[Postings]:
        """The postings of signs, some signs at a time: all at once would take room that nothing else needs."""
        for first in range(0, 1 << SIGN_BITS, _SIGNS_AT_ONCE):
            edges = packed(numbers([first, first + _SIGNS_AT_ONCE]), numbers([0, 0]), numbers([0, 0]))
            parts = [keys[slice(*np.searchsorted(keys, edges).tolist())] for keys in self._signs]
            keys = np.concatenate([np.empty(0, dtype=np.uint64), *parts])
            if len(keys):
                codes, keys = unnamed(keys)
                yield summed(keys, [chr(code) for code in codes.tolist()])


def _beginnings(words: Postings) -> Iterator[Postings]:
    """The postings of the first one and two signs of words."""
    of_word = np.repeat(np.arange(len(words.terms)), words.frequencies)
    for length in _SHORT:
        begins = [word[:length] if len(word) >= length else "" for word in map(str, words.terms)]
        ids = {name: number for number, name in enumerate(dict.fromkeys(filter(None, begins)))}
        id_of_word = numbers([ids.get(name, -1) for name in begins])
        at = np.flatnonzero(id_of_word[of_word] >= 0)
        yield summed(packed(id_of_word[of_word[at]], words.documents[at], words.weights[at]), list(ids))


def _labelled(labels: Mapping[str, "array[int]"]) -> Postings:
    names = sorted(labels)
    documents = numbers([number for name in names for number in labels[name]])
    frequencies = numbers([len(labels[name]) for name in names])
    return Postings(names, frequencies, documents, np.ones_like(documents), numbers(()), numbers(()))


class Merged:
    """The terms of several postings without positions, in one order."""

    def __init__(self, parts: Sequence[Postings]) -> None:
        rows = []
        for part in parts:
            ends = np.cumsum(part.frequencies).tolist()
            for term, end, length in zip(part.terms, ends, part.frequencies.tolist(), strict=True):
                rows.append((str(term), part, slice(end - length, end)))
        rows.sort(key=lambda row: row[0])
        self._rows = rows
        self.terms = [term for term, _, _ in rows]
        self.frequencies = numbers([here.stop - here.start for _, _, here in rows])

    def parts(self, edges: Sequence[int]) -> Iterator[Postings]:
        """The postings of the terms between each two of these places."""
        empty = numbers(())
        for first, last in pairwise(edges):
            rows = self._rows[first:last]
            yield Postings(
                self.terms[first:last],
                self.frequencies[first:last],
                np.concatenate([empty, *(part.documents[here] for _, part, here in rows)]),
                np.concatenate([empty, *(part.weights[here] for _, part, here in rows)]),
                empty,
                empty,
            )
