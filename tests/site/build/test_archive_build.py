"""The archive itself builds cleanly, with MkDocs and with its fork."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.site.sites import Run, Site, shared, strict_build


@pytest.fixture(scope="session")
def properdocs_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shared(tmp_path_factory, "properdocs", strict_build(command="properdocs"))


@pytest.mark.parametrize("build", ["archive_build", "properdocs_build"])
def test_a_strict_build_is_clean_and_logs_only_its_result(build: str, request: pytest.FixtureRequest) -> None:
    run = Run.kept(request.getfixturevalue(build))
    assert run.code == 0, run.output
    lines = run.output.splitlines()
    assert [line for line in lines if not line.startswith("INFO    -  ")] == []
    last = r"INFO    -  newsarchive: 2 articles, [0-2] changed, no problems, \d+\.\d seconds"
    assert len([line for line in lines if re.fullmatch(last, line)]) == 1


def test_the_fork_builds_the_same_site(archive: Site, properdocs_build: Path) -> None:
    fork = Site(properdocs_build / "site")
    assert fork.files() == archive.files()
    assert [name for name in archive.files() if _content(archive, name) != _content(fork, name)] == []


def _content(site: Site, name: str) -> bytes:
    """The content of a file without the line with the generator's name."""
    return re.sub(rb'<meta name="generator" content="[^"]*">', b"", (site.root / name).read_bytes())
