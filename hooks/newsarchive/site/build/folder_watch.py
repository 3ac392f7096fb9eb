"""Watching under `mkdocs serve` that survives a folder's absence: an observer stops for good when its folder is gone.

A folder is gone for a moment when `git switch` or a tool that synchronises files replaces it.
"""

import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from watchdog.events import FileModifiedEvent
from watchdog.observers.api import EventEmitter

_SECONDS = 0.5

_log = get_plugin_logger("newsarchive")


class FolderWatch(threading.Thread):
    """Makes the server watch again each path that came back, and build; also folders that did not exist before."""

    def __init__(self, server: LiveReloadServer, folders: Callable[[], Sequence[Path]]) -> None:
        """`folders` returns those that the current build reads."""
        super().__init__(name="newsarchive-watch", daemon=True)
        self._server = server
        self._folders = folders
        self._missing: set[str] = set()

    def run(self) -> None:
        """Look at all paths twice a second, as the observer does, as long as it runs."""
        observer = self._server.observer
        has_started = False
        while observer.is_alive() or not has_started:
            time.sleep(_SECONDS)
            if observer.is_alive():
                has_started = True
                self._look()

    def _look(self) -> None:
        emitters = {str(emitter.watch.path): emitter for emitter in self._server.observer.emitters}
        wanted = {str(folder) for folder in self._folders()}
        for path in sorted(wanted | emitters.keys()):
            emitter = emitters.get(path)
            if emitter and emitter.is_alive():
                continue
            if Path(path).exists():
                self._watch_again(path, emitter)
            elif emitter and path not in self._missing:
                self._missing.add(path)
                _log.warning("%s is gone; the site stays as it is until it comes back", path)

    def _watch_again(self, path: str, ended: EventEmitter | None) -> None:
        if ended:
            self._server.unwatch(path)
        self._missing.discard(path)
        self._server.watch(path)
        for emitter in self._server.observer.emitters:
            if emitter.watch.path == path:
                # The event of any file makes the server build.
                emitter.queue_event(FileModifiedEvent(path))
