"""The deployment: .github/workflows/pages.yml is valid and may do no more than it must."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import yaml

WORKFLOW = Path(__file__).parents[1] / ".github/workflows/pages.yml"
TEXT = WORKFLOW.read_text()
CONTENT = yaml.safe_load(TEXT)
TRIGGERS = CONTENT[True]  # YAML 1.1 reads the key `on` as true
JOBS = CONTENT["jobs"]
STEPS = [step for job in JOBS.values() for step in job["steps"]]


def test_it_follows_the_schema() -> None:
    check = (sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows")
    run = subprocess.run([*check, str(WORKFLOW)], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_every_action_is_an_official_one_pinned_to_a_commit_with_its_version() -> None:
    uses = re.findall(r"uses: *(.*)", TEXT)
    assert len(uses) == sum("uses" in step for step in STEPS)
    assert [use for use in uses if not re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use)] == []


def test_only_the_deployment_may_write() -> None:
    assert CONTENT["permissions"] == {"contents": "read"}
    assert {name: job["permissions"] for name, job in JOBS.items()} == {
        "build": {"contents": "read", "pages": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }


def test_the_checkout_leaves_no_credentials() -> None:
    checkouts = [step for step in STEPS if step.get("uses", "").startswith("actions/checkout@")]
    assert [step["with"]["persist-credentials"] for step in checkouts] == [False]


def test_pull_requests_do_all_but_the_deployment() -> None:
    assert TRIGGERS == {"push": {"branches": ["main"]}, "pull_request": None, "workflow_dispatch": None}
    assert JOBS["deploy"]["if"] == "github.ref == 'refs/heads/main'"
    assert "if" not in JOBS["build"]


def test_one_deployment_runs_at_a_time_to_its_end() -> None:
    assert CONTENT["concurrency"] == {
        "group": "pages-${{ github.ref }}",
        "cancel-in-progress": "${{ github.event_name == 'pull_request' }}",
    }


def test_nothing_runs_on_for_hours() -> None:
    assert all(job["timeout-minutes"] <= 60 for job in JOBS.values())
