"""The site's style sheet: written in parts, in `theme/styles/`, and fetched as one."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from newsarchive.base.fileio import read_text
from newsarchive.site.config import THEME_DIR

_PARTS = "styles/"
_WHOLE = "assets/archive.css"


def join_style_sheet(files: Files, config: MkDocsConfig) -> None:
    """Put one style sheet in the place of its parts, in the order of their names."""
    parts = [file for file in files if file.src_dir == str(THEME_DIR) and file.src_uri.startswith(_PARTS)]
    for part in parts:
        files.remove(part)
    ordered = sorted(parts, key=lambda part: part.src_uri)
    content = "\n".join(read_text(Path(str(part.abs_src_path))) for part in ordered)
    files.append(File.generated(config, _WHOLE, content=content))
