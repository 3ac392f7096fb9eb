"""One SQLite file that may be damaged, locked, full or gone at any moment, which is told and never raised."""

import os
import sqlite3
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

from newsarchive.base.problems import Problem, notice

# Counts up with each change of the tables.
VERSION = 2
_TABLES = f"""
PRAGMA journal_mode = WAL;
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY, size INTEGER, changed INTEGER, sha256 TEXT, rules_file TEXT);
CREATE TABLE IF NOT EXISTS outcomes (
    key TEXT PRIMARY KEY, facts TEXT, facts_checksum INTEGER, body TEXT, body_checksum INTEGER
);
PRAGMA user_version = {VERSION};
COMMIT;
"""
_BUSY_SECONDS = 30.0
# SQLite's codes for what is no fault of the file: the disk, or another build that holds the file. All others, such as a
# missing column, are damage.
_PASSING = (
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
)
_PRIMARY_CODE = 0xFF


class SqliteStore:
    """The file, open. A damaged one, or another version's, is replaced by an empty one, once a build."""

    def __init__(self, path: Path, shown: str) -> None:
        self._path = path
        self._shown = shown
        self._database: sqlite3.Connection | None = None
        self._process = os.getpid()
        self._takes_writes = True
        self.problems: list[Problem] = []
        self._open()

    def clock(self) -> int:
        """The time of its file system in nanoseconds; 0 where it tells none."""
        try:
            os.utime(self._path)
            return self._path.stat().st_mtime_ns
        except OSError:
            return 0

    def read(self, query: str, *values: str) -> list[tuple[Any, ...]]:
        """The rows that a query finds; none where they cannot be read."""
        self._open_in_a_fork()
        if self._database is None:
            return []
        try:
            return self._database.execute(query, values).fetchall()
        except sqlite3.Error as reason:
            self._give_up(reason)
            return []

    def write(self, work: Callable[[sqlite3.Connection], None]) -> bool:
        """Do some work in one transaction, in the new file if this one proves damaged; False where it was not done."""
        self._open_in_a_fork()
        if self._database is None or not self._takes_writes:
            return False
        try:
            with self._database:
                work(self._database)
        except sqlite3.Error as reason:
            if _is_damage(reason):
                self._give_up(reason)
                return self.write(work)
            # What is in it can still be read. Whoever holds it is not waited for again.
            self._takes_writes = False
            message = f"the next build will take longer, for the cache cannot be written: {reason}"
            self._tell("cache-incomplete", message)
            return False
        return True

    def _open_in_a_fork(self) -> None:
        """Open the file anew in a fork of the process that did: the two must not share a connection."""
        if self._database is not None and self._process != os.getpid():
            self._process = os.getpid()
            self._open()

    def _open(self) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            # The garbage collector of any thread may close it.
            database = sqlite3.connect(
                self._path, timeout=_BUSY_SECONDS, isolation_level="IMMEDIATE", check_same_thread=False
            )
            self._database = database
            weakref.finalize(self, database.close)
            (version,) = database.execute("PRAGMA user_version").fetchone()
            if version not in {0, VERSION}:
                raise sqlite3.DatabaseError(f"its version is {version}, expected {VERSION}")
            database.execute("PRAGMA synchronous = NORMAL")
            if version != VERSION:
                database.executescript(_TABLES)
        except (sqlite3.Error, OSError) as reason:
            self._give_up(reason)

    def _give_up(self, reason: Exception) -> None:
        """Do without the file, or with a new one."""
        if self._database is not None:
            self._database.close()
            self._database = None
        if _is_damage(reason) and not self.problems and self._remove():
            self._tell("cache-replaced", f"the cache was damaged or another version's and is made anew: {reason}")
            self._open()
        else:
            self._tell("cache-unusable", f"the cache cannot be used and is done without, which takes longer: {reason}")

    def _remove(self) -> bool:
        try:
            for suffix in ("", "-wal", "-shm"):
                self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
        except OSError:
            return False
        return True

    def _tell(self, code: str, message: str) -> None:
        self.problems.append(notice(self._shown, code, message))


def _is_damage(reason: Exception) -> bool:
    if isinstance(reason, OSError):
        return False
    return getattr(reason, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & _PRIMARY_CODE not in _PASSING
