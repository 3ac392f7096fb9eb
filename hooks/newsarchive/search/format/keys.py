"""Keys of posting lists that are not tokens: filters and prefixes."""

from collections.abc import Iterable, Sequence

from newsarchive.base.text import safe_name
from newsarchive.search.constants import FILTER_MARK, PREFIX_MARK


def filter_key(kind: str, value: str) -> str:
    """The key of a filter's posting list, e.g. `:tag:NBA`. Tokens never start with a colon."""
    return f"{FILTER_MARK}{kind}{FILTER_MARK}{value}"


def prefix_key(prefix: str) -> str:
    """The key of a prefix's posting list: `*` and the prefix; no token or filter key starts with `*`."""
    return f"{PREFIX_MARK}{prefix}"


def filter_keys(category: Sequence[str], source: str, tags: Iterable[str], topics: Iterable[str]) -> tuple[str, ...]:
    """All filter keys of a document. Values are written as in URLs; a category also has those of its parents."""
    path = [safe_name(name) for name in category]
    found = [filter_key("category", "/".join(path[: depth + 1])) for depth in range(len(path))]
    found += [filter_key("source", safe_name(source))] if source else []
    found += [filter_key("tag", safe_name(tag)) for tag in tags]
    found += [filter_key("topic", slug) for slug in topics]
    return tuple(dict.fromkeys(found))
