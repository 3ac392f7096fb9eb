"""Evidence that an article is about something: the places where its title and its paragraphs mention it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

TITLE, LEAD = 0, 1
"""Numbers of lines: the title, the first paragraph. The others follow."""
ENOUGH_LINES = 3
"""Paragraphs with a word that is neither a term nor in the title or the lead."""
_NONE: AbstractSet[str] = frozenset()


class Kind(StrEnum):
    """The kind of a word that may be a tag."""

    SUBJECT_TERM = "subject in the vocabulary"
    PLACE_TERM = "place in the vocabulary"
    ORGANISATION_TERM = "organisation in the vocabulary"
    PERSON_TERM = "person in the vocabulary"
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    DISTRICT = "administrative division that its name shows"
    WORK = "title of a work"
    NAME = "other name"
    LATIN = "name in Latin letters"
    COMPOUND = "compound"
    NOUN = "noun"
    GUESS = "word that jieba does not list and takes for a name"


TERMS = frozenset((Kind.SUBJECT_TERM, Kind.PLACE_TERM, Kind.ORGANISATION_TERM, Kind.PERSON_TERM))


class Mentions(NamedTuple):
    """Everything that an article shows about one word."""

    key: str
    """The word, in Simplified characters; in Latin letters in lower case."""
    word: str
    """As shown."""
    kind: Kind
    lines: int
    """Paragraphs with it."""
    in_title: bool
    in_lead: bool


class Evidence:
    """The words that an article mentions, each with its lines."""

    def __init__(self) -> None:
        self._lines: dict[int, set[str]] = {}
        self.kinds: dict[str, tuple[Kind, str]] = {}
        """The kind of each word that is of a certain one, and the word as shown."""

    def __contains__(self, key: object) -> bool:
        """True if a word of a certain kind is noted."""
        return key in self.kinds

    def note(self, key: str, kind: Kind, line: int, word: str = "") -> None:
        """Record that a line mentions a word, written `word` if that is not the key."""
        self.note_kind(key, kind, word)
        self._lines.setdefault(line, set()).add(key)

    def note_kind(self, key: str, kind: Kind, word: str = "") -> None:
        """Record the kind of a word whose lines are noted elsewhere; the first kind stays."""
        if key not in self.kinds:
            self.kinds[key] = kind, word or key

    def note_phrase(self, phrase: str, kind: Kind, lines: Iterable[str]) -> None:
        """Record that a phrase is mentioned by the lines that contain it, the first of which is the title."""
        for number, line in enumerate(lines):
            if phrase in line:
                self.note(phrase, kind, number)

    def note_words(self, words: AbstractSet[str], line: int) -> None:
        """Record that a line mentions words, whose kinds are looked up if they are prominent."""
        self._lines.setdefault(line, set()).update(words)

    def prominent(self, kinds: dict[str, Kind]) -> Iterator[Mentions]:
        """Iterate over the terms, and the other words in the title, in the lead or in enough paragraphs.

        `kinds` are those of words whose kind is not noted.
        """
        title, lead = self._lines.pop(TITLE, _NONE), self._lines.get(LEAD, _NONE)
        lines = Counter(chain.from_iterable(self._lines.values()))
        for key in lines.keys() | title:
            known = self.kinds.get(key)
            kind = known[0] if known else kinds.get(key)
            in_title, in_lead = key in title, key in lead
            if kind and (in_title or in_lead or kind in TERMS or lines[key] >= ENOUGH_LINES):
                yield Mentions(key, known[1] if known else key, kind, lines[key], in_title, in_lead)
