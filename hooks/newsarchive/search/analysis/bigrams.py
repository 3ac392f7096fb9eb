"""Hashes of characters and bigrams, which spread them evenly over files: multiplication by an odd number modulo 2**36.

The hash is a bijection, so no two bigrams collide and the characters can be read back.
"""

import numpy as np
from numpy.typing import NDArray

from newsarchive.search.constants import CHAR_BITS, HASH_BITS, HASH_INVERSE, HASH_MULTIPLIER

_CHAR_MASK = (1 << CHAR_BITS) - 1
_HASH_MASK = (1 << HASH_BITS) - 1


def hash_bigrams(codes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The hashes of bigram codes; a code is two code points, the first in the higher bits."""
    return (codes * np.uint64(HASH_MULTIPLIER)) & np.uint64(_HASH_MASK)


def bigram_chars(hashes: NDArray[np.uint64]) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """The first and the second code points of hashed bigrams."""
    codes = (hashes * np.uint64(HASH_INVERSE)) & np.uint64(_HASH_MASK)
    return codes >> np.uint64(CHAR_BITS), codes & np.uint64(_CHAR_MASK)


def hash_bigram(first: str, second: str) -> int:
    """The hash of one bigram. An empty string means a word next to a character, or nothing."""
    return bigram_code(first, second) * HASH_MULTIPLIER & _HASH_MASK


def bigram_code(first: str, second: str) -> int:
    """A bigram as one number; an empty string counts as U+0000."""
    return (ord(first or "\0") << CHAR_BITS) | ord(second or "\0")


def bigram_text(code: int) -> str:
    """The two characters of a bigram code; U+0000 means a word."""
    return chr(code >> CHAR_BITS) + chr(code & _CHAR_MASK)
