"""What a query finds, told by looking through all that every article says: an index must find the same."""

from collections.abc import Iterable

from newsarchive.base.text import safe_name
from newsarchive.search.analysis.tokenizer import Token, tokenise
from newsarchive.search.indexing.documents import Document
from newsarchive.search.querying.parser import Phrase, parse_query

Filters = Iterable[tuple[str, str]]
"""What the articles must be besides: category, source, tag or year, and its value as addresses have it."""


class Scan:
    """Some articles."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.documents = list(documents)
        self._spelt = [spelt(tokenise(document.full_text)) for document in self.documents]

    def find(self, text: str, filters: Filters = ()) -> set[str]:
        """The ids of the articles that a query finds."""
        query, asked = parse_query(text), tuple(filters)
        required = [sought(phrase) for phrase in query.required]
        excluded = [[sought(phrase) for phrase in phrases] for phrases in query.excluded]
        return {
            document.id
            for document, words in zip(self.documents, self._spelt, strict=True)
            if all(piece in words for piece in required)
            and not any(all(piece in words for piece in pieces) for pieces in excluded)
            and all(fits(document, kind, value) for kind, value in asked)
        }


def spelt(tokens: Iterable[Token]) -> str:
    """The tokens one after the other, with a bar where they do not stand together and blanks around each word.

    A Han sign is a token by itself wherever it stands, so it needs none: the text is half as long to look through.
    """
    pieces: list[str] = []
    last = -1
    for token in tokens:
        if token.position != last + 1:
            pieces.append("|")
        pieces.append(token.text if token.is_han else f" {token.text} ")
        last = token.position
    return "".join(pieces)


def sought(phrase: Phrase) -> str:
    """What stands in a text so spelt wherever the tokens of a phrase stand together."""
    text = spelt(phrase.tokens)
    return text.removesuffix(" ") if phrase.is_prefix else text


def fits(document: Document, kind: str, value: str) -> bool:
    """Whether an article is what a filter asks for; a category has all that is below it."""
    if kind == "category":
        return f"{'/'.join(map(safe_name, document.category))}/".startswith(f"{value}/")
    known = {
        "source": [document.source and safe_name(document.source)],
        "tag": [safe_name(tag) for tag in document.tags],
        "year": [document.date[:4]],
    }
    return value in known[kind]
