"""Plain Material for MkDocs, and Zensical, with the same configuration: articles as pages, with search."""

import shutil
import sys
from pathlib import Path

from benchmarks.building import Build
from benchmarks.peers.install import PYTHON_PACKAGES, python_packages

_SITE = Path(__file__).parent / "sites/mkdocs"


def prepare_material(scratch: Path, articles: Path) -> Build:
    """Return the build of a site by our own versions of MkDocs and Material."""
    return _build("Material, plain", (sys.executable, "-m", "mkdocs"), scratch / "material", articles)


def prepare_zensical(scratch: Path, articles: Path) -> Build:
    """Return the build of a site by Zensical."""
    return _build("Zensical", (str(python_packages() / "bin/zensical"),), scratch / "zensical", articles)


def material_versions() -> dict[str, str]:
    """Return nothing: the versions are those of our own build."""
    return {}


def zensical_versions() -> dict[str, str]:
    """Return the version of Zensical."""
    return {"Zensical": PYTHON_PACKAGES["zensical"]}


def _build(name: str, program: tuple[str, ...], folder: Path, articles: Path) -> Build:
    shutil.copytree(_SITE, folder)
    shutil.copytree(articles, folder / "docs/a")

    def make_cold() -> None:
        for made in ("site", ".cache"):
            shutil.rmtree(folder / made, ignore_errors=True)

    return Build(
        name=name,
        command=(*program, "build", "-f", str(folder / "mkdocs.yml")),
        folder=folder,
        site=folder / "site",
        pages="a/*/index.html",
        before=make_cold,
    )
