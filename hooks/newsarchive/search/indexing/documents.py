"""What search knows of an article."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from newsarchive.base.text import collapse_and_truncate, safe_name
from newsarchive.model.article import Article
from newsarchive.model.library import Library
from newsarchive.search.analysis.tokenizer import BREAK

OPENING = 100
"""Signs of the text that results are shown with."""


@dataclass(frozen=True, slots=True)
class Document:
    """An article as it goes into the index. Documents are numbered from 0, the newest, in the library's order."""

    id: str
    language: str
    """Its BCP 47 tag; empty where it is not known."""
    title: str
    date: str
    """As lists show it, the day alone; empty where there is none."""
    source: str
    category: tuple[str, ...]
    """Names as they are shown, from the broadest to the narrowest."""
    tags: tuple[str, ...]
    topics: tuple[str, ...]
    """Slugs of dossiers."""
    people: tuple[str, ...]
    """Authors, editor and first publisher."""
    text: str

    @property
    def fields(self) -> tuple[str, ...]:
        """All that is searched, the title first and the text last."""
        return (self.title, *self.tags, *self.people, self.text)

    @property
    def whole(self) -> str:
        """The same as one text."""
        return BREAK.join(self.fields)

    @property
    def opening(self) -> str:
        """The beginning of the text."""
        return collapse_and_truncate(self.text, OPENING)

    @property
    def labels(self) -> tuple[str, ...]:
        """What filters ask for."""
        return labels(self.category, self.source, self.tags, self.topics)


LotOfDocuments = Callable[[], Sequence[Document]]
"""Makes some documents that follow each other, when they are wanted."""


def label(kind: str, value: str) -> str:
    """What a list of documents goes by that a filter asks for. No token begins with a colon."""
    return f":{kind}:{value}"


def labels(category: Sequence[str], source: str, tags: Iterable[str], topics: Iterable[str]) -> tuple[str, ...]:
    """What filters ask for: `:category:` and the like, with the part of an address that leads to it."""
    path = [safe_name(name) for name in category]
    found = [label("category", "/".join(path[: depth + 1])) for depth in range(len(path))]
    found += [label("source", safe_name(source))] if source else []
    found += [label("tag", safe_name(tag)) for tag in tags]
    found += [label("topic", slug) for slug in topics]
    return tuple(dict.fromkeys(found))


def lots_of_documents(library: Library, size: int) -> list[LotOfDocuments]:
    """Every article of the archive, the newest first, so many at a time."""
    topics_of = library.topics_by_article()

    def made(ids: Sequence[str]) -> list[Document]:
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
    return [partial(made, ids[first : first + size]) for first in range(0, len(ids), size)]


def document(article: Article, text: str, *, tags: tuple[str, ...] = (), topics: tuple[str, ...] = ()) -> Document:
    """What search knows of one article."""
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
    )
