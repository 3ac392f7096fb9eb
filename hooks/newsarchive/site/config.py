"""The settings from MkDocs' configuration: loaded by MkDocs in a build, read from the file for the command line."""

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Literal, NamedTuple

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from newsarchive.base.fileio import absolute, read_failure, read_text
from newsarchive.base.problems import Problem, error
from newsarchive.settings.archive import Settings, parse_settings
from newsarchive.settings.schema import Location
from newsarchive.settings.yaml_loading import SafeLoader
from newsarchive.settings.yaml_repair import join_duplicates
from newsarchive.settings.yaml_tree import KeyPath, Lines, compose, construct, lines_of

THEME_DIR = Path(__file__).parents[1] / "theme"
"""The archive's templates, style sheets and scripts, which extend Material's."""


Command = Literal["build", "gh-deploy", "serve"]
"""The commands of MkDocs that build a site."""
_FALSE = frozenset({"", "0", "false", "no", "off"})


def refuses_broken_files(config: MkDocsConfig, command: Command) -> bool:
    """Return whether an error in an editors' file stops the build before it writes anything.

    So it does where a site may be published: under --strict, in continuous integration, which sets the environment
    variable CI, and in `mkdocs gh-deploy`. A server shows editors the effect of their next correction instead.
    """
    is_ci = os.environ.get("CI", "").strip().lower() not in _FALSE
    return command == "gh-deploy" or (command == "build" and (config.strict or is_ci))


def add_theme(config: MkDocsConfig) -> None:
    """Look up templates in our theme before Material's, and after the archive's own `custom_dir`."""
    if str(THEME_DIR) not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME_DIR))


def settings_of(config: MkDocsConfig) -> tuple[Settings | None, tuple[Problem, ...]]:
    """Return the settings in a configuration that MkDocs has loaded, or None, and all problems."""
    # Relative if --config-file is; the folders of documents are not.
    path = absolute(Path(config.config_file_path))
    files, _ = _files_of(path)
    locate = partial(_locate, path, files)
    settings, problems = parse_settings(config.extra, config_file=path, docs_dir=Path(config.docs_dir), locate=locate)
    return settings, (*problems, *_repeated_keys(files))


def position_in(config: MkDocsConfig, *keys: str) -> str:
    """Return `path:line:column: ` of a key of the configuration, to begin a message with; empty without a file."""
    file = Path(config.config_file_path or "")
    if not file.is_file():
        return ""
    path, line, column, _ = _locate(file, _files_of(file)[0], keys)
    return f"{path}:{line}:{column}: "


def read_settings(config_file: Path) -> tuple[Settings | None, tuple[Problem, ...]]:
    """Read the settings of a configuration file, with INHERIT and !ENV, without loading theme or plugins."""
    path = absolute(config_file)
    # Composed first, within limits that MkDocs does not have.
    files, fault = _files_of(path)
    if fault:
        return None, (fault,)
    try:
        with config_file.open("rb") as stream:
            values: Any = yaml_load(stream)
    except ConfigurationError as reason:
        return None, (error(config_file.name, "config-invalid", str(reason).replace("\n", " ")),)
    locate = partial(_locate, path, files)
    keys, message = _type_fault(values)
    if message:
        shown, line, column, _ = locate(keys)
        return None, (error(shown, "config-invalid", message, line=line, column=column),)
    docs_dir = path.parent / values.get("docs_dir", "docs")
    settings, problems = parse_settings(values.get("extra") or {}, config_file=path, docs_dir=docs_dir, locate=locate)
    return settings, (*problems, *_repeated_keys(files))


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


class _ConfigFile(NamedTuple):
    """A configuration file: its path as problems show it, and its tree and lines."""

    path: str
    tree: yaml.MappingNode
    lines: Lines


def _locate(config_file: Path, files: Iterable[_ConfigFile], keys: KeyPath) -> Location:
    """Return the position of a key in a configuration file or in those that it inherits."""
    for length in range(len(keys), 0, -1):
        # A file overrides those it inherits.
        for file in files:
            if keys[:length] in file.lines:
                return Location(file.path, *file.lines[keys[:length]], keys)
    return Location(config_file.name, 1, 1, keys)


def _repeated_keys(files: Iterable[_ConfigFile]) -> tuple[Problem, ...]:
    """Return an error for each key that occurs twice: MkDocs silently drops the first."""
    return tuple(problem for file in files for problem in join_duplicates(file.tree, file.path))


def _files_of(config_file: Path) -> tuple[Sequence[_ConfigFile], Problem | None]:
    """Return a configuration file and those it inherits, and the first problem of reading them.

    Their trees are only composed, so that tags such as !relative and !!python/name need no meaning.
    """
    files, path = list[_ConfigFile](), absolute(config_file)
    while True:
        shown = Path(os.path.relpath(path, absolute(config_file).parent)).as_posix()
        if shown in {file.path for file in files}:
            return files, error(files[-1].path, "config-invalid", f"INHERIT: {shown} inherits itself; remove the line")
        try:
            node = compose(read_text(path), SafeLoader, path=shown)
        except (OSError, UnicodeError) as reason:
            why = read_failure(reason).lower()
            remedy = "correct INHERIT" if files else "name one with --config"
            return files, error(shown, "config-unreadable", f"cannot be read: {why}; {remedy}")
        if isinstance(node, Problem):
            return files, node
        if not isinstance(node, yaml.MappingNode):
            # An empty file is valid, and `read_settings` reports all else.
            return files, None
        files.append(_ConfigFile(shown, node, lines_of(node)))
        inherited = next((value for key, value in node.value if key.value == "INHERIT"), None)
        if inherited is None:
            return files, None
        path = absolute(path.parent / str(construct(inherited, get_yaml_loader())))
