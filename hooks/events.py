"""The events of the plugin as MkDocs hooks, for an archive with this folder next to its mkdocs.yml."""

import sys
from pathlib import Path

# MkDocs removes the folder from the path after loading this file, but worker processes need it.
_FOLDER = str(Path(__file__).parent)
if _FOLDER not in sys.path:
    sys.path.append(_FOLDER)

from newsarchive.site.plugin import NewsArchivePlugin  # noqa: E402 - found by the line above

_PLUGIN = NewsArchivePlugin()
on_startup = _PLUGIN.on_startup
on_config = _PLUGIN.on_config
on_pre_build = _PLUGIN.on_pre_build
on_files = _PLUGIN.on_files
on_nav = _PLUGIN.on_nav
on_env = _PLUGIN.on_env
on_post_build = _PLUGIN.on_post_build
on_build_error = _PLUGIN.on_build_error
on_serve = _PLUGIN.on_serve
