"""`newsarchive show`."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.builders import ROOT, SEEDS, Project, raw_article
from tests.cli.running import LOST, PROBLEM, run


@pytest.mark.usefixtures("good")
def test_articles_are_formatted_for_reading_with_a_line_between() -> None:
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
def test_an_article_is_as_wide_as_the_terminal_up_to_a_readable_width(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    assert "generic: indent by spaces; the\nstyle sheet indents\n" in run("show", "articles/a.txt").out
    monkeypatch.setenv("COLUMNS", "300")
    assert "═" * 100 + "\n" in run("show", "articles").out
    assert "═" * 101 not in run("show", "articles").out


@pytest.mark.usefixtures("good")
def test_articles_are_printed_as_json_one_object_per_line_in_the_given_order() -> None:
    ended = run("show", "--json", "articles/b.txt", "articles/a.txt")
    assert (ended.status, ended.err) == (0, "")
    assert [record["title"] for record in ended.records] == ["乙", "甲：第一"]
    assert ended.records[1]["html"] == "<p>正文<strong>一</strong>。</p>"
    assert "甲：第一" in ended.out


@pytest.mark.usefixtures("good")
def test_a_folder_means_every_file_in_it() -> None:
    assert [record["title"] for record in run("show", "--json", ".").records] == ["甲：第一", "乙"]


@pytest.mark.usefixtures("bad")
def test_problems_of_a_file_are_in_its_record_on_standard_error_and_in_the_status() -> None:
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


def test_a_collision_is_reported_when_the_file_that_is_left_out_is_shown(good: Project) -> None:
    good.write("articles/c.txt", raw_article(title="乙"))
    ended = run("show", "--json", "articles/c.txt")
    assert ended.status == 1
    assert "the same id as articles/b.txt" in ended.err
