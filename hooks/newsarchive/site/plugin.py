"""The MkDocs plugin: a guard and a call for each event. `hooks/events.py` offers the same events as MkDocs hooks."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from newsarchive.settings.editorial import LastGood
from newsarchive.site.build.archive_site import ArchiveSite
from newsarchive.site.build.dev_server import Serving, is_live
from newsarchive.site.build.folder_watch import FolderWatch
from newsarchive.site.build.page_writer import can_bypass_mkdocs
from newsarchive.site.config import THEME_DIR, Command, add_theme, position_in, refuses_broken_files
from newsarchive.site.theme.defaults import require_material, set_defaults
from newsarchive.site.theme.former_templates import refuse_former_templates


class NewsArchivePlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call] # its settings are those of extra.archive
    """One archive under `mkdocs build` or `mkdocs serve`; each build has an `ArchiveSite` of its own."""

    _site: ArchiveSite
    _config: MkDocsConfig
    _serving: Serving | None = None
    _dirty = False
    _command: Command = "build"

    def __init__(self) -> None:
        super().__init__()
        self._last_good: LastGood = {}

    def on_startup(self, command: Command, dirty: bool) -> None:  # noqa: FBT001 - MkDocs' signature
        """Create the state that a server keeps between builds. With --dirty MkDocs decides which pages to write."""
        self._dirty = dirty
        self._command = command
        self._serving = Serving() if command == "serve" and is_live() and not dirty else None

    def on_config(self, config: MkDocsConfig) -> None:
        """Check the settings before reading any article."""
        self._config = config
        _refuse_second(config)
        if self._serving:
            self._serving.begin()
        require_material(config)
        refuse_former_templates(config)
        add_theme(config)
        set_defaults(config)
        writes_own_pages = not self._dirty and can_bypass_mkdocs(config, __name__)
        self._site = ArchiveSite(
            config,
            self._serving,
            writes_own_pages=writes_own_pages,
            last_good=self._last_good if self._command == "serve" else None,
            refuses_broken_files=refuses_broken_files(config, self._command),
        )

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Save the previous build's search index before MkDocs removes it."""
        self._site.save_search_index(config)

    @event_priority(50)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Read the archive and add its pages, before other plugins look for the targets of redirects and the like."""
        return self._site.add_files(files, config)

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> None:
        """Show the navigation on the pages that MkDocs does not write."""
        del config, files
        self._site.set_navigation(nav)

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Prepare the theme for our pages."""
        del config
        self._site.install_globals(env, files)

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Report problems last, where users see them; under --strict MkDocs fails right after."""
        del config
        self._site.finish()
        if self._serving:
            self._serving.end(self._site.page_writer)

    def on_build_error(self, error: Exception) -> None:
        """Raise PluginError for a full disk and the like: a message, and no traceback."""
        # An error in the settings comes before there is a site.
        site = getattr(self, "_site", None)
        failure = site.write_error(error, self._config) if site else None
        if failure:
            raise failure from None

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: object) -> None:
        """Build again when a raw file, an editorial file or a template changes."""
        del config, builder
        for folder in self.watched:
            server.watch(str(folder))
        FolderWatch(server, lambda: self.watched).start()
        if self._serving:
            self._serving.wrap_wsgi_app(server)

    @property
    def watched(self) -> Sequence[Path]:
        """The folders besides `docs/` whose changes trigger a new build."""
        return [*self._site.watched, THEME_DIR]


def _refuse_second(config: MkDocsConfig) -> None:
    """Raise PluginError if MkDocs would build the archive more than once: by plugin and hook, or by two of either."""
    plugins = [f"plugins: {name}" for name, plugin in config.plugins.items() if isinstance(plugin, NewsArchivePlugin)]
    # MkDocs' annotation is of what people write, a list.
    modules = cast("Mapping[str, object]", config.hooks)
    hooks = [f"hooks: {name}" for name, module in modules.items() if _is_shim(module)]
    if len(plugins) + len(hooks) > 1:
        where = position_in(config, "plugins" if plugins else "hooks")
        listed = ", ".join(plugins + hooks)
        raise PluginError(f"{where}newsarchive is configured more than once ({listed}); keep one of them")


def _is_shim(module: object) -> bool:
    """Return whether a hook's module offers the events of this plugin, as `hooks/events.py` does."""
    return isinstance(getattr(getattr(module, "on_config", None), "__self__", None), NewsArchivePlugin)
