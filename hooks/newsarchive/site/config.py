"""The settings, out of MkDocs' configuration: a loaded one in a build, the file itself for the command line."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import yaml_load

from newsarchive.base.fileio import absolute
from newsarchive.base.problems import Problem, error
from newsarchive.settings.archive import Settings, parse_settings

THEME_DIR = Path(__file__).parents[1] / "theme"
"""The archive's templates, styles and scripts, on top of Material's."""


def add_theme(config: MkDocsConfig) -> None:
    """Put our templates right before Material's, and after those of the archive's own `custom_dir`."""
    if str(THEME_DIR) not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME_DIR))


def settings_of(config: MkDocsConfig) -> tuple[Settings | None, tuple[Problem, ...]]:
    """The settings in a configuration that MkDocs has loaded."""
    return parse_settings(config.extra, config_file=Path(config.config_file_path), docs_dir=Path(config.docs_dir))


def read_settings(config_file: Path) -> tuple[Settings | None, tuple[Problem, ...]]:
    """The settings in a configuration file, INHERIT and !ENV understood, without loading theme or plugins."""
    try:
        with config_file.open("rb") as stream:
            values: Any = yaml_load(stream)
    except OSError as reason:
        why = (reason.strerror or str(reason)).lower()
        return None, (error(config_file.name, "config-unreadable", f"cannot be read: {why}; name one with --config"),)
    except ConfigurationError as reason:
        return None, (error(config_file.name, "config-invalid", str(reason).replace("\n", " ")),)
    wrong = _wrong_form(values)
    if wrong:
        return None, (error(config_file.name, "config-invalid", wrong),)
    place = absolute(config_file)
    docs_dir = place.parent / values.get("docs_dir", "docs")
    return parse_settings(values.get("extra") or {}, config_file=place, docs_dir=docs_dir)


def site_dir_of(config_file: Path) -> Path:
    """The folder that the site is built into. The file is one that `read_settings` has taken."""
    with config_file.open("rb") as stream:
        return absolute(config_file).parent / str(yaml_load(stream).get("site_dir", "site"))


def _wrong_form(values: object) -> str:
    """What keeps a configuration from being read at all; empty where nothing does."""
    mapping = "expected a mapping of keys to values"
    if not isinstance(values, Mapping):
        return mapping
    if not isinstance(values.get("extra") or {}, Mapping):
        return f"extra: {mapping}, got {values['extra']!r}"
    if not isinstance(values.get("docs_dir", "docs"), str):
        return f"docs_dir: expected the name of a folder, got {values['docs_dir']!r}"
    return ""
