"""The log of a build: progress, and the totals at the end."""

from __future__ import annotations

import io
import logging
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsarchive.site.build.progress import show_progress
from tests.builders import ROOT, raw_article
from tests.site.sites import Run, run_build, whole_project

FILES = {"articles/a.txt": raw_article(title="甲"), "articles/b.txt": raw_article(title="乙", date="?")}


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    with caplog.at_level(logging.INFO, logger="mkdocs"):
        yield caplog


def test_long_work_is_reported_in_ten_lines_without_a_terminal(log: pytest.LogCaptureFixture) -> None:
    assert list(show_progress(range(12_345), 12_345, "cleaned")) == list(range(12_345))
    assert log.messages[0] == "newsarchive: cleaned: 1235 of 12345"
    assert log.messages[-1] == "newsarchive: cleaned: 12345 of 12345"
    assert len(log.messages) == 10


def test_long_work_is_a_bar_on_a_terminal(log: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert list(show_progress(iter(range(2_000)), 2_000, "cleaned")) == list(range(2_000))
    assert "cleaned" in terminal.getvalue()
    assert "2000/2000" in terminal.getvalue()
    assert log.messages == []


@pytest.mark.parametrize("terminal", [True, False])
def test_nothing_is_reported_under_quiet(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, *, terminal: bool
) -> None:
    stream = Terminal() if terminal else io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    with caplog.at_level(logging.ERROR, logger="mkdocs"):
        assert len(list(show_progress(range(5_000), 5_000, "cleaned"))) == 5_000
    assert (caplog.messages, stream.getvalue()) == ([], "")


def test_short_work_is_not_reported(log: pytest.LogCaptureFixture) -> None:
    assert len(list(show_progress(range(999), 999, "cleaned"))) == 999
    assert log.messages == []


def test_a_build_ends_with_its_totals_in_one_line(tmp_path: Path) -> None:
    whole = whole_project(tmp_path, FILES)
    assert last_words(run_build(tmp_path)) == ["2 articles, 2 changed, 1 warning, N seconds"]
    whole.write("articles/b.txt", raw_article(title="丙"))
    assert last_words(run_build(tmp_path)) == ["2 articles, 1 changed, no problems, N seconds"]


def last_words(run: Run) -> list[str]:
    """The totals that a build reports, without its seconds."""
    assert "stage" not in run.output
    reported = re.findall(r"^INFO    -  newsarchive: (\d.*)$", run.output, re.MULTILINE)
    return [re.sub(r"\d+\.\d seconds", "N seconds", line) for line in reported]


def test_a_quiet_build_reports_errors_and_nothing_else(tmp_path: Path) -> None:
    whole_project(tmp_path, FILES)
    assert run_build(tmp_path, "--quiet").output == ""


def test_a_verbose_build_shows_where_the_time_went(tmp_path: Path) -> None:
    whole_project(tmp_path, FILES, settings={"search": False})
    lines = re.findall(r"^DEBUG   -  newsarchive: (.*)$", run_build(tmp_path, "--verbose").output, re.MULTILINE)
    table = lines[[line.split() for line in lines].index(["stage", "seconds", "share"]) :]
    manual = (ROOT / "docs/manual/large-archives.md").read_text(encoding="utf-8")
    assert without_times(table) == without_times(manual.split("```text\n")[1].split("\n```")[0].splitlines())


def without_times(table: list[str]) -> list[str]:
    return [re.sub(r" +\d+\.\d\d +\d+%$", "", line) for line in table]


def test_a_bug_is_one_line_with_a_traceback_in_verbose_builds(tmp_path: Path) -> None:
    hook = "from newsarchive.pipeline import tasks\n\n\ndef fails(*args, **rest):\n    return 1 / 0\n\n\ntasks.process = fails\n"
    whole = whole_project(tmp_path, {"articles/a.txt": raw_article(), "fault.py": hook})
    whole.write("mkdocs.yml", (tmp_path / "mkdocs.yml").read_text().replace("hooks:\n", "hooks:\n- fault.py\n"))
    plain, verbose = run_build(tmp_path), run_build(tmp_path, "--verbose")
    assert (plain.code, verbose.code) == (0, 0)
    assert [line.split(",")[0] for line in plain.problems] == [
        "articles/a.txt:1:1: error: cleaning failed with 'ZeroDivisionError: division by zero'"
    ]
    assert "Traceback" not in plain.output
    assert "in fails\n" in verbose.output
