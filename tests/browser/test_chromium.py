"""Finding or installing a browser on machines of all kinds; the commands are stubs."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

import pytest

from tests.browser import chromium

if TYPE_CHECKING:
    from pathlib import Path

STARTS = "#!/bin/sh\n"
STUB = "#!/bin/sh\nexit 1\n"  # what Ubuntu installs as chromium-browser where there is no snap


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder on PATH, on a machine where Playwright starts but has downloaded nothing."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv(chromium.VARIABLE, raising=False)
    monkeypatch.setattr("sys.executable", has_command(tmp_path, "python"))
    return tmp_path


@pytest.fixture
def asked(commands: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The commands that were run to install a browser; Debian's package brings one."""
    ran: list[str] = []

    def show(*command: str) -> None:
        ran.append(" ".join(command).removeprefix(f"{commands}/"))
        if {"apt-get", "install"} <= set(command):
            has_command(commands, "chromium-headless-shell")

    monkeypatch.setattr(chromium, "_show", show)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    return ran


def has_command(folder: Path, name: str, script: str = STARTS) -> str:
    command = folder / name
    command.write_text(script)
    command.chmod(0o755)
    return str(command)


def is_system(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(platform, "freedesktop_os_release", lambda: {"ID": name})


def test_one_that_is_there_is_taken_if_it_starts(commands: Path) -> None:
    has_command(commands, "chromium-browser", STUB)
    chrome = has_command(commands, "google-chrome")
    assert chromium.find_chromium() == chrome


def test_the_headless_shell_is_taken_first(commands: Path) -> None:
    has_command(commands, "chromium")
    shell = has_command(commands, "chromium-headless-shell")
    assert chromium.find_chromium() == shell


def test_playwright_s_own_is_taken_last(commands: Path) -> None:
    own = has_command(commands, "playwright-s-own")
    has_command(commands, "python", f"#!/bin/sh\necho {own}\n")
    assert chromium.find_chromium() == own
    debians = has_command(commands, "chromium")
    assert chromium.find_chromium() == debians


def test_the_named_one_comes_before_all_others(commands: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    has_command(commands, "chromium")
    monkeypatch.setenv(chromium.VARIABLE, has_command(commands, "mine"))
    assert chromium.find_chromium() == str(commands / "mine")


def test_a_named_one_that_does_not_start_is_an_error(
    commands: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    has_command(commands, "chromium")
    monkeypatch.setenv(chromium.VARIABLE, "/no/such")
    assert (chromium.main(), asked) == (1, [])
    assert capsys.readouterr().err == (
        'NEWSARCHIVE_CHROMIUM names "/no/such", which does not start; name a Chromium, or unset it\n'
    )


def test_debian_has_a_package(commands: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    is_system(monkeypatch, "debian")
    assert chromium.main() == 0
    apt_get = "env DEBIAN_FRONTEND=noninteractive apt-get -qq"
    assert asked == [
        f"{apt_get} update",
        f"{apt_get} install --yes --no-install-recommends chromium-headless-shell fonts-noto-cjk libatomic1",
    ]
    assert chromium.find_chromium() == str(commands / "chromium-headless-shell")


def test_other_systems_ask_playwright_and_else_the_remedy_is_shown(
    asked: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    is_system(monkeypatch, "ubuntu")
    assert (chromium.main(), asked) == (1, ["python -m playwright install --no-shell chromium"])
    assert capsys.readouterr().err == (
        "the browser tests need a Chromium; none was found, and none could be installed\n"
        "on Debian: apt install chromium-headless-shell fonts-noto-cjk libatomic1\n"
        "elsewhere: install Chromium or Chrome, or run .venv/bin/playwright install --with-deps chromium\n"
        "if there is one elsewhere: set NEWSARCHIVE_CHROMIUM to its path\n"
    )


@pytest.mark.usefixtures("asked")
def test_a_browser_is_of_no_use_where_playwright_does_not_start(
    commands: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    has_command(commands, "chromium")
    has_command(commands, "python", "#!/bin/sh\necho no libatomic >&2\nexit 127\n")
    is_system(monkeypatch, "alpine")
    assert chromium.main() == 1
    assert capsys.readouterr().err == ("Playwright, which drives the browser, does not start: no libatomic\n")
