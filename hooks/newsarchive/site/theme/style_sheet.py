"""The site's style sheet: Material's and ours, each part in a cascade layer, fetched as one file."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from newsarchive.base.fileio import read_text
from newsarchive.site.config import THEME_DIR

_PARTS = "styles/"
# The order of the layers, which has to come first.
_ORDER = f"{_PARTS}layers.css"
STYLE_SHEET = "assets/archive.css"
"""The URL of the whole style sheet, relative to the site."""
# Its name holds a hash of its version.
_MATERIAL = "assets/stylesheets/main.*.min.css"
# Rules outside any layer would win over all layers, so Material's are put into one.
_MATERIAL_LAYER = "@layer material {{\n{}\n}}"
_CHARSET = '@charset "UTF-8";'
_SOURCE_MAP = "/*# sourceMappingURL="


def join_style_sheet(files: Files, config: MkDocsConfig) -> None:
    """Replace the parts by one style sheet: the order of the layers, Material's rules, then ours by file name."""
    parts = [file for file in files if file.src_dir == str(THEME_DIR) and file.src_uri.startswith(_PARTS)]
    for part in parts:
        files.remove(part)
    ordered = sorted(parts, key=lambda part: (part.src_uri != _ORDER, part.src_uri))
    order, *ours = (read_text(Path(str(part.abs_src_path))) for part in ordered)
    content = "\n".join([order, _MATERIAL_LAYER.format(_material(config)), *ours])
    files.append(File.generated(config, STYLE_SHEET, content=content))


def material_style_sheet(config: MkDocsConfig) -> Path | None:
    """Return the file of Material's style sheet; None under another theme."""
    return next((path for folder in config.theme.dirs for path in sorted(Path(folder).glob(_MATERIAL))), None)


def _material(config: MkDocsConfig) -> str:
    """Material's style sheet without what is only allowed in a file of its own."""
    found = material_style_sheet(config)
    content = read_text(found) if found else ""
    return content.removeprefix(_CHARSET).partition(_SOURCE_MAP)[0].rstrip()
