"""The settings from MkDocs' configuration: loaded by MkDocs in a build, read from the file for the command line."""

import os
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from newsarchive.base.fileio import absolute, read_failure, read_text
from newsarchive.base.problems import Problem, error
from newsarchive.settings.archive import Settings, parse_settings
from newsarchive.settings.schema import Locate, Location
from newsarchive.settings.yaml_tree import KeyPath, Lines, compose, construct, lines_of

THEME_DIR = Path(__file__).parents[1] / "theme"
"""The archive's templates, style sheets and scripts, which extend Material's."""


def add_theme(config: MkDocsConfig) -> None:
    """Look up templates in our theme before Material's, and after the archive's own `custom_dir`."""
    if str(THEME_DIR) not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME_DIR))


def settings_of(config: MkDocsConfig) -> tuple[Settings | None, tuple[Problem, ...]]:
    """Return the settings in a configuration that MkDocs has loaded, or None, and all problems."""
    path = Path(config.config_file_path)
    return parse_settings(config.extra, config_file=path, docs_dir=Path(config.docs_dir), locate=_locate_in(path))


def read_settings(config_file: Path) -> tuple[Settings | None, tuple[Problem, ...]]:
    """Read the settings of a configuration file, with INHERIT and !ENV, without loading theme or plugins."""
    try:
        with config_file.open("rb") as stream:
            values: Any = yaml_load(stream)
    except OSError as reason:
        why = read_failure(reason).lower()
        return None, (error(config_file.name, "config-unreadable", f"cannot be read: {why}; name one with --config"),)
    except ConfigurationError as reason:
        return None, (error(config_file.name, "config-invalid", str(reason).replace("\n", " ")),)
    path = absolute(config_file)
    locate = _locate_in(path)
    keys, fault = _type_fault(values)
    if fault:
        shown, line, column, _ = locate(keys)
        return None, (error(shown, "config-invalid", fault, line=line, column=column),)
    docs_dir = path.parent / values.get("docs_dir", "docs")
    return parse_settings(values.get("extra") or {}, config_file=path, docs_dir=docs_dir, locate=locate)


def site_dir_of(config_file: Path) -> Path:
    """Return the folder that the site is built into; `read_settings` must have accepted the file."""
    with config_file.open("rb") as stream:
        return absolute(config_file).parent / str(yaml_load(stream).get("site_dir", "site"))


def _type_fault(values: object) -> tuple[KeyPath, str]:
    """Return the key that makes a configuration unreadable and why; an empty reason if none does."""
    mapping = "expected a mapping of keys to values"
    if not isinstance(values, Mapping):
        return (), mapping
    if not isinstance(values.get("extra") or {}, Mapping):
        return ("extra",), f"extra: {mapping}, got {values['extra']!r}"
    if not isinstance(values.get("docs_dir", "docs"), str):
        return ("docs_dir",), f"docs_dir: expected the name of a folder, got {values['docs_dir']!r}"
    return (), ""


def _locate_in(config_file: Path) -> Locate:
    """Return a function that finds keys in a configuration file and those it inherits; it reads them when called."""

    @cache
    def files() -> Sequence[tuple[str, Lines]]:
        return tuple(_files_of(config_file))

    def locate(keys: KeyPath) -> Location:
        for length in range(len(keys), 0, -1):
            # A file overrides those it inherits.
            for path, lines in files():
                if keys[:length] in lines:
                    return Location(path, *lines[keys[:length]], keys)
        return Location(config_file.name, 1, 1, keys)

    return locate


def _files_of(config_file: Path) -> Iterator[tuple[str, Lines]]:
    """Yield the path and lines of a configuration file, then of the files it inherits.

    Their trees are only composed, so that tags such as !relative and !!python/name need no meaning.
    """
    path, seen = absolute(config_file), set[Path]()
    while path not in seen:
        seen.add(path)
        shown = Path(os.path.relpath(path, absolute(config_file).parent)).as_posix()
        try:
            node = compose(read_text(path), yaml.SafeLoader, path=shown)
        except (OSError, UnicodeError):
            return
        if not isinstance(node, yaml.MappingNode):
            return
        yield shown, lines_of(node)
        inherited = next((value for key, value in node.value if key.value == "INHERIT"), None)
        if inherited:
            path = absolute(path.parent / str(construct(inherited, get_yaml_loader())))
