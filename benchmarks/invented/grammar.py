"""What a language is to a writer: patterns of clauses, and where the words in them come from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from .lexicon import Words

Pattern = tuple[str, ...]
"""Words and signs as they stand, and capital letters for words that are drawn.

N noun, S what the article is about, V verb, A adjective, D adverb, I idiom, L place, P person, O company, T day,
M amount, R share, X Latin word, K ticker, C one to three clauses.
"""


@dataclass(frozen=True, slots=True)
class Language:
    """What a writer needs to write in it."""

    words: Mapping[str, Words]
    """The words of each kind, by its letter."""
    clauses: tuple[Pattern, ...]
    openings: tuple[Pattern, ...]
    quotes: tuple[Pattern, ...]
    titles: tuple[Pattern, ...]
    headings: tuple[Pattern, ...]
    person: Callable[[Random], str]
    company: Callable[[Random], str]
    comma: str = "，"
    stop: str = "。"
    blank: str = ""


def patterns(text: str) -> tuple[Pattern, ...]:
    """A pattern a line, its parts parted by blanks."""
    return tuple(tuple(line.split()) for line in text.strip().splitlines())
