"""The `newsarchive` command: what it prints where, and how it ends (0 fine, 1 problems, 2 could not run)."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import frontmatter
import pytest
from click.testing import CliRunner

from newsarchive import __version__
from newsarchive.cli import main
from tests.builders import ROOT, SEEDS, Project, project, raw_article, seed

PROBLEM = (
    "articles/bad.txt:11:1: warning: '昨天' is no date; expected one like Wed, 27 Apr 2022 02:53:54 GMT, "
    "the page shows none (date-invalid)"
)
LOST = "articles/empty.txt:1:1: error: the file is empty; expected front matter and a body (empty-file)"
IGNORED = (
    "articles/notes.docx:1:1: notice: not read as an article; "
    "expected a name that ends in .html, .htm, .markdown, .md, .txt (file-ignored)"
)


@dataclass(frozen=True)
class Ended:
    """The result of a run: its exit status and output."""

    status: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def good(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Two sound articles; commands run in the project's folder."""
    monkeypatch.chdir(tmp_path)
    return project(
        tmp_path,
        {
            "articles/a.txt": raw_article(title="甲：第一", body="<p>　　正文<b>一</b>。</p><script>x</script>"),
            "articles/b.txt": raw_article(title="乙", body="<p>正文二。</p>"),
        },
    )


@pytest.fixture
def bad(good: Project) -> Project:
    """The same archive with three invalid files."""
    good.write("articles/bad.txt", raw_article(title="丙", date="昨天"))
    good.write("articles/empty.txt", "")
    good.write("articles/notes.docx", "x")
    return good


def run(*arguments: str) -> Ended:
    result = CliRunner().invoke(main, arguments)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Ended(result.exit_code, result.stdout, result.stderr)


@pytest.mark.usefixtures("good")
def test_articles_are_shown_to_be_read_with_a_line_between() -> None:
    ended = run("show", "articles/a.txt", "articles/b.txt")
    assert (ended.status, ended.err) == (0, "")
    first, second = ended.out.split(f"\n{'═' * 80}\n\n")
    lines = first.splitlines()
    assert lines[0] == "甲：第一"
    assert "categories  金融 › 新浪财经 › 新浪财经－国內" in lines
    assert lines[-9:] == [
        "正文一。",
        "",
        "Removed (3)",
        "generic: indent by spaces; the style sheet indents",
        "  whitespace  □□",
        "generic: <script> is never shown",
        "  script  x",
        "generic: empty lines between paragraphs",
        "  whitespace  ↵↵",
    ]
    assert second.startswith("乙\n")


@pytest.mark.usefixtures("good")
def test_an_article_is_as_wide_as_the_terminal_but_no_wider_than_lines_are_read_well(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    assert "generic: indent by spaces; the\nstyle sheet indents\n" in run("show", "articles/a.txt").out
    monkeypatch.setenv("COLUMNS", "300")
    assert "═" * 100 + "\n" in run("show", "articles").out
    assert "═" * 101 not in run("show", "articles").out


@pytest.mark.parametrize(("value", "is_coloured"), [("", True), ("1", False), ("0", False)])
@pytest.mark.usefixtures("bad")
def test_a_terminal_gets_colours_unless_no_color_is_set(
    monkeypatch: pytest.MonkeyPatch, value: str, *, is_coloured: bool
) -> None:
    monkeypatch.setenv("NO_COLOR", value)
    result = CliRunner().invoke(main, ["show", "articles/a.txt", "articles/bad.txt"], color=True)
    assert ("\x1b[" in result.stdout, "\x1b[" in result.stderr) == (is_coloured, is_coloured)


@pytest.mark.usefixtures("good")
def test_articles_are_shown_to_programs_an_object_a_line_in_the_order_asked_for() -> None:
    ended = run("show", "--json", "articles/b.txt", "articles/a.txt")
    assert (ended.status, ended.err) == (0, "")
    assert [record["title"] for record in ended.records] == ["乙", "甲：第一"]
    assert ended.records[1]["html"] == "<p>正文<strong>一</strong>。</p>"
    assert "甲：第一" in ended.out


@pytest.mark.usefixtures("good")
def test_a_folder_means_every_file_in_it() -> None:
    assert [record["title"] for record in run("show", "--json", ".").records] == ["甲：第一", "乙"]


@pytest.mark.usefixtures("bad")
def test_what_is_wrong_with_a_file_is_in_its_record_on_standard_error_and_in_the_status() -> None:
    ended = run("show", "--json", "articles/bad.txt", "articles/empty.txt")
    assert ended.status == 1
    assert ended.err == f"{PROBLEM}\n{LOST}\n"
    (record,) = ended.records
    assert record["date"] is None
    assert record["problems"] == [
        {
            "path": "articles/bad.txt",
            "line": 11,
            "column": 1,
            "code": "date-invalid",
            "level": "warning",
            "message": "'昨天' is no date; expected one like Wed, 27 Apr 2022 02:53:54 GMT, the page shows none",
        }
    ]


def test_the_first_articles_can_be_shown_by_the_real_command() -> None:
    command = [sys.executable, "-m", "newsarchive", "show", "--json", *(f"articles/{name}" for name in SEEDS)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, b"")
    records = [json.loads(line) for line in ended.stdout.decode().splitlines()]
    assert [(record["id"], record["path"]) for record in records] == [
        ("bxzpb2ex6nn6", f"articles/{SEEDS[0]}"),
        ("h1tz4m0dah4z", f"articles/{SEEDS[1]}"),
    ]


@pytest.mark.usefixtures("good")
def test_an_archive_without_a_problem_is_checked() -> None:
    assert run("check") == Ended(0, "no problems\n", "")


@pytest.mark.usefixtures("bad")
def test_problems_are_listed_sorted_and_counted() -> None:
    expected = f"{PROBLEM}\n{LOST}\n{IGNORED}\n1 error, 1 warning, 1 notice\n"
    assert run("check") == Ended(1, expected, "")


@pytest.mark.usefixtures("bad")
def test_problems_are_listed_for_github() -> None:
    ended = run("check", "--format", "github")
    assert ended.status == 1
    assert ended.out.splitlines()[0] == (
        "::warning file=articles/bad.txt,line=11,col=1,title=date-invalid::'昨天' is no date; "
        "expected one like Wed, 27 Apr 2022 02:53:54 GMT, the page shows none"
    )
    assert [line.split(" ")[0] for line in ended.out.splitlines()] == ["::warning", "::error", "::notice"]


def test_characters_with_a_meaning_to_github_are_escaped(good: Project) -> None:
    good.write("articles/100%,a:b.txt", raw_article(title="丁", date="100%"))
    (line,) = run("check", "--format", "github").out.splitlines()
    assert line.startswith("::warning file=articles/100%25%2Ca%3Ab.txt,line=11,")
    assert "'100%25' is no date" in line


@pytest.mark.usefixtures("bad")
def test_problems_are_listed_for_programs() -> None:
    ended = run("check", "--format", "json")
    assert ended.status == 1
    assert [(found["path"], found["code"], found["level"]) for found in json.loads(ended.out)] == [
        ("articles/bad.txt", "date-invalid", "warning"),
        ("articles/empty.txt", "empty-file", "error"),
        ("articles/notes.docx", "file-ignored", "notice"),
    ]


@pytest.mark.usefixtures("good")
def test_no_problems_are_an_empty_list_to_programs() -> None:
    assert json.loads(run("check", "--format", "json").out) == []
    assert run("check", "--format", "github").out == ""


@pytest.mark.parametrize(
    ("paths", "status", "count"),
    [
        (["articles/a.txt"], 0, "no problems"),
        (["articles/bad.txt"], 1, "1 warning"),
        (["articles/bad.txt", "articles/empty.txt"], 1, "1 error, 1 warning"),
        (["articles/notes.docx"], 0, "1 notice"),
        (["articles"], 1, "1 error, 1 warning, 1 notice"),
        (["."], 1, "1 error, 1 warning, 1 notice"),
        (["articles/../articles/bad.txt"], 1, "1 warning"),
        (["docs"], 0, "no problems"),
    ],
)
@pytest.mark.usefixtures("bad")
def test_only_the_problems_of_the_paths_asked_for_are_listed(paths: list[str], status: int, count: str) -> None:
    ended = run("check", *paths)
    assert (ended.status, ended.out.splitlines()[-1]) == (status, count)


def test_a_key_that_means_nothing_is_a_notice_with_its_line_and_a_misspelt_one_a_warning(good: Project) -> None:
    raw = raw_article(title="丁").replace("author:", "mathjax: true\nautor: 甲\nauthor:")
    good.write("articles/keys.txt", raw)
    assert run("check").out.splitlines() == [
        (
            "articles/keys.txt:9:1: notice: unknown key 'mathjax' (value kept); known keys: "
            "title, categories, headimg, author, comments, date, thumbnail, id (front-matter-key-unknown)"
        ),
        ("articles/keys.txt:10:1: warning: unknown key 'autor'; did you mean 'author'? (front-matter-key-unknown)"),
        "1 warning, 1 notice",
    ]


@pytest.mark.parametrize("key", ["layout: post", "tags: [甲, 乙]", "updated: 2022-04-27", "uid: 7", "subtitle: 副题"])
def test_keys_of_other_programs_are_shown_and_fail_nothing(good: Project, key: str) -> None:
    good.write("articles/keys.txt", raw_article(title="丁").replace("author:", f"{key}\nauthor:"))
    ended = run("check")
    assert (ended.status, ended.out.splitlines()[-1]) == (0, "1 notice")
    assert f"unknown key  {key.split(':', maxsplit=1)[0]}: " in run("show", "articles/keys.txt").out


def test_an_id_of_its_own_is_no_unknown_key(good: Project) -> None:
    good.write("articles/keys.txt", raw_article(title="丁").replace("author:", "id: own\nauthor:"))
    assert run("check") == Ended(0, "no problems\n", "")


def test_paths_are_understood_from_another_folder(bad: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(bad.root / "articles")
    assert run("check", "-f", "../mkdocs.yml", "bad.txt").out == f"{PROBLEM}\n1 warning\n"
    assert run("show", "-f", "../mkdocs.yml", "--json", "a.txt").records[0]["path"] == "articles/a.txt"


def test_a_collision_is_reported_when_the_file_that_is_left_out_is_shown(good: Project) -> None:
    good.write("articles/c.txt", raw_article(title="乙"))
    ended = run("show", "--json", "articles/c.txt")
    assert ended.status == 1
    assert "the same id as articles/b.txt" in ended.err


def test_mistakes_of_editors_are_reported_by_every_command(good: Project) -> None:
    good.write("editorial/sources/x.yml", "name: [")
    problem = (
        "editorial/sources/x.yml:1:8: error: not valid YAML: expected the node content, but found '<stream end>' "
        "(yaml-invalid)"
    )
    assert run("check") == Ended(1, f"{problem}\n1 error\n", "")
    assert run("show", "articles/a.txt").err == f"{problem}\n"
    assert run("export", "out").err.startswith(f"{problem}\n")


@pytest.mark.parametrize("command", [["check"], ["show", "x.txt"], ["export", "out"]])
def test_without_mkdocs_yml_nothing_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.txt").write_text("x", encoding="utf-8")
    expected = (
        "mkdocs.yml:1:1: error: cannot be read: no such file or directory; name one with --config (config-unreadable)\n"
    )
    assert run(*command) == Ended(2, "", expected)


def test_with_a_broken_mkdocs_yml_nothing_runs(good: Project) -> None:
    good.write("mkdocs.yml", "site_name: [")
    ended = run("check")
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith("mkdocs.yml:1:1: error: ")
    assert ended.err.endswith("(config-invalid)\n")
    assert len(ended.err.splitlines()) == 1


def test_with_wrong_settings_nothing_runs_and_all_of_them_are_reported(good: Project) -> None:
    good.write("mkdocs.yml", "extra:\n  archive:\n    workers: many\n    languge: zh\n")
    ended = run("export", "out")
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.splitlines() == [
        (
            "mkdocs.yml:1:1: error: extra.archive.workers: input should be a valid integer, unable to parse string as an "
            "integer, got 'many' (setting-invalid)"
        ),
        (
            "mkdocs.yml:1:1: error: extra.archive.languge: unknown key 'languge'; known keys: articles_dir, "
            "editorial_dir, cache_dir, timezone, language, workers, executor, search (setting-invalid)"
        ),
    ]
    assert not (good.root / "out").exists()


@pytest.mark.parametrize("arguments", [["show"], ["show", "gone.txt"], ["check", "--format", "xml"], ["nonsense"]])
@pytest.mark.usefixtures("good")
def test_a_wrong_call_could_not_run(arguments: list[str]) -> None:
    ended = run(*arguments)
    assert (ended.status, ended.out) == (2, "")
    assert "Usage: " in ended.err


def test_an_export_is_a_markdown_file_an_article_that_others_can_read(bad: Project) -> None:
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


def test_the_version_is_printed() -> None:
    assert run("--version").out == f"newsarchive, version {__version__}\n"


def test_colours_are_only_for_terminals(bad: Project) -> None:
    command = [sys.executable, "-m", "newsarchive", "show", "articles"]
    ended = subprocess.run(command, cwd=bad.root, capture_output=True, text=True, encoding="utf-8", check=False)
    assert ended.returncode == 1
    assert "\x1b" not in ended.stdout + ended.stderr
