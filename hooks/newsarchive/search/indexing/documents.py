"""Documents: articles as they are indexed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from newsarchive.base.sentences import first_sentences
from newsarchive.base.text import collapse_and_truncate
from newsarchive.model.article import Article
from newsarchive.model.library import Library
from newsarchive.search.analysis.tokenizer import BREAK
from newsarchive.search.format.keys import filter_keys
from newsarchive.search.format.stored_fields import StoredFields

_EXCERPT_LENGTH = 100
"""In characters."""


@dataclass(frozen=True, slots=True)
class Document:
    """An article as it is indexed. Documents are numbered from 0, the newest, in the library's order."""

    id: str
    language: str
    """A BCP 47 tag; empty if unknown."""
    title: str
    date: str
    """The ISO date that lists show; empty if unknown."""
    source: str
    category: tuple[str, ...]
    """Display names, from the broadest category to the narrowest."""
    tags: tuple[str, ...]
    topics: tuple[str, ...]
    """Slugs."""
    people: tuple[str, ...]
    """Authors, editor and first publisher."""
    text: str
    excerpt: str = ""
    """The beginning to show in results; that of the text if empty."""

    @property
    def fields(self) -> tuple[str, ...]:
        """All searched fields, the title first and the text last."""
        return (self.title, *self.tags, *self.people, self.text)

    @property
    def full_text(self) -> str:
        """All searched fields as one text."""
        return BREAK.join(self.fields)

    @property
    def stored_fields(self) -> StoredFields:
        """The data that results show."""
        beginning = first_sentences(self.excerpt, _EXCERPT_LENGTH) or collapse_and_truncate(self.text, _EXCERPT_LENGTH)
        return StoredFields(self.id, self.title, self.language, beginning)

    @property
    def filter_keys(self) -> tuple[str, ...]:
        """The keys of all filters that the document passes."""
        return filter_keys(self.category, self.source, self.tags, self.topics)


DocumentBatch = Callable[[], Sequence[Document]]
"""Makes a batch of consecutive documents on demand."""


def document_batches(library: Library, size: int) -> list[DocumentBatch]:
    """All articles of the archive, the newest first, `size` at a time."""
    topics_of = library.topics_by_article()

    def batch(ids: Sequence[str]) -> list[Document]:
        return [
            document(
                library.articles[article_id],
                library.bodies[article_id].text,
                tags=library.tags_of[article_id],
                topics=tuple(topic.slug for topic in topics_of.get(article_id, ())),
            )
            for article_id in ids
        ]

    ids = list(library.articles)
    return [partial(batch, ids[first : first + size]) for first in range(0, len(ids), size)]


def document(article: Article, text: str, *, tags: tuple[str, ...] = (), topics: tuple[str, ...] = ()) -> Document:
    """The document of one article."""
    return Document(
        id=article.id,
        language="" if article.language == "und" else article.language,
        title=article.title,
        date=article.day.isoformat() if article.day else "",
        source=article.source,
        category=article.categories,
        tags=tags,
        topics=topics,
        people=(article.byline, article.editor, article.origin),
        text=text,
        excerpt=article.excerpt,
    )
