"""The locks: whole, for everyone, and naming no host or folder of one machine."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
SITE_LOCK = (ROOT / "requirements.txt").read_text(encoding="utf-8")
BENCH_LOCK = (ROOT / "requirements-bench.txt").read_text(encoding="utf-8")
TEST_LOCK = (ROOT / "requirements-test.txt").read_text(encoding="utf-8")
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = PYPROJECT["dependency-groups"]
every_lock = pytest.mark.parametrize("lock", [SITE_LOCK, BENCH_LOCK, TEST_LOCK], ids=["site", "bench", "test"])


def pins(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==(\S+)", lock, re.MULTILINE))


def satisfies(wanted: Requirement, locked: dict[str, str]) -> bool:
    version = locked.get(canonicalize_name(wanted.name))
    return version is not None and wanted.specifier.contains(version)


@every_lock
def test_every_package_has_one_version_and_its_hashes(lock: str) -> None:
    packages = re.split(r"\n(?=\w)", re.sub(r"^ *#.*\n", "", lock, flags=re.MULTILINE))
    form = re.compile(r"[\w.-]+==[\w.]+(?: ; [^\\\n]+)?(?: \\\n    --hash=sha256:[0-9a-f]{64})+\n?")
    assert [package for package in packages if not form.fullmatch(package)] == []
    assert len(packages) == len(pins(lock))


@every_lock
def test_no_index_host_or_folder_is_named(lock: str) -> None:
    assert re.findall(r".*(?://|/\w+/|--(?!hash|override \(workspace\))\w).*", lock) == []


@pytest.mark.parametrize(
    ("wanted", "lock"),
    [
        (PYPROJECT["project"]["dependencies"] + GROUPS["build"], SITE_LOCK),
        (GROUPS["bench"], BENCH_LOCK),
        (GROUPS["bench"] + [name for name in GROUPS["test"] if isinstance(name, str)], TEST_LOCK),
    ],
    ids=["site", "bench", "test"],
)
def test_the_locks_contain_the_requirements_of_pyproject(wanted: list[str], lock: str) -> None:
    locked = pins(lock)
    missing = [line for line in wanted if not satisfies(Requirement(line), locked)]
    assert missing == [], "run `make lock`"


def test_the_tests_run_on_the_versions_that_build_the_site() -> None:
    assert pins(SITE_LOCK).items() <= pins(TEST_LOCK).items()


def test_the_lock_of_node_packages_has_a_hash_for_each_and_names_no_registry() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    (root, *installed) = packages.items()
    assert root[0] == ""
    assert [path for path, package in installed if "integrity" not in package or "resolved" in package] == []
    assert (
        root[1]["devDependencies"] == json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    )
