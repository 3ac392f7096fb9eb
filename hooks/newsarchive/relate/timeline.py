"""Years, months and days of the archive."""

from collections.abc import Iterable

from newsarchive.model.article import Article
from newsarchive.model.library import Period, Timeline

# The lengths of 2022, 2022/04 and 2022/04/27.
_PERIOD_LENGTHS = (4, 7, 10)


def build_timeline(articles: Iterable[Article]) -> Timeline:
    """The timeline of articles that are given newest first."""
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
    """The nearest earlier and later period of the same length for each."""
    found: dict[str, tuple[str | None, str | None]] = {}
    ordered = sorted(paths, key=lambda path: (path.count("/"), path))
    for before, path, after in zip([None, *ordered], ordered, [*ordered[1:], None], strict=False):
        found[path] = (_same_length(before, path), _same_length(after, path))
    return found


def _same_length(other: str | None, path: str) -> str | None:
    return other if other is not None and other.count("/") == path.count("/") else None
