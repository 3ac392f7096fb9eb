"""Whole sites for tests: projects with the archive's own hooks and theme, builds, and the built sites."""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import pytest
from bs4 import BeautifulSoup, Tag
from mkdocs.commands.build import build
from mkdocs.config import load_config

from newsarchive.site.config import add_theme
from newsarchive.site.theme.context import SiteContext, create_context
from tests.builders import ROOT, Project, project

Command = Literal["mkdocs", "properdocs"]
SUB_PATH_URL = "https://user.github.io/repo/"
"""The URL of a project site on GitHub Pages, which is not at the root of its host."""


@dataclass(frozen=True)
class Site:
    """A site that a build has written."""

    root: Path

    def page(self, url: str) -> BeautifulSoup:
        """The page at a URL such as `tags/` or `404.html`."""
        return _parsed(self.root / (f"{url}index.html" if url.endswith("/") or not url else url))

    def main(self, url: str) -> Tag:
        """The page without header, navigation and footer."""
        return only(self.page(url), "main")

    def urls(self) -> list[str]:
        """The URL of every page, sorted; the home page's is empty."""
        found = (path.relative_to(self.root).as_posix() for path in self.root.rglob("*.html"))
        return sorted(re.sub(r"(?:^|(?<=/))index\.html$", "", path) for path in found)

    def files(self) -> list[str]:
        """Every file, relative to the site's root."""
        return sorted(path.relative_to(self.root).as_posix() for path in self.root.rglob("*") if path.is_file())

    def digests(self) -> dict[str, str]:
        """A hash of the content of every file."""
        return {name: hashlib.sha256((self.root / name).read_bytes()).hexdigest() for name in self.files()}


@dataclass(frozen=True)
class Run:
    """The result of a command of ours."""

    code: int
    output: str

    @classmethod
    def kept(cls, folder: Path) -> Run:
        """The result that `keep` saved in a folder."""
        code, output = (folder / "output").read_text().split("\n", 1)
        return cls(int(code), output)

    def keep(self, folder: Path) -> None:
        """Save it in a folder that other processes read."""
        (folder / "output").write_text(f"{self.code}\n{self.output}")

    @property
    def problems(self) -> list[str]:
        """The problems of the archive that a build lists, in its order."""
        return re.findall(r"^(?:WARNING|ERROR) +-  newsarchive: (.*)$", self.output, re.MULTILINE)


@cache
def _parsed(file: Path) -> BeautifulSoup:
    return BeautifulSoup(file.read_bytes(), "html.parser")


def only(parent: Tag, selector: str) -> Tag:
    """The one element of a selector."""
    found = parent.select(selector)
    assert len(found) == 1, f"{len(found)} elements are {selector}"
    return found[0]


def text_of(element: Tag) -> str:
    """The text as a reader sees it."""
    return " ".join(element.get_text().split())


def whole_project(
    folder: Path,
    files: Mapping[str, str | bytes],
    *,
    settings: Mapping[str, object] | None = None,
    config: Mapping[str, object] | None = None,
) -> Project:
    """A project with the archive's hooks but content of its own: its mkdocs.yml inherits the archive's."""
    # The archive's settings name this folder, so it may not be missing.
    (folder / "editorial").mkdir(parents=True, exist_ok=True)
    inherited = {
        "INHERIT": os.path.relpath(ROOT / "mkdocs.yml", folder),
        "hooks": [os.path.relpath(ROOT / "hooks/events.py", folder)],
    }
    handwritten = {"docs/about.md": "# 关于\n"}
    return project(folder, handwritten | dict(files), settings=settings, config=inherited | dict(config or {}))


def built(whole: Project) -> Site:
    """The site of a project, built in this process."""
    build(load_config(str(whole.root / "mkdocs.yml")))
    return Site(whole.root / "site")


def context_of(whole: Project) -> SiteContext:
    """The context that a build gives to the pages of a project."""
    config = load_config(str(whole.root / "mkdocs.yml"))
    add_theme(config)
    return create_context(whole.library(), whole.settings, config)


def run_build(
    folder: Path,
    *options: str,
    command: Command = "mkdocs",
    environment: Mapping[str, str] | None = None,
) -> Run:
    """Run `mkdocs build` in a folder as a user does, with the command of the environment that the tests run in."""
    inherited = {key: value for key, value in os.environ.items() if key not in _NOT_A_USERS}
    run = subprocess.run(
        [Path(sys.executable).with_name(command), "build", "--config-file", "mkdocs.yml", *options],
        cwd=folder,
        env={**inherited, **(environment or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return Run(run.returncode, run.stdout)


_NOT_A_USERS = ("NO_MKDOCS_2_WARNING", "SITE_URL", "SOURCE_DATE_EPOCH")


def shared(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that the first process makes, and that all processes of this test run read."""
    base = factory.getbasetemp()
    common = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, done = common / name, common / f"{name}.done"
    with (common / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            folder.mkdir()
            make(folder)
            done.touch()
    return folder


def strict_build(*, command: Command = "mkdocs", site_url: str = "") -> Callable[[Path], None]:
    """Build the archive itself into `site` of a folder, and save the result of the command."""

    def make(folder: Path) -> None:
        options = ("--strict", "--site-dir", str(folder / "site"))
        environment = {"SITE_URL": site_url} if site_url else None
        run_build(ROOT, *options, command=command, environment=environment).keep(folder)

    return make


def links(element: Tag, prefix: str = "") -> Iterator[str]:
    """The URLs of links in an element that begin with a prefix, without the path to the site's root."""
    for link in element.select("a[href]"):
        target = str(link["href"]).replace("../", "")
        if target.startswith(prefix):
            yield target
