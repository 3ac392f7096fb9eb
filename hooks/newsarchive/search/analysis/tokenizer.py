"""Tokens of a text and their positions."""

from collections.abc import Iterator
from typing import NamedTuple

from newsarchive.base.folding import fold_chars, token_pattern

BREAK = "\x1f"
"""Separates the fields of a document: no phrase crosses it."""


class Token(NamedTuple):
    """A Han character or an emoji, or a word of letters, or a number."""

    text: str
    """Folded."""
    is_han: bool
    start: int
    """Its offset in the text, in characters."""
    ends: tuple[int, ...]
    """The offset of the end of each of its folded characters."""
    position: int
    """The previous token's position plus one, or plus two if a phrase break is between them."""

    @property
    def end(self) -> int:
        """The offset of its end."""
        return self.ends[-1]


def tokenise(text: str) -> Iterator[Token]:
    """The tokens of a text, in order."""
    position, is_broken = -1, False
    chars = fold_chars(text)
    for match in token_pattern().finditer("".join(char.char for char in chars)):
        if match.lastgroup == "P":
            is_broken = True
        if match.lastgroup in {"P", None}:
            continue
        position += 2 if is_broken and position >= 0 else 1
        is_broken = False
        covered = chars[match.start() : match.end()]
        ends = tuple(char.end for char in covered)
        yield Token(match[0], match.lastgroup == "H", covered[0].start, ends, position)
