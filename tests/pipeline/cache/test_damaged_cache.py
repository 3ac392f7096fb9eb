"""With any file in place of the cache, and any failure of the disk, the build is right and reports it."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from newsarchive.pipeline import sqlite_store
from tests.builders import Project
from tests.pipeline.cache.archive import Watch, archive, built, cache_file, content, notices, run_python

FLIPS = 70
SOME_BYTES = random.Random(7).randbytes(9000)  # noqa: S311 - any will do, but the same in every run


@dataclass(frozen=True)
class Case:
    """An archive that was built once: its undamaged cache file, and the library of a build without a cache."""

    project: Project
    sound: bytes
    cold: dict[str, str]

    @property
    def file(self) -> Path:
        return cache_file(self.project)

    def reported(self) -> list[str]:
        """The codes that a build reports on the cache; checks that the build is right."""
        library = self.project.library()
        assert content(library) == self.cold
        return notices(library)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    found = archive(tmp_path_factory.mktemp("damaged"))
    cold = built(found.settings)
    file = cache_file(found)
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    return Case(found, file.read_bytes(), cold)


@pytest.fixture(autouse=True)
def restored(case: Case) -> None:
    """Each test begins with an undamaged cache."""
    shutil.rmtree(case.file.parent, ignore_errors=True)
    case.file.parent.mkdir()
    case.file.write_bytes(case.sound)


def with_tables(script: str) -> Callable[[bytes], bytes]:
    def change(sound: bytes) -> bytes:
        with closing(sqlite3.connect(":memory:")) as database:
            database.deserialize(sound[:18] + b"\1\1" + sound[20:])  # a database in memory has no write-ahead log
            database.executescript(script)
            return bytes(database.serialize())

    return change


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda _: SOME_BYTES, id="no database"),
        pytest.param(lambda sound: sound[:16] + SOME_BYTES[16:], id="only the head of one"),
        pytest.param(lambda sound: sound[:5000], id="truncated"),
        pytest.param(lambda sound: sound[:4096] + SOME_BYTES[:4096] + sound[8192:], id="a wrong page"),
        pytest.param(lambda sound: sound[:18] + b"\3\3" + sound[20:], id="of a later SQLite"),
        pytest.param(lambda sound: sound[:18] + b"\3" + sound[19:], id="only readable"),
        pytest.param(with_tables("PRAGMA user_version = 7"), id="another version"),
        pytest.param(with_tables("DROP TABLE files; CREATE TABLE files (path, name)"), id="other columns of files"),
        pytest.param(with_tables("DROP TABLE outcomes; CREATE TABLE outcomes (x)"), id="other columns of outcomes"),
        pytest.param(with_tables("DROP TABLE files"), id="a table less"),
    ],
)
def test_a_damaged_cache_is_replaced_and_used_from_then_on(case: Case, change: Callable[[bytes], bytes]) -> None:
    case.file.write_bytes(change(case.sound))
    assert case.reported() == ["cache-replaced"]
    assert case.reported() == []


def test_an_empty_file_is_a_new_cache(case: Case) -> None:
    case.file.write_bytes(b"")
    assert case.reported() == []


@pytest.mark.parametrize(
    "script",
    [
        pytest.param("UPDATE files SET sha256 = 1", id="a number for a hash"),
        pytest.param("UPDATE files SET sha256 = x'ff00'", id="bytes for a hash"),
        pytest.param("UPDATE files SET size = 'large', rules_file = NULL", id="words for numbers"),
        pytest.param("UPDATE outcomes SET facts = 'x'", id="no JSON"),
        pytest.param("UPDATE outcomes SET facts = body, facts_signature = body_signature", id="a body for facts"),
        pytest.param("UPDATE outcomes SET body = NULL", id="no body"),
        pytest.param("UPDATE outcomes SET body = substr(body, 2)", id="half a body"),
        pytest.param("DELETE FROM outcomes", id="no outcomes"),
        pytest.param("UPDATE files SET sha256 = (SELECT max(sha256) FROM files)", id="another file's hash"),
        pytest.param(
            "CREATE TABLE x AS SELECT facts, facts_signature, rowid r FROM outcomes;"
            "UPDATE outcomes SET (facts, facts_signature) = (SELECT facts, facts_signature FROM x WHERE r = 1)",
            id="another article's facts",
        ),
    ],
)
def test_a_wrong_entry_is_cleaned_again_and_replaced(case: Case, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    case.file.write_bytes(with_tables(script)(case.sound))
    assert case.reported() == []
    watch = Watch(monkeypatch)
    assert case.reported() == []
    assert watch.cleaned == []


def test_a_cache_cut_off_anywhere_does_no_harm(case: Case) -> None:
    lengths = [*range(1, 130, 40), *range(512, len(case.sound), max(len(case.sound) // 15, 1)), len(case.sound) - 1]
    for length in lengths:
        case.file.write_bytes(case.sound[:length])
        assert set(case.reported()) <= {"cache-replaced"}, length
        assert case.reported() == [], length


def test_a_flipped_byte_anywhere_does_no_harm(case: Case) -> None:
    choose = random.Random(11)  # noqa: S311 - any will do, but the same in every run
    used = [offset for offset, byte in enumerate(case.sound) if byte]
    offsets = [*range(0, 100, 3), *choose.sample(used, FLIPS)]
    for offset in offsets:
        damaged = bytearray(case.sound)
        damaged[offset] ^= choose.randrange(1, 256)
        case.file.write_bytes(damaged)
        assert set(case.reported()) <= {"cache-replaced"}, offset
        assert case.reported() == [], offset


def test_a_write_ahead_log_of_another_file_does_no_harm(case: Case) -> None:
    for log in (SOME_BYTES, b""):
        case.file.with_name(f"{case.file.name}-wal").write_bytes(log)
        case.file.with_name(f"{case.file.name}-shm").write_bytes(log)
        assert case.reported() == []


def test_a_folder_in_its_place_is_left_alone_and_reported(case: Case) -> None:
    case.file.unlink()
    case.file.mkdir()
    expected = (
        ".cache/articles.sqlite:1:1: notice: the cache cannot be used, so the build takes longer: "
        "unable to open database file (cache-unusable)"
    )
    assert expected in case.project.problems()
    assert case.reported() == ["cache-unusable"]
    assert case.file.is_dir()


def test_a_file_in_place_of_its_folder_is_left_alone_and_reported(case: Case) -> None:
    shutil.rmtree(case.file.parent)
    case.file.parent.write_text("mine")
    try:
        assert case.reported() == ["cache-unusable"]
        assert case.file.parent.read_text() == "mine"
    finally:
        case.file.parent.unlink()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_write_permission_is_reported(case: Case) -> None:
    case.file.unlink()
    case.file.parent.chmod(0o500)
    try:
        assert case.reported() == ["cache-unusable"]
    finally:
        case.file.parent.chmod(0o700)


def test_another_process_that_holds_the_cache_is_not_waited_for_again_and_again(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_store, "_BUSY_SECONDS", 0.1)
    with closing(sqlite3.connect(case.file, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        watch = Watch(monkeypatch)
        (case.project.root / "articles/00.txt").touch()
        assert case.reported() == ["cache-incomplete"]
        assert watch.cleaned == []
    case.file.unlink()
    with closing(sqlite3.connect(case.file, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        assert case.reported() == ["cache-unusable"]
    assert case.reported() == []


_WITH_LITTLE_SPACE = """
import json, resource, sys
from newsarchive.build import build_library
from tests.pipeline.cache.archive import content, notices, settings_in
most = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
library = build_library(settings_in(sys.argv[1]))
found = content(library)
print(json.dumps([found, notices(library)]))
"""


@pytest.mark.parametrize("most", [0, 100, 4096, 20_000])
@pytest.mark.parametrize("is_warm", [True, False], ids=["warm", "cold"])
def test_a_full_disk_is_reported_and_the_build_is_right(case: Case, most: int, *, is_warm: bool) -> None:
    if is_warm:
        (case.project.root / "articles/00.txt").touch()
    else:
        shutil.rmtree(case.file.parent)
    run = run_python(_WITH_LITTLE_SPACE, str(case.project.root), str(most))
    output, errors = run.communicate()
    assert errors == ""
    found, reported = json.loads(output)
    assert found == case.cold
    assert reported in (["cache-incomplete"], ["cache-unusable"])
    assert case.reported() == []
