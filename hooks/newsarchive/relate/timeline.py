"""Years, months and days of the archive, and the articles next to each other in time."""

from collections.abc import Iterable, Sequence

from newsarchive.model.article import Article
from newsarchive.model.library import Period, Timeline

# The lengths of 2022, 2022/04 and 2022/04/27.
_PERIOD_LENGTHS = (4, 7, 10)


class ArticleSequence:
    """Ids of articles, newest first, with the previous and next of each: the whole archive's or a term's."""

    def __init__(self, ids: Sequence[str]) -> None:
        self._ids = ids
        self._positions = {article_id: position for position, article_id in enumerate(ids)}

    def newer(self, article_id: str) -> str | None:
        """The next article in time; None for the newest."""
        position = self._positions[article_id]
        return self._ids[position - 1] if position else None

    def older(self, article_id: str) -> str | None:
        """The previous article in time; None for the oldest."""
        position = self._positions[article_id] + 1
        return self._ids[position] if position < len(self._ids) else None


def build_timeline(articles: Iterable[Article]) -> Timeline:
    """The timeline of articles, which are given newest first."""
    members: dict[str, list[str]] = {}
    undated: list[str] = []
    for article in articles:
        if article.date is None:
            undated.append(article.id)
            continue
        day = article.date.date().isoformat().replace("-", "/")
        for length in _PERIOD_LENGTHS:
            members.setdefault(day[:length], []).append(article.id)
    children: dict[str, list[str]] = {path: [] for path in members}
    for path in members:
        parent, slash, _ = path.rpartition("/")
        if slash:
            children[parent].append(path)
    neighbours = _neighbours(members)
    periods = {
        path: Period(path, tuple(ids), tuple(sorted(children[path], reverse=True)), *neighbours[path])
        for path, ids in sorted(members.items(), reverse=True)
    }
    return Timeline(periods, tuple(undated))


def _neighbours(paths: Iterable[str]) -> dict[str, tuple[str | None, str | None]]:
    """The nearest earlier and later period of the same length, for each period."""
    found: dict[str, tuple[str | None, str | None]] = {}
    ordered = sorted(paths, key=lambda path: (path.count("/"), path))
    for before, path, after in zip([None, *ordered], ordered, [*ordered[1:], None], strict=False):
        found[path] = (_same_length(before, path), _same_length(after, path))
    return found


def _same_length(other: str | None, path: str) -> str | None:
    return other if other is not None and other.count("/") == path.count("/") else None
