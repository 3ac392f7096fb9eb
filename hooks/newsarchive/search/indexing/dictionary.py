"""The term dictionary: words, prefixes of words, and filter keys, sharded by their order as strings."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from newsarchive.search.constants import MAX_PREFIX_LIST
from newsarchive.search.format.codecs import Numbers, Offsets, numbers
from newsarchive.search.format.keys import filter_keys, prefix_key
from newsarchive.search.format.postings import Postings, document_lists, merged
from newsarchive.search.indexing.postings_builder import PostingsBuilder
from newsarchive.search.indexing.segments import Segment, SegmentWords
from newsarchive.search.indexing.token_positions import LOW_BITS, PACKED_BITS

_SHARD_SIZE = 12_288
"""The size of a shard of strings: about as many bytes."""


def string_postings(segments: Sequence[Segment], builder: PostingsBuilder) -> Postings:
    """The postings of all strings."""
    words = _words([segment.words() for segment in segments], builder)
    prefixes = (_prefixes(words, length) for length in range(1, MAX_PREFIX_LIST + 1))
    return merged([words, *prefixes, _filters(segments)])


def shard_boundaries(postings: Postings) -> Offsets:
    """The boundaries of shards that are about the same size, none of them empty."""
    names = numbers([len(term.encode()) for term in map(str, postings.terms)])
    ends = np.cumsum(postings.frequencies + names)
    within = np.flatnonzero(np.diff(ends // _SHARD_SIZE)) + 1
    return np.concatenate([[0], within, [len(names)]])


def separator_keys(postings: Postings, boundaries: Offsets) -> list[str]:
    """For each shard but the first: the shortest prefix of its first term that is above the last term before it."""
    terms = [str(term) for term in postings.terms]
    return [_separator(terms[start - 1], terms[start]) for start in boundaries[1:-1].tolist()]


def _separator(last: str, first: str) -> str:
    return next(first[:length] for length in range(1, len(first) + 1) if first[:length] > last)


def _words(segments: Sequence[SegmentWords], builder: PostingsBuilder) -> Postings:
    words = sorted({word for segment in segments for word in segment.words})
    number_of = {word: number for number, word in enumerate(words)}
    keys = [np.empty(0, dtype=np.uint64)]
    for segment, base in zip(segments, builder.segment_bases, strict=True):
        known = numbers([number_of[word] for word in segment.words]).astype(np.uint64)
        positions = segment.positions + np.uint64(base.position << LOW_BITS)
        keys.append((known[segment.numbers] << np.uint64(PACKED_BITS)) | positions)
    return replace(builder.positional(np.sort(np.concatenate(keys))), terms=words)


def _prefixes(words: Postings, length: int) -> Postings:
    """The posting lists of all prefixes of this length; a prefix has the highest impact of its words."""
    names = [word[:length] if len(word) >= length else "" for word in map(str, words.terms)]
    known = sorted(set(names) - {""})
    number_of: Mapping[str, int] = {name: number for number, name in enumerate(known)}
    of_word = np.repeat(numbers([number_of.get(name, -1) for name in names]), words.frequencies)
    at = np.flatnonzero(of_word >= 0)
    return _max_impacts([prefix_key(name) for name in known], of_word[at], words.documents[at], words.impacts[at])


def _max_impacts(terms: Sequence[str], term_numbers: Numbers, documents: Numbers, impacts: Numbers) -> Postings:
    """Posting lists without positions; a document that a term has several times keeps the highest impact."""
    order = np.lexsort((-impacts, documents, term_numbers))
    term_numbers, documents, impacts = term_numbers[order], documents[order], impacts[order]
    is_first = np.ones(len(order), dtype=bool)
    is_first[1:] = (term_numbers[1:] != term_numbers[:-1]) | (documents[1:] != documents[:-1])
    frequencies = np.bincount(term_numbers[is_first], minlength=len(terms))
    return document_lists(terms, frequencies, documents[is_first], impacts[is_first])


def _filters(segments: Iterable[Segment]) -> Postings:
    """The posting lists of filters; their impacts are 0."""
    documents_of: dict[str, list[int]] = {}
    for number, values in enumerate(values for segment in segments for values in segment.facets):
        for key in filter_keys([name for _, name in values.path], values.source, values.tags, values.topics):
            documents_of.setdefault(key, []).append(number)
    terms = sorted(documents_of)
    documents = numbers([number for term in terms for number in documents_of[term]])
    return document_lists(
        terms, numbers([len(documents_of[term]) for term in terms]), documents, np.zeros_like(documents)
    )
