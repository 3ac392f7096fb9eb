"""What search knows of the articles, kept in a file for those who ask and those who compare.

    python -m benchmarks.search.articles RAW_FOLDER CACHE_FOLDER FILE

A process of its own: what the library takes in memory is given back, and the cache is warm when an index is measured.
"""

import pickle
import sys
from pathlib import Path

from benchmarks.search.ours import read_library

from newsarchive.search.indexing.documents import Document, document_batches

_AT_ONCE = 256


def load_articles(file: Path) -> list[Document]:
    """What the command has written: the articles, the newest first."""
    documents: list[Document] = pickle.loads(file.read_bytes())  # noqa: S301 - our own file
    return documents


def main() -> None:
    """Clean what has to be, and write the file."""
    raw, cache, file = map(Path, sys.argv[1:])
    library = read_library(raw, cache)
    documents = [document for batch in document_batches(library, _AT_ONCE) for document in batch()]
    file.write_bytes(pickle.dumps(documents))


if __name__ == "__main__":
    main()
