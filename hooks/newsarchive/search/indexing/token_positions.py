"""Token positions of a batch of consecutive documents, as NumPy columns: bigrams, Han characters and words.

Positions are numbered through all documents: each starts at a multiple of 64, so that a table of blocks of 64 gives
the document of a position.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsarchive.base.folding import THOUSANDS_COMMA, compose, folding, is_composing
from newsarchive.search.analysis.tokenizer import BREAK
from newsarchive.search.constants import CHAR_BITS, POSITION_BITS
from newsarchive.search.format.codecs import Numbers, list_offsets
from newsarchive.search.format.common_bigrams import ContextTables
from newsarchive.search.indexing.documents import Document

BLOCK_BITS = 6
ZONE_BITS = 2
CONTEXT_BITS = 2
LOW_BITS = ZONE_BITS + CONTEXT_BITS
"""The bits of a packed position below the position itself."""
PACKED_BITS = POSITION_BITS + LOW_BITS
TITLE_WEIGHT = (1 << 12) - 1
"""A total weight this large means a title, or more repetitions than any real text has."""
ZONE_WEIGHTS = (1, 2, 4, TITLE_WEIGHT)
"""The weight of a token by zone: 0 text, 1 beginning of the text, 2 tags and names, 3 title."""
_LEAD_LENGTH = 100
"""The beginning of the text, in characters."""

_ZONES = (3, 2, 1, 0)
_ZONE_WEIGHTS = np.array(ZONE_WEIGHTS, dtype=np.uint32)
_CODE_POINTS = 0x110000
_OTHER, _SPACE, _CONNECTOR, _WORD, _DIGIT, _HAN, _COMPOSING, _EXPANDED = range(8)


@dataclass(frozen=True, slots=True)
class TokenPositions:
    """Tokens and their positions in some consecutive documents.

    A packed position is a position and, in lower bits, its zone and, for bigrams, the context bits: 1 = the usual
    character precedes, 2 = follows. Packed positions are ascending.
    """

    lengths: Numbers
    """The number of positions in each document."""
    bigrams: NDArray[np.uint64]
    """Bigram codes; 0 in place of a character means a word next to the other."""
    bigram_positions: NDArray[np.uint64]
    """Packed."""
    chars: NDArray[np.uint32]
    """The distinct characters of each document, sorted."""
    char_documents: NDArray[np.uint32]
    char_weights: NDArray[np.uint32]
    words: list[str]
    """The distinct words, sorted."""
    word_numbers: NDArray[np.uint32]
    """The index of the word at each of `word_positions`."""
    word_positions: NDArray[np.uint64]
    """Packed."""


def token_positions(documents: Sequence[Document], context: ContextTables | None = None) -> TokenPositions:
    """The token positions of these documents; the first starts at position 0."""
    full_texts = [document.full_text for document in documents]
    folded, kinds, moved = _fold(BREAK.join(["", *full_texts, ""]))
    is_start = kinds == _HAN
    is_start[1:] |= _is_word(kinds[1:]) & (kinds[1:] != kinds[:-1])
    starts = np.flatnonzero(is_start)
    # The first token of each zone of each document, and the end of the last zone.
    firsts = np.searchsorted(starts, moved(_zone_offsets(documents, full_texts)))
    breaks = np.cumsum(kinds == _OTHER, dtype=np.int32)[starts]
    positions, lengths = _positions(breaks, firsts[:: len(_ZONES)])
    zones = np.repeat(np.tile(np.array(_ZONES, dtype=np.uint64), len(documents)), np.diff(firsts))
    packed = ((positions.astype(np.uint64) << np.uint64(ZONE_BITS)) | zones) << np.uint64(CONTEXT_BITS)

    chars, is_han = folded[starts], kinds[starts] == _HAN
    han = np.where(is_han, chars, 0)
    is_adjacent = positions[1:] == positions[:-1] + 1
    at = np.flatnonzero(is_adjacent & (is_han[1:] | is_han[:-1]))
    first, second = han[at], han[at + 1]
    # A bigram's position is that of its first character, or of its only one.
    bigram_positions = np.where(first == 0, packed[at + 1], packed[at])
    if context:
        bigram_positions |= _context_bits(han, is_adjacent, context)[at]
    at_words = np.flatnonzero(~is_han)
    words, word_numbers = _words(folded, starts[at_words], kinds)
    return TokenPositions(
        lengths,
        (first.astype(np.uint64) << np.uint64(CHAR_BITS)) | second,
        bigram_positions,
        *_distinct_chars(han, firsts),
        words,
        word_numbers,
        packed[at_words],
    )


def _fold(text: str) -> tuple[NDArray[np.uint32], NDArray[np.uint8], Callable[[Numbers], Numbers]]:
    """The folded code points of a text, their classes, and a function that gives folded offsets by original ones."""
    folds, classes, lengths, folded_classes = _tables()
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    folded, kinds = folds[codes], classes[codes]
    moves: list[Numbers] = []
    if (kinds == _EXPANDED).any():
        offsets = list_offsets(lengths[codes].astype(np.int64))
        folded = _expanded(codes, folded, offsets)
        kinds = folded_classes[folded]
        moves.append(offsets)
    is_kept = _kept(folded, kinds)
    if is_kept is not None:
        folded, kinds = folded[is_kept], folded_classes[folded[is_kept]]
        kinds[kinds == _COMPOSING] = _HAN
        moves.append(list_offsets(is_kept.astype(np.int64)))
    connectors = np.flatnonzero(kinds == _CONNECTOR)
    is_between = _is_word(kinds[connectors - 1]) & _is_word(kinds[connectors + 1])
    kinds[connectors] = np.where(is_between, _SPACE, _OTHER)

    def moved(offsets: Numbers) -> Numbers:
        for move in moves:
            offsets = move[offsets]
        return offsets

    return folded, kinds, moved


def _expanded(codes: NDArray[np.uint32], folded: NDArray[np.uint32], offsets: Numbers) -> NDArray[np.uint32]:
    """The folded code points with those that fold to several or to none."""
    lengths = np.diff(offsets)
    expanded = np.repeat(folded, lengths)
    for at in np.flatnonzero(lengths > 1).tolist():
        expanded[offsets[at] : offsets[at + 1]] = list(map(ord, folding().expansions[int(codes[at])]))
    return expanded


def _kept(folded: NDArray[np.uint32], kinds: NDArray[np.uint8]) -> NDArray[np.bool_] | None:
    """False for commas in numbers, and for code points that the previous one is composed with; None if all are kept.

    The twin of `fold_chars`; what is composed is changed in place.
    """
    commas = np.flatnonzero(folded == ord(THOUSANDS_COMMA))
    commas = commas[(kinds[commas - 1] == _DIGIT) & (kinds[commas + 1] == _DIGIT)]
    composing = np.flatnonzero(kinds == _COMPOSING)
    if not len(commas) and not len(composing):
        return None
    is_kept = np.ones(len(folded), dtype=np.bool_)
    is_kept[commas[_are_in_numbers(folded, commas)]] = False
    for at in composing.tolist():
        before = at - 1
        while not is_kept[before]:
            before -= 1
        composed = compose(chr(folded[before]), chr(folded[at]))
        if composed:
            folded[before], is_kept[at] = ord(composed), False
    return is_kept


def _are_in_numbers(folded: NDArray[np.uint32], commas: Numbers) -> NDArray[np.bool_]:
    """True for commas after one to three digits and before exactly three."""

    def is_digit(distance: int) -> NDArray[np.bool_]:
        codes: NDArray[np.uint32] = folded.take(commas + distance, mode="clip")
        return (codes >= ord("0")) & (codes <= ord("9"))

    before = is_digit(-1) & ~(is_digit(-2) & is_digit(-3) & is_digit(-4))
    return before & is_digit(1) & is_digit(2) & is_digit(3) & ~is_digit(4)


def _is_word(kinds: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """True for the characters of words and numbers."""
    found: NDArray[np.bool_] = (kinds == _WORD) | (kinds == _DIGIT)
    return found


def _positions(breaks: NDArray[np.int32], firsts: Numbers) -> tuple[NDArray[np.int32], Numbers]:
    """The position of each token, from the number of breaks before it; and the number of positions in each document."""
    positions = np.cumsum(1 + (np.diff(breaks, prepend=np.int32(0)) > 0), dtype=np.int32)
    ends = np.append(positions, positions[-1:] + 1 if len(positions) else np.int32(1)).astype(np.int64)
    begins = ends[firsts[:-1]]
    lengths = ends[firsts[1:]] - begins
    bases = list_offsets(((lengths >> BLOCK_BITS) + 1) << BLOCK_BITS)[:-1]
    shifts = (bases - begins).astype(np.int32)
    return positions + np.repeat(shifts, np.diff(firsts)), lengths


def _context_bits(
    han: NDArray[np.uint32], is_adjacent: NDArray[np.bool_], context: ContextTables
) -> NDArray[np.uint64]:
    """The context bits of each token and the next one, as a bigram: 1 = preceding, 2 = following character."""
    is_bigram = is_adjacent & (han[1:] > 0) & (han[:-1] > 0)
    found = np.zeros(len(han), dtype=np.uint64)
    found[1:] |= is_bigram & (han[:-1] == context.preceding[han[1:]])
    found[:-2] |= (is_bigram & (han[1:] == context.following[han[:-1]]))[1:].astype(np.uint64) << np.uint64(1)
    return found


def _distinct_chars(
    han: NDArray[np.uint32], firsts: Numbers
) -> tuple[NDArray[np.uint32], NDArray[np.uint32], NDArray[np.uint32]]:
    """The distinct characters of each document, sorted by character, with the documents and the weights there."""
    zones = len(firsts) - 1
    zone_bits = max(zones - 1, 1).bit_length()
    # 32 bits sort twice as fast as 64, and are enough for a batch of usual size.
    kind: Any = np.uint32 if CHAR_BITS + zone_bits <= np.iinfo(np.uint32).bits else np.uint64
    # The zones of a document begin with the title, and are numbered from 3 down.
    numbered = np.arange(zones, dtype=kind) ^ kind(_ZONES[0])
    keys = np.sort((han.astype(kind, copy=False) << kind(zone_bits)) | np.repeat(numbered, np.diff(firsts)))
    keys = keys[np.searchsorted(keys, kind(1 << zone_bits)) :]
    weights = _ZONE_WEIGHTS[keys & kind(_ZONES[0])]
    cells = keys >> kind(ZONE_BITS)
    at = np.flatnonzero(np.append(np.ones(min(len(cells), 1), dtype=bool), cells[1:] != cells[:-1]))
    sums = np.add.reduceat(weights, at) if len(at) else weights
    cells, document_bits = cells[at], zone_bits - ZONE_BITS
    chars, documents = cells >> kind(document_bits), cells & kind((1 << document_bits) - 1)
    return chars.astype(np.uint32), documents.astype(np.uint32), sums


def _words(
    folded: NDArray[np.uint32], starts: Numbers, kinds: NDArray[np.uint8]
) -> tuple[list[str], NDArray[np.uint32]]:
    """The distinct words and numbers that start at these offsets, sorted; and the index of each start's word."""
    ends = np.flatnonzero(_is_word(kinds[:-1]) & (kinds[1:] != kinds[:-1])) + 1
    text = folded.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
    occurring = [text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
    words = sorted(set(occurring))
    number_of = {word: number for number, word in enumerate(words)}
    return words, np.fromiter(map(number_of.__getitem__, occurring), np.uint32, len(occurring))


def _zone_offsets(documents: Sequence[Document], full_texts: Sequence[str]) -> Numbers:
    """The start of each zone of each document in the joined text, and the end of the last document."""
    rows = [1]
    for document, full_text in zip(documents, full_texts, strict=True):
        begin = rows[-1]
        end = begin + len(full_text)
        text = end - len(document.text)
        rows += [begin + len(document.title), text, min(text + _LEAD_LENGTH, end), end + 1]
    return np.array(rows, dtype=np.int64)


@cache
def _tables() -> tuple[NDArray[np.uint32], NDArray[np.uint8], NDArray[np.uint8], NDArray[np.uint8]]:
    """By code point: the folded one, its class, the number of folded ones; and the class of folded code points."""
    table = folding()
    folds = np.arange(_CODE_POINTS, dtype=np.uint32)
    folds[list(table.folds)] = list(table.folds.values())
    folded_classes = np.full(_CODE_POINTS, _OTHER, dtype=np.uint8)
    numbers_by_class = {"S": _SPACE, "C": _CONNECTOR, "W": _WORD, "D": _DIGIT, "H": _HAN}
    for kind, number in numbers_by_class.items():
        for codes in table.classes[kind]:
            folded_classes[codes.start : codes.stop] = number
    folded_classes[list(filter(is_composing, range(_CODE_POINTS)))] = _COMPOSING
    classes = folded_classes[folds]
    classes[list(table.expansions)] = _EXPANDED
    lengths = np.ones(_CODE_POINTS, dtype=np.uint8)
    lengths[list(table.expansions)] = list(map(len, table.expansions.values()))
    return folds, classes, lengths, folded_classes
