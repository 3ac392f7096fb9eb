"""The MkDocs events of the archive, a call each. Every function here whose name begins with `on_` is one."""

import sys
from pathlib import Path
from typing import Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from newsarchive.site.apart import pages_may_be_kept_apart
from newsarchive.site.archive_site import ArchiveSite
from newsarchive.site.serve import Serving, is_live

# MkDocs runs this file once a process, and `mkdocs serve` builds many times: each build makes its own site.
_builds: list[ArchiveSite] = []
_servings: list[Serving] = []
# With --dirty MkDocs decides which pages to write.
_dirty: list[bool] = [False]


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: FBT001 - MkDocs' signature
    """Let worker processes find the package where it is not installed: MkDocs forgets the folder after loading this."""
    folder = str(Path(__file__).parent)
    if folder not in sys.path:
        sys.path.append(folder)
    _dirty[:] = [dirty]
    _servings[:] = [Serving()] if command == "serve" and is_live() and not dirty else []


def on_config(config: MkDocsConfig) -> None:
    """Check the settings before anything is read."""
    serving = _servings[0] if _servings else None
    if serving:
        serving.begin()
    keeps_apart = not _dirty[0] and pages_may_be_kept_apart(config, __name__)
    _builds[:] = [ArchiveSite(config, serving, keeps_apart=keeps_apart)]


def on_pre_build(config: MkDocsConfig) -> None:
    """Save what the last build left before MkDocs removes it."""
    _builds[0].keep(config)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Read the archive and add its pages."""
    return _builds[0].add_files(files, config)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Show the navigation on the pages that MkDocs does not write."""
    del config, files
    _builds[0].note(nav)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Make the theme ready to take our pages."""
    del config
    _builds[0].prepare(env, files)


def on_post_build(config: MkDocsConfig) -> None:
    """List the problems last, where they are seen; under --strict MkDocs fails right after."""
    del config
    _builds[0].finish()
    for serving in _servings:
        serving.end(_builds[0].pages_apart)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> None:
    """Build again when a raw file, an editor's file or a template changes."""
    del config, builder
    for folder in _builds[0].watched:
        server.watch(str(folder))
    for serving in _servings:
        serving.answer_for(server)
