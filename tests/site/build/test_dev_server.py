"""`mkdocs serve` builds again when an editor changes a file."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import raw_article
from tests.site.serving import PATIENCE, Server, copy_of_the_archive, served
from tests.site.sites import whole_project

ARTICLE = "a/h1tz4m0dah4z/"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served(copy_of_the_archive(tmp_path_factory.mktemp("served"))) as running:
        yield running


def epoch(page: str) -> int:
    """The number of the build that a page comes from, as in its reloading script."""
    return int(re.findall(r"livereload\((\d+), \d+\);", page)[0])


@pytest.mark.parametrize(
    ("path", "old", "new", "url"),
    [
        pytest.param("articles/002_443af4c5a7996c3b.txt", "据悉，", "据改过的稿件，", ARTICLE, id="articles"),
        pytest.param(
            "editorial/sources/sina-finance.yml", "name: 新浪财经", "name: 改过的来源", ARTICLE, id="editorial"
        ),
        pytest.param(
            "hooks/newsarchive/theme/archive/article.html", "<article", "<article data-changed", ARTICLE, id="overrides"
        ),
        pytest.param("docs/about.md", "# 关于本馆", "# 关于改过的本馆", "about/", id="docs"),
    ],
)
def test_a_changed_file_changes_the_page_and_reloads_the_browser(
    server: Server, path: str, old: str, new: str, url: str
) -> None:
    before = server.get(url)
    server.edit(path, lambda text: text.replace(old, new, 1))
    assert server.newest(epoch(before)) > epoch(before)
    after = server.get(url)
    assert epoch(after) > epoch(before)
    changed = new.removeprefix("name: ").removeprefix("# ")
    assert changed not in before
    assert changed in after


def test_a_new_file_becomes_an_article_and_leaves_with_its_file(server: Server) -> None:
    before = server.get("")
    assert "新来的稿件" not in before
    file = server.folder / "articles/2023/new.txt"
    file.parent.mkdir()
    file.write_text(raw_article(title="新来的稿件", date="Mon, 02 Jan 2023 02:00:00 GMT"))
    server.newest(epoch(before))
    with_it = server.get("")
    assert "新来的稿件" in with_it
    file.unlink()
    server.newest(epoch(with_it))
    assert "新来的稿件" not in server.get("")


def test_a_bad_file_is_reported_and_the_server_keeps_running(server: Server) -> None:
    before = server.get("")
    (server.folder / "articles/bad.txt").write_text("")
    server.newest(epoch(before))
    assert "articles/bad.txt:1:1: error: the file is empty" in (server.folder / "serve.log").read_text()
    assert "百日冲刺" in server.get("")


@pytest.mark.parametrize("path", ["articles", "docs", "editorial"])
def test_a_folder_that_was_moved_away_and_came_back_is_watched_again(server: Server, path: str) -> None:
    before = epoch(server.get(""))
    folder = server.folder / path
    folder.rename(server.folder / "elsewhere")
    wait_for_log(server, f"{folder} is gone; the site stays as it is until it comes back")
    (server.folder / "elsewhere").rename(folder)
    came_back = server.newest(before)
    assert came_back > before
    assert "</article>" in server.get(ARTICLE)
    title = f"回来以后的稿件{path}"
    note = folder / {"articles": "later.txt"}.get(path, "later.md")
    note.write_text(raw_article(title=title))
    after = server.newest(came_back)
    assert after > came_back
    if path == "articles":
        assert title in server.get("timeline/2022/04/27/")
    note.unlink()
    assert server.newest(after) > after


def test_a_folder_that_was_made_later_is_watched(tmp_path: Path) -> None:
    whole_project(tmp_path, {"articles/one.txt": raw_article(title="一篇")}, settings={"editorial_dir": "later"})
    with served(tmp_path) as server:
        before = epoch(server.get(""))
        (tmp_path / "later/sources").mkdir(parents=True)
        (tmp_path / "later/sources/sina.yml").write_text("name: 新浪财经\n")
        assert server.newest(before) > before


def wait_for_log(server: Server, line: str) -> None:
    """Wait until the server has logged a line."""
    deadline = time.monotonic() + PATIENCE
    while line not in (server.folder / "serve.log").read_text():
        assert time.monotonic() < deadline, (server.folder / "serve.log").read_text()
        time.sleep(0.1)
