from __future__ import annotations

from pathlib import Path

from newsarchive.base.fileio import read_text, walk, write_bytes


def names(folder: Path) -> list[str]:
    return [file.relative for file in walk(folder)]


def test_files_come_in_path_order_whatever_order_the_folder_lists(tmp_path: Path) -> None:
    for name in ("b/z.txt", "b.txt", "a/c/x.txt", "a.txt", "新/闻.txt", "B.txt"):
        write_bytes(tmp_path / name, b"")
    assert names(tmp_path) == sorted(
        ["a", "a/c", "a/c/x.txt", "a.txt", "b", "b/z.txt", "b.txt", "B.txt", "新", "新/闻.txt"]
    )


def test_a_missing_folder_is_empty(tmp_path: Path) -> None:
    assert names(tmp_path / "gone") == []


def test_a_linked_folder_is_walked(tmp_path: Path) -> None:
    write_bytes(tmp_path / "archive/real/x.txt", b"")
    (tmp_path / "archive/linked").symlink_to(tmp_path / "archive/real", target_is_directory=True)
    assert names(tmp_path / "archive") == ["linked", "linked/x.txt"]


def test_line_ends_are_normalised_and_a_byte_order_mark_is_removed(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_bytes(b"\xef\xbb\xbfone\r\ntwo\rthree\n")
    assert read_text(file) == "one\ntwo\nthree\n"


def test_a_file_is_written_whole_without_leaving_a_temporary_file(tmp_path: Path) -> None:
    write_bytes(tmp_path / "deep/er/file", b"old")
    write_bytes(tmp_path / "deep/er/file", b"new")
    assert [(file.name, file.read_bytes()) for file in (tmp_path / "deep/er").iterdir()] == [("file", b"new")]
