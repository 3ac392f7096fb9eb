"""The settings of the theme that the archive needs, so that a configuration needs none of them."""

from collections.abc import Mapping
from pathlib import Path

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.theme import Theme
from mkdocs.utils.yaml import yaml_load

from newsarchive.site.config import position_in
from newsarchive.site.theme.style_sheet import STYLE_SHEET, material_style_sheet

_SCRIPT = "assets/archive.js"
# Without `font: false` Material's pages load Roboto from Google's servers.
_SETTINGS: Mapping[str, object] = {"favicon": "assets/favicon.svg", "logo": "assets/logo.svg", "font": False}


def require_material(config: MkDocsConfig) -> None:
    """Raise PluginError under a theme that is not Material, whose page and style sheet ours extend."""
    if not material_style_sheet(config):
        raise PluginError(
            f"{position_in(config, 'theme', 'name')}newsarchive needs theme: name: material, "
            f"got {config.theme.name!r}; set it in the "
            "configuration (custom_dir may still replace single templates)"
        )


def set_defaults(config: MkDocsConfig) -> None:
    """Add our style sheet and script before the site's own, and the settings of the theme that the site leaves out."""
    if STYLE_SHEET not in config.extra_css:
        config.extra_css = [STYLE_SHEET, *config.extra_css]
    if _SCRIPT not in map(str, config.extra_javascript):
        script = ExtraScriptValue(_SCRIPT)
        script.type = "module"
        config.extra_javascript = [script, *config.extra_javascript]
    written = _written_settings(config)
    initial = Theme(name=config.theme.name)
    for key, value in _SETTINGS.items():
        if key not in written and config.theme.get(key) == initial.get(key):
            config.theme[key] = value


def _written_settings(config: MkDocsConfig) -> Mapping[str, object]:
    """Return the settings of the theme in the configuration file; none if MkDocs has read it from standard input.

    MkDocs has merged them with the theme's own, so that a value that equals the theme's can be written or not.
    """
    file = Path(config.config_file_path or "")
    if not file.is_file():
        return {}
    with file.open("rb") as stream:
        theme = yaml_load(stream).get("theme")
    return theme if isinstance(theme, Mapping) else {}
