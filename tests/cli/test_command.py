"""All commands alike: settings, wrong calls, colours and the version."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from newsarchive import __version__
from newsarchive.cli import main
from tests.builders import Project
from tests.cli.running import PROBLEM, Result, run


@pytest.mark.parametrize(("value", "is_coloured"), [("", True), ("1", False), ("0", False)])
@pytest.mark.usefixtures("bad")
def test_a_terminal_gets_colours_unless_no_color_is_set(
    monkeypatch: pytest.MonkeyPatch, value: str, *, is_coloured: bool
) -> None:
    monkeypatch.setenv("NO_COLOR", value)
    result = CliRunner().invoke(main, ["show", "articles/a.txt", "articles/bad.txt"], color=True)
    assert ("\x1b[" in result.stdout, "\x1b[" in result.stderr) == (is_coloured, is_coloured)


def test_paths_are_understood_from_another_folder(bad: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(bad.root / "articles")
    assert run("check", "-f", "../mkdocs.yml", "bad.txt").out == f"{PROBLEM}\n1 warning\n"
    assert run("show", "-f", "../mkdocs.yml", "--json", "a.txt").records[0]["path"] == "articles/a.txt"


def test_mistakes_of_editors_are_reported_by_every_command(good: Project) -> None:
    good.write("editorial/sources/x.yml", "name: [")
    problem = (
        "editorial/sources/x.yml:1:8: error: not valid YAML: expected the node content, but found '<stream end>' "
        "(yaml-invalid)"
    )
    assert run("check") == Result(1, f"{problem}\n1 error\n", "")
    assert run("show", "articles/a.txt").err == f"{problem}\n"
    assert run("export", "out").err.startswith(f"{problem}\n")


@pytest.mark.parametrize("command", [["check"], ["show", "x.txt"], ["export", "out"]])
def test_without_mkdocs_yml_nothing_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.txt").write_text("x", encoding="utf-8")
    expected = (
        "mkdocs.yml:1:1: error: cannot be read: no such file or directory; name one with --config (config-unreadable)\n"
    )
    assert run(*command) == Result(2, "", expected)


def test_with_a_broken_mkdocs_yml_nothing_runs(good: Project) -> None:
    good.write("mkdocs.yml", "site_name: [")
    ended = run("check")
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith("mkdocs.yml:1:13: error: not valid YAML: ")
    assert ended.err.endswith("(yaml-invalid)\n")
    assert len(ended.err.splitlines()) == 1


def test_with_wrong_settings_nothing_runs_and_all_of_them_are_reported(good: Project) -> None:
    good.write("mkdocs.yml", "extra:\n  archive:\n    workers: many\n    languge: zh\n")
    ended = run("export", "out")
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.splitlines() == [
        (
            "mkdocs.yml:3:5: error: extra.archive.workers: input should be a valid integer, unable to parse string as an "
            "integer, got 'many' (setting-invalid)"
        ),
        (
            "mkdocs.yml:4:5: error: extra.archive.languge: unknown key 'languge'; did you mean 'language'? known keys: articles_dir, "
            "editorial_dir, cache_dir, timezone, until, language, workers, executor, max_raw_file_size, search, raw_files (setting-invalid)"
        ),
    ]
    assert not (good.root / "out").exists()


@pytest.mark.parametrize("arguments", [["show"], ["show", "gone.txt"], ["check", "--format", "xml"], ["nonsense"]])
@pytest.mark.usefixtures("good")
def test_a_wrong_call_could_not_run(arguments: list[str]) -> None:
    ended = run(*arguments)
    assert (ended.status, ended.out) == (2, "")
    assert "Usage: " in ended.err


def test_the_version_is_printed() -> None:
    assert run("--version").out == f"newsarchive, version {__version__}\n"


def test_colours_are_only_for_terminals(bad: Project) -> None:
    command = [sys.executable, "-m", "newsarchive", "show", "articles"]
    ended = subprocess.run(command, cwd=bad.root, capture_output=True, text=True, encoding="utf-8", check=False)
    assert ended.returncode == 1
    assert "\x1b" not in ended.stdout + ended.stderr


@pytest.mark.parametrize("command", [*sorted(main.commands)])
def test_every_command_has_a_help_text_for_each_option(command: str) -> None:
    result = run(command, "--help")
    assert result.status == 0
    options = [option for option in main.commands[command].params if isinstance(option, click.Option)]
    assert all(option.help for option in options)
