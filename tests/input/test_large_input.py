"""Files that are too large are refused unread, and problems that thousands of files share are one line."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from newsarchive.base.fileio import MAX_TEXT_SIZE, TooLargeError, read_bytes
from newsarchive.base.problems import MAX_OF_A_KIND, Problem, error, joined_by_kind, warning
from newsarchive.build import build_library
from newsarchive.pipeline.tasks import load
from newsarchive.read.discover import RawFile
from tests.builders import IN_MEMORY, project, raw_article
from tests.cli.running import run

MIB_200 = 200_000_000


def sparse(path: Path, size: int) -> None:
    """A file that takes no room on the disk."""
    path.touch()
    os.truncate(path, size)


def test_a_raw_file_of_200_mb_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = project(tmp_path, {"articles/a.txt": raw_article()})
    sparse(tmp_path / "articles/big.txt", MIB_200)
    real_open = os.open

    def watched(path: str | Path, *rest: int) -> int:
        assert "big" not in str(path)
        return real_open(path, *rest)

    monkeypatch.setattr(os, "open", watched)
    assert found.problems() == [
        (
            "articles/big.txt:1:1: error: 200,000,000 bytes, so it is not read; the limit is 10,000,000, which "
            "max_raw_file_size in extra.archive changes (file-too-large)"
        )
    ]
    assert found.paths() == ["articles/a.txt"]


def test_the_limit_is_a_setting_and_a_file_of_just_that_size_is_read(tmp_path: Path) -> None:
    size = len(raw_article().encode())
    files = {"articles/a.txt": raw_article(), "articles/b.txt": raw_article() + " "}
    found = project(tmp_path, files, settings={"max_raw_file_size": size})
    assert found.paths() == ["articles/a.txt"]
    assert [problem.code for problem in found.library().problems] == ["file-too-large"]


def test_a_file_that_grew_since_it_was_found_is_refused(tmp_path: Path) -> None:
    sparse(tmp_path / "a.txt", MIB_200)
    loaded = load(RawFile(str(tmp_path / "a.txt"), "a.txt", 5, 0), IN_MEMORY)
    assert isinstance(loaded.raw, Problem)
    assert loaded.raw.message.startswith("more than 10,000,000 bytes, so it is not read; ")


def test_no_more_is_read_of_a_file_that_grows_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 10)
    real = os.fstat

    def grown(descriptor: int) -> os.stat_result:
        status = real(descriptor)
        sparse(path, MIB_200)
        return status

    monkeypatch.setattr(os, "fstat", grown)
    with pytest.raises(TooLargeError, match=r"^more than 1,000 bytes$"):
        read_bytes(path, 1000)


def test_an_editors_file_of_more_than_ten_megabytes_is_refused(tmp_path: Path) -> None:
    found = project(tmp_path, {"editorial/front.yml": "", "docs/topics/a.md": ""})
    for path in ("editorial/front.yml", "docs/topics/a.md"):
        sparse(tmp_path / path, MAX_TEXT_SIZE + 1)
    assert [problem.split(": ", 1)[1] for problem in found.problems()] == [
        "error: more than 10,000,000 bytes; expected a file of text in UTF-8 (unreadable)"
    ] * 2


def many(count: int) -> list[Problem]:
    return [error(f"articles/{number:05}.txt", "empty-file", "the file is empty") for number in range(count)]


def test_more_problems_of_a_kind_than_a_reader_takes_in_are_one_with_their_number_and_the_first_paths() -> None:
    others = [warning("articles/0.txt", "x", "one"), warning("articles/z.txt", "empty-file", "of another level")]
    assert [str(problem) for problem in joined_by_kind([others[0], *many(50_000), others[1]])] == [
        "articles/0.txt:1:1: warning: one (x)",
        (
            "articles/00000.txt:1:1: error: the file is empty; 49,999 more of this kind, in articles/00001.txt, "
            "articles/00002.txt, articles/00003.txt and more files, which newsarchive check --format json lists (empty-file)"
        ),
        "articles/z.txt:1:1: warning: of another level (empty-file)",
    ]


def test_twenty_of_a_kind_are_listed() -> None:
    assert joined_by_kind(many(MAX_OF_A_KIND)) == tuple(many(MAX_OF_A_KIND))
    assert len(joined_by_kind(iter(many(MAX_OF_A_KIND + 1)))) == 1


def test_many_problems_in_one_file_name_no_other() -> None:
    same = [error("a.yml", "setting-invalid", "wrong", line=line) for line in range(1, 30)]
    assert [problem.message for problem in joined_by_kind(same)] == [
        "wrong; 28 more of this kind, which newsarchive check --format json lists"
    ]


def test_check_lists_all_as_json_and_a_summary_for_people_and_github(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project(tmp_path, {f"articles/{number}.txt": "" for number in range(100, 130)})
    monkeypatch.chdir(tmp_path)
    assert len(json.loads(run("check", "--format", "json").out)) == 30
    text = run("check").out.splitlines()
    assert [text[0][:24], text[1]] == ["articles/100.txt:1:1: er", "30 errors"]
    (line,) = run("check", "--format", "github").out.splitlines()
    assert line.startswith("::error file=articles/100.txt,line=1,col=1,title=empty-file::")
    assert "29 more of this kind, in articles/101.txt, articles/102.txt, articles/103.txt and more files" in line


def test_the_same_article_in_two_files_is_a_warning_in_plain_words(tmp_path: Path) -> None:
    found = project(tmp_path, {"articles/a.txt": raw_article(), "articles/b.txt": raw_article() + "\n"})
    assert found.problems() == [
        (
            "articles/b.txt:3:1: warning: the same article as in articles/a.txt, which is shown; "
            "remove one of the two files (article-repeated)"
        )
    ]


@pytest.mark.parametrize("body", ["<p>　　另一篇正文。</p>", '<p>　　正文。</p><img src="https://e.org/a.jpg">'])
def test_two_articles_of_one_id_with_other_content_are_an_error_that_names_both_files(
    tmp_path: Path, body: str
) -> None:
    found = project(tmp_path, {"articles/a.txt": raw_article(), "articles/b.txt": raw_article(body=body)})
    (problem,) = build_library(found.settings).problems
    assert (problem.path, problem.code, problem.level) == ("articles/b.txt", "id-collision", "error")
    assert problem.message.startswith("the same id as articles/a.txt, '")
    assert "but other content, so it is left out; remove one of the two" in problem.message
