"""The editorial vocabulary: `editorial/vocabulary.yml`. It has the last word on tags."""

from collections.abc import Mapping
from functools import cached_property

from pydantic import Field

from newsarchive.base.text import fold
from newsarchive.settings.checked import Checked

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

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Every known spelling, as written."""
        kinds = (self.people, self.organisations, self.places, self.subjects)
        return tuple(word for kind in kinds for term, others in kind.items() for word in (term, *others))

    @cached_property
    def spellings(self) -> dict[str, str]:
        """The term of each known spelling, the term's own among them; spellings are folded, terms as displayed."""
        known: dict[str, str] = {}
        for kind in (self.people, self.organisations, self.places, self.subjects):
            for term, others in kind.items():
                known.update({fold(spelling): term for spelling in (term, *others)})
        return known

    @cached_property
    def blocked(self) -> frozenset[str]:
        """The words that are never tags, folded."""
        return frozenset(fold(word) for word in self.block)

    def __hash__(self) -> int:
        """A hash of the words, because mappings have none."""
        return hash((self.words, self.blocked))
