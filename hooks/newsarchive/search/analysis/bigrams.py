"""Signs and pairs of signs as the numbers that they go by, which spread them evenly over files."""

import numpy as np
from numpy.typing import NDArray

SIGN_BITS = 18
"""No sign of class H is beyond."""
NUMBER_BITS = 2 * SIGN_BITS
_SIGN = (1 << SIGN_BITS) - 1
_NUMBER = (1 << NUMBER_BITS) - 1
_SPREAD = 0x9E3779B97
_BACK = pow(_SPREAD, -1, 1 << NUMBER_BITS)


def spread(pairs: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The numbers that pairs go by, no two the same; a pair is its two code points, the first in the higher bits."""
    return (pairs * np.uint64(_SPREAD)) & np.uint64(_NUMBER)


def signs_of(numbers: NDArray[np.uint64]) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """The first and the second code points of the pairs that go by these numbers."""
    pairs = (numbers * np.uint64(_BACK)) & np.uint64(_NUMBER)
    return pairs >> np.uint64(SIGN_BITS), pairs & np.uint64(_SIGN)


def spread_pair(first: str, second: str) -> int:
    """The number that a pair goes by; a word beside a sign, and what is not beside a sign, is an empty string."""
    return pair_code(first, second) * _SPREAD & _NUMBER


def pair_code(first: str, second: str) -> int:
    """A pair as one number."""
    return (ord(first or "\0") << SIGN_BITS) | ord(second or "\0")


def name_of(code: int) -> str:
    """The two signs of such a number; U+0000 stands for a word."""
    return chr(code >> SIGN_BITS) + chr(code & _SIGN)
