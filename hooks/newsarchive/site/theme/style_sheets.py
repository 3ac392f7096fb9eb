"""Style sheets: our own, joined from the parts in `theme/styles/`, and Material's."""

from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from newsarchive.base.fileio import read_text
from newsarchive.site.config import THEME_DIR

_PARTS = "styles/"
_JOINED = "assets/archive.css"
_MATERIAL = "assets/stylesheets/main.*.min.css"


def join_style_sheet(files: Files, config: MkDocsConfig) -> None:
    """Replace the parts of our style sheet by one file, in the order of their names."""
    parts = [file for file in files if file.src_dir == str(THEME_DIR) and file.src_uri.startswith(_PARTS)]
    for part in parts:
        files.remove(part)
    ordered = sorted(parts, key=lambda part: part.src_uri)
    content = "\n".join(read_text(Path(str(part.abs_src_path))) for part in ordered)
    files.append(File.generated(config, _JOINED, content=content))


def material_style_sheet(theme_dirs: Iterable[str]) -> str:
    """Return the URL of Material's style sheet, whose name contains a hash of its content."""
    found = (path for folder in theme_dirs for path in sorted(Path(folder).glob(_MATERIAL)))
    return f"assets/stylesheets/{next(found).name}"
