"""A changed cache cannot put anything on a page: its rows are signed with a key that is not in it."""

from __future__ import annotations

import json
import os
import sqlite3
import stat
import zlib
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from newsarchive.base.hashing import signature
from newsarchive.pipeline.cache_key import VARIABLE, cache_key
from newsarchive.pipeline.sqlite_store import VERSION
from tests.builders import Project, raw_article
from tests.pipeline.cache.archive import cache_file, notices
from tests.site.sites import built, run_build, whole_project

EVIL = "<script>alert(1)</script>"


@pytest.fixture
def own_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of a key in a user's folder, instead of that of the tests."""
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "state"))
    return tmp_path / "state/newsarchive/cache-key"


def changed(found: Project, key: bytes) -> int:
    """Put a script into every column of the cache, signed with a key; return the number of rows."""
    with closing(sqlite3.connect(cache_file(found))) as database, database:
        rows = database.execute("SELECT key, facts, body FROM outcomes").fetchall()
        for row, facts, body in rows:
            html, markdown, text, removed = json.loads(body)
            new_body = json.dumps([html + EVIL, markdown + EVIL, text, removed], ensure_ascii=False)
            new_facts = facts.replace("https://e.org/a.jpg", "javascript:alert(1)")
            assert "javascript" in new_facts
            database.execute(
                "UPDATE outcomes SET facts = ?, facts_signature = ?, body = ?, body_signature = ? WHERE key = ?",
                (
                    new_facts,
                    signature(key, row, "facts", new_facts),
                    new_body,
                    signature(key, row, "body", new_body),
                    row,
                ),
            )
    return len(rows)


def published(folder: Path) -> str:
    return "".join(path.read_text(errors="replace") for path in sorted((folder / "site/a").rglob("index.*")))


def test_a_script_in_the_cache_does_not_reach_a_page(tmp_path: Path) -> None:
    body = "<p>　　正文。</p><img src='https://e.org/a.jpg'>"
    whole = whole_project(tmp_path, {"articles/a.txt": raw_article(body=body)})
    built(whole)
    sound = published(tmp_path)
    assert changed(whole, b"a key that somebody else has made") == 1
    built(whole)
    assert published(tmp_path) == sound
    # With the right key it would: the test changes what pages are made of.
    assert changed(whole, cache_key()[0]) == 1
    built(whole)
    assert EVIL in published(tmp_path)
    assert "javascript:alert(1)" in published(tmp_path)


def test_a_cache_of_the_release_before_with_its_checksums_is_replaced(tmp_path: Path) -> None:
    whole = whole_project(tmp_path, {"articles/a.txt": raw_article()})
    with_former_rows = cache_file(whole)
    with_former_rows.parent.mkdir()
    with closing(sqlite3.connect(with_former_rows)) as database, database:
        database.execute("CREATE TABLE outcomes (key, facts, facts_checksum, body, body_checksum)")
        database.execute("INSERT INTO outcomes VALUES ('k', 'f', ?, 'b', 0)", [zlib.crc32(b"kf")])
        database.execute(f"PRAGMA user_version = {VERSION - 1}")
    assert notices(whole.library()) == ["cache-replaced"]
    assert notices(whole.library()) == []


def test_the_key_is_made_once_and_only_its_user_may_read_it(own_key: Path) -> None:
    key, reason = cache_key()
    assert (len(key), reason) == (32, "")
    assert cache_key() == (key, "")
    assert own_key.read_bytes() == key
    assert [path.name for path in own_key.parent.iterdir()] == ["cache-key"]
    if os.name != "nt":
        assert stat.S_IMODE(own_key.stat().st_mode) == 0o600


def test_builds_that_begin_at_once_share_one_key(own_key: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = {key for key, _ in pool.map(lambda _: cache_key(), range(50))}
    assert keys == {own_key.read_bytes()}


def test_a_variable_is_the_key_of_several_machines(monkeypatch: pytest.MonkeyPatch, own_key: Path) -> None:
    monkeypatch.setenv(VARIABLE, "one")
    one = cache_key()
    monkeypatch.setenv(VARIABLE, "two")
    assert cache_key() != one
    monkeypatch.setenv(VARIABLE, "one")
    assert cache_key() == one
    assert not own_key.exists()


def test_with_another_key_everything_is_cleaned_again_without_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = whole_project(tmp_path, {"articles/a.txt": raw_article()})
    assert [whole.library().changed, whole.library().changed] == [1, 0]
    monkeypatch.setenv(VARIABLE, "another")
    assert [(library.changed, library.problems) for library in (whole.library(), whole.library())] == [(1, ()), (0, ())]


def test_a_key_that_cannot_be_kept_is_reported_with_the_remedy(tmp_path: Path, own_key: Path) -> None:
    own_key.parent.parent.mkdir()
    own_key.parent.write_text("a file, where the folder of the key would be")
    whole = whole_project(tmp_path / "archive", {"articles/a.txt": raw_article()})
    (problem,) = whole.library().problems
    assert str(problem) == (
        ".cache/articles.sqlite:1:1: notice: the next build cannot use the cache and takes longer: its key cannot be "
        "kept: Not a directory; set NEWSARCHIVE_CACHE_KEY to a secret text (cache-unsigned)"
    )


def test_a_key_of_the_wrong_length_is_reported(own_key: Path) -> None:
    own_key.parent.mkdir(parents=True)
    own_key.write_bytes(b"short")
    assert cache_key()[1] == f"{own_key} does not hold a key of 32 bytes; remove it"


def test_a_build_does_not_publish_its_key(tmp_path: Path) -> None:
    whole_project(tmp_path, {"articles/a.txt": raw_article()})
    run = run_build(tmp_path, "--verbose", environment={VARIABLE: "very secret words"})
    assert run.code == 0
    assert "very secret words" not in run.output
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path for path in files if b"very secret words" in path.read_bytes()] == []
