"""Queries in a browser, and what each fetches: a folder on a host of this machine, asked by pages of a Chromium."""

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

from benchmarks.search.queries import Asked
from playwright.sync_api import Browser, Page, sync_playwright
from tests.browser.chromium import OPTIONS, find_chromium

BLANK_PAGE = '<!doctype html><html lang="zh"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Search</title>'
"""A page that fetches nothing by itself, not even an icon."""
_PATIENCE = 600_000
# Counted by the browser itself, which rounds to tenths of a millisecond.
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
    """A search that a page can load, on a host of its own."""

    folder: Path
    """What the host serves; pages are opened at its `index.html`."""
    load: str
    """JavaScript: an async function that sets the global functions `ask(text, filters)`, which searches as by default
    and gives how many articles are found, and `find(text, filters)`, which gives the ids of all, the best first.
    """
    below: str
    """The folder of the index on the host, with a slash at its end."""
    is_card: Callable[[str], bool]
    """Whether a file of that folder holds nothing but what results are shown with."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one query took."""

    kind: str
    found: int
    milliseconds: float
    requests: int
    cards: int
    """How many of the requests were for what results are shown with."""
    fetched: int
    """Bytes of all of them, as the files are stored."""


@dataclass(frozen=True, slots=True)
class Loading:
    """What a page fetched before it could ask, and how long that took."""

    milliseconds: float
    requests: int
    fetched: int


@dataclass(frozen=True, slots=True)
class _Host:
    url: str
    served: list[tuple[str, int]] = field(default_factory=list)
    """The path of each answer, and the bytes of its content."""


class Visit:
    """A browser, and a host with an engine."""

    def __init__(self, browser: Browser, host: _Host, engine: Engine) -> None:
        self._browser = browser
        self._host = host
        self._engine = engine

    @property
    def version(self) -> str:
        """The browser's."""
        return self._browser.version

    def cold(self, asked: Sequence[Asked]) -> tuple[list[Cost], list[Loading]]:
        """Each query as by a reader who comes for the first time: the modules are loaded, nothing else is."""
        costs, loadings = [], []
        for one in asked:
            with self._page() as (page, loading):
                costs.append(self._ask(page, one))
                loadings.append(loading)
        return costs, loadings

    def warm(self, asked: Sequence[Asked]) -> list[Cost]:
        """Each query after others: readers ask ten, drawn from all kinds, and all but each one's first count."""
        mixed = list(asked)
        Random(len(mixed)).shuffle(mixed)  # noqa: S311 - the same readers each time
        costs = []
        for first in range(0, len(mixed), _SESSION):
            with self._page() as (page, _):
                costs += [self._ask(page, one) for one in mixed[first : first + _SESSION]][1:]
        kinds = list(dict.fromkeys(one.kind for one in asked))
        return sorted(costs, key=lambda cost: kinds.index(cost.kind))

    def ids(self, asked: Sequence[Asked]) -> list[list[str]]:
        """All that the queries find, the best first; in one page."""
        found: list[list[str]] = []
        with self._page() as (page, _):
            for first in range(0, len(asked), _IDS_AT_ONCE):
                some = [(one.text, dict(one.filters)) for one in asked[first : first + _IDS_AT_ONCE]]
                # Playwright would wrap each id in an object of its own.
                found += json.loads(page.evaluate(_FIND, some))
        return found

    @contextmanager
    def _page(self) -> Iterator[tuple[Page, Loading]]:
        """A page of a new reader, with the modules loaded."""
        context = self._browser.new_context()
        context.set_default_timeout(_PATIENCE)
        page = context.new_page()
        page.goto(self._host.url)
        self._host.served.clear()
        milliseconds = page.evaluate(_LOAD.format(load=self._engine.load))
        loading = Loading(milliseconds, len(self._host.served), sum(size for _, size in self._host.served))
        try:
            yield page, loading
        finally:
            context.close()

    def _ask(self, page: Page, asked: Asked) -> Cost:
        self._host.served.clear()
        milliseconds, found = page.evaluate(_ASK, [asked.text, dict(asked.filters)])
        below = f"/{self._engine.below}"
        served = [(path.removeprefix(below), size) for path, size in self._host.served if path.startswith(below)]
        cards = sum(self._engine.is_card(path) for path, _ in served)
        return Cost(asked.kind, found, milliseconds, len(served), cards, sum(size for _, size in served))


@contextmanager
def visiting(engine: Engine) -> Iterator[Visit]:
    """A browser that can ask an engine, until the block ends."""
    with _hosted(engine.folder) as host, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=OPTIONS)
        yield Visit(chromium, host, engine)
        chromium.close()


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and content are written one after the other; the second would wait until the first is acknowledged.
    disable_nagle_algorithm = True

    def __init__(self, *arguments: Any, directory: str, served: list[tuple[str, int]]) -> None:  # noqa: ANN401 - http.server's
        self._served = served
        self._size = 0
        super().__init__(*arguments, directory=directory)

    def send_header(self, keyword: str, value: str) -> None:
        """Part of an answer."""
        if keyword == "Content-Length":
            self._size = int(value)
        super().send_header(keyword, value)

    def end_headers(self) -> None:
        """The end of an answer's head: it is counted before its reader can go on."""
        self._served.append((self.path.partition("?")[0], self._size))
        self._size = 0
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing: what was served is counted."""


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
