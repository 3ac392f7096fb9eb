"""Writes the documents of an archive to a file, for drawing queries and comparing results.

    python -m benchmarks.search.articles RAW_FOLDER CACHE_FOLDER FILE

Runs as a process of its own, so that the memory of the library is freed and the cache is warm for measuring.
"""

import pickle
import sys
from pathlib import Path

from benchmarks.search.ours import read_library

from newsarchive.search.indexing.documents import Document, document_batches

_AT_ONCE = 256


def load_articles(file: Path) -> list[Document]:
    """The documents that the command wrote, the newest first."""
    documents: list[Document] = pickle.loads(file.read_bytes())  # noqa: S301 - our own file
    return documents


def main() -> None:
    """Clean the articles and write the file."""
    raw, cache, file = map(Path, sys.argv[1:])
    library = read_library(raw, cache)
    documents = [document for batch in document_batches(library, _AT_ONCE) for document in batch()]
    file.write_bytes(pickle.dumps(documents))


if __name__ == "__main__":
    main()
