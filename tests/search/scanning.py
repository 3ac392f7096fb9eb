"""What a query finds, told by looking through all that every article says: the index must find the same."""

from __future__ import annotations

from collections.abc import Iterable

from newsarchive.search.documents import Document
from newsarchive.search.query import Phrase, parse_query
from newsarchive.search.tokens import Token, tokenise


class Scan:
    """All articles, newest first."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.documents = list(documents)
        self._spelt = [spelt(tokenise(document.whole)) for document in self.documents]

    def find(self, text: str) -> set[str]:
        """The ids of the articles that a query finds."""
        query = parse_query(text)
        return {
            document.id
            for document, words in zip(self.documents, self._spelt, strict=True)
            if all(is_in(phrase, words) for phrase in query.wanted)
            and not any(all(is_in(phrase, words) for phrase in phrases) for phrases in query.unwanted)
        }


def spelt(tokens: Iterable[Token]) -> str:
    """The tokens with a blank between those that stand together, and with a bar where they do not."""
    text, last = " ", -1
    for token in tokens:
        text += f"{'' if token.position == last + 1 else '| '}{token.text} "
        last = token.position
    return text


def is_in(phrase: Phrase, words: str) -> bool:
    """Whether the tokens of a phrase stand together anywhere."""
    wanted = " " + " ".join(token.text for token in phrase.tokens)
    return (wanted if phrase.is_open else f"{wanted} ") in words
