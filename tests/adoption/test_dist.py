"""The contents of a release: the packages and the section of the changelog."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from email import message_from_string
from pathlib import Path

import pytest
from tools.dist import build, release_notes

from newsarchive import __version__
from tests.builders import ROOT

CHANGELOG = """\
# Changelog

## [0.2.0] - 2026-11-29

### Added

- A thing.

## [0.1.0] - 2026-09-30

- The first.
"""


@pytest.mark.parametrize(
    ("version", "notes"),
    [("0.2.0", "### Added\n\n- A thing.\n"), ("0.1.0", "- The first.\n")],
    ids=["newest", "oldest"],
)
def test_the_notes_of_a_release_are_its_section_of_the_changelog(version: str, notes: str) -> None:
    assert release_notes(CHANGELOG, version) == notes


def test_a_version_without_a_section_is_refused() -> None:
    with pytest.raises(ValueError, match=r"has no section '## \[0\.3\.0\]'"):
        release_notes(CHANGELOG, "0.3.0")


def test_this_version_has_a_section() -> None:
    assert release_notes((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), __version__)


def test_a_tag_of_another_version_is_refused() -> None:
    command = [sys.executable, "-m", "tools.dist", "--tag", "v99.0.0"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert f"the tag is v99.0.0, but the version is {__version__};" in run.stderr


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packages") / "dist"
    build(folder)
    return folder


def wheel_in(folder: Path) -> Path:
    (wheel,) = folder.glob("newsarchive-*-py3-none-any.whl")
    return wheel


def test_the_wheel_holds_the_package_with_its_data_the_rules_of_sources_and_the_vocabulary(dist: Path) -> None:
    with zipfile.ZipFile(wheel_in(dist)) as wheel:
        names = {name for name in wheel.namelist() if ".dist-info/" not in name}
    package = ROOT / "hooks/newsarchive"
    files = [path for path in package.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    rules = {f"newsarchive/starter/editorial/sources/{path.name}" for path in ROOT.glob("editorial/sources/*.yml")}
    copied = rules | {"newsarchive/starter/editorial/vocabulary.yml"}
    assert names == {f"newsarchive/{path.relative_to(package).as_posix()}" for path in files} | copied


def test_the_wheel_states_its_version_licence_and_entry_point(dist: Path) -> None:
    info = f"newsarchive-{__version__}.dist-info"
    with zipfile.ZipFile(wheel_in(dist)) as wheel:
        metadata = message_from_string(wheel.read(f"{info}/METADATA").decode())
        entry_points = wheel.read(f"{info}/entry_points.txt").decode()
        licences = {name: wheel.read(f"{info}/licenses/{name}") for name in ("LICENSE", "NOTICE")}
    assert metadata["Version"] == __version__
    assert metadata["License-Expression"] == "Apache-2.0"
    assert metadata["Project-URL"] is None
    assert licences == {name: (ROOT / name).read_bytes() for name in licences}
    assert "[mkdocs.plugins]\nnewsarchive = newsarchive.site.plugin:NewsArchivePlugin" in entry_points


def test_the_source_distribution_makes_the_same_wheel(dist: Path, tmp_path: Path) -> None:
    with tarfile.open(dist / f"newsarchive-{__version__}.tar.gz") as archive:
        archive.extractall(tmp_path, filter="data")
    source = tmp_path / f"newsarchive-{__version__}"
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path / "again")]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    assert wheel_in(tmp_path / "again").read_bytes() == wheel_in(dist).read_bytes()
