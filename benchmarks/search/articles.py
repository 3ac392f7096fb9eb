"""What search knows of the articles, and the language of each, kept in a file for those who ask and those who compare.

    python -m benchmarks.search.articles RAW_FOLDER CACHE_FOLDER FILE

A process of its own: what the library takes in memory is given back, and the cache is warm when an index is measured.
"""

import pickle
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.search.ours import read_library

from newsarchive.search.documents import Document, documents


@dataclass(frozen=True, slots=True)
class Articles:
    """The articles, the newest first."""

    documents: list[Document]
    languages: dict[str, str]
    """By id."""


def load_articles(file: Path) -> Articles:
    """What the command has written."""
    return Articles(*pickle.loads(file.read_bytes()))  # noqa: S301 - our own file


def main() -> None:
    """Clean what has to be, and write the file."""
    raw, cache, file = map(Path, sys.argv[1:])
    library = read_library(raw, cache)
    languages = {article.id: article.language for article in library.articles.values()}
    file.write_bytes(pickle.dumps((list(documents(library)), languages)))


if __name__ == "__main__":
    main()
