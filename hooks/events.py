"""The MkDocs events of the archive, a call each. Every function here whose name begins with `on_` is one."""

import sys
from pathlib import Path
from typing import Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files

from newsarchive.site.archive_site import ArchiveSite

# MkDocs runs this file once a process, and `mkdocs serve` builds many times: each build makes its own.
_builds: list[ArchiveSite] = []


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: FBT001 - MkDocs' signature
    """Let worker processes find the package where it is not installed: MkDocs forgets the folder after loading this."""
    del command, dirty
    folder = str(Path(__file__).parent)
    if folder not in sys.path:
        sys.path.append(folder)


def on_config(config: MkDocsConfig) -> None:
    """Check the settings before anything is read."""
    _builds[:] = [ArchiveSite(config)]


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Read the archive and add its pages."""
    _builds[0].add_files(files, config)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Make the theme ready to take our pages."""
    del config
    _builds[0].prepare(env, files)


def on_post_build(config: MkDocsConfig) -> None:
    """List the problems last, where they are seen; under --strict MkDocs fails right after."""
    del config
    _builds[0].report()


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> None:
    """Build again when a raw file, an editor's file or a template changes."""
    del config, builder
    for folder in _builds[0].watched:
        server.watch(str(folder))
