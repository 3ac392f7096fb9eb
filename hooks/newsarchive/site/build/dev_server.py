"""`mkdocs serve` on demand: a requested page is written right before the server reads its file."""

import gc
import posixpath
import threading
from collections.abc import Callable, Iterable
from typing import Any, cast

import click
from mkdocs.livereload import LiveReloadServer

from newsarchive.pipeline.cache import OutcomeCache
from newsarchive.site.build.page_writer import PageWriter
from newsarchive.site.theme.jinja_extensions import MemoryBytecodeCache

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]
# The build's page writer, if pages are written on demand; status and headers; the body.
Answer = tuple[PageWriter | None, tuple[Any, ...], Iterable[bytes]]

_NOT_FOUND = "404"


class Serving:
    """The state of a server that outlives a build, and that its threads share."""

    def __init__(self) -> None:
        self.outcome_cache: OutcomeCache = {}
        # Of our templates and the theme's: both environments use the same names, but compile differently.
        self.bytecode_caches = (MemoryBytecodeCache(), MemoryBytecodeCache())
        self._is_built = threading.Condition()
        self._is_building = False
        self._pages: PageWriter | None = None

    def begin(self) -> None:
        """Begin a build, once the page being written is finished; requests wait until the build ends."""
        with self._is_built:
            self._is_building = True
        # A build makes a million objects and drops few: collecting garbage would double its time.
        gc.disable()

    def end(self, pages: PageWriter | None) -> None:
        """End a build; `pages` writes its pages on demand, or is None if all are written."""
        with self._is_built:
            self._pages, self._is_building = pages, False
            self._is_built.notify_all()
        gc.enable()

    def wrap_wsgi_app(self, server: LiveReloadServer) -> None:
        """Write requested files before the server's own WSGI application serves them.

        That application adds the live reload script, sets content types and serves the 404 page.
        """
        inner = cast("Application", server.get_app())

        def respond(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
            paths = _paths(environ, server.mount_path)
            pages, started, body = self._respond(paths, environ, inner)
            # A build that began in between has emptied the folder.
            while started[0].startswith(_NOT_FOUND) and pages is not self._pages:
                pages, started, body = self._respond(paths, environ, inner)
            start_response(*started)
            return body

        server.set_app(respond)

    def _respond(self, paths: Iterable[str], environ: Environ, inner: Application) -> Answer:
        """Write the files, then call the server's own application; return its response with the writer used."""
        pages = self._write(paths)
        started: list[tuple[Any, ...]] = []
        body = inner(environ, lambda *values: started.append(values))
        return pages, started[-1], body

    def _write(self, paths: Iterable[str]) -> PageWriter | None:
        """Write these files, one request at a time: templates and pages are not thread-safe."""
        with self._is_built:
            self._is_built.wait_for(lambda: not self._is_building)
            if self._pages:
                for path in paths:
                    self._pages.write(path)
            return self._pages


def is_live() -> bool:
    """Return whether the command line asks for live reload: without it, MkDocs does not call `on_serve`."""
    context = click.get_current_context(silent=True)
    return bool(context and context.params.get("livereload"))


def _paths(environ: Environ, mount_path: str) -> list[str]:
    """Return the paths of the files in the site that the server may read for a request."""
    requested = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
    if not f"{requested}/".startswith(mount_path):
        return []
    path = posixpath.normpath("/" + requested[len(mount_path) :]).lstrip("/")
    # The server redirects a URL without its trailing slash, if there is a page.
    return [path, posixpath.join(path, "index.html")]
