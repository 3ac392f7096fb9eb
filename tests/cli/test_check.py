"""`newsarchive check`."""

from __future__ import annotations

import json

import pytest

from newsarchive.read.document import KNOWN_KEYS
from tests.builders import Project, raw_article
from tests.cli.running import IGNORED, LOST, PROBLEM, Result, run


@pytest.mark.usefixtures("good")
def test_an_archive_without_a_problem_is_checked() -> None:
    assert run("check") == Result(0, "no problems\n", "")


@pytest.mark.usefixtures("bad")
def test_problems_are_listed_sorted_and_counted() -> None:
    expected = f"{PROBLEM}\n{LOST}\n{IGNORED}\n1 error, 1 warning, 1 notice\n"
    assert run("check") == Result(1, expected, "")


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


def test_an_unknown_key_is_a_notice_with_its_line_and_a_misspelt_one_a_warning(good: Project) -> None:
    raw = raw_article(title="丁").replace("author:", "mathjax: true\nautor: 甲\nauthor:")
    good.write("articles/keys.txt", raw)
    assert run("check").out.splitlines() == [
        (
            "articles/keys.txt:9:1: notice: unknown key 'mathjax' (value kept); known keys: "
            f"{', '.join(KNOWN_KEYS)} (front-matter-key-unknown)"
        ),
        ("articles/keys.txt:10:1: warning: unknown key 'autor'; did you mean 'author'? (front-matter-key-unknown)"),
        "1 warning, 1 notice",
    ]


@pytest.mark.parametrize("key", ["toc: true", "series: [甲, 乙]", "modified: 2022-04-27", "uid: 7", "subtitle: 副题"])
def test_keys_of_other_programs_are_shown_and_fail_nothing(good: Project, key: str) -> None:
    good.write("articles/keys.txt", raw_article(title="丁").replace("author:", f"{key}\nauthor:"))
    ended = run("check")
    assert (ended.status, ended.out.splitlines()[-1]) == (0, "1 notice")
    assert f"unknown key  {key.split(':', maxsplit=1)[0]}: " in run("show", "articles/keys.txt").out


@pytest.mark.parametrize("key", ["layout: post", "slug: ding", "updated: 2022-04-27"])
def test_keys_of_blogs_are_shown_without_a_notice(good: Project, key: str) -> None:
    good.write("articles/keys.txt", raw_article(title="丁").replace("author:", f"{key}\nauthor:"))
    assert run("check") == Result(0, "no problems\n", "")
    assert f"unknown key  {key}" in run("show", "articles/keys.txt").out


def test_an_explicit_id_is_a_known_key(good: Project) -> None:
    good.write("articles/keys.txt", raw_article(title="丁").replace("author:", "id: own\nauthor:"))
    assert run("check") == Result(0, "no problems\n", "")


def test_words_that_many_articles_share_are_proposed_as_a_rule(good: Project) -> None:
    for number in range(5):
        body = f"<p>第{number}号渔船今天回到了渔港。</p><p>欢迎订阅海边晨报的每日信箱</p>"
        good.write(f"articles/boat-{number}.txt", raw_article(title=f"第{number}号渔船", body=body))
    ended = run("check")
    assert ended.status == 0
    (line,) = [line for line in ended.out.splitlines() if line.endswith("(block-repeated)")]
    assert line.startswith("articles/boat-0.txt:1:1: notice: 5 of ")
    assert 'text: "欢迎订阅海边晨报的每日信箱", why: "recurs in 5 articles"}' in line
