"""Search by a scan of all texts, without an index: an index must find the same."""

from collections.abc import Iterable

from newsarchive.base.text import safe_name
from newsarchive.search.analysis.tokenizer import Token, tokenise
from newsarchive.search.indexing.documents import Document
from newsarchive.search.querying.parser import Phrase, parse_query

Filters = Iterable[tuple[str, str]]
"""Filters: category, source, tag or year, with values as in URLs."""


class Scan:
    """Documents to scan."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.documents = list(documents)
        self._serialised = [serialise(tokenise(document.full_text)) for document in self.documents]

    def find(self, text: str, filters: Filters = ()) -> set[str]:
        """The ids of the documents that a query finds."""
        query, asked = parse_query(text), tuple(filters)
        if not query.is_searchable:
            return set()
        required = [pattern_of(phrase) for phrase in query.required]
        excluded = [[pattern_of(phrase) for phrase in phrases] for phrases in query.excluded]
        return {
            document.id
            for document, words in zip(self.documents, self._serialised, strict=True)
            if all(piece in words for piece in required)
            and not any(all(piece in words for piece in pieces) for pieces in excluded)
            and all(passes(document, kind, value) for kind, value in asked)
        }


def serialise(tokens: Iterable[Token]) -> str:
    """The tokens as a string: a bar where positions are not consecutive, spaces around each word.

    Han characters are tokens by themselves, so they need no spaces: the string is half as long.
    """
    pieces: list[str] = []
    last = -1
    for token in tokens:
        if token.position != last + 1:
            pieces.append("|")
        pieces.append(token.text if token.is_han else f" {token.text} ")
        last = token.position
    return "".join(pieces)


def pattern_of(phrase: Phrase) -> str:
    """The substring that a serialised text has wherever it contains the phrase."""
    text = serialise(phrase.tokens)
    return text.removesuffix(" ") if phrase.is_prefix else text


def passes(document: Document, kind: str, value: str) -> bool:
    """True if a document passes a filter; a category includes its subcategories."""
    if kind == "category":
        return f"{'/'.join(map(safe_name, document.category))}/".startswith(f"{value}/")
    known = {
        "source": [document.source and safe_name(document.source)],
        "tag": [safe_name(tag) for tag in document.tags],
        "year": [document.date[:4]],
    }
    return value in known[kind]
