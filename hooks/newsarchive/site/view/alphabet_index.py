"""Alphabetical indexes: Chinese names are filed under the pinyin of their first syllable, Latin ones as spelt."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from newsarchive.base.text import HAN, fold, safe_name
from newsarchive.model.library import Term

NOT_A_LETTER = "#"
MOST_ON_A_PAGE = 300
"""An index of more terms is split into pages."""

_LETTERS = re.compile("[a-z]+")
_STARTS_WITH_HAN = re.compile(f"[{HAN}]")
_LEADING_PUNCTUATION = re.compile(r"^[\W_]+")


class Reading(NamedTuple):
    """The sort key of a name in an alphabetical index; it depends on the name alone."""

    initial: str
    """A letter from A to Z, or NOT_A_LETTER."""
    syllable: str
    """The first syllable; of a Latin name the first two letters, of others the first character."""
    sounds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndexSection:
    """Terms with a common initial or first syllable, sorted. `path` is the section's part of a URL: `z`, `z/zhong`."""

    name: str
    path: str
    terms: tuple[Term, ...]
    parts: tuple["IndexSection", ...] = ()
    """The same terms by first syllable, if they are too many for one page."""


def group_by_initial(terms: Iterable[Term]) -> list[IndexSection]:
    """Return the terms by initial, A to Z, all others last."""
    ordered = sorted(terms, key=_sort_key)
    return [
        IndexSection(initial, path, found, _parts(found, path) if len(found) > MOST_ON_A_PAGE else ())
        for initial, found in _grouped(ordered, lambda reading: reading.initial)
        for path in ["others" if initial == NOT_A_LETTER else initial.lower()]
    ]


def _parts(terms: Iterable[Term], above: str) -> tuple[IndexSection, ...]:
    by_syllable = sorted(terms, key=lambda term: (read_name(term.name).syllable, *_sort_key(term)))
    groups = _grouped(by_syllable, lambda reading: reading.syllable)
    return tuple(IndexSection(syllable, f"{above}/{safe_name(syllable)}", found) for syllable, found in groups)


def _grouped(ordered: Iterable[Term], part: Callable[[Reading], str]) -> list[tuple[str, tuple[Term, ...]]]:
    return [(name, tuple(group)) for name, group in groupby(ordered, key=lambda term: part(read_name(term.name)))]


def _sort_key(term: Term) -> tuple[bool, str, tuple[str, ...], tuple[str, ...]]:
    reading = read_name(term.name)
    return reading.initial == NOT_A_LETTER, reading.initial, reading.sounds, term.path


@lru_cache(maxsize=100_000)
def read_name(name: str) -> Reading:
    """Return the reading of a name. The whole name decides how its first character is read: 重庆 chóng, 重量 zhòng.

    Punctuation before the first letter is ignored, and so are accents.
    """
    # Imported here: 55 MB of dictionaries, which only the process that writes these pages needs.
    from pypinyin import lazy_pinyin  # noqa: PLC0415

    folded = fold(name)
    decomposed = unicodedata.normalize("NFKD", _LEADING_PUNCTUATION.sub("", folded) or folded)
    plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    sounds = tuple(lazy_pinyin(plain))
    letters = _LETTERS.match(sounds[0]) if sounds else None
    if not letters:
        return Reading(NOT_A_LETTER, plain[:1], sounds)
    syllable = letters[0] if _STARTS_WITH_HAN.match(plain) else letters[0][:2]
    return Reading(syllable[0].upper(), syllable, sounds)
