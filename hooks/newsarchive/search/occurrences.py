"""The tokens of many articles at once, as rows of numbers: where each pair of Han signs, each sign and each word is.

Places are numbered through the whole archive: an article begins at a multiple of 64 behind the one before it, so that
a table of these blocks tells which article a place is in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsarchive.search.coding import Numbers
from newsarchive.search.documents import Document
from newsarchive.search.folding import folding
from newsarchive.search.tokens import BREAK

SIGN_BITS = 18
"""No sign of class H is beyond."""
BLOCK_BITS = 6
LEAD = 100
"""Signs of the text that count twice."""

_ALL_SIGNS = 0x110000
_OTHER, _BLANK, _WORD, _HAN = range(4)


class Marks(NamedTuple):
    """Where the parts of each article end, counted in places from its beginning."""

    title: Numbers
    head: Numbers
    """Title, tags and people."""
    lead: Numbers
    whole: Numbers


@dataclass(frozen=True, slots=True)
class Occurrences:
    """What stands where in some articles that follow each other. Places are in ascending order."""

    pairs: NDArray[np.uint64]
    """Two signs as one number, the first one in the higher bits; 0 for a sign stands for a word beside the other."""
    pair_places: NDArray[np.uint32]
    signs: NDArray[np.uint32]
    sign_places: NDArray[np.uint32]
    words: list[str]
    """Each word once, in order."""
    word_numbers: NDArray[np.uint32]
    """Which of them stands there."""
    word_places: NDArray[np.uint32]
    marks: Marks


def occurrences(documents: Sequence[Document]) -> Occurrences:
    """What stands where in these articles, the first of which begins at the place 0."""
    text = BREAK.join(["", *(document.whole for document in documents), ""])
    folds, classes = _tables()
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    folded, kinds = folds[codes], classes[codes]
    is_word = kinds == _WORD
    is_start = kinds == _HAN
    is_start[1:] |= is_word[1:] & ~is_word[:-1]
    starts = np.flatnonzero(is_start)
    places, marks = _places(documents, starts, np.cumsum(kinds == _OTHER, dtype=np.uint32)[starts])
    signs, is_han = folded[starts], kinds[starts] == _HAN

    is_beside = places[1:] == places[:-1] + 1
    at = np.flatnonzero(is_beside & (is_han[1:] | is_han[:-1]))
    first, second = np.where(is_han, signs, 0)[at].astype(np.uint64), np.where(is_han, signs, 0)[at + 1]
    at_words = np.flatnonzero(~is_han)
    is_end = np.append(is_word[:-1] & ~is_word[1:], False)
    ends = np.flatnonzero(is_end) + 1
    alike = folded.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
    spelt = [alike[start:end] for start, end in zip(starts[at_words].tolist(), ends.tolist(), strict=True)]
    words = sorted(set(spelt))
    number_of = {word: number for number, word in enumerate(words)}
    return Occurrences(
        pairs=(first << np.uint64(SIGN_BITS)) | second,
        pair_places=places[at] + (first == 0),
        signs=signs[is_han],
        sign_places=places[is_han],
        words=words,
        word_numbers=np.fromiter(map(number_of.__getitem__, spelt), np.uint32, len(spelt)),
        word_places=places[at_words],
        marks=marks,
    )


def _places(
    documents: Sequence[Document], starts: Numbers, breaks: NDArray[np.uint32]
) -> tuple[NDArray[np.uint32], Marks]:
    """The place of each token, and where the parts of the articles end."""
    steps = 1 + (np.diff(breaks, prepend=np.uint32(0)) > 0)
    positions = np.cumsum(steps)
    edges = _edges(documents)
    # The first token of each article, and the one behind all.
    firsts = np.searchsorted(starts, edges)
    ends = np.append(positions, positions[-1:] + 1 if len(positions) else 1)
    begins = ends[firsts[:, 0]]
    lengths = ends[firsts[:, -1]] - begins
    room = ((lengths >> BLOCK_BITS) + 1) << BLOCK_BITS
    bases = np.cumsum(room) - room
    counts = firsts[:, -1] - firsts[:, 0]
    places = positions + np.repeat(bases - begins, counts)
    marks = (ends[firsts[:, part]] - begins for part in range(1, edges.shape[1]))
    return places.astype(np.uint32), Marks(*marks)


def _edges(documents: Sequence[Document]) -> Numbers:
    """Where in the text each article begins, and where its title, its head, its lead and all of it ends."""
    rows = []
    begin = 1
    for document in documents:
        end = begin + len(document.whole)
        text = end - len(document.text)
        rows.append((begin, begin + len(document.title), text, min(text + LEAD, end), end))
        begin = end + 1
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
