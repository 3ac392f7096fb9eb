"""The cache: what became of each raw file, kept between builds in one SQLite file. Deleting it is always safe.

Whatever is wrong with an entry makes it a miss. Whatever is wrong with the file, be it damage or a full disk, makes the
build go on without it, and is told.
"""

import sqlite3
import weakref
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any, TypeVar

from newsarchive.base.fileio import read_bytes
from newsarchive.base.hashing import sha256
from newsarchive.base.problems import Problem, notice
from newsarchive.model.article import ArticleBody
from newsarchive.pipeline.fingerprint import Fingerprint
from newsarchive.pipeline.process import Outcome
from newsarchive.pipeline.rows import body_from_row, outcome_from_row, outcome_to_row, without_body
from newsarchive.read.discover import RawFile
from newsarchive.settings.archive import Settings

FILE = "articles.sqlite"
# Counts up with each change of the tables.
_VERSION = 1
_TABLES = f"""
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
PRAGMA user_version = {_VERSION};
CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY, size INTEGER, mtime INTEGER, sha256 TEXT, rules_file TEXT);
CREATE TABLE IF NOT EXISTS outcomes (
    key TEXT PRIMARY KEY, facts TEXT, facts_checksum INTEGER, body TEXT, body_checksum INTEGER
);
"""
# A file system's clock may tick this seldom: what was written right before a build may be written again during it with
# the same time and length, so the time of such a file tells nothing (git calls these entries racy).
_TICK_NS = 2_000_000_000
_NEVER = -1
_BUSY_SECONDS = 30.0
_ROWS_A_COMMIT = 500
# Outcomes of earlier versions of files are kept until they are as many as those in use, for those who switch back.
_MOST_ROWS_A_FILE = 2
_NO_SUCH_ROW = (ValueError, TypeError, LookupError)

Result = TypeVar("Result")
# Size, time of change, SHA-256 and the rules file of a raw file.
Signature = tuple[int, int, str, str]


class Cache:
    """The cache of one build."""

    def __init__(self, settings: Settings, fingerprint: Fingerprint) -> None:
        self._settings = settings
        self._fingerprint = fingerprint
        self._path = settings.cache_dir / FILE
        # What is not in the file yet, or never will be.
        self._rows: dict[str, tuple[str, str]] = {}
        self._signatures: dict[str, Signature] = {}
        self._used: set[str] = set()
        self.problems: list[Problem] = []
        self._database = self._opened() or self._opened()
        self._now = self._path.stat().st_mtime_ns if self._database else 0
        self._known: dict[str, Signature] = {}
        self._try(self._read_signatures)

    def outcome(self, file: RawFile) -> Outcome | None:
        """What became of a file when it was last cleaned, its article without a body; None if that is not known."""
        known = self._known.get(file.path)
        if known is None:
            return None
        size, mtime, digest, rules_file = known
        if (size, mtime) != (file.size, file.mtime):
            if _digest(file) != digest:
                return None
            self._note(file, digest, rules_file)
        key = self._fingerprint.key(file.path, digest, rules_file)
        with suppress(*_NO_SUCH_ROW):
            outcome = outcome_from_row(self._row(key, "facts"), self._settings)
            self._used.add(key)
            return outcome
        return None

    def store(self, file: RawFile, outcome: Outcome) -> Outcome:
        """Keep what became of a file, and give it back without its article's body."""
        if outcome.raw_sha256:
            key = self._fingerprint.key(file.path, outcome.raw_sha256, outcome.rules_file)
            self._used.add(key)
            self._rows[key] = outcome_to_row(outcome)
            self._note(file, outcome.raw_sha256, outcome.rules_file)
            if len(self._rows) >= _ROWS_A_COMMIT:
                self._try(self._write)
        return without_body(outcome)

    def body(self, path: str, raw_sha256: str, rules_file: str) -> ArticleBody | None:
        """The body of a raw file's article; None if it is not known."""
        with suppress(*_NO_SUCH_ROW):
            return body_from_row(self._row(self._fingerprint.key(path, raw_sha256, rules_file), "body"))
        return None

    def finish(self, files: Iterable[RawFile]) -> None:
        """Write what is left, and forget files that are gone and most of what is no longer in use."""
        gone = sorted(self._known.keys() - {file.path for file in files})
        self._try(self._write)
        self._try(lambda database: _forget(database, gone, self._used))

    def _note(self, file: RawFile, digest: str, rules_file: str) -> None:
        mtime = file.mtime if file.mtime < self._now - _TICK_NS else _NEVER
        self._signatures[file.path] = (file.size, mtime, digest, rules_file)

    def _row(self, key: str, column: str) -> str:
        """One column of an outcome; empty where it is missing or damaged."""
        if key in self._rows:
            return self._rows[key][column == "body"]
        query = f"SELECT {column}, {column}_checksum FROM outcomes WHERE key = ?"  # noqa: S608 - one of two words
        found = self._try(lambda database: database.execute(query, (key,)).fetchone())
        return found[0] if found and _checksum(found[0]) == found[1] else ""

    def _write(self, database: sqlite3.Connection) -> None:
        rows = [(key, facts, _checksum(facts), body, _checksum(body)) for key, (facts, body) in self._rows.items()]
        files = [(path, *signature) for path, signature in self._signatures.items()]
        with database:
            database.executemany("INSERT OR REPLACE INTO outcomes VALUES (?, ?, ?, ?, ?)", rows)
            database.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?)", files)
        self._rows.clear()
        self._signatures.clear()

    def _read_signatures(self, database: sqlite3.Connection) -> None:
        self._known = {path: tuple(signature) for path, *signature in database.execute("SELECT * FROM files")}

    def _opened(self) -> sqlite3.Connection | None:
        """The open file; None, and the file is gone, where it was damaged or another version's."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            database = sqlite3.connect(self._path, timeout=_BUSY_SECONDS, check_same_thread=False)
            weakref.finalize(self, database.close)
            (version,) = database.execute("PRAGMA user_version").fetchone()
            if version not in {0, _VERSION}:
                raise sqlite3.DatabaseError(f"version {version} of its tables; this is {_VERSION}")
            database.executescript(_TABLES)
            self._path.touch()
        except (sqlite3.Error, OSError) as reason:
            self._give_up(reason)
            return None
        return database

    def _try(self, work: Callable[[sqlite3.Connection], Result]) -> Result | None:
        """What the work gives; None if there is no cache, or none any more."""
        if self._database is None:
            return None
        try:
            return work(self._database)
        except (sqlite3.Error, *_NO_SUCH_ROW) as reason:
            self._database = None
            self._give_up(reason)
            return None

    def _give_up(self, reason: Exception) -> None:
        """Tell why the file is not used; a damaged one is removed, so that the next use finds none."""
        if not isinstance(reason, sqlite3.OperationalError | OSError):
            for suffix in ("", "-wal", "-shm"):
                with suppress(OSError):
                    self._path.with_name(FILE + suffix).unlink(missing_ok=True)
        if not self.problems:
            path = self._settings.relative(self._path)
            message = f"the cache cannot be used and is done without, which takes longer: {reason}"
            self.problems.append(notice(path, "cache-unusable", message))


def _forget(database: sqlite3.Connection, gone: list[str], used: set[str]) -> None:
    with database:
        database.executemany("DELETE FROM files WHERE path = ?", [(path,) for path in gone])
        (rows,) = database.execute("SELECT count(*) FROM outcomes").fetchone()
        if rows > _MOST_ROWS_A_FILE * len(used):
            unused = {key for (key,) in database.execute("SELECT key FROM outcomes")} - used
            database.executemany("DELETE FROM outcomes WHERE key = ?", [(key,) for key in sorted(unused)])


def _checksum(text: Any) -> int:  # noqa: ANN401 - a damaged file may hold anything
    return zlib.crc32(text.encode()) if isinstance(text, str) else _NEVER


def _digest(file: RawFile) -> str:
    """The SHA-256 of a raw file; empty where it cannot be read, which is told when it is cleaned."""
    with suppress(OSError):
        return sha256(read_bytes(file.file))
    return ""
