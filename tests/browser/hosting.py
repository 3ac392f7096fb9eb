"""Built sites on a host, as GitHub Pages serves them: below a path, with the site's own page for missing pagees."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any, BinaryIO

SUB_PATH = "/repo/"


@dataclass(frozen=True)
class Host:
    """A site's URL, and the requests to its host: path and headers."""

    url: str
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - socketserver's
        """A browser that leaves a page breaks off what it was loading."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(SimpleHTTPRequestHandler):
    # One connection for many requests, each answered at once.
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def __init__(self, *arguments: Any, directory: str, below: str, host: list[Host], delay: float) -> None:  # noqa: ANN401 - http.server's
        self.below = below
        self.delay = delay
        self.host = host
        super().__init__(*arguments, directory=directory)

    def send_head(self) -> BytesIO | BinaryIO | None:
        """The answer to a request, up to its content."""
        self.host[0].asked.append((self.path, dict(self.headers)))
        time.sleep(self.delay)
        if not self.path.startswith(self.below):
            return self._missing_page()
        self.path = f"/{self.path.removeprefix(self.below)}"
        return self._missing_page() if not Path(self.translate_path(self.path)).exists() else super().send_head()

    def _missing_page(self) -> BytesIO:
        page = Path(self.directory, "404.html")
        content = page.read_bytes() if page.exists() else b""
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return BytesIO(content)

    def log_message(self, *_: object) -> None:
        """Nothing: the tests look at what was asked."""


@contextmanager
def hosted(folder: Path, below: str = "/", *, delay: float = 0) -> Iterator[Host]:
    """A folder on a host of its own, at the path `below`; it answers after `delay` seconds."""
    made: list[Host] = []
    handler = partial(_Handler, directory=str(folder), below=below, host=made, delay=delay)
    with _Server(("127.0.0.1", 0), handler) as server:
        made.append(Host(f"http://127.0.0.1:{server.server_port}{below}"))
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield made[0]
        finally:
            server.shutdown()
            thread.join()
