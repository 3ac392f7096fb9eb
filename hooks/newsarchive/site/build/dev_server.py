"""`mkdocs serve`: what is asked for is written into the site's folder right before the server looks there."""

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
# The build's pages, if they wait to be asked for; status and headers; the body.
Answer = tuple[PageWriter | None, tuple[Any, ...], Iterable[bytes]]

_NOT_FOUND = "404"


class Serving:
    """What lasts from one build of a server to the next, and what its threads share."""

    def __init__(self) -> None:
        self.outcome_cache: OutcomeCache = {}
        # The theme's templates and our own: the same names, compiled in another way.
        self.bytecode_caches = (MemoryBytecodeCache(), MemoryBytecodeCache())
        self._is_built = threading.Condition()
        self._is_building = False
        self._pages: PageWriter | None = None

    def begin(self) -> None:
        """A build begins: whoever asks for a page waits for its end. A page that is being written is finished first."""
        with self._is_built:
            self._is_building = True
        # A build makes a million objects and drops few. Looking through them for cycles takes as long as all the rest.
        gc.disable()

    def end(self, pages: PageWriter | None) -> None:
        """A build has ended, with all pages written or these left to be."""
        with self._is_built:
            self._pages, self._is_building = pages, False
            self._is_built.notify_all()
        gc.enable()

    def wrap_wsgi_app(self, server: LiveReloadServer) -> None:
        """Stand before the server's own application, which adds the reloading script, and knows types and the 404."""
        inner = cast("Application", server.get_app())

        def answer(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
            paths = _paths(environ, server.mount_path)
            pages, said, body = self._respond(paths, environ, inner)
            # A build that has begun in between has emptied the folder.
            while said[0].startswith(_NOT_FOUND) and pages is not self._pages:
                pages, said, body = self._respond(paths, environ, inner)
            start_response(*said)
            return body

        server.set_app(answer)

    def _respond(self, paths: Iterable[str], environ: Environ, inner: Application) -> Answer:
        """What the server's own application says once the files are there, and whose pages they are."""
        pages = self._write(paths)
        said: list[tuple[Any, ...]] = []
        body = inner(environ, lambda *values: said.append(values))
        return pages, said[-1], body

    def _write(self, paths: Iterable[str]) -> PageWriter | None:
        """Have these written, one request at a time: neither templates nor pages are made for several threads."""
        with self._is_built:
            self._is_built.wait_for(lambda: not self._is_building)
            if self._pages:
                for path in paths:
                    self._pages.write(path)
            return self._pages


def is_live() -> bool:
    """Whether the command line asks for a server that reloads: without that, MkDocs lets nobody stand before it."""
    context = click.get_current_context(silent=True)
    return bool(context and context.params.get("livereload"))


def _paths(environ: Environ, mount_path: str) -> list[str]:
    """The files of the site that the server may look for, by their paths."""
    asked = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
    if not f"{asked}/".startswith(mount_path):
        return []
    path = posixpath.normpath("/" + asked[len(mount_path) :]).lstrip("/")
    # To an address without its last slash the server answers with a redirect, if there is a page.
    return [path, posixpath.join(path, "index.html")]
