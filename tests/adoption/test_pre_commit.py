"""The hooks of pre-commit are the commands of `make check`, no more and no fewer."""

from __future__ import annotations

import subprocess
from typing import Any

import yaml

from tests.builders import ROOT

HOOKS: list[dict[str, Any]] = [
    hook
    for repository in yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    for hook in repository["hooks"]
]


def test_they_are_the_commands_of_make_check() -> None:
    command = ["make", "--no-print-directory", "--dry-run", "check"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    commands = [line.strip() for line in run.stdout.splitlines() if line.startswith(".venv/bin/")]
    assert sorted(hook["entry"] for hook in HOOKS) == sorted(commands)


def test_they_check_and_change_nothing_and_need_no_network() -> None:
    assert {(hook["language"], hook["pass_filenames"]) for hook in HOOKS} == {("system", False)}
