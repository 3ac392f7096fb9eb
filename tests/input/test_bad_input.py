"""A mistake in a file is one problem with its position; the rest of the archive is built."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.builders import Project, project, raw_article

GOOD = "articles/good.txt"
BAD = "articles/bad.txt"


def archive(tmp_path: Path, *, bad: str | bytes | None = None) -> Project:
    """One good article and, if given, a bad one."""
    files: dict[str, str | bytes] = {GOOD: raw_article(title="好稿件", body="<p>好正文。</p>")}
    return project(tmp_path, files if bad is None else files | {BAD: bad})


def edited(before: str, after: str) -> str:
    """A good raw file with something replaced in it."""
    text = raw_article(title="坏稿件", body="<p>坏正文。</p>")
    assert text.count(before) == 1, before
    return text.replace(before, after)


@pytest.mark.parametrize(
    ("bad", "problem", "title"),
    [
        pytest.param(
            "<p>没有头的正文。</p>",
            "1:1: error: no front matter; expected a first line --- followed by keys such as title: and date: "
            "(front-matter-missing)",
            "没有头的正文。",
            id="no front matter",
        ),
        pytest.param(
            "\n\n  \n<p>没有头的正文。</p>\n---\n<p>还有。</p>",
            "4:1: error: no front matter; expected a first line --- followed by keys such as title: and date: "
            "(front-matter-missing)",
            "没有头的正文。",
            id="no front matter, and a rule in the text",
        ),
        pytest.param(
            edited("---\n\n<div>", "\n<div>"),
            "2:1: error: front matter never ends; expected a line --- after its last key (front-matter-unclosed)",
            "坏稿件",
            id="front matter that never ends",
        ),
        pytest.param(
            raw_article(title="坏稿件").encode("gb18030"),
            "3:9: warning: byte 0xbb is not UTF-8; the file was read as GB18030; save it as UTF-8 to be sure "
            "(encoding)",
            "坏稿件",
            id="GB18030",
        ),
        pytest.param(
            edited("坏正文", "坏{}正文").encode().replace(b"{}", b"\xff\xfe"),
            "16:5: error: byte 0xff is not UTF-8, as the rest of the file is; bytes that cannot be read are shown as \ufffd "
            "(encoding)",
            "坏稿件",
            id="garbage",
        ),
        pytest.param(
            edited("date: Wed, 27 Apr 2022 02:53:54 GMT", "date: Invalid Date"),
            "11:1: warning: 'Invalid Date' is no date; expected one like Wed, 27 Apr 2022 02:53:54 GMT, "
            "the page shows none (date-invalid)",
            "坏稿件",
            id="a date that is none",
        ),
        pytest.param(
            edited("date: Wed, 27 Apr 2022 02:53:54 GMT\n", ""),
            "1:1: warning: no date; expected one like Wed, 27 Apr 2022 02:53:54 GMT, the page shows none "
            "(date-invalid)",
            "坏稿件",
            id="no date",
        ),
        pytest.param(
            edited("title: '坏稿件'\n", ""),
            "1:1: error: no title; expected a line title: followed by text, "
            "the page shows the start of the article instead (title-missing)",
            "坏正文。",
            id="no title",
        ),
        pytest.param(
            edited("title: '坏稿件'", "title:  "),
            "3:1: error: no title; expected a line title: followed by text, "
            "the page shows the start of the article instead (title-missing)",
            "坏正文。",
            id="an empty title",
        ),
        pytest.param(
            edited("坏稿件", "长" * 300),
            "3:1: warning: a title of 300 characters; expected at most 200 (title-long)",
            "长" * 300,
            id="a title of 300 characters",
        ),
    ],
)
def test_a_bad_file_is_one_problem_and_still_an_article(
    tmp_path: Path, bad: str | bytes, problem: str, title: str
) -> None:
    found = archive(tmp_path, bad=bad)
    assert found.problems() == [f"{BAD}:{problem}"]
    assert found.paths() == [BAD, GOOD]
    assert found.article(BAD).title == title
    assert "正文" in found.article(BAD).text
    assert found.article(GOOD).text == "好正文。"


@pytest.mark.parametrize(
    "content", [b"", b"\n", b" \r\n\t\n", b"\xef\xbb\xbf", "\u3000".encode(), b"---\n---\n", b"\n---\n\n---\n \n"]
)
def test_an_empty_file_is_one_problem_and_no_article(tmp_path: Path, content: bytes) -> None:
    found = archive(tmp_path, bad=content)
    assert found.problems() == [
        f"{BAD}:1:1: error: the file is empty; expected front matter and a body (empty-file)",
    ]
    assert found.paths() == [GOOD]


def test_garbage_bytes_are_shown_as_such_and_the_words_around_them_are_kept(tmp_path: Path) -> None:
    found = archive(tmp_path, bad=edited("坏正文", "坏{}正文").encode().replace(b"{}", b"\xff\xfe"))
    assert found.article(BAD).text == "坏\ufffd\ufffd正文。"


def test_meaningless_bytes_are_problems_and_stop_nothing(tmp_path: Path) -> None:
    found = archive(tmp_path, bad=bytes(range(256)) * 8)
    assert [problem.rsplit(" ", 1)[1] for problem in found.problems()] == ["(encoding)", "(front-matter-missing)"]
    assert GOOD in found.paths()


def test_a_folder_named_like_an_article_is_a_problem_and_its_files_are_read(tmp_path: Path) -> None:
    found = archive(tmp_path)
    found.write("articles/folder.txt/inner.txt", raw_article(title="里面"))
    assert found.problems() == [
        (
            "articles/folder.txt:1:1: error: a folder has the name of an article; "
            "expected a file, or a name without suffix (not-a-file)"
        ),
    ]
    assert found.paths() == ["articles/folder.txt/inner.txt", GOOD]


def test_of_two_files_with_one_id_the_first_keeps_the_url_and_the_problem_names_both(tmp_path: Path) -> None:
    found = archive(tmp_path)
    found.write("articles/copy.txt", raw_article(title="好稿件", body="<p>另一段正文。</p>"))
    article_id = found.article("articles/copy.txt").id
    assert found.problems() == [
        (
            f"{GOOD}:3:1: error: the same id as articles/copy.txt, {article_id!r}, but other content, so it is left out; "
            "remove one of the two, or give one an id: of its own (id-collision)"
        ),
    ]
    assert found.paths() == ["articles/copy.txt"]


def test_an_explicit_id_resolves_a_collision(tmp_path: Path) -> None:
    found = archive(tmp_path)
    found.write("articles/copy.txt", raw_article(title="好稿件").replace("author:", "id: another-one\nauthor:"))
    assert found.problems() == []
    assert found.article("articles/copy.txt").id == "another-one"


def test_a_broken_link_is_unreadable(tmp_path: Path) -> None:
    found = archive(tmp_path)
    (tmp_path / BAD).symlink_to("gone.txt")
    assert found.problems() == [
        f"{BAD}:1:1: error: the file cannot be read: no such file or directory (unreadable)",
    ]
    assert found.paths() == [GOOD]


def test_a_link_to_itself_is_unreadable(tmp_path: Path) -> None:
    found = archive(tmp_path)
    (tmp_path / BAD).symlink_to(tmp_path / BAD)
    assert found.problems() == [
        f"{BAD}:1:1: error: the file cannot be read: too many levels of symbolic links (unreadable)",
    ]
    assert found.paths() == [GOOD]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_does_not_make_the_build_wait(tmp_path: Path) -> None:
    found = archive(tmp_path)
    os.mkfifo(tmp_path / BAD)
    assert found.problems() == [
        f"{BAD}:1:1: error: the file cannot be read: not a regular file: bad.txt (unreadable)",
    ]
    assert found.paths() == [GOOD]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_unreadable(tmp_path: Path) -> None:
    found = archive(tmp_path, bad=raw_article())
    (tmp_path / BAD).chmod(0)
    assert found.problems() == [f"{BAD}:1:1: error: the file cannot be read: permission denied (unreadable)"]
    assert found.paths() == [GOOD]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may list everything")
def test_a_folder_that_may_not_be_listed_is_unreadable(tmp_path: Path) -> None:
    found = archive(tmp_path)
    found.write("articles/closed/inner.txt", raw_article())
    (tmp_path / "articles/closed").chmod(0)
    try:
        assert found.problems() == [
            "articles/closed:1:1: error: the folder cannot be listed: Permission denied (unreadable)"
        ]
        assert found.paths() == [GOOD]
    finally:
        (tmp_path / "articles/closed").chmod(0o755)


def test_a_loop_of_folders_ends_and_each_article_is_found_once(tmp_path: Path) -> None:
    found = archive(tmp_path)
    (tmp_path / "articles/loop").symlink_to(tmp_path / "articles", target_is_directory=True)
    assert len(found.library().articles) == 1
    assert found.problems() == []


def test_a_file_that_is_not_an_article_is_only_a_notice(tmp_path: Path) -> None:
    found = archive(tmp_path)
    found.write("articles/notes.docx", b"PK")
    assert found.problems() == [
        (
            "articles/notes.docx:1:1: notice: not read as an article; "
            "expected a name that ends in .html, .htm, .markdown, .md, .txt (file-ignored)"
        ),
    ]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps names in Unicode")
def test_a_file_name_that_is_not_utf_8_is_shown_with_replacement_characters(tmp_path: Path) -> None:
    found = archive(tmp_path)
    Path(os.fsdecode(os.fsencode(tmp_path / "articles") + b"/\xb8\xe5.txt")).write_text("", encoding="utf-8")
    assert found.problems() == [
        "articles/\ufffd\ufffd.txt:1:1: error: the file is empty; expected front matter and a body (empty-file)",
    ]


def test_hidden_files_are_not_part_of_the_archive(tmp_path: Path) -> None:
    found = archive(tmp_path)
    found.write("articles/.hidden.txt", "x")
    found.write("articles/.git/config.txt", "x")
    assert found.problems() == []
    assert found.paths() == [GOOD]


def test_a_missing_folder_of_articles_is_one_problem(tmp_path: Path) -> None:
    found = project(tmp_path, {}, settings={"articles_dir": "稿件"})
    assert found.problems() == [
        "稿件:1:1: error: no such folder; expected the raw files here (articles_dir) (articles-missing)",
    ]


def test_no_url_contains_a_title(tmp_path: Path) -> None:
    found = archive(tmp_path, bad=edited("坏稿件", "长" * 300)).article(BAD)
    assert len(found.url) == len("a/000000000000/")
    assert "长" not in found.url


def test_a_bad_file_of_each_kind_leaves_all_good_ones_and_all_problems_in_the_order_of_paths(tmp_path: Path) -> None:
    found = project(
        tmp_path,
        {
            "articles/1.txt": "",
            "articles/2.txt": "无头",
            "articles/3.txt": raw_article(title="三"),
            "articles/4.txt": raw_article(title="四", date="昨天"),
            "articles/5.txt": raw_article(title="三"),
            "articles/6.txt": raw_article(title="六"),
        },
    )
    reported = [(problem.split(":", 1)[0], problem.rsplit(" ", 1)[1]) for problem in found.problems()]
    assert reported == [
        ("articles/1.txt", "(empty-file)"),
        ("articles/2.txt", "(front-matter-missing)"),
        ("articles/4.txt", "(date-invalid)"),
        ("articles/5.txt", "(article-repeated)"),
    ]
    assert found.paths() == ["articles/2.txt", "articles/3.txt", "articles/4.txt", "articles/6.txt"]
