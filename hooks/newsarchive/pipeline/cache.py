"""The cache: the outcome of each raw file, kept between builds in one SQLite file. Deleting it is always safe.

A damaged entry is a miss, and so is one that was not signed with this user's key: what comes from the cache is written
to pages as it is.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from hmac import compare_digest
from sys import intern

from newsarchive.base.fileio import read_bytes
from newsarchive.base.hashing import sha256, signature
from newsarchive.base.problems import Problem, notice
from newsarchive.model.article import ArticleBody
from newsarchive.pipeline.cache_key import cache_key
from newsarchive.pipeline.fingerprint import Fingerprint
from newsarchive.pipeline.process import Outcome
from newsarchive.pipeline.serialization import body_from_row, outcome_from_row, outcome_to_row, without_body
from newsarchive.pipeline.sqlite_store import SqliteStore
from newsarchive.read.discover import RawFile
from newsarchive.settings.archive import Settings

FILE = "articles.sqlite"
# The resolution of a file system's clock may be this coarse: a file written right before a build may be written again
# during it with the same time and length, so its time proves nothing (git calls such entries racy).
_TICK_NS = 2_000_000_000
_NEVER = -1
_ROWS_PER_COMMIT = 200
# Outcomes of earlier versions of files are kept until they outnumber those in use, for users who switch back.
_MAX_ROWS_PER_FILE = 2
_NO_SUCH_ROW = (ValueError, TypeError, LookupError)
# Two files whose names are not UTF-8 may have the same displayed path, so a path does not identify a file.
_NOT_UTF_8 = "\N{REPLACEMENT CHARACTER}"

# Size, time of the last change, SHA-256 and the rules file of a raw file.
Signature = tuple[int, int, str, str]
OutcomeCache = dict[str, Outcome]
"""Outcomes without bodies by the keys of their rows, which `mkdocs serve` keeps in memory between builds."""
_TYPES = (str, int, int, str, str)


class Cache:
    """The cache of one build."""

    def __init__(self, settings: Settings, fingerprint: Fingerprint, outcome_cache: OutcomeCache | None = None) -> None:
        self._settings = settings
        self._outcome_cache = outcome_cache
        self._fingerprint = fingerprint
        path = settings.cache_dir / FILE
        self._file = SqliteStore(path, settings.relative(path))
        self._key, unsigned = cache_key()
        if unsigned:
            message = f"the next build cannot use the cache and takes longer: {unsigned}"
            self._file.problems.append(notice(settings.relative(path), "cache-unsigned", message))
        # Rows that are not in the file yet, or never will be.
        self._rows: dict[str, tuple[str, str]] = {}
        self._signatures: dict[str, Signature] = {}
        self._used: set[str] = set()
        rows = self._file.read("SELECT path, size, changed, sha256, rules_file FROM files")
        self._known: dict[str, Signature] = {
            intern(path): (size, changed, intern(digest), intern(rules_file))
            for path, size, changed, digest, rules_file in rows
            if tuple(map(type, (path, size, changed, digest, rules_file))) == _TYPES
        }
        self._now = self._file.clock()

    @property
    def problems(self) -> Sequence[Problem]:
        """Problems with the file."""
        return self._file.problems

    def outcome(self, file: RawFile) -> Outcome | None:
        """The outcome of a file when it was last cleaned, its article without a body; None on a miss."""
        known = self._known.get(file.path)
        if known is None:
            return None
        size, changed, digest, rules_file = known
        if (size, changed) != (file.size, file.changed):
            if _digest(file, self._settings.archive.max_raw_file_size) != digest:
                return None
            self._note(file, digest, rules_file)
        key = self._fingerprint.key(file.path, digest, rules_file)
        with suppress(*_NO_SUCH_ROW):
            remembered = self._outcome_cache.get(key) if self._outcome_cache else None
            outcome = remembered or outcome_from_row(self._row(key, "facts"), self._settings)
            return self._use(key, outcome)
        return None

    def store(self, file: RawFile, outcome: Outcome) -> Outcome:
        """Store the outcome of a file, and return it without its article's body."""
        bare = without_body(outcome)
        if outcome.raw_sha256:
            key = self._fingerprint.key(file.path, outcome.raw_sha256, outcome.rules_file)
            self._use(key, bare)
            self._rows[key] = outcome_to_row(outcome)
            self._note(file, outcome.raw_sha256, outcome.rules_file)
            if len(self._rows) >= _ROWS_PER_COMMIT:
                self.write()
        return bare

    def body(self, path: str, raw_sha256: str, rules_file: str) -> ArticleBody | None:
        """The body of a raw file's article; None on a miss."""
        with suppress(*_NO_SUCH_ROW):
            return body_from_row(self._row(self._fingerprint.key(path, raw_sha256, rules_file), "body"))
        return None

    def write(self) -> None:
        """Write the rows stored since the last call."""

        def insert(database: sqlite3.Connection) -> None:
            rows = (
                (key, facts, self._signature(key, "facts", facts), body, self._signature(key, "body", body))
                for key, (facts, body) in stored
            )
            database.executemany("INSERT OR REPLACE INTO outcomes VALUES (?, ?, ?, ?, ?)", rows)
            files = ((path, *signature) for path, signature in self._signatures.items())
            database.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?)", files)

        stored = self._rows.items()
        if (stored or self._signatures) and self._file.write(insert):
            self._rows.clear()
            self._signatures.clear()

    def finish(self, files: Iterable[RawFile]) -> None:
        """Write the remaining rows; forget deleted files and most outcomes that are no longer in use."""
        self.write()
        gone = sorted(self._known.keys() - {file.path for file in files})
        ((rows,),) = self._file.read("SELECT count(*) FROM outcomes") or [(0,)]
        too_many = rows > _MAX_ROWS_PER_FILE * len(self._used)
        unused = {key for (key,) in self._file.read("SELECT key FROM outcomes")} - self._used if too_many else set()

        def forget(database: sqlite3.Connection) -> None:
            database.executemany("DELETE FROM files WHERE path = ?", [(path,) for path in gone])
            database.executemany("DELETE FROM outcomes WHERE key = ?", [(key,) for key in unused])

        if gone or unused:
            self._file.write(forget)
        if self._outcome_cache is not None:
            for key in self._outcome_cache.keys() - self._used:
                del self._outcome_cache[key]

    def _use(self, key: str, outcome: Outcome) -> Outcome:
        self._used.add(key)
        if self._outcome_cache is not None:
            self._outcome_cache[key] = outcome
        return outcome

    def _note(self, file: RawFile, digest: str, rules_file: str) -> None:
        if _NOT_UTF_8 not in file.path:
            changed = file.changed if file.changed < self._now - _TICK_NS else _NEVER
            self._signatures[file.path] = (file.size, changed, digest, rules_file)

    def _row(self, key: str, column: str) -> str:
        """One column of an outcome; empty where it is missing, damaged or not signed with our key."""
        if key in self._rows:
            return self._rows[key][column == "body"]
        query = f"SELECT {column}, {column}_signature FROM outcomes WHERE key = ?"  # noqa: S608 - one of two words
        found = self._file.read(query, key)
        text, signed = found[0] if found else ("", "")
        # A damaged file may hold values of any type.
        if not isinstance(text, str) or not isinstance(signed, str):
            return ""
        return text if compare_digest(signed.encode(), self._signature(key, column, text).encode()) else ""

    def _signature(self, key: str, column: str, text: str) -> str:
        """The signature of a column, which a row returned for another key does not have."""
        return signature(self._key, key, column, text)


def _digest(file: RawFile, limit: int) -> str:
    """The SHA-256 of a raw file; empty if it cannot be read, which is reported when it is cleaned."""
    with suppress(OSError):
        return sha256(read_bytes(file.file, limit))
    return ""
