"""`newsarchive export`."""

from __future__ import annotations

from pathlib import Path

import frontmatter
import pytest

from tests.builders import ROOT, SEEDS, Project, project, raw_article, seed
from tests.cli.running import IGNORED, LOST, PROBLEM, run


def test_an_export_has_one_markdown_file_per_article_in_a_standard_format(bad: Project) -> None:
    ended = run("export", "out/deep")
    assert ended.status == 1
    assert ended.err == f"{PROBLEM}\n{LOST}\n{IGNORED}\n3 articles written to out/deep\n"
    article = bad.article("articles/a.txt")
    names = {found.id for found in bad.library().articles.values()}
    assert {path.name for path in (bad.root / "out/deep").iterdir()} == {f"{name}.md" for name in names}
    post = frontmatter.load(str(bad.root / f"out/deep/{article.id}.md"))
    assert post.content == "# 甲：第一\n\n正文**一**。"
    assert post.metadata == {
        "title": "甲：第一",
        "id": article.id,
        "date": "2022-04-27T10:53:54+08:00",
        "date_kind": "published",
        "categories": ["金融", "新浪财经", "新浪财经－国內"],
        "source": "新浪财经",
        "language": "zh-Hans",
        "raw_file": "articles/a.txt",
        "raw_sha256": article.sha256,
    }


def test_one_article_is_counted_in_the_singular(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project(tmp_path, {"articles/a.txt": raw_article(title="独一篇")})
    monkeypatch.chdir(tmp_path)
    assert run("export", "out").err.splitlines()[-1] == "1 article written to out"


@pytest.mark.usefixtures("good")
def test_exporting_twice_gives_the_same_bytes() -> None:
    assert [run("export", name).status for name in ("one", "two")] == [0, 0]
    assert {path.name: path.read_bytes() for path in Path("one").iterdir()} == {
        path.name: path.read_bytes() for path in Path("two").iterdir()
    }


def test_the_first_articles_are_exported_with_all_their_facts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    rules = "editorial/sources/sina-finance.yml"
    files = {f"articles/{name}": seed(name) for name in SEEDS} | {rules: (ROOT / rules).read_bytes()}
    project(tmp_path, files)
    assert run("export", "out").status == 0
    post = frontmatter.load(str(tmp_path / "out/h1tz4m0dah4z.md"))
    facts = {key: post[key] for key in ("title", "origin", "byline", "editor", "dateline", "date")}
    assert facts == {
        "title": "5月至8月中旬，教育部开展高校毕业生就业“百日冲刺”活动",
        "origin": "中国青年报客户端",
        "byline": "叶雨婷",
        "editor": "李墨轩",
        "dateline": "北京5月9日电",
        "date": "2022-05-09T10:48:24+08:00",
    }
    assert post.content.startswith(f"# {post['title']}\n\n中国青年报客户端北京5月9日电")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_folder_that_cannot_be_written_is_a_message(good: Project) -> None:
    good.write("out", "a file where the folder would be")
    ended = run("export", "out/below")
    assert ended.status == 2
    assert ended.err.startswith("error: out")
    assert ended.err.endswith(": not a directory\n")
    assert len(ended.err.splitlines()) == 1
