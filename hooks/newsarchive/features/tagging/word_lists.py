"""Word lists of `word_lists.txt`: everyday words, which are no tags, names of media, and family names."""

from functools import cache
from importlib import resources

_FILE = "word_lists.txt"


@cache
def _lists() -> dict[str, frozenset[str]]:
    text = resources.files(__package__).joinpath(_FILE).read_text("utf-8")
    found: dict[str, frozenset[str]] = {}
    for part in text.split("\n[")[1:]:
        name, _, words = part.partition("]")
        found[name] = frozenset(words.split())
    return found


def word_list(name: str) -> frozenset[str]:
    """The words under a heading of the file, folded. Raises KeyError for an unknown heading."""
    return _lists()[name]


@cache
def family_names() -> frozenset[str]:
    """The family names of Chinese persons, of one character or two."""
    words = word_list("surnames")
    return frozenset(name for word in words for name in ([word] if len(word) == 2 else word))
