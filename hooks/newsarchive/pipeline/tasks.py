"""The tasks of workers: batches of files. Everything here can be sent to another process or machine."""

import pickle
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from newsarchive.base.fileio import TooLargeError, read_bytes, read_failure
from newsarchive.base.problems import Problem, error, failure_message, traceback_of
from newsarchive.features.block_hashes import block_hashes
from newsarchive.features.minhash import minhash
from newsarchive.features.tag_candidates import tag_candidates
from newsarchive.pipeline.process import Outcome, process
from newsarchive.read.discover import RawFile, too_large
from newsarchive.settings.archive import Settings
from newsarchive.settings.editorial import Editorial


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """A raw file with its bytes, or the problem of reading it, for a worker without access to the disk."""

    path: str
    raw: bytes | Problem


def load(file: RawFile, settings: Settings) -> LoadedFile:
    """Read a file in this process, for a worker that cannot."""
    limit = settings.archive.max_raw_file_size
    try:
        return LoadedFile(file.path, read_bytes(file.file, limit))
    except TooLargeError:
        return LoadedFile(file.path, too_large(file, limit))
    except OSError as reason:
        why = read_failure(reason).lower()
        return LoadedFile(file.path, error(file.path, "unreadable", f"the file cannot be read: {why}"))


def process_file(file: RawFile | LoadedFile, *, settings: Settings, editorial: Editorial) -> Outcome:
    """The outcome of one file; if reading or cleaning fails, it has a problem and no article."""
    loaded = file if isinstance(file, LoadedFile) else load(file, settings)
    if isinstance(loaded.raw, Problem):
        return Outcome(None, (loaded.raw,))
    try:
        outcome = process(loaded.raw, loaded.path, settings=settings, editorial=editorial)
        return prepared(outcome, editorial)
    except (KeyboardInterrupt, SystemExit):
        raise
    # Our own bug must not cost the other articles. A panic in a library written in Rust is not an Exception.
    except BaseException as reason:  # noqa: BLE001
        return Outcome(None, (_fault(loaded.path, reason),))


def prepared(outcome: Outcome, editorial: Editorial) -> Outcome:
    """The outcome with what its article is related to others by; an error there costs the article only that."""
    article = outcome.article
    if article is None:
        return outcome
    try:
        candidates = tag_candidates(article, outcome.prose, editorial.vocabulary)
        return replace(
            outcome,
            prose=(),
            article=replace(
                article,
                tag_candidates=candidates,
                minhash=minhash(article.text),
                block_hashes=block_hashes(article.text),
            ),
        )
    except Exception as reason:  # noqa: BLE001 - our own bug must not cost the article
        message = failure_message("finding tags", reason, "the article has neither tags nor related articles")
        detail = traceback_of(reason)
        return replace(
            outcome,
            prose=(),
            problems=(*outcome.problems, error(article.path, "tags-failed", message, detail=detail)),
        )


def pack(settings: Settings, editorial: Editorial) -> bytes:
    """The data that every task needs besides its files, pickled once for all of them."""
    return pickle.dumps((settings, replace(editorial, lines={})))


def process_task(packed: bytes, files: Sequence[RawFile | LoadedFile]) -> list[Outcome]:
    """The outcomes of a task's files, in their order. An empty task tests whether workers run at all."""
    settings, editorial = _unpacked(packed)
    return [process_file(file, settings=settings, editorial=editorial) for file in files]


@lru_cache(maxsize=1)
def _unpacked(packed: bytes) -> tuple[Settings, Editorial]:
    """Unpickled once per worker, not per task, so that caches by vocabulary also hit by identity."""
    unpacked: tuple[Settings, Editorial] = pickle.loads(packed)  # noqa: S301 - written by `pack`
    return unpacked


def _fault(path: str, reason: BaseException) -> Problem:
    message = failure_message("cleaning", reason, "the article is left out")
    return error(path, "cleaning-failed", message, detail=traceback_of(reason))
