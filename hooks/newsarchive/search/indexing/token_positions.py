"""The tokens of many articles at once, as rows of numbers: where each pair of Han signs, each sign and each word is.

Places are numbered through all of them: an article begins at a multiple of 64 behind the one before it, so that a table
of these blocks tells which article a place is in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsarchive.search.analysis.bigrams import SIGN_BITS
from newsarchive.search.analysis.folding import folding
from newsarchive.search.analysis.tokenizer import BREAK
from newsarchive.search.format.codecs import Numbers, edges_of
from newsarchive.search.indexing.documents import Document

BLOCK_BITS = 6
ZONE_BITS = 2
NEIGHBOUR_BITS = 2
IN_TITLE = (1 << 12) - 1
"""What weighs so much stands in the title, or as often as no word does in a text that is one."""
ZONE_WEIGHTS = (1, 2, 4, IN_TITLE)
"""What a token weighs in the text, at its beginning, in tags and names, and in the title: in the zones 0 to 3."""
LEAD = 100
"""Signs of the text that are its beginning."""

_ZONES = (3, 2, 1, 0)
_ZONE_WEIGHTS = np.array(ZONE_WEIGHTS, dtype=np.uint32)
_ALL_SIGNS = 0x110000
_OTHER, _BLANK, _WORD, _HAN = range(4)


class Neighbours(NamedTuple):
    """The usual neighbour of each sign by its code point, or 0. Where a sign ends a pair, a bit tells of it."""

    before: NDArray[np.uint32]
    behind: NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Occurrences:
    """What stands where in some articles that follow each other.

    A spot is a place, and in lower bits the zone that the place is in, and, of pairs, whether the usual neighbours are
    before it (1) and behind it (2). Spots are in ascending order.
    """

    lengths: Numbers
    """How many places each article has."""
    pairs: NDArray[np.uint64]
    """Two signs as one number, the first one in the higher bits; 0 for a sign stands for a word beside the other."""
    pair_spots: NDArray[np.uint64]
    signs: NDArray[np.uint32]
    """The signs of each article, each of them once, in order."""
    sign_documents: NDArray[np.uint32]
    sign_weights: NDArray[np.uint32]
    words: list[str]
    """Each word once, in order."""
    word_numbers: NDArray[np.uint32]
    """Which of them stands there."""
    word_spots: NDArray[np.uint64]


def occurrences(documents: Sequence[Document], neighbours: Neighbours | None = None) -> Occurrences:
    """What stands where in these articles, the first of which begins at the place 0."""
    wholes = [document.whole for document in documents]
    text = BREAK.join(["", *wholes, ""])
    folded, kinds = _folded(text)
    is_word = kinds == _WORD
    is_start = kinds == _HAN
    is_start[1:] |= is_word[1:] & ~is_word[:-1]
    starts = np.flatnonzero(is_start)
    # The first token of each zone of each article, and the one behind all.
    firsts = np.searchsorted(starts, _edges(documents, wholes))
    breaks = np.cumsum(kinds == _OTHER, dtype=np.int32)[starts]
    places, lengths = _places(breaks, firsts[:: len(_ZONES)])
    zones = np.repeat(np.tile(np.array(_ZONES, dtype=np.uint64), len(documents)), np.diff(firsts))
    spots = ((places.astype(np.uint64) << np.uint64(ZONE_BITS)) | zones) << np.uint64(NEIGHBOUR_BITS)

    signs, is_han = folded[starts], kinds[starts] == _HAN
    han = np.where(is_han, signs, 0)
    is_beside = places[1:] == places[:-1] + 1
    at = np.flatnonzero(is_beside & (is_han[1:] | is_han[:-1]))
    first, second = han[at], han[at + 1]
    # A pair stands where its sign does.
    pair_spots = np.where(first == 0, spots[at + 1], spots[at])
    if neighbours:
        pair_spots |= _beside_pairs(han, is_beside, neighbours)[at]
    at_words = np.flatnonzero(~is_han)
    words, word_numbers = _words(folded, starts[at_words], is_word)
    return Occurrences(
        lengths,
        (first.astype(np.uint64) << np.uint64(SIGN_BITS)) | second,
        pair_spots,
        *_each_sign_once(han, firsts),
        words,
        word_numbers,
        spots[at_words],
    )


def _folded(text: str) -> tuple[NDArray[np.uint32], NDArray[np.uint8]]:
    """Each sign as it is compared, and its class."""
    folds, classes = _tables()
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    return folds[codes], classes[codes]


def _places(breaks: NDArray[np.int32], firsts: Numbers) -> tuple[NDArray[np.int32], Numbers]:
    """The place of each token, from how many breaks come before it; and how many places each article has."""
    positions = np.cumsum(1 + (np.diff(breaks, prepend=np.int32(0)) > 0), dtype=np.int32)
    ends = np.append(positions, positions[-1:] + 1 if len(positions) else np.int32(1)).astype(np.int64)
    begins = ends[firsts[:-1]]
    lengths = ends[firsts[1:]] - begins
    bases = edges_of(((lengths >> BLOCK_BITS) + 1) << BLOCK_BITS)[:-1]
    shifts = (bases - begins).astype(np.int32)
    return positions + np.repeat(shifts, np.diff(firsts)), lengths


def _beside_pairs(han: NDArray[np.uint32], is_beside: NDArray[np.bool_], neighbours: Neighbours) -> NDArray[np.uint64]:
    """Of each token with the next one: 1 where the usual neighbour is before them, 2 where one is behind them."""
    is_pair = is_beside & (han[1:] > 0) & (han[:-1] > 0)
    found = np.zeros(len(han), dtype=np.uint64)
    found[1:] |= is_pair & (han[:-1] == neighbours.before[han[1:]])
    found[:-2] |= (is_pair & (han[1:] == neighbours.behind[han[:-1]]))[1:].astype(np.uint64) << np.uint64(1)
    return found


def _each_sign_once(
    han: NDArray[np.uint32], firsts: Numbers
) -> tuple[NDArray[np.uint32], NDArray[np.uint32], NDArray[np.uint32]]:
    """The signs of each article, in the order of the signs, with the articles and what they weigh there."""
    zones = len(firsts) - 1
    zone_bits = max(zones - 1, 1).bit_length()
    # Half as many bytes are sorted in half the time, and a lot has few articles.
    kind: Any = np.uint32 if SIGN_BITS + zone_bits <= np.iinfo(np.uint32).bits else np.uint64
    # An article's zones come from the title on, and go by the numbers from 3 down.
    numbered = np.arange(zones, dtype=kind) ^ kind(_ZONES[0])
    keys = np.sort((han.astype(kind, copy=False) << kind(zone_bits)) | np.repeat(numbered, np.diff(firsts)))
    keys = keys[np.searchsorted(keys, kind(1 << zone_bits)) :]
    weights = _ZONE_WEIGHTS[keys & kind(_ZONES[0])]
    cells = keys >> kind(ZONE_BITS)
    at = np.flatnonzero(np.append(np.ones(min(len(cells), 1), dtype=bool), cells[1:] != cells[:-1]))
    sums = np.add.reduceat(weights, at) if len(at) else weights
    cells, document_bits = cells[at], zone_bits - ZONE_BITS
    signs, documents = cells >> kind(document_bits), cells & kind((1 << document_bits) - 1)
    return signs.astype(np.uint32), documents.astype(np.uint32), sums


def _words(
    folded: NDArray[np.uint32], starts: Numbers, is_word: NDArray[np.bool_]
) -> tuple[list[str], NDArray[np.uint32]]:
    """The words that begin at these signs, each once, in order; and which of them each is."""
    ends = np.flatnonzero(np.append(is_word[:-1] & ~is_word[1:], False)) + 1
    alike = folded.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
    spelt = [alike[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
    words = sorted(set(spelt))
    number_of = {word: number for number, word in enumerate(words)}
    return words, np.fromiter(map(number_of.__getitem__, spelt), np.uint32, len(spelt))


def _edges(documents: Sequence[Document], wholes: Sequence[str]) -> Numbers:
    """Where in the text each zone of each article begins, and where the last article ends."""
    rows = [1]
    for document, whole in zip(documents, wholes, strict=True):
        begin = rows[-1]
        end = begin + len(whole)
        text = end - len(document.text)
        rows += [begin + len(document.title), text, min(text + LEAD, end), end + 1]
    return np.array(rows, dtype=np.int64)


@cache
def _tables() -> tuple[NDArray[np.uint32], NDArray[np.uint8]]:
    """What every code point folds to, and the class of that."""
    table = folding()
    folds = np.arange(_ALL_SIGNS, dtype=np.uint32)
    folds[list(table.folds)] = list(table.folds.values())
    classes = np.full(_ALL_SIGNS, _OTHER, dtype=np.uint8)
    for number, kind in ((_BLANK, "S"), (_WORD, "W"), (_HAN, "H")):
        for codes in table.classes[kind]:
            classes[codes.start : codes.stop] = number
    return folds, classes[folds]
