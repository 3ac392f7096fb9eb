"""The editorial vocabulary: `editorial/vocabulary.yml`. It has the last word on tags."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from pydantic import Field

from newsarchive.base.problems import Problem, warning
from newsarchive.base.text import fold
from newsarchive.settings.checked import Checked
from newsarchive.settings.yaml_tree import KeyPath, Lines, key_path, nearest

# Commas of a Chinese keyboard, outside the marks of a title: 《你好，李焕英》 is one.
_JOINED = re.compile(r"[^《》“”，、；]+(?:[，、；][^《》“”，、；]+)+")
_COMMAS = frozenset("，、；")

Spellings = Mapping[str, tuple[str, ...]]


class Vocabulary(Checked):
    """The editors' vocabulary of tags: known terms, their other spellings, and words that are never tags.

    Each of the four kinds maps a term, as displayed, to its other spellings.
    """

    people: Spellings = Field(default_factory=dict)
    organisations: Spellings = Field(default_factory=dict)
    places: Spellings = Field(default_factory=dict)
    subjects: Spellings = Field(default_factory=dict)
    block: tuple[str, ...] = ()
    """Words that are never tags, even if they are terms or spellings of one."""

    def contradictions(self, path: str, lines: Lines) -> Iterator[Problem]:
        """A warning for each word that is blocked as well as a term, or a spelling of two terms; all are folded."""
        if not self._may_contradict():
            return
        first: dict[str, tuple[KeyPath, str]] = {}
        for keys, word, term in self._written:
            known, other = first.setdefault(fold(word), (keys, term))
            if other != term:
                message = (
                    f"{key_path(keys)}: {word!r} is also a spelling of {other!r}, on line {nearest(known, lines)[0]}; "
                    f"the tag is {self.spellings.get(fold(word), term)!r}, remove one of the two"
                )
                line, column = nearest(keys, lines)
                yield warning(path, "spelling-repeated", message, line=line, column=column)
        for index, word in enumerate(self.block):
            if fold(word) in first:
                known, _ = first[fold(word)]
                message = (
                    f"block[{index}]: {word!r} is also {key_path(known)}, on line {nearest(known, lines)[0]}; "
                    "block wins, so it is never a tag; remove one of the two"
                )
                line, column = nearest(("block", index), lines)
                yield warning(path, "term-blocked", message, line=line, column=column)
        yield from self._joined(path, lines)

    def _may_contradict(self) -> bool:
        """False if no folded word occurs twice and no entry has commas, which is faster to find out than where."""
        words = [*self._folded, *map(fold, self.block)]
        if len(set(words)) < len(words):
            return True
        entries = [*(word for word, term in zip(self.words, self._terms, strict=True) if word != term), *self.block]
        return any(_JOINED.fullmatch(entry) for entry in entries if not _COMMAS.isdisjoint(entry))

    def _joined(self, path: str, lines: Lines) -> Iterator[Problem]:
        """A warning for each entry of a list that seems to be several."""
        spellings = [(keys, word) for keys, word, term in self._written if word != term]
        blocked: list[tuple[KeyPath, str]] = [(("block", index), word) for index, word in enumerate(self.block)]
        for keys, word in [*spellings, *blocked]:
            if _JOINED.fullmatch(word):
                message = (
                    f"{key_path(keys)}: {word!r} is one entry; if it is meant as several, expected an ASCII comma and "
                    "a space between them"
                )
                line, column = nearest(keys, lines)
                yield warning(path, "entry-joined", message, line=line, column=column)

    @property
    def _written(self) -> Iterator[tuple[KeyPath, str, str]]:
        """Each spelling with its key path and its term."""
        for kind in ("people", "organisations", "places", "subjects"):
            for term, others in getattr(self, kind).items():
                yield (kind, term), term, term
                yield from (((kind, term, index), word, term) for index, word in enumerate(others))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Every known spelling, as written."""
        return tuple(word for kind in self._kinds for term, others in kind.items() for word in (term, *others))

    @cached_property
    def _terms(self) -> tuple[str, ...]:
        """The term of each of the words."""
        return tuple(term for kind in self._kinds for term, others in kind.items() for _ in range(1 + len(others)))

    @cached_property
    def _folded(self) -> tuple[str, ...]:
        return tuple(map(fold, self.words))

    @property
    def _kinds(self) -> tuple[Spellings, ...]:
        return self.people, self.organisations, self.places, self.subjects

    @cached_property
    def spellings(self) -> dict[str, str]:
        """The term of each known spelling, the term's own among them; spellings are folded, terms as displayed.

        Blocked words are not among them.
        """
        known = dict(zip(self._folded, self._terms, strict=True))
        return {word: term for word, term in known.items() if word not in self.blocked}

    @cached_property
    def blocked(self) -> frozenset[str]:
        """The words that are never tags, folded; with a term all of its spellings."""
        words = {fold(word) for word in self.block}
        terms = {
            term for word, term in zip(self._folded, self._terms, strict=True) if word in words and word == fold(term)
        }
        return frozenset(words | {word for word, term in zip(self._folded, self._terms, strict=True) if term in terms})

    @cached_property
    def _hash(self) -> int:
        return hash((self.words, self.blocked))

    def __hash__(self) -> int:
        """A hash of the words, because mappings have none."""
        return self._hash
