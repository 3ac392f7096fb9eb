"""The candidates in a `srcset`, read by the algorithm of the HTML standard in linear time."""

import re
from collections.abc import Iterator
from typing import NamedTuple

# HTML standard, 4.8.4.2.2 "Parsing a srcset attribute": its whitespace is ASCII only. All repetitions are possessive,
# so that no character is read twice.
_BETWEEN = re.compile(r"[\t\n\f\r ,]*+")
_URL = re.compile(r"[^\t\n\f\r ]++")
# Descriptors end at the next comma outside of parentheses, one of which may stay open to the end.
_DESCRIPTORS = re.compile(r"(?:[^,(]++|\([^)]*+\)?+)*+")
_DESCRIPTOR = re.compile(r"(\d{0,9}(?:\.\d{1,9})?)([wxh])")
# More than any page has; what an attacker adds beyond it is not worth reading.
_MOST_CANDIDATES = 200


class Candidate(NamedTuple):
    """One URL of a `srcset` with its width in pixels or its density, as `unit` (`w` or `x`) states."""

    url: str
    number: float
    unit: str


def read_srcset(srcset: str) -> Iterator[Candidate]:
    """Each valid candidate in order; one without a descriptor has density 1, one with an invalid descriptor is skipped.

    At most 200 candidates are read.
    """
    position = 0
    for _ in range(_MOST_CANDIDATES):
        start = _end_of(_BETWEEN, srcset, position)
        position = _end_of(_URL, srcset, start)
        if position == start:
            return
        url, descriptors = srcset[start:position], ""
        if url.endswith(","):
            url = url.rstrip(",")
        else:
            start, position = position, _end_of(_DESCRIPTORS, srcset, position)
            descriptors = srcset[start:position]
        if candidate := _candidate(url, descriptors.split()):
            yield candidate


def _end_of(pattern: re.Pattern[str], text: str, position: int) -> int:
    """The end of a pattern's match at a position; the position itself if there is none."""
    match = pattern.match(text, position)
    return match.end() if match else position


def _candidate(url: str, descriptors: list[str]) -> Candidate | None:
    """The candidate with these descriptors; None if they are invalid, as two densities are. A height has no effect."""
    found = [_DESCRIPTOR.fullmatch(descriptor) for descriptor in descriptors]
    stated = [(match[1], match[2]) for match in found if match and match[2] != "h"]
    if None in found or len(stated) > 1 or not all(number for number, _ in stated):
        return None
    number, unit = stated[0] if stated else ("1", "x")
    return Candidate(url, float(number), unit)
