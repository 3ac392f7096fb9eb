"""Hexo with a bare theme and the plugins of a former archive of this kind: search, feed and CRC-16 links."""

import shutil
from pathlib import Path

from benchmarks.building import Build
from benchmarks.peers.install import NODE_PACKAGES, node_packages, version_printed

_SITE = Path(__file__).parent / "sites/hexo"
# Node's default limit is exceeded at some ten thousand articles.
_HEAP = "--max-old-space-size=8192"


def prepare(scratch: Path, articles: Path) -> Build:
    """Return the build of a Hexo site of these articles."""
    installed = node_packages()
    folder = scratch / "hexo"
    shutil.copytree(_SITE, folder)
    shutil.copy(installed / "package.json", folder)
    (folder / "node_modules").symlink_to(installed / "node_modules")

    def make_cold() -> None:
        """Copy the posts again, as hexo-abbrlink writes the links into them."""
        for name in ("public", "source"):
            shutil.rmtree(folder / name, ignore_errors=True)
        (folder / "db.json").unlink(missing_ok=True)
        shutil.copytree(articles, folder / "source/_posts")

    return Build(
        name="Hexo",
        command=("node", _HEAP, str(installed / "node_modules/hexo/bin/hexo"), "generate"),
        folder=folder,
        site=folder / "public",
        pages="posts/*/index.html",
        before=make_cold,
    )


def versions() -> dict[str, str]:
    """Return the versions of Hexo and Node; its plugins are pinned in `install.py`."""
    return {"Hexo": NODE_PACKAGES["hexo"], "Node": version_printed("node", "--version")}
