"""Tokens of a text and their positions."""

from collections.abc import Iterator
from typing import NamedTuple

from newsarchive.search.analysis.folding import fold, token_pattern

BREAK = "\x1f"
"""Separates the fields of a document: no phrase crosses it."""


class Token(NamedTuple):
    """A Han character, or a word of letters and digits."""

    text: str
    """Folded."""
    is_han: bool
    start: int
    """Its offset in the text, in characters."""
    position: int
    """The previous token's position plus one, or plus two if a phrase break is between them."""

    @property
    def end(self) -> int:
        """The offset of its end."""
        return self.start + len(self.text)


def tokenise(text: str) -> Iterator[Token]:
    """The tokens of a text, in order."""
    position, is_broken = -1, False
    for match in token_pattern().finditer(fold(text)):
        if match.lastgroup == "P":
            is_broken = True
            continue
        position += 2 if is_broken and position >= 0 else 1
        is_broken = False
        yield Token(match[0], match.lastgroup == "H", match.start(), position)
