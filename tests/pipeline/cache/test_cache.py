"""A warm build returns the same library as a cold one, and cleans only changed files."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from newsarchive.base.hashing import signature
from newsarchive.build import build_library
from newsarchive.pipeline import cache, fingerprint
from newsarchive.pipeline.cache_key import cache_key
from newsarchive.pipeline.run import CleaningRun
from newsarchive.read.discover import discover
from tests.builders import Project, raw_article
from tests.pipeline.cache.archive import (
    FILES,
    Watch,
    archive,
    built,
    built_without_cache,
    cache_file,
    content,
    notices,
    path_of,
)


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    return Watch(monkeypatch)


@pytest.fixture
def warm(tmp_path: Path, watch: Watch) -> Project:
    """The archive after its first build."""
    found = archive(tmp_path / "archive")
    built(found.settings)
    assert len(watch.cleaned) == FILES
    watch.forget()
    return found


def edit(found: Project, path: str, old: str, new: str) -> None:
    file = found.root / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_warm_library_is_the_cold_one(warm: Project, tmp_path: Path) -> None:
    cold = built_without_cache(warm, tmp_path / "none")
    assert built(warm.settings) == cold
    assert "rule-unused" in cold["problems"]
    assert "date-invalid" in cold["problems"]
    assert "article-repeated" in cold["problems"]
    assert "encoding" in cold["problems"]


def test_the_library_holds_no_bodies_and_has_them_all(warm: Project) -> None:
    library = build_library(warm.settings)
    assert {article.body for article in library.articles.values()} == {None}
    assert all(library.whole(article_id).text for article_id in library.articles)
    assert library == warm.library()


def test_nothing_is_cleaned_if_nothing_has_changed(warm: Project, watch: Watch) -> None:
    assert warm.library().changed == 0
    assert watch.cleaned == []


def test_files_written_well_before_the_last_build_are_not_even_read(
    warm: Project, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "_TICK_NS", -1)
    built(warm.settings)
    assert len(watch.hashed) == FILES
    watch.forget()
    built(warm.settings)
    assert watch.hashed == watch.cleaned == []


def test_a_touched_file_is_only_read(warm: Project, watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_TICK_NS", -1)
    built(warm.settings)
    watch.forget()
    os.utime(warm.root / path_of(3), (1, 1))
    built(warm.settings)
    assert (watch.hashed, watch.cleaned) == (["03.txt"], [])


def test_a_copy_of_the_project_in_another_folder_and_with_other_times_is_only_read(
    warm: Project, watch: Watch, tmp_path: Path
) -> None:
    copy = Project(tmp_path / "elsewhere/deeper")
    shutil.copytree(warm.root, copy.root, copy_function=shutil.copyfile)
    assert built(copy.settings) == built_without_cache(warm, tmp_path / "none")
    watch.forget()
    built(copy.settings)
    assert watch.cleaned == []


@pytest.mark.parametrize("tick", [cache._TICK_NS, -1], ids=["at once", "long after"])  # noqa: SLF001 - a clock's own
def test_an_edit_that_keeps_length_and_time_is_seen(
    warm: Project, watch: Watch, monkeypatch: pytest.MonkeyPatch, tick: int
) -> None:
    monkeypatch.setattr(cache, "_TICK_NS", tick)
    built(warm.settings)
    watch.forget()
    file = warm.root / path_of(4)
    before = file.stat()
    edit(warm, path_of(4), "就业稿件", "失业稿件")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (file.stat().st_size, file.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    built(warm.settings)
    assert watch.cleaned == [path_of(4)]
    assert "失业稿件" in warm.article(path_of(4)).text


def test_files_that_swap_paths_are_cleaned(warm: Project, watch: Watch, tmp_path: Path) -> None:
    one, other = warm.root / path_of(2), warm.root / path_of(4)
    one.rename(tmp_path / "aside")
    other.rename(one)
    (tmp_path / "aside").rename(other)
    assert built(warm.settings) == built_without_cache(warm, tmp_path / "none")
    assert set(watch.cleaned) >= {path_of(2), path_of(4)}


def test_a_file_that_comes_back_as_it_was_is_not_cleaned_again(warm: Project, watch: Watch) -> None:
    edit(warm, path_of(2), "第2号就业", "改过的就业")
    built(warm.settings)
    edit(warm, path_of(2), "改过的就业", "第2号就业")
    built(warm.settings)
    assert watch.cleaned == [path_of(2), path_of(2)]


def test_a_new_file_is_the_only_one_cleaned(warm: Project, watch: Watch) -> None:
    warm.write("articles/new.txt", raw_article(title="新"))
    assert warm.library().changed == 1
    assert watch.cleaned == ["articles/new.txt"]


def test_a_deleted_file_leaves_no_rows(warm: Project) -> None:
    (warm.root / path_of(7)).unlink()
    assert path_of(7) not in warm.paths()
    with closing(sqlite3.connect(cache_file(warm))) as database:
        paths = [path for (path,) in database.execute("SELECT path FROM files")]
    assert path_of(7) not in paths
    assert len(paths) == FILES - 1


def test_unused_outcomes_are_deleted_once_they_are_the_majority(warm: Project) -> None:
    for number in range(4):
        edit(warm, "editorial/vocabulary.yml", "subjects:\n", f"subjects:\n  词{number}: []\n")
        built(warm.settings)
    with closing(sqlite3.connect(cache_file(warm))) as database:
        ((rows,),) = database.execute("SELECT count(*) FROM outcomes")
    assert FILES - 1 <= rows <= 2 * FILES


def test_a_changed_rule_cleans_the_files_of_its_source_only(warm: Project, watch: Watch) -> None:
    edit(warm, "editorial/sources/one.yml", "an advert}", "an advertisement}")
    built(warm.settings)
    assert watch.cleaned == [path_of(number) for number in range(0, 12, 2)]
    assert warm.article(path_of(0)).removed[0].why == "an advertisement"


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        pytest.param("editorial/vocabulary.yml", "[就业优先]", "[优先]", id="vocabulary"),
        pytest.param("editorial/sources/other.yml", "[乙网]}", "[乙网, 丙网]}", id="names of a source"),
        pytest.param("mkdocs.yml", "workers: 1", "workers: 1\n    timezone: Europe/Berlin", id="time zone"),
    ],
)
def test_a_change_that_affects_every_file_cleans_them_all(
    warm: Project, watch: Watch, tmp_path: Path, path: str, old: str, new: str
) -> None:
    edit(warm, path, old, new)
    found = built(warm.settings)
    assert len(watch.cleaned) == FILES
    assert found == built_without_cache(warm, tmp_path / "none")


def test_another_version_of_the_code_cleans_them_all(
    warm: Project, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fingerprint, "_code", lambda: "another")
    built(warm.settings)
    assert len(watch.cleaned) == FILES
    assert notices(warm.library()) == []


def test_rows_in_the_format_of_an_earlier_release_are_replaced_without_a_problem(
    warm: Project, watch: Watch, tmp_path: Path
) -> None:
    cold = built_without_cache(warm, tmp_path / "none")
    with closing(sqlite3.connect(cache_file(warm))) as database, database:
        for key, facts in database.execute("SELECT key, facts FROM outcomes").fetchall():
            article, *rest = json.loads(facts)
            former = json.dumps([article and article[:-1], *rest])
            values = (former, signature(cache_key()[0], key, "facts", former), key)
            database.execute("UPDATE outcomes SET facts = ?, facts_signature = ? WHERE key = ?", values)
    watch.forget()
    library = build_library(warm.settings)
    assert content(library) == cold
    assert notices(library) == []
    assert len(watch.cleaned) == FILES - 1  # the empty file has no article
    watch.forget()
    assert built(warm.settings) == cold
    assert watch.cleaned == []


def test_a_file_that_cannot_be_read_is_tried_again(warm: Project, watch: Watch, tmp_path: Path) -> None:
    file = warm.root / path_of(1)
    file.rename(tmp_path / "aside")
    os.mkfifo(file)
    for _ in range(2):
        watch.forget()
        assert f"{path_of(1)}:1:1: error: the file cannot be read" in "\n".join(warm.problems())
        assert watch.cleaned == [path_of(1)]
    file.unlink()
    (tmp_path / "aside").rename(file)
    assert path_of(1) in warm.paths()


def test_files_whose_displayed_names_are_equal_are_not_mixed_up(warm: Project, tmp_path: Path) -> None:
    for name, title in ((b"\xfe.txt", "甲"), (b"\xff.txt", "乙")):
        (warm.root / "articles" / os.fsdecode(name)).write_text(raw_article(title=title, body=f"<p>{title}文</p>"))
    cold = built_without_cache(warm, tmp_path / "none")
    for _ in range(3):
        assert built(warm.settings) == cold
    (warm.root / "articles" / os.fsdecode(b"\xff.txt")).write_text(raw_article(title="乙", body="<p>新文</p>"))
    assert built(warm.settings) == built_without_cache(warm, tmp_path / "other")


def test_a_lost_body_is_cleaned_again_and_stored(warm: Project, tmp_path: Path) -> None:
    cold = built_without_cache(warm, tmp_path / "none")
    with closing(sqlite3.connect(cache_file(warm))) as database:
        library = build_library(warm.settings)
        database.execute("DELETE FROM outcomes")
        database.commit()
        assert content(library) == cold
        ((rows,),) = database.execute("SELECT count(*) FROM outcomes WHERE body != ''")
    assert rows == len(library.articles)


def test_a_body_lost_together_with_its_file_is_empty(warm: Project) -> None:
    library = build_library(warm.settings)
    shutil.rmtree(warm.root / "articles")
    with closing(sqlite3.connect(cache_file(warm))) as database:
        database.execute("DELETE FROM outcomes")
        database.commit()
    assert {body.text for body in library.bodies.values()} == {""}


def test_builds_one_after_the_other_in_one_process_leave_one_small_file(warm: Project, tmp_path: Path) -> None:
    cold = built_without_cache(warm, tmp_path / "none")
    for number in range(6):
        if number % 2:
            shutil.rmtree(cache_file(warm).parent)
        assert built(warm.settings) == cold
        assert [path.name for path in cache_file(warm).parent.iterdir()] == [cache.FILE]


def test_the_cache_may_be_deleted_during_a_build(warm: Project, tmp_path: Path) -> None:
    cold = built_without_cache(warm, tmp_path / "none")
    library = build_library(warm.settings)
    shutil.rmtree(cache_file(warm).parent)
    assert content(library) == cold
    del library
    assert built(warm.settings) == cold
    files, _ = discover(warm.settings)
    cleaning = CleaningRun(files, warm.settings, warm.editorial())
    outcomes = cleaning.outcomes()
    next(outcomes)
    shutil.rmtree(cache_file(warm).parent)
    assert len(list(outcomes)) == FILES - 1
    del cleaning, outcomes
    assert built(warm.settings) == cold
    assert notices(warm.library()) == []
