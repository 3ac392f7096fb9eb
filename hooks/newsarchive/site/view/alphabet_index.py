"""A–Z lists: Chinese names stand under the pinyin of their first syllable, Latin ones under their own first letters."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from newsarchive.base.text import HAN, fold, safe_name
from newsarchive.model.library import Term

OTHERS = "#"
MOST_ON_A_PAGE = 300
"""A list of more terms is split."""

_LETTERS = re.compile("[a-z]+")
_BEGINS_WITH_HAN = re.compile(f"[{HAN}]")
_SIGNS_BEFORE = re.compile(r"^[\W_]+")


class Reading(NamedTuple):
    """How a name is read: what its place in an A–Z list follows from. It never changes."""

    initial: str
    """A letter from A to Z, or OTHERS."""
    syllable: str
    """The first syllable; of a Latin name the first two letters, of others the first sign."""
    sounds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Terms whose names begin alike, in the order of reading. `path` is its part of an address: `z`, `z/zhong`."""

    name: str
    path: str
    terms: tuple[Term, ...]
    parts: tuple["Shelf", ...] = ()
    """The same terms by their first syllable, where they are too many for one page."""


def shelve(terms: Iterable[Term]) -> list[Shelf]:
    """The terms by their initial, A to Z and the others last."""
    ordered = sorted(terms, key=_place)
    return [
        Shelf(initial, path, found, _parts(found, path) if len(found) > MOST_ON_A_PAGE else ())
        for initial, found in _grouped(ordered, lambda reading: reading.initial)
        for path in ["others" if initial == OTHERS else initial.lower()]
    ]


def _parts(terms: Iterable[Term], above: str) -> tuple[Shelf, ...]:
    by_syllable = sorted(terms, key=lambda term: (read(term.name).syllable, *_place(term)))
    groups = _grouped(by_syllable, lambda reading: reading.syllable)
    return tuple(Shelf(syllable, f"{above}/{safe_name(syllable)}", found) for syllable, found in groups)


def _grouped(ordered: Iterable[Term], part: Callable[[Reading], str]) -> list[tuple[str, tuple[Term, ...]]]:
    return [(name, tuple(group)) for name, group in groupby(ordered, key=lambda term: part(read(term.name)))]


def _place(term: Term) -> tuple[bool, str, tuple[str, ...], tuple[str, ...]]:
    reading = read(term.name)
    return reading.initial == OTHERS, reading.initial, reading.sounds, term.path


@lru_cache(maxsize=100_000)
def read(name: str) -> Reading:
    """How a name is read. The whole of it tells how its first character is: 重庆 is read chóng qìng, 重量 zhòng liàng.

    Signs before the first letter do not count, nor accents.
    """
    # 55 MB of dictionaries, which only the process that writes these lists needs.
    from pypinyin import lazy_pinyin  # noqa: PLC0415

    folded = fold(name)
    decomposed = unicodedata.normalize("NFKD", _SIGNS_BEFORE.sub("", folded) or folded)
    plain = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    sounds = tuple(lazy_pinyin(plain))
    letters = _LETTERS.match(sounds[0]) if sounds else None
    if not letters:
        return Reading(OTHERS, plain[:1], sounds)
    syllable = letters[0] if _BEGINS_WITH_HAN.match(plain) else letters[0][:2]
    return Reading(syllable[0].upper(), syllable, sounds)
