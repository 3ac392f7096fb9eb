"""The settings from MkDocs' configuration: loaded by MkDocs in a build, read from the file for the command line."""

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
"""The archive's templates, style sheets and scripts, which extend Material's."""


def add_theme(config: MkDocsConfig) -> None:
    """Look up templates in our theme before Material's, and after the archive's own `custom_dir`."""
    if str(THEME_DIR) not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME_DIR))


def settings_of(config: MkDocsConfig) -> tuple[Settings | None, tuple[Problem, ...]]:
    """Return the settings in a configuration that MkDocs has loaded, or None, and all problems."""
    return parse_settings(config.extra, config_file=Path(config.config_file_path), docs_dir=Path(config.docs_dir))


def read_settings(config_file: Path) -> tuple[Settings | None, tuple[Problem, ...]]:
    """Read the settings of a configuration file, with INHERIT and !ENV, without loading theme or plugins."""
    try:
        with config_file.open("rb") as stream:
            values: Any = yaml_load(stream)
    except OSError as reason:
        why = (reason.strerror or str(reason)).lower()
        return None, (error(config_file.name, "config-unreadable", f"cannot be read: {why}; name one with --config"),)
    except ConfigurationError as reason:
        return None, (error(config_file.name, "config-invalid", str(reason).replace("\n", " ")),)
    fault = _type_fault(values)
    if fault:
        return None, (error(config_file.name, "config-invalid", fault),)
    path = absolute(config_file)
    docs_dir = path.parent / values.get("docs_dir", "docs")
    return parse_settings(values.get("extra") or {}, config_file=path, docs_dir=docs_dir)


def site_dir_of(config_file: Path) -> Path:
    """Return the folder that the site is built into; `read_settings` must have accepted the file."""
    with config_file.open("rb") as stream:
        return absolute(config_file).parent / str(yaml_load(stream).get("site_dir", "site"))


def _type_fault(values: object) -> str:
    """Return why a configuration cannot be read at all; empty if it can."""
    mapping = "expected a mapping of keys to values"
    if not isinstance(values, Mapping):
        return mapping
    if not isinstance(values.get("extra") or {}, Mapping):
        return f"extra: {mapping}, got {values['extra']!r}"
    if not isinstance(values.get("docs_dir", "docs"), str):
        return f"docs_dir: expected the name of a folder, got {values['docs_dir']!r}"
    return ""
