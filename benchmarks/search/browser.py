"""Measures queries in a browser: a local web server, Chromium, and the requests of each query."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from threading import Thread
from typing import Any

from benchmarks.search.queries import BenchQuery
from playwright.sync_api import Browser, Page, sync_playwright
from tests.browser.chromium import OPTIONS, find_chromium

EMPTY_PAGE = '<!doctype html><html lang="zh"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Search</title>'
"""A page that fetches nothing by itself, not even an icon."""
_PATIENCE = 600_000
# Measured by the browser, which rounds to tenths of a millisecond.
_ASK = """
async ([text, filters]) => {
  const start = performance.now();
  const found = await globalThis.ask(text, filters);
  return [performance.now() - start, found];
}
"""
_LOAD = """
async () => {{
  const start = performance.now();
  await ({load})();
  return performance.now() - start;
}}
"""
_FIND = """
async (asked) => {
  const answers = [];
  for (const [text, filters] of asked) answers.push(await globalThis.find(text, filters));
  return JSON.stringify(answers);
}
"""
_IDS_AT_ONCE = 10
_SESSION = 10


@dataclass(frozen=True, slots=True)
class Engine:
    """A search engine that a page can load, on a server of its own."""

    folder: Path
    """The folder that the server serves; pages open its `index.html`."""
    load: str
    """JavaScript: an async function that sets two global functions: `ask(text, filters)` searches with defaults and
    returns the number of results; `find(text, filters)` returns the ids of all results, the best first.
    """
    below: str
    """The folder of the index on the server, with a slash at the end."""
    is_stored_fields: Callable[[str], bool]
    """True for a file of that folder with only the stored fields of results."""


@dataclass(frozen=True, slots=True)
class QueryCost:
    """The cost of one query."""

    kind: str
    found: int
    milliseconds: float
    requests: int
    stored: int
    """Number of the requests that were for stored fields."""
    fetched: int
    """Bytes of all files, as stored."""


@dataclass(frozen=True, slots=True)
class LoadCost:
    """The cost of loading the modules in a page."""

    milliseconds: float
    requests: int
    fetched: int


@dataclass(frozen=True, slots=True)
class _Host:
    url: str
    served: list[tuple[str, int]] = field(default_factory=list)
    """The path of each response, and its size in bytes."""


class BrowserSession:
    """A browser, and a server with an engine."""

    def __init__(self, browser: Browser, host: _Host, engine: Engine) -> None:
        self._browser = browser
        self._host = host
        self._engine = engine

    @property
    def version(self) -> str:
        """The browser's."""
        return self._browser.version

    def cold(self, asked: Sequence[BenchQuery]) -> tuple[list[QueryCost], list[LoadCost]]:
        """Each query as by a first-time visitor: only the modules are loaded."""
        costs, loads = [], []
        for one in asked:
            with self._page() as (page, load):
                costs.append(self._ask(page, one))
                loads.append(load)
        return costs, loads

    def warm(self, asked: Sequence[BenchQuery]) -> list[QueryCost]:
        """Each query after others: sessions of ten queries of all kinds, of which the first is not counted."""
        mixed = list(asked)
        Random(len(mixed)).shuffle(mixed)  # noqa: S311 - the same sessions each time
        costs = []
        for first in range(0, len(mixed), _SESSION):
            with self._page() as (page, _):
                costs += [self._ask(page, one) for one in mixed[first : first + _SESSION]][1:]
        kinds = list(dict.fromkeys(one.kind for one in asked))
        return sorted(costs, key=lambda cost: kinds.index(cost.kind))

    def ids(self, asked: Sequence[BenchQuery]) -> list[list[str]]:
        """The ids of all results of each query, the best first; in one page."""
        found: list[list[str]] = []
        with self._page() as (page, _):
            for first in range(0, len(asked), _IDS_AT_ONCE):
                some = [(one.text, dict(one.filters)) for one in asked[first : first + _IDS_AT_ONCE]]
                # Playwright would wrap each id in an object of its own.
                found += json.loads(page.evaluate(_FIND, some))
        return found

    @contextmanager
    def _page(self) -> Iterator[tuple[Page, LoadCost]]:
        """A page of a new visitor, with the modules loaded."""
        context = self._browser.new_context()
        context.set_default_timeout(_PATIENCE)
        page = context.new_page()
        page.goto(self._host.url)
        self._host.served.clear()
        milliseconds = page.evaluate(_LOAD.format(load=self._engine.load))
        load = LoadCost(milliseconds, len(self._host.served), sum(size for _, size in self._host.served))
        try:
            yield page, load
        finally:
            context.close()

    def _ask(self, page: Page, asked: BenchQuery) -> QueryCost:
        self._host.served.clear()
        milliseconds, found = page.evaluate(_ASK, [asked.text, dict(asked.filters)])
        below = f"/{self._engine.below}"
        served = [(path.removeprefix(below), size) for path, size in self._host.served if path.startswith(below)]
        stored = sum(self._engine.is_stored_fields(path) for path, _ in served)
        return QueryCost(asked.kind, found, milliseconds, len(served), stored, sum(size for _, size in served))


@contextmanager
def open_session(engine: Engine) -> Iterator[BrowserSession]:
    """A browser session with an engine, until the block ends."""
    with _hosted(engine.folder) as host, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=OPTIONS)
        yield BrowserSession(chromium, host, engine)
        chromium.close()


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and content are written separately; without this the second waits until the first is acknowledged.
    disable_nagle_algorithm = True

    def __init__(self, *arguments: Any, directory: str, served: list[tuple[str, int]]) -> None:  # noqa: ANN401 - http.server's
        self._served = served
        self._size = 0
        super().__init__(*arguments, directory=directory)

    def send_header(self, keyword: str, value: str) -> None:
        """Note the size of the response."""
        if keyword == "Content-Length":
            self._size = int(value)
        super().send_header(keyword, value)

    def end_headers(self) -> None:
        """Count the response before its reader can go on."""
        self._served.append((self.path.partition("?")[0], self._size))
        self._size = 0
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Log nothing: responses are counted."""


@contextmanager
def _hosted(folder: Path) -> Iterator[_Host]:
    served: list[tuple[str, int]] = []
    handler = partial(_Handler, directory=str(folder), served=served)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield _Host(f"http://127.0.0.1:{server.server_port}/", served)
        finally:
            server.shutdown()
            thread.join()
