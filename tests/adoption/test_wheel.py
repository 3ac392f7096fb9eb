"""The wheel builds archives without this repository: its theme, data, rules and plugin are all in it."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config
from tools.dist import build

from newsarchive import __version__
from newsarchive.cli import main
from newsarchive.site.view.strings import load_strings
from tests.site.sites import Site, only, text_of

KINDS = ("categories", "editors", "sources", "tags", "timeline", "topics")


@dataclass(frozen=True)
class Environment:
    """A virtual environment with the wheel; dependencies come from that of the tests, our checkout does not."""

    folder: Path

    @property
    def python(self) -> Path:
        return self.folder / "bin/python"

    def run(self, *command: str, cwd: Path) -> str:
        hidden = ("PYTHONPATH", "PYTHONHOME", "SITE_URL")
        inherited = {key: value for key, value in os.environ.items() if key not in hidden}
        run = subprocess.run(
            [self.python, "-m", *command],
            cwd=cwd,
            env=inherited | {"NO_MKDOCS_2_WARNING": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stdout
        return run.stdout


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    folder = tmp_path_factory.mktemp("wheel")
    build(folder / "dist")
    made = Environment(folder / "environment")
    venv.create(made.folder)
    (wheel,) = (folder / "dist").glob("*.whl")
    pip = [sys.executable, "-m", "pip", "--python", str(made.python)]
    options = ["--quiet", "--no-deps", "--no-index", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", *options, str(wheel)], check=True)
    # A path in a .pth file is searched, but .pth files below it, such as that of our checkout, are not read.
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(made.folder)}))
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return made


def test_the_wheel_is_what_runs(environment: Environment, tmp_path: Path) -> None:
    assert environment.run("newsarchive", "--version", cwd=tmp_path) == f"newsarchive, version {__version__}\n"
    script = "import newsarchive, importlib.metadata as m; print(newsarchive.__file__, m.version('newsarchive'))"
    (tmp_path / "where.py").write_text(script)
    module_file, version = environment.run("where", cwd=tmp_path).split()
    assert Path(module_file).is_relative_to(environment.folder)
    assert version == __version__


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_archive_of_the_wheel_is_that_of_the_checkout(
    environment: Environment, tmp_path: Path, language: str
) -> None:
    wheel, checkout = tmp_path / "wheel", tmp_path / "checkout"
    environment.run("newsarchive", "new", str(wheel), "--language", language, cwd=tmp_path)
    CliRunner().invoke(main, ["new", str(checkout), "--language", language])
    assert Site(wheel).digests() == Site(checkout).digests()
    output = environment.run("mkdocs", "build", "--strict", cwd=wheel)
    assert "WARNING" not in output
    assert "newsarchive: 1 article, 1 changed, no problems" in output
    build_site(load_config(str(checkout / "mkdocs.yml"), strict=True))
    assert Site(wheel / "site").digests() == Site(checkout / "site").digests()
    assert environment.run("newsarchive", "check", cwd=wheel) == "no problems\n"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_its_sample_the_archive_builds_and_searches_nothing(tmp_path: Path, language: str) -> None:
    CliRunner().invoke(main, ["new", str(tmp_path), "--language", language])
    (tmp_path / "articles/sample.txt").unlink()
    build_site(load_config(str(tmp_path / "mkdocs.yml"), strict=True))
    site = Site(tmp_path / "site")
    assert site.urls() == sorted(["", "404.html", *(f"{name}/" for name in ("about", "search", "stats", *KINDS))])
    texts = load_strings(language)
    shown = {
        url: text_of(only(site.main(url), ".na-empty")) for url in site.urls() if url not in {"404.html", "about/"}
    }
    first_steps = texts["empty_archive"].format(folder="articles")
    assert shown == {
        **dict.fromkeys(("", "search/", "stats/"), first_steps),
        **{f"{kind}/": texts[f"empty_{kind}"] for kind in KINDS},
    }
    found = CliRunner().invoke(main, ["search", "档案", "--config", str(tmp_path / "mkdocs.yml")])
    assert found.exit_code == 0
