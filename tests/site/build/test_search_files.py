"""The search index: written and served with the site if the settings ask for it, and read by the command line."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.error import HTTPError

import pytest
from click.testing import CliRunner

from newsarchive.cli import main
from newsarchive.search.querying.reader import open_index
from tests.builders import ROOT, Project, raw_article
from tests.site.serving import served
from tests.site.sites import Site, built, run_build, whole_project

ARTICLES = {
    "articles/a.txt": raw_article(title="教育部的通知", body="<p>　　中国人民银行也参加了。</p>"),
    "articles/b.txt": raw_article(title="别的消息", body="<p>　　教育不在部里。</p>"),
}
OTHER_HOOK = "def on_page_markdown(markdown, **_):\n    return markdown\n"


def searchable(folder: Path, **config: object) -> Project:
    return whole_project(folder, ARTICLES, settings={"search": True}, config=config)


def index_files(site: Site) -> list[str]:
    return [name for name in site.files() if name.startswith("search/") and name != "search/index.html"]


def test_an_archive_with_search_has_an_index(tmp_path: Path) -> None:
    site = built(searchable(tmp_path))
    (folder,) = {name.split("/")[1] for name in index_files(site)} - {"index.bin"}
    assert open_index(site.root / "search").manifest.generation == folder


def test_an_archive_without_search_has_none(tmp_path: Path) -> None:
    assert index_files(built(whole_project(tmp_path, ARTICLES, settings={"search": False}))) == []


def test_the_index_of_unchanged_articles_is_reused_and_of_changed_ones_rebuilt(tmp_path: Path) -> None:
    project = searchable(tmp_path)

    def inodes() -> dict[str, int]:
        site = built(project)
        assert not list((tmp_path / ".cache").glob("*search*"))
        assert not list((tmp_path / ".cache").glob(".scratch*"))
        return {name: (site.root / name).stat().st_ino for name in index_files(site)}

    first = inodes()
    assert inodes() == first
    project.write("articles/c.txt", raw_article(title="新的消息", body="<p>　　又一篇。</p>"))
    changed = inodes()
    assert set(changed) & set(first) == {"search/index.bin"}
    assert open_index(tmp_path / "site/search").count == len(ARTICLES) + 1


def emptied(folder: Path) -> None:
    next(folder.glob("*/bigrams/*.bin")).write_bytes(b"")


def without_bigrams(folder: Path) -> None:
    shutil.rmtree(next(folder.glob("*/bigrams")))


def with_a_folder_for_a_file(folder: Path) -> None:
    path = next(folder.glob("*/chars/*.bin"))
    path.unlink()
    path.mkdir()


def with_a_broken_manifest(folder: Path) -> None:
    (folder / "index.bin").write_bytes(b"x")


def with_another_manifest(folder: Path) -> None:
    path = folder / "index.bin"
    path.write_bytes(path.read_bytes().replace(b'"version":4', b'"version":4'))


def without_a_record(folder: Path) -> None:
    (folder.parents[1] / ".cache/index-sizes").unlink()


@pytest.mark.parametrize(
    "damage",
    [emptied, without_bigrams, with_a_folder_for_a_file, with_a_broken_manifest, with_another_manifest, without_a_record],
)  # fmt: skip
def test_a_damaged_index_is_rebuilt(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    project = searchable(tmp_path)

    def contents() -> dict[str, bytes]:
        site = built(project)
        return {name: (site.root / name).read_bytes() for name in index_files(site)}

    first = contents()
    damage(tmp_path / "site/search")
    assert contents() == first
    assert search(project, "教育部")[0] == 0


def test_a_server_has_the_files_that_a_build_writes(tmp_path: Path) -> None:
    searchable(tmp_path)
    run_build(tmp_path)
    site = Site(tmp_path / "site")
    with served(tmp_path) as server:
        (made,) = (tmp_path / "made").glob("mkdocs_*")
        server.get("search/")
        assert not (made / "search/index.bin").exists()
        contents = {name: server.content(name) for name in index_files(site)}
        with pytest.raises(HTTPError):
            server.get("search/no-such-file.json")
    assert contents == {name: (site.root / name).read_bytes() for name in index_files(site)}


def test_where_another_hook_sees_all_pages_the_index_is_the_same(tmp_path: Path) -> None:
    alone = built(searchable(tmp_path / "alone"))
    archive = searchable(
        tmp_path / "together", hooks=[os.path.relpath(ROOT / "hooks/events.py", tmp_path / "together"), "other.py"]
    )
    archive.write("other.py", OTHER_HOOK)
    together = built(archive)
    assert {name: (alone.root / name).read_bytes() for name in index_files(alone)} == {
        name: (together.root / name).read_bytes() for name in index_files(together)
    }


def search(project: Project, *arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["search", "--config", str(project.root / "mkdocs.yml"), *arguments])
    return result.exit_code, result.stdout, result.stderr


def test_the_command_line_finds_what_the_site_finds(tmp_path: Path) -> None:
    archive = searchable(tmp_path)
    built(archive)
    code, out, _ = search(archive, "--json", "教育部")
    results = json.loads(out)
    assert (code, results["total"], results["results"][0]["title"]) == (0, 1, "教育部的通知")
    assert results["results"][0]["titleRanges"] == [[0, 3]]
    code, out, _ = search(archive, "教育", "--sort", "date", "--year", "2022")
    assert (code, out.split("\n")[0]) == (0, "2 articles")
    assert search(archive, "教育", "--year", "1999")[:2] == (0, "0 articles\n")


def test_without_an_index_the_error_names_the_remedy(tmp_path: Path) -> None:
    archive = whole_project(tmp_path, ARTICLES)
    code, out, err = search(archive, "教育部")
    assert (code, out) == (2, "")
    assert err == (
        f"error: no search index in {tmp_path / 'site/search'}: No such file or directory; "
        "set extra.archive.search: true and build the site\n"
    )


def make_version_2(folder: Path) -> None:
    """Give an index the format version 2 and another generation, as a former release left it."""
    manifest = (folder / "index.bin").read_bytes()
    generation = open_index(folder).manifest.generation
    old = manifest.replace(b'"version":4', b'"version":2').replace(generation.encode(), b"0" * len(generation))
    (folder / "index.bin").write_bytes(old)
    (folder / generation).rename(folder / ("0" * len(generation)))


def test_an_index_of_version_2_is_an_error_that_names_the_remedy_and_the_next_build_replaces_it(tmp_path: Path) -> None:
    archive = searchable(tmp_path)
    folder, files = tmp_path / "site/search", index_files(built(archive))
    make_version_2(folder)
    assert search(archive, "教育部") == (
        2,
        "",
        f"error: cannot read the search index in {folder}: index.bin: format version 2; expected 4; build the site again\n",
    )
    assert index_files(built(archive)) == files
    assert search(archive, "教育部")[0] == 0


def test_a_damaged_index_is_reported_and_the_readable_part_is_searched(tmp_path: Path) -> None:
    archive = searchable(tmp_path)
    site = built(archive)
    for name in index_files(site):
        if "/chars/" in name:
            (site.root / name).unlink()
    code, out, err = search(archive, "部 教育部")
    assert (code, out.split("\n")[0]) == (1, "1 article")
    assert re.fullmatch(r"error: chars/\d+\.bin: No such file or directory\n", err)
