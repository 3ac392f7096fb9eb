"""The workflows' own commands, run as GitHub does: an editor's typo never reaches the step that publishes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from newsarchive.scaffold import create_archive
from tests.builders import ROOT, raw_article

BODY = "<p>　　张三丰在北京出席论坛，张三丰说，会议很好。</p>"
VOCABULARY = "people:\n  张三丰: [张真人]\n"
TAG_PAGE = "site/tags/张三丰/index.html"
# Steps that set up the machine; the tests run in an environment that is set up already.
SET_UP = {"Install newsarchive", "Test", "Set the URL of the site", "Ask for the URL of the site"}
UPLOAD = "actions/upload-pages-artifact"


@dataclass(frozen=True)
class Job:
    """The end of a job: the names of the steps that ran, and whether its site was published."""

    ran: list[str]
    published: bool
    output: str


def build_job(workflow: Path, folder: Path) -> Job:
    """Run the steps of the job `build` in a folder until one fails, with GitHub's shell and environment."""
    steps: list[dict[str, Any]] = yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"]["build"]["steps"]
    ran: list[str] = []
    output = ""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    for step in steps:
        if step.get("uses", "").startswith(UPLOAD):
            return Job(ran, published=(folder / step["with"]["path"]).is_dir(), output=output)
        if "run" not in step or step.get("name") in SET_UP:
            continue
        environment = {**os.environ, "PATH": path, "CI": "true", "GITHUB_ACTIONS": "true", **step.get("env", {})}
        run = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        ran.append(step["name"])
        output += run.stdout + run.stderr
        if run.returncode and not step.get("continue-on-error"):
            return Job(ran, published=False, output=output)
    raise AssertionError("no step publishes")


def starter(folder: Path) -> Path:
    create_archive(folder, "zh")
    return folder / ".github/workflows/pages.yml"


def ours(folder: Path) -> Path:
    """The files of this repository that `make site` needs; setting up is left out, because .venv is here."""
    for name in ("hooks", "docs", "editorial", ".github"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    for name in ("Makefile", "mkdocs.yml"):
        shutil.copy(ROOT / name, folder)
    (folder / ".venv").symlink_to(sys.prefix)
    (folder / "tools").mkdir()
    (folder / "tools/setup.sh").write_text("")
    return folder / ".github/workflows/pages.yml"


ARCHIVES: Mapping[str, Callable[[Path], Path]] = {"starter": starter, "ours": ours}


@pytest.mark.skipif(shutil.which("make") is None or shutil.which("bash") is None, reason="the workflow needs them")
@pytest.mark.parametrize("kind", ARCHIVES)
def test_a_typo_in_the_vocabulary_stops_the_workflow_before_it_publishes_and_a_bad_article_does_not(
    tmp_path: Path, kind: str
) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    workflow = ARCHIVES[kind](folder)
    (folder / "articles").mkdir(exist_ok=True)
    for number in (1, 2):
        (folder / f"articles/{number}.txt").write_text(raw_article(title=f"张三丰第{number}次出席论坛", body=BODY))
    vocabulary = folder / "editorial/vocabulary.yml"
    vocabulary.write_text(VOCABULARY, encoding="utf-8")
    first = build_job(workflow, folder)
    assert first.published, first.output
    page = (folder / TAG_PAGE).read_bytes()

    for typo, cause in [
        (VOCABULARY.replace("]", ""), "editorial/vocabulary.yml:3:1: error: not valid YAML"),
        (VOCABULARY.replace("people", "peple"), "editorial/vocabulary.yml:1:1: error: peple: unknown key 'peple'"),
        (
            VOCABULARY.replace("[张真人]", "张真人"),
            "editorial/vocabulary.yml:2:3: error: people.张三丰: input should be",
        ),
    ]:
        vocabulary.write_text(typo, encoding="utf-8")
        stopped = build_job(workflow, folder)
        assert (stopped.published, stopped.ran[-1]) == (False, "Build")
        assert cause in " ".join(stopped.output.split())
        assert "Traceback" not in stopped.output
        assert (folder / TAG_PAGE).read_bytes() == page

    vocabulary.write_text(VOCABULARY, encoding="utf-8")
    (folder / "articles/bad.txt").write_text("")
    again = build_job(workflow, folder)
    assert again.published, again.output
    assert (folder / TAG_PAGE).exists()


def emptied(folder: Path) -> None:
    (folder / "editorial/vocabulary.yml").write_text("\n")


def without_editorial(folder: Path) -> None:
    (folder / "editorial").rename(folder / "editoral")


def without_articles(folder: Path) -> None:
    (folder / "articles").rename(folder / "artcles")


def misnamed(folder: Path) -> None:
    topic = folder / "docs/topics/forum.MD"
    topic.parent.mkdir(parents=True)
    topic.write_text("---\ntitle: 论坛\n---\n文\n", encoding="utf-8")


@pytest.mark.skipif(shutil.which("make") is None or shutil.which("bash") is None, reason="the workflow needs them")
@pytest.mark.parametrize(
    ("slip", "cause"),
    [
        pytest.param(emptied, "editorial/vocabulary.yml:1:1: error: an empty file", id="empty vocabulary"),
        pytest.param(misnamed, "docs/topics/forum.MD:1:1: error: unknown file; expected", id="name of a topic"),
        pytest.param(
            without_editorial,
            "editorial:1:1: error: no such folder; expected the editors' files here",
            id="folder of editors' files",
        ),
        pytest.param(
            without_articles,
            "articles:1:1: error: no such folder; expected the raw files here",
            id="folder of articles",
        ),
    ],
)
def test_a_slip_that_empties_the_site_or_a_part_of_it_is_not_published(
    tmp_path: Path, slip: Callable[[Path], None], cause: str
) -> None:
    workflow = starter(tmp_path)
    slip(tmp_path)
    stopped = build_job(workflow, tmp_path)
    assert (stopped.published, stopped.ran[-1]) == (False, "Build")
    assert cause in " ".join(stopped.output.split())
