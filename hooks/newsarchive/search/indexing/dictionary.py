"""The terms that are strings: words, the beginnings of words, and what filters ask for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from newsarchive.search.format.codecs import Edges, Numbers, numbers
from newsarchive.search.format.postings import BELOW_PLACE, SPOT_BITS, Layout, Postings, lists, merged
from newsarchive.search.indexing.documents import labels
from newsarchive.search.indexing.segments import Lot, Strings

SHORT = 2
"""Beginnings of words that are no longer have lists of their own."""
BYTES_A_SHARD = 12_288


def beginning_term(word: str) -> str:
    """What the list of all words that begin so goes by. No word has this sign, nor has what filters ask for."""
    return f"*{word}"


def string_postings(lots: Sequence[Lot], layout: Layout) -> Postings:
    """The postings of all strings."""
    gathered = [lot.strings() for lot in lots]
    words = _words(gathered, layout)
    return merged([words, *(_beginnings(words, length) for length in range(1, SHORT + 1)), _labels(lots)])


def cuts_of(postings: Postings) -> Edges:
    """Where to cut strings into files that are of about the same size, none of them empty."""
    names = numbers([len(term.encode()) for term in map(str, postings.terms)])
    ends = np.cumsum(postings.frequencies + names)
    within = np.flatnonzero(np.diff(ends // BYTES_A_SHARD)) + 1
    return np.concatenate([[0], within, [len(names)]])


def begins_of(postings: Postings, cuts: Edges) -> list[str]:
    """For each file but the first, the shortest string that its first term reaches and the last one before does not."""
    terms = [str(term) for term in postings.terms]
    return [_between(terms[cut - 1], terms[cut]) for cut in cuts[1:-1].tolist()]


def _between(last: str, first: str) -> str:
    return next(first[:length] for length in range(1, len(first) + 1) if first[:length] > last)


def _words(gathered: Sequence[Strings], layout: Layout) -> Postings:
    words = sorted({word for part in gathered for word in part.words})
    number_of = {word: number for number, word in enumerate(words)}
    keys = [np.empty(0, dtype=np.uint64)]
    for strings, part in zip(gathered, layout.parts, strict=True):
        known = numbers([number_of[word] for word in strings.words]).astype(np.uint64)
        spots = strings.word_spots + np.uint64(part.place << BELOW_PLACE)
        keys.append((known[strings.word_numbers] << np.uint64(SPOT_BITS)) | spots)
    return replace(layout.group(np.sort(np.concatenate(keys))), terms=words)


def _beginnings(words: Postings, length: int) -> Postings:
    """The first signs of words; a beginning counts in an article as much as the best of its words does."""
    names = [word[:length] if len(word) >= length else "" for word in map(str, words.terms)]
    known = sorted(set(names) - {""})
    number_of: Mapping[str, int] = {name: number for number, name in enumerate(known)}
    of_word = np.repeat(numbers([number_of.get(name, -1) for name in names]), words.frequencies)
    at = np.flatnonzero(of_word >= 0)
    return _best_levels([beginning_term(name) for name in known], of_word[at], words.documents[at], words.levels[at])


def _best_levels(terms: Sequence[str], term_of: Numbers, documents: Numbers, levels: Numbers) -> Postings:
    """Lists of terms without positions, from numbers of terms; the highest of several levels counts."""
    order = np.lexsort((-levels, documents, term_of))
    term_of, documents, levels = term_of[order], documents[order], levels[order]
    is_first = np.ones(len(order), dtype=bool)
    is_first[1:] = (term_of[1:] != term_of[:-1]) | (documents[1:] != documents[:-1])
    frequencies = np.bincount(term_of[is_first], minlength=len(terms))
    return lists(terms, frequencies, documents[is_first], levels[is_first])


def _labels(lots: Iterable[Lot]) -> Postings:
    """What filters ask for; it counts nothing."""
    documents_of: dict[str, list[int]] = {}
    for number, facts in enumerate(facts for lot in lots for facts in lot.facts):
        for name in labels([name for _, name in facts.path], facts.source, facts.tags, facts.topics):
            documents_of.setdefault(name, []).append(number)
    terms = sorted(documents_of)
    documents = numbers([number for term in terms for number in documents_of[term]])
    return lists(terms, numbers([len(documents_of[term]) for term in terms]), documents, np.zeros_like(documents))
