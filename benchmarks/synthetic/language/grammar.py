"""A language as a writer uses it: patterns of sentences, and the words that fill them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from benchmarks.synthetic.language.lexicon import Words

Pattern = tuple[str, ...]
"""Words and punctuation, taken literally, and capital letters for words that are drawn.

N noun, S subject of the article, V verb, A adjective, D adverb, I idiom, L place, P person, O company, T day,
M amount, R share, X Latin word, K ticker, C one to three clauses.
"""


@dataclass(frozen=True, slots=True)
class Language:
    """The words and patterns of one language."""

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
    space: str = ""


def patterns(text: str) -> tuple[Pattern, ...]:
    """Parse one pattern per line, its parts separated by spaces."""
    return tuple(tuple(line.split()) for line in text.strip().splitlines())
