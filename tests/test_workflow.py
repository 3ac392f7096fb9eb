"""Workflows, issue forms and settings of Dependabot are valid, and may do no more than they must."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.builders import ROOT

WORKFLOWS = ROOT / ".github/workflows"
STARTER = ROOT / "hooks/newsarchive/starter/common/dot-github/workflows/pages.yml"
READ = {"contents": "read"}
FILES = [*sorted(WORKFLOWS.glob("*.yml")), STARTER]
every_workflow = pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES[:-1]] + ["starter"])


def content(file: Path) -> dict[Any, Any]:
    loaded: dict[Any, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return loaded


def jobs(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = content(file)["jobs"]
    return found


def triggers(file: Path) -> object:
    return content(file)[True]  # YAML 1.1 reads the key `on` as true


def steps(file: Path) -> list[dict[str, Any]]:
    return [step for job in jobs(file).values() for step in job["steps"]]


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("github-workflows", FILES),
        (
            "github-issue-forms",
            [ROOT / f".github/ISSUE_TEMPLATE/{name}.yml" for name in ("bug", "idea", "wrong-article")],
        ),
        ("github-issue-config", [ROOT / ".github/ISSUE_TEMPLATE/config.yml"]),
        ("dependabot", [ROOT / ".github/dependabot.yml"]),
    ],
)
def test_they_follow_their_schemas(schema: str, files: list[Path]) -> None:
    check = (sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}")
    run = subprocess.run([*check, *map(str, files)], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


@every_workflow
def test_every_action_is_an_official_one_pinned_to_a_commit_with_its_version(file: Path) -> None:
    uses = re.findall(r"uses: *(.*)", file.read_text(encoding="utf-8"))
    assert len(uses) == sum("uses" in step for step in steps(file))
    assert [use for use in uses if not re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use)] == []


def test_an_action_has_one_version() -> None:
    uses = {use for file in FILES for use in re.findall(r"uses: *(.*)", file.read_text(encoding="utf-8"))}
    assert len(uses) == len({use.split("@")[0] for use in uses})


@every_workflow
def test_only_deployment_and_release_may_write(file: Path) -> None:
    assert content(file)["permissions"] == READ
    assert {name: job["permissions"] for name, job in jobs(file).items() if "permissions" in job} == (
        {
            "build": {"contents": "read", "pages": "read"},
            "deploy": {"pages": "write", "id-token": "write"},
        }
        if file.stem == "pages"
        else {"release": {"contents": "write", "id-token": "write", "attestations": "write"}}
        if file.stem == "release"
        else {}
    )


@every_workflow
def test_the_checkout_leaves_no_credentials(file: Path) -> None:
    checkouts = [step for step in steps(file) if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    assert {step["with"]["persist-credentials"] for step in checkouts} == {False}


@every_workflow
def test_nothing_runs_on_for_hours(file: Path) -> None:
    assert all(job["timeout-minutes"] <= 60 for job in jobs(file).values())


@pytest.mark.parametrize("file", [WORKFLOWS / "pages.yml", STARTER], ids=["ours", "starter"])
def test_pull_requests_do_all_but_the_deployment(file: Path) -> None:
    assert triggers(file) == {"push": {"branches": ["main"]}, "pull_request": None, "workflow_dispatch": None}
    assert jobs(file)["deploy"]["if"] == "github.ref == 'refs/heads/main'"
    assert "if" not in jobs(file)["build"]


@pytest.mark.parametrize("file", [WORKFLOWS / "pages.yml", STARTER], ids=["ours", "starter"])
def test_one_deployment_runs_at_a_time_to_its_end(file: Path) -> None:
    assert content(file)["concurrency"] == {
        "group": "pages-${{ github.ref }}",
        "cancel-in-progress": "${{ github.event_name == 'pull_request' }}",
    }


def test_the_tests_run_on_every_supported_python_and_system() -> None:
    tests = jobs(WORKFLOWS / "tests.yml")
    classifiers = re.findall(r'"Programming Language :: Python :: (3\.\d+)"', (ROOT / "pyproject.toml").read_text())
    assert tests["linux"]["strategy"]["matrix"]["python"] == classifiers
    assert tests["systems"]["strategy"]["matrix"]["os"] == ["macos-latest", "windows-latest"]
    assert triggers(WORKFLOWS / "tests.yml") == triggers(WORKFLOWS / "pages.yml")


def test_unit_tests_are_folders_and_files_that_exist() -> None:
    paths = (ROOT / "tests/unit.txt").read_text(encoding="utf-8").split()
    assert [path for path in paths if not (list((ROOT / path).glob("test_*.py")) or (ROOT / path).is_file())] == []


def test_a_release_is_made_of_a_tag_and_what_was_built_for_it() -> None:
    assert triggers(WORKFLOWS / "release.yml") == {"push": {"tags": ["v*"]}}
    build, release = jobs(WORKFLOWS / "release.yml").values()
    commands = [step["run"] for step in build["steps"] if "run" in step]
    assert commands == ["make test", 'make dist ARGS="--tag $GITHUB_REF_NAME"']
    assert release["needs"] == "build"
