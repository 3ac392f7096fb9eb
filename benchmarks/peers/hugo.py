"""Hugo with a bare theme: pages, paginated lists, categories and tags; no feeds, no cleaning."""

import shutil
from pathlib import Path

from benchmarks.building import Build
from benchmarks.peers.install import python_packages, version_printed

_SITE = Path(__file__).parent / "sites/hugo"


def prepare(scratch: Path, articles: Path) -> Build:
    """Return the build of a Hugo site of these articles."""
    folder = scratch / "hugo"
    shutil.copytree(_SITE, folder)
    shutil.copytree(articles, folder / "content/a")
    site = folder / "public"
    return Build(
        name="Hugo",
        command=(_binary(), "--quiet", "--cacheDir", str(folder / "cache")),
        folder=folder,
        site=site,
        pages="a/*/index.html",
        before=lambda: shutil.rmtree(site, ignore_errors=True),
    )


def versions() -> dict[str, str]:
    """Return Hugo's version, without its commit."""
    return {"Hugo": version_printed(_binary(), "version").split()[1].partition("-")[0]}


def _binary() -> str:
    """Return the binary itself: the wheel's command is a Python wrapper, which takes time of its own."""
    return str(next(python_packages().glob("lib/python3*/site-packages/hugo/binaries/hugo")))
