"""A SQLite store that survives damage, locks and full disks: failures become problems, never exceptions."""

import errno
import os
import sqlite3
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

from newsarchive.base.problems import Problem, error, notice

# Counts up with each change of the tables.
VERSION = 3
_TABLES = f"""
PRAGMA journal_mode = WAL;
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY, size INTEGER, changed INTEGER, sha256 TEXT, rules_file TEXT);
CREATE TABLE IF NOT EXISTS outcomes (
    key TEXT PRIMARY KEY, facts TEXT, facts_signature TEXT, body TEXT, body_signature TEXT
);
PRAGMA user_version = {VERSION};
COMMIT;
"""
_BUSY_SECONDS = 30.0
# SQLite's codes for failures outside the file: the disk, or a lock of another build. All others, such as a missing
# column, count as damage.
_PASSING = (
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
)
_PRIMARY_CODE = 0xFF


class SqliteStore:
    """The open file. A damaged file, or one of another version, is replaced by an empty one, once per build."""

    def __init__(self, path: Path, shown: str) -> None:
        self._path = path
        self._shown = shown
        self._database: sqlite3.Connection | None = None
        self._process = os.getpid()
        self._takes_writes = True
        self.problems: list[Problem] = []
        self._open()

    def clock(self) -> int:
        """The file system's time in nanoseconds; 0 if unavailable."""
        try:
            os.utime(self._path)
            return self._path.stat().st_mtime_ns
        except OSError:
            return 0

    def read(self, query: str, *values: str) -> list[tuple[Any, ...]]:
        """The rows of a query; none if they cannot be read."""
        self._open_in_a_fork()
        if self._database is None:
            return []
        try:
            return self._database.execute(query, values).fetchall()
        except sqlite3.Error as reason:
            self._give_up(reason)
            return []

    def write(self, work: Callable[[sqlite3.Connection], None]) -> bool:
        """Run `work` in one transaction, in a new file if this one proves damaged; return whether it was done."""
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
            # Reading still works. The lock of another build is not waited for again.
            self._takes_writes = False
            message = f"the cache cannot be written, so the next build will take longer: {reason}"
            self._report("cache-incomplete", message, reason)
            return False
        return True

    def _open_in_a_fork(self) -> None:
        """Reopen the file in a forked process: it must not share a connection with its parent."""
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
        """Replace the file, or continue without one."""
        if self._database is not None:
            self._database.close()
            self._database = None
        if _is_damage(reason) and not self.problems and self._remove():
            self._report(
                "cache-replaced", f"the cache was damaged or of another version and has been replaced: {reason}", reason
            )
            self._open()
        else:
            self._report("cache-unusable", f"the cache cannot be used, so the build takes longer: {reason}", reason)

    def _remove(self) -> bool:
        try:
            for suffix in ("", "-wal", "-shm"):
                self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
        except OSError:
            return False
        return True

    def _report(self, code: str, message: str, reason: Exception) -> None:
        if is_full(reason):
            message += "; free space on the disk or quota of this folder"
            self.problems.append(error(self._shown, "cache-disk-full", message))
        else:
            self.problems.append(notice(self._shown, code, message))


def is_full(reason: Exception) -> bool:
    """Return whether the reason of a failure is a full disk or quota."""
    if isinstance(reason, OSError):
        return reason.errno in {errno.ENOSPC, errno.EDQUOT}
    return getattr(reason, "sqlite_errorcode", 0) & _PRIMARY_CODE == sqlite3.SQLITE_FULL


def _is_damage(reason: Exception) -> bool:
    if isinstance(reason, OSError):
        return False
    return getattr(reason, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & _PRIMARY_CODE not in _PASSING
