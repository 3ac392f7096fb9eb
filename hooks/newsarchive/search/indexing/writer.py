"""Writes the index: its files depend on the documents alone, and are the same for the same documents."""

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from hashlib import sha256
from itertools import chain
from pathlib import Path

from newsarchive.base.fileio import move, read_bytes, remove_folder, walk, write_bytes, write_new
from newsarchive.base.folding import folding_bytes
from newsarchive.search.constants import DOCS, DOCS_PER_FILE, FORMAT_VERSION, MANIFEST_FILE
from newsarchive.search.format.common_bigrams import COMMON_FROM, CommonBigrams, common_bigrams
from newsarchive.search.format.stored_fields import stored_fields_file
from newsarchive.search.indexing.documents import Document, DocumentBatch
from newsarchive.search.indexing.merger import SegmentMerger, Task
from newsarchive.search.indexing.segments import count_bigrams, digest, invert, read_segment

BATCH_SIZE = 64 * DOCS_PER_FILE
"""Documents that are inverted at once: enough for NumPy, and few enough for memory."""
_GENERATION_LENGTH = 12
_NEW = "new"
"""The folder of an index until it is complete."""
_SAMPLES = 4
"""Batches that are sampled to find the common bigrams."""
_SAMPLE_SIZE = 64


def index_tasks(
    batches: Sequence[DocumentBatch],
    folder: Path,
    *,
    scratch: Path,
    previous: Path | None = None,
    record: Path | None = None,
    common_from: int = COMMON_FROM,
) -> Iterator[list[Task]]:
    """Write the index into a folder: stages of tasks; the tasks of a stage may run in any order.

    If the folder `previous` has the index of the same documents in the same format, and all its files have the sizes
    that the file `record` of the last run confirms, they are moved instead. `scratch` is an empty folder. Bigrams with
    `common_from` positions are common.
    """
    if previous and record and (previous / MANIFEST_FILE).is_file():
        yield [partial(_write_batch_digest, batch, scratch, number) for number, batch in enumerate(batches)]
        if _reuse(previous, folder, _generation(scratch, len(batches)), record):
            return
    # The folder is named after a hash of the documents, which is known once they have been read.
    new = folder / _NEW
    remove_folder(new)
    samples = range(0, len(batches), max(len(batches) // _SAMPLES, 1))
    yield [partial(_count_sample, batches[number], scratch, number) for number in samples]
    counted = (json.loads(read_bytes(scratch / f"{number}.sample")) for number in samples)
    common = common_bigrams(counted, len(batches) * BATCH_SIZE, common_from)
    yield [partial(_invert, batch, common, new, scratch, number) for number, batch in enumerate(batches)]
    segments = [read_segment(scratch, number) for number in range(len(batches))]
    merger = SegmentMerger(segments, common, new, scratch)
    yield from merger.tasks(partial(_generation, scratch, len(batches)))
    if record:
        # A cache that cannot be written, or a record of which half is written, costs the reuse only.
        with suppress(OSError):
            write_new(str(record), _sizes_digest(folder, _generation(scratch, len(batches))))


def write_index(batches: Sequence[DocumentBatch], folder: Path, scratch: Path, common_from: int = COMMON_FROM) -> None:
    """Write the index in this process, one task after the other."""
    for task in chain.from_iterable(index_tasks(batches, folder, scratch=scratch, common_from=common_from)):
        task()


def _reuse(previous: Path, folder: Path, generation: str, record: Path) -> bool:
    """Move the previous index to the folder if it is of this generation and undamaged; return whether it was."""
    try:
        undamaged = _sizes_digest(previous, generation) == read_bytes(record)
    except OSError:
        return False
    return (
        undamaged
        and move(previous / generation, folder / generation)
        and move(previous / MANIFEST_FILE, folder / MANIFEST_FILE)
    )


def _sizes_digest(folder: Path, generation: str) -> bytes:
    """A hash of the manifest, and of the path and size of every other file. Raises OSError.

    Sizes, because reading all files would take longer: a file that was damaged or emptied rarely keeps its size.
    """
    known = sha256(f"{generation}\n".encode() + read_bytes(folder / MANIFEST_FILE))
    for file in walk(folder / generation):
        if not file.is_folder:
            known.update(f"{file.relative} {file.path.stat().st_size}\n".encode(errors="surrogatepass"))
    return known.hexdigest().encode()


def _write_batch_digest(batch: DocumentBatch, scratch: Path, number: int) -> None:
    _write_digest(batch(), scratch, number)


def _write_digest(documents: Sequence[Document], scratch: Path, number: int) -> None:
    write_bytes(scratch / f"{number}.digest", digest(documents))


def _generation(scratch: Path, batches: int) -> str:
    """The name of the folder of all files but the manifest: a hash of everything that the index is made from."""
    known = sha256(f"{FORMAT_VERSION}\n".encode() + folding_bytes())
    for number in range(batches):
        known.update(read_bytes(scratch / f"{number}.digest"))
    return known.hexdigest()[:_GENERATION_LENGTH]


def _count_sample(batch: DocumentBatch, scratch: Path, number: int) -> None:
    documents = batch()[:_SAMPLE_SIZE]
    counts = [len(documents), count_bigrams(documents)]
    write_bytes(scratch / f"{number}.sample", json.dumps(counts).encode())


def _invert(batch: DocumentBatch, common: CommonBigrams, folder: Path, scratch: Path, number: int) -> None:
    """Write the digest, the segment and the stored fields of a batch."""
    documents = batch()
    _write_digest(documents, scratch, number)
    invert(documents, common, scratch, number)
    for first in range(0, len(documents), DOCS_PER_FILE):
        name = f"{DOCS}/{(number * BATCH_SIZE + first) // DOCS_PER_FILE}.bin"
        stored = (document.stored_fields for document in documents[first : first + DOCS_PER_FILE])
        write_new(str(folder / name), stored_fields_file(stored))
