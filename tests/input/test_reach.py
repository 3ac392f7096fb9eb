"""Links that lead outside an archive's folders are refused, and so is all that is no file, without being opened."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from newsarchive.base.fileio import FoundFile, read_bytes, walk
from newsarchive.settings.declared import read_declared
from tests.builders import Project, project, raw_article
from tests.site.sites import built, whole_project

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
HIDDEN = "机密正文"
OUTSIDE = "so it is not read; copy the file or folder here instead (link-outside)"


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A folder next to the project with a file of each kind, none of which it may show."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "a.txt").write_text(raw_article(title="机密", body=f"<p>{HIDDEN}</p>"), encoding="utf-8")
    (folder / "a.yml").write_text("name: 机密\nrecognise: {}\n", encoding="utf-8")
    (folder / "vocabulary.yml").write_text("people: {机密: []}\n", encoding="utf-8")
    (folder / "a.md").write_text(f"---\ntitle: 机密\n---\n{HIDDEN}\n", encoding="utf-8")
    return folder


def archive(tmp_path: Path) -> Project:
    made = project(tmp_path / "archive", {"articles/good.txt": raw_article(), "editorial/front.yml": ""})
    for folder in ("articles/in", "editorial/sources", "docs/topics"):
        (made.root / folder).mkdir(parents=True, exist_ok=True)
    return made


@pytest.mark.parametrize(
    ("link", "target", "folder"),
    [
        ("articles/x.txt", "a.txt", "articles"),
        ("articles/x", "", "articles"),
        ("articles/in/x.txt", "a.txt", "articles"),
        ("editorial/vocabulary.yml", "vocabulary.yml", "editorial"),
        ("editorial/sources/x.yml", "a.yml", "editorial"),
        ("editorial/sources/x", "", "editorial"),
        ("docs/topics/x.md", "a.md", "docs"),
        ("docs/topics/x", "", "docs"),
    ],
)
@pytest.mark.parametrize("steps", [1, 3])
def test_a_link_to_outside_is_refused_and_reported(
    tmp_path: Path, secret: Path, link: str, target: str, folder: str, steps: int
) -> None:
    made = archive(tmp_path)
    place = made.root / link
    # A chain: the last link is inside the project, and leads to the next.
    for number in range(steps - 1):
        step = tmp_path / f"step{number}"
        place.symlink_to(step)
        place = step
    place.symlink_to(secret / target)
    library = made.library()
    assert [str(problem) for problem in library.problems] == [
        f"{link}:1:1: error: a link that leads outside {folder}, {OUTSIDE}"
    ]
    assert [article.title for article in library.articles.values()] == ["一篇稿件"]
    declared = read_declared(made.settings)
    assert (declared.editorial.sources, declared.editorial.vocabulary.people, declared.topics) == ((), {}, ())


@pytest.mark.parametrize("target", ["/proc/self/environ", "/dev/zero", "/etc/passwd", "/"])
def test_a_link_to_the_system_is_refused_without_being_opened(
    tmp_path: Path, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = archive(tmp_path)
    (made.root / "articles/x.txt").symlink_to(target)
    opened: list[str] = []
    real_open = os.open

    def watched(path: str | Path, *rest: int) -> int:
        opened.append(str(path))
        return real_open(path, *rest)

    monkeypatch.setattr(os, "open", watched)
    assert [problem.code for problem in made.library().problems] == ["link-outside"]
    assert [path for path in opened if "x.txt" in path or path == target] == []


def test_a_link_that_leads_outside_by_its_parent_folder_is_refused(tmp_path: Path, secret: Path) -> None:
    made = archive(tmp_path)
    (made.root / "articles/x.txt").symlink_to("../../elsewhere/a.txt")
    (made.root / "articles/in/y.txt").symlink_to("../x.txt")
    assert [problem.code for problem in made.library().problems] == ["link-outside"] * 2
    assert secret.exists()


def test_a_folder_that_only_begins_with_the_same_name_is_outside(tmp_path: Path) -> None:
    made = archive(tmp_path)
    made.write("articles2/x.txt", raw_article(title="另一篇"))
    (made.root / "articles/x.txt").symlink_to("../articles2/x.txt")
    assert [problem.code for problem in made.library().problems] == ["link-outside"]


def test_links_inside_a_folder_are_followed_and_loops_end(tmp_path: Path) -> None:
    made = archive(tmp_path)
    made.write("articles/2022/b.txt", raw_article(title="第二篇"))
    (made.root / "articles/latest").symlink_to("2022", target_is_directory=True)
    (made.root / "articles/loop").symlink_to(".", target_is_directory=True)
    (made.root / "articles/2022/up").symlink_to("..", target_is_directory=True)
    (made.root / "editorial/sources/x.yml").symlink_to("y.yml")
    made.write("editorial/sources/y.yml", "name: 甲\nrecognise: {}\n")
    library = made.library()
    assert library.problems == ()
    assert sorted(article.title for article in library.articles.values()) == ["一篇稿件", "第二篇"]


def test_a_folder_of_articles_that_is_itself_a_link_is_the_owners_choice(tmp_path: Path, secret: Path) -> None:
    made = project(tmp_path / "archive", {}, settings={"articles_dir": "raw"})
    (secret / "a.md").unlink()
    (made.root / "raw").symlink_to(secret, target_is_directory=True)
    assert [article.title for article in made.library().articles.values()] == ["机密"]


def test_a_folder_of_topics_that_is_a_link_to_outside_the_documents_is_refused(tmp_path: Path, secret: Path) -> None:
    made = archive(tmp_path)
    (made.root / "docs/topics").rmdir()
    (made.root / "docs/topics").symlink_to(secret, target_is_directory=True)
    assert [str(problem) for problem in made.library().problems] == [
        f"docs/topics:1:1: error: a link that leads outside docs, {OUTSIDE}"
    ]


@pytest.mark.parametrize("folder", ["articles/x.txt", "editorial/sources/x.yml", "docs/topics/x.md"])
@pytest.mark.parametrize("kind", ["pipe", "socket"])
def test_what_is_no_file_is_reported_and_not_opened(tmp_path: Path, folder: str, kind: str) -> None:
    made = archive(tmp_path)
    path = made.root / folder
    if kind == "pipe":
        os.mkfifo(path)
    else:
        here = Path.cwd()
        # A socket's path is short.
        os.chdir(path.parent)
        try:
            with socket.socket(socket.AF_UNIX) as made_socket:
                made_socket.bind(path.name)
        finally:
            os.chdir(here)
    (problem,) = made.library().problems
    assert (problem.path, problem.code) == (folder, "unreadable")
    assert f"not a regular file: {path.name}" in problem.message


def test_documents_that_lead_outside_the_project_are_not_published(tmp_path: Path, secret: Path) -> None:
    whole = whole_project(tmp_path / "archive", {"articles/a.txt": raw_article(), "NOTES.md": "# 笔记\n"})
    (whole.root / "docs/secret.md").symlink_to(secret / "a.md")
    (whole.root / "docs/files").symlink_to(secret, target_is_directory=True)
    (whole.root / "docs/notes.md").symlink_to("../NOTES.md")
    site = built(whole)
    assert [name for name in site.files() if "secret" in name or name.startswith("files/")] == []
    assert "notes/" in site.urls()
    assert all(HIDDEN not in (site.root / name).read_text(errors="replace") for name in site.files())


def test_a_walk_within_a_larger_folder_follows_links_there(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two.txt").write_text("x")
    (tmp_path / "one/link.txt").symlink_to(tmp_path / "two.txt")
    path = str(tmp_path / "one/link.txt")
    assert walk(tmp_path / "one") == [FoundFile(path, "link.txt", is_folder=False, is_outside=True)]
    assert walk(tmp_path / "one", within=tmp_path) == [FoundFile(path, "link.txt", is_folder=False)]


def test_a_device_is_not_read() -> None:
    with pytest.raises(OSError, match="not a regular file: zero"):
        read_bytes(Path("/dev/zero"))


def test_a_topic_that_is_a_link_to_outside_is_reported_once(
    tmp_path: Path, secret: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = whole_project(tmp_path / "archive", {"articles/good.txt": raw_article()})
    (tmp_path / "archive/docs/topics").mkdir(parents=True, exist_ok=True)
    (tmp_path / "archive/docs/topics/x.md").symlink_to(secret / "a.md")
    built(folder)
    assert caplog.text.count("link-outside") == 1
    assert not (tmp_path / "archive/site/topics/x").exists()
