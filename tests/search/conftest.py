"""A synthetic archive to search."""

from __future__ import annotations

import pytest
from benchmarks.synthetic.archive import article

from newsarchive.search.indexing.documents import Document, document_batches
from tests.builders import project

COUNT = 200


@pytest.fixture(scope="session")
def synthetic(tmp_path_factory: pytest.TempPathFactory) -> list[Document]:
    """Documents of the demonstration archive, in several languages."""
    drafts = [article(number) for number in range(COUNT)]
    files = {f"articles/{draft.path}": draft.content for draft in drafts}
    library = project(tmp_path_factory.mktemp("synthetic"), files).library()
    return [document for batch in document_batches(library, COUNT) for document in batch()]
