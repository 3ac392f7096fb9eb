"""Set-up on machines of all kinds, simulated by a Python that reports another version and installs nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
COMMANDS = ("sh", "cat", "cksum", "cp", "dirname", "mkdir", "rm")

# Answers as the Python that the test wants; writes down each installation, or fails at it.
STAND_IN = """\
#!/bin/sh
case "$1 $2" in
"-c "*) exec "{real}" -c "import sys, sysconfig
sys.version_info = {version}
sysconfig.get_path = lambda name: '.venv'
{hide_venv}
$2" ;;
"-m venv") rm -rf .venv && mkdir -p .venv/bin && cp "$0" .venv/bin/python && cp "$0" .venv/bin/npm ;;
"-m pip") [ ! -e no-network ] && for word; do :; done && echo "$word" >>installed ;;
"ci "*) mkdir -p node_modules && echo node_modules >>installed ;;
esac
"""


@dataclass(frozen=True)
class Machine:
    """A checkout and the only folder on PATH."""

    checkout: Path
    commands: Path

    def has_python(self, name: str, version: tuple[int, int, int], *, venv: bool = True) -> None:
        hide_venv = "" if venv else "sys.modules['ensurepip'] = None"
        stand_in = STAND_IN.format(real=sys.executable, version=version, hide_venv=hide_venv)
        self.has_command(name, stand_in)

    def has_command(self, name: str, script: str) -> None:
        command = self.commands / name
        command.write_text(script)
        command.chmod(0o755)

    def set_up(self, part: str = "site", **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["sh", self.checkout / "tools/setup.sh", part],
            env={"PATH": str(self.commands), **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    def installed(self) -> list[str]:
        """The calls of pip since the last time, by the last word of its command."""
        note = self.checkout / "installed"
        words = note.read_text().split() if note.exists() else []
        note.unlink(missing_ok=True)
        return words


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    checkout, commands = tmp_path / "the archive", tmp_path / "bin"
    (checkout / "tools").mkdir(parents=True)
    shutil.copy(ROOT / "tools/setup.sh", checkout / "tools")
    for name in (
        "requirements.txt",
        "requirements-bench.txt",
        "requirements-test.txt",
        "pyproject.toml",
        "package-lock.json",
        ".npmrc",
    ):
        (checkout / name).write_text(f"# {name}\n")
    commands.mkdir()
    for command in COMMANDS:
        (commands / command).symlink_to(shutil.which(command) or command)
    return Machine(checkout, commands)


def test_a_second_run_changes_nothing(machine: Machine) -> None:
    machine.has_python("python3", (3, 11, 2))
    first = machine.set_up()
    assert first.stderr == ("setting up .venv with python3 (3.11.2); this is done once and takes a minute or two\n")
    assert machine.installed() == ["requirements.txt", "."]
    second = machine.set_up()
    assert (second.returncode, second.stderr, machine.installed()) == (0, "", [])


def test_the_tests_need_more_than_the_site(machine: Machine) -> None:
    machine.has_python("python3", (3, 13, 0))
    machine.set_up("test")
    assert machine.installed() == ["requirements.txt", ".", "requirements-test.txt", "node_modules"]
    assert machine.set_up("site").returncode == machine.set_up("test").returncode == 0
    assert machine.installed() == []


def test_the_benchmarks_need_more_than_the_site(machine: Machine) -> None:
    machine.has_python("python3", (3, 13, 0))
    machine.set_up("bench")
    assert machine.installed() == ["requirements.txt", ".", "requirements-bench.txt"]
    assert machine.set_up("site").returncode == machine.set_up("bench").returncode == 0
    assert machine.installed() == []


@pytest.mark.parametrize(
    ("changed", "installed_again"),
    [
        ("requirements.txt", ["requirements.txt", ".", "requirements-test.txt", "node_modules"]),
        ("pyproject.toml", ["."]),
        ("requirements-test.txt", ["requirements-test.txt"]),
        ("package-lock.json", ["node_modules"]),
    ],
)
def test_a_change_is_installed(machine: Machine, changed: str, installed_again: list[str]) -> None:
    machine.has_python("python3", (3, 12, 1))
    machine.set_up("test")
    machine.installed()
    (machine.checkout / changed).write_text("# changed\n")
    assert machine.set_up("test").returncode == 0
    assert machine.installed() == installed_again


def test_an_interrupted_set_up_is_repeated(machine: Machine) -> None:
    machine.has_python("python3", (3, 12, 1))
    no_network = machine.checkout / "no-network"
    no_network.touch()
    assert machine.set_up().returncode != 0
    no_network.unlink()
    assert machine.set_up().returncode == 0
    assert machine.installed() == ["requirements.txt", "."]


def test_a_moved_checkout_is_set_up_anew(machine: Machine) -> None:
    machine.has_python("python3", (3, 12, 1))
    machine.set_up()
    moved = Machine(machine.checkout.rename(machine.checkout.with_name("moved")), machine.commands)
    moved.installed()
    assert moved.set_up().returncode == 0
    assert moved.installed() == ["requirements.txt", "."]


def test_set_up_is_done_anew_when_its_python_is_gone(machine: Machine) -> None:
    machine.has_python("python3", (3, 12, 1))
    machine.set_up()
    machine.installed()
    (machine.checkout / ".venv/bin/python").unlink()
    assert machine.set_up().returncode == 0
    assert machine.installed() == ["requirements.txt", "."]


def test_a_newer_python_is_looked_for_under_its_own_name(machine: Machine) -> None:
    machine.has_python("python3", (3, 9, 2))
    machine.has_command("python3.13", "#!/bin/sh\necho 'pyenv: python3.13: command not found' >&2\nexit 127\n")
    machine.has_python("python3.12", (3, 12, 4))
    assert machine.set_up().stderr.startswith("setting up .venv with python3.12 (3.12.4);")


def test_the_named_python_is_used(machine: Machine) -> None:
    machine.has_python("python3", (3, 12, 1))
    machine.has_python("other", (3, 14, 0))
    assert machine.set_up(PYTHON="other").stderr.startswith("setting up .venv with other (3.14.0);")


@pytest.mark.parametrize(
    ("found", "listed"),
    [
        ({"python3": (3, 9, 2), "python3.11": (3, 10, 1)}, "python3 (3.9.2), python3.11 (3.10.1)"),
        ({}, "none; looked for python3 python3.15 python3.14 python3.13 python3.12 python3.11"),
    ],
    ids=["too old", "none"],
)
def test_without_a_suitable_python_the_remedy_is_printed(
    machine: Machine, found: dict[str, tuple[int, int, int]], listed: str
) -> None:
    for name, version in found.items():
        machine.has_python(name, version)
    run = machine.set_up()
    assert run.returncode == 2
    assert run.stderr == (
        f"newsarchive needs Python 3.11 or newer (found: {listed})\n"
        "install it (Debian, Ubuntu: apt install python3 python3-venv; macOS: brew install python3)\n"
        "or name the one to use: make site PYTHON=/path/to/python3\n"
    )


def test_without_the_venv_module_its_package_is_named(machine: Machine) -> None:
    machine.has_python("python3", (3, 11, 2), venv=False)
    run = machine.set_up()
    assert run.returncode == 2
    assert run.stderr == (
        "newsarchive needs the venv module of Python 3.11.2, which is not installed (found: python3 (3.11.2))\n"
        "on Debian and Ubuntu it is a package of its own: apt install python3.11-venv\n"
    )


def test_the_theme_s_end_of_life_notice_does_not_reach_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Home\n")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nsite_url: https://example.org/\ntheme: material\n")
    environment = {key: value for key, value in os.environ.items() if key != "NO_MKDOCS_2_WARNING"}
    mkdocs = Path(sys.executable).with_name("mkdocs")
    run = subprocess.run(
        [mkdocs, "build", "--quiet"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
