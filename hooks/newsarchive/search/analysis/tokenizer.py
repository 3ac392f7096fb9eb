"""The tokens of a text and where they stand."""

from collections.abc import Iterator
from typing import NamedTuple

from newsarchive.search.analysis.folding import fold, token_pattern

BREAK = "\x1f"
"""What stands between the fields of an article: no phrase goes across."""


class Token(NamedTuple):
    """A Han sign, or a word of letters and digits."""

    text: str
    """Folded."""
    is_han: bool
    start: int
    """Where it begins in the text."""
    position: int
    """One more than that of the token before it; two more where something between them breaks a phrase."""

    @property
    def end(self) -> int:
        """Where it ends in the text."""
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
