"""Build what a release contains into `dist/`: wheel, source distribution, and the changelog's section as `notes.md`.

    .venv/bin/python -m tools.dist [--tag v0.2.0]

The same commit gives the same files, byte for byte.
"""

import argparse
import re
import shutil
import subprocess
import sys
from pathlib import Path

from newsarchive import __version__

ROOT = Path(__file__).parents[1]


def release_notes(changelog: str, version: str) -> str:
    """Return the changelog's section of a version, without its heading. Raises ValueError if there is none."""
    section = re.search(rf"^## \[{re.escape(version)}\].*?\n(.*?)(?=^## |\Z)", changelog, re.MULTILINE | re.DOTALL)
    if not section or not section[1].strip():
        raise ValueError(f"CHANGELOG.md has no section '## [{version}]'; add one")
    return f"{section[1].strip()}\n"


def build(folder: Path) -> None:
    """Build the wheel and the source distribution into a new folder."""
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "hatchling", "build", "--directory", str(folder)], cwd=ROOT, check=True)  # noqa: S603 - our own command


def main() -> None:
    """Build everything, or end with a message."""
    parser = argparse.ArgumentParser(description="Build the packages of a release.")
    parser.add_argument("--tag", default=f"v{__version__}", help="the tag to release; it must be that of the version")
    tag = parser.parse_args().tag
    if tag != f"v{__version__}":
        parser.error(f"the tag is {tag}, but the version is {__version__}; change newsarchive.__version__ or the tag")
    try:
        notes = release_notes((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), __version__)
    except ValueError as reason:
        parser.error(str(reason))
    build(ROOT / "dist")
    (ROOT / "dist/notes.md").write_text(notes, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
