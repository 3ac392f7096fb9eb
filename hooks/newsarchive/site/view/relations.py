"""Relations of an article that its page shows: previous and next articles, topics."""

from dataclasses import dataclass
from functools import cached_property

from newsarchive.base.text import safe_name
from newsarchive.model.article import Article
from newsarchive.model.library import Library, Topic
from newsarchive.relate.timeline import ArticleSequence
from newsarchive.site.view.strings import Strings


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The next newer and older article in a sequence; `name` is the sequence's heading."""

    name: str
    newer: Article | None
    older: Article | None


class Relations:
    """The neighbours and topics of a library's articles."""

    def __init__(self, library: Library, strings: Strings) -> None:
        self._library = library
        self._strings = strings
        self._sequences: dict[tuple[str, ...], ArticleSequence] = {}

    def neighbours(self, article: Article) -> list[Neighbours]:
        """Return the neighbours of an article in time and in its narrowest category.

        An article that is a neighbour in both is listed in the first only.
        """
        in_time = self._sequence(())
        newer, older = in_time.newer(article.id), in_time.older(article.id)
        found = [self._neighbours(self._strings["in_time"], newer, older)]
        if article.categories:
            in_category = self._sequence(tuple(map(safe_name, article.categories)))
            others = (in_category.newer(article.id), in_category.older(article.id))
            name = self._strings["in_category"].format(name=article.categories[-1])
            found.append(self._neighbours(name, *(None if other in {newer, older} else other for other in others)))
        return [pair for pair in found if pair.newer or pair.older]

    def topics_with(self, article: Article) -> list[Topic]:
        """Return the topics that hold an article."""
        return self._topics.get(article.id, [])

    @cached_property
    def _topics(self) -> dict[str, list[Topic]]:
        return self._library.topics_by_article()

    def _neighbours(self, name: str, newer: str | None, older: str | None) -> Neighbours:
        articles = self._library.articles
        return Neighbours(name, articles[newer] if newer else None, articles[older] if older else None)

    def _sequence(self, category: tuple[str, ...]) -> ArticleSequence:
        """Return the sequence of a category by its path; of all articles for the empty path."""
        if category not in self._sequences:
            library = self._library
            ids = library.categories.terms[category].articles if category else tuple(library.articles)
            self._sequences[category] = ArticleSequence(ids)
        return self._sequences[category]
