"""Attacks of all kinds, each on a page of its own in a real browser: none runs, none loads anything, none is markup."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from html import escape
from itertools import cycle
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pytest
from playwright.sync_api import Browser, Route

from tests.browser.hosting import Host, hosted
from tests.convert.reading import read_commonmark, read_python_markdown
from tests.fuzz.payloads import payloads
from tests.site.sites import Site, built, shared, whole_project
from tests.tricks import URLS, article_with

FEW = 200
MANY = int(os.environ.get("NEWSARCHIVE_PAYLOADS") or 4000)
IN_ONE_PAGE = 24
"""Pages that are loaded at once, in frames: what opens a page costs more than what is on it."""

# Whatever would run calls one of these, or loads something, which is seen by the requests.
WITNESS = """for (const name of ["alert", "confirm", "prompt", "print"])
  Object.defineProperty(window, name, {value: () => console.log("executed: " + name), configurable: false})"""

# The markup that could run or load something by itself, or that a click would run, in the tree that the browser made.
ACTIVE = """() => {
  const found = []
  const never = "iframe, frame, frameset, object, embed, applet, base, portal, fencedframe, meta[http-equiv=refresh i], " +
    "animate, set, use[href^=http], foreignObject, link[rel=import], noembed, noframes, plaintext, xmp"
  for (const element of document.querySelectorAll("*")) {
    if (element.matches(never)) found.push("element " + element.outerHTML.slice(0, 200))
    for (const {name, value} of element.attributes) {
      const bare = value.replace(/[\\u0000-\\u0020\\u007f-\\u00a0\\u200b-\\u200f\\u2028-\\u202f\\ufeff]/g, "").toLowerCase()
      if (/^on|^srcdoc$|^formaction$|^ping$|^background$|^manifest$/i.test(name)) found.push("attribute " + element.outerHTML.slice(0, 200))
      if (/^(?:href|src|action|data|poster|xlink:href|srcset|cite)$/i.test(name) && /^[a-z][a-z0-9+.-]*:/.test(bare) && !/^(?:https?|mailto):/.test(bare)
        && !(name === "src" && /^data:image\\/(?:png|gif|jpeg|webp|avif);/.test(bare)))
        found.push("url " + element.outerHTML.slice(0, 200))
      if (name === "style" && /url\\(|expression|-moz-binding|behavior|position/i.test(bare)) found.push("style " + element.outerHTML.slice(0, 200))
    }
    if (element.localName === "style" && element.closest("main, body > :not(nav, header, footer)")) found.push("style " + element.outerHTML.slice(0, 200))
  }
  const scripts = [...document.querySelectorAll("script")].filter(s => !/json$/.test(s.type)).map(s => s.outerHTML)
  return {found, scripts}
}"""
PIXEL = b"GIF89a\x01\x00\x01\x00\x00\x00\x00\x2c\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02\x44\x01\x00\x3b"

counts = pytest.mark.parametrize("count", [FEW, pytest.param(MANY, marks=pytest.mark.long)])


def attacked(tmp_path_factory: pytest.TempPathFactory, count: int) -> Path:
    """A site with an article for each payload, in its body and all its facts."""
    files = {
        f"articles/{number:05}.txt": article_with(payload, url, number)
        for number, (payload, url) in enumerate(zip(payloads(count), cycle(URLS)))
    }
    return shared(tmp_path_factory, f"payloads{count}", lambda folder: built(whole_project(folder, files)))


class Detector:
    """Opens pages in frames, and gathers what ran, what was requested from elsewhere and what is active."""

    def __init__(self, browser: Browser, host: Host) -> None:
        self.faults: list[str] = []
        self.frames = 0
        self._host = host
        self._documents: dict[str, str] = {}
        self._context = browser.new_context(locale="zh-CN")
        self._context.add_init_script(WITNESS)
        self._context.route("**/*", self._answer)
        self._page = self._context.new_page()
        self._page.on("dialog", self._dialog)
        self._page.on("console", lambda message: self._note(message.text) if "executed: " in message.text else None)

    def close(self) -> None:
        self._context.close()

    def open(self, documents: dict[str, str | None], own_scripts: frozenset[str]) -> None:
        """Open documents by their URL; None for those that the host has, else their HTML."""
        self._documents = {url: html for url, html in documents.items() if html is not None}
        frames = "".join(f'<iframe src="{escape(url)}" width=900 height=600></iframe>' for url in documents)
        self._documents[f"{self._host.url}frames"] = f"<!doctype html>{frames}"
        self._page.goto(f"{self._host.url}frames")
        opened = [frame for frame in self._page.frames if frame.parent_frame == self._page.main_frame]
        for frame, url in zip(opened, documents, strict=True):
            if unquote(frame.url) != unquote(url):
                self.faults.append(f"{url} went to {frame.url}")
                continue
            result: dict[str, Any] = frame.evaluate(ACTIVE)
            self.frames += 1
            foreign = [script for script in result["scripts"] if bare(script) not in own_scripts]
            self.faults += [f"{frame.url}: {fault}" for fault in (*result["found"], *foreign)]

    def scripts_of(self, url: str) -> frozenset[str]:
        """The scripts of a page that no payload is on."""
        self._page.goto(url)
        result: dict[str, Any] = self._page.evaluate(ACTIVE)
        return frozenset(map(bare, result["scripts"]))

    def _answer(self, route: Route) -> None:
        request = route.request
        if request.url in self._documents:
            route.fulfill(body=self._documents[request.url], content_type="text/html; charset=utf-8")
        elif request.url.startswith(self._host.url):
            route.continue_()
        elif request.resource_type == "image" and request.url.startswith(("http://", "https://")):
            # Images of articles are loaded from their hosts by design.
            route.fulfill(body=PIXEL, content_type="image/gif")
        else:
            self._note(f"request of {request.url} as {request.resource_type}")
            route.abort()

    def _dialog(self, dialog: Any) -> None:  # noqa: ANN401 - Playwright's
        self._note(f"dialog {dialog.message}")
        dialog.dismiss()

    def _note(self, fault: str) -> None:
        self.faults.append(f"one of {list(self._documents)[:3]} …: {fault}")


def bare(script: str) -> str:
    """A script without the path to the site's root."""
    return re.sub(r"(?<=[\"=])[./]+", "", script)


@pytest.fixture(scope="module")
def detector_of(browser: Browser) -> Iterator[Any]:
    opened: list[Detector] = []

    def new(host: Host) -> Detector:
        opened.append(Detector(browser, host))
        return opened[-1]

    yield new
    for detector in opened:
        detector.close()


def batches(urls: list[str]) -> Iterator[list[str]]:
    return (urls[start : start + IN_ONE_PAGE] for start in range(0, len(urls), IN_ONE_PAGE))


@counts
def test_no_payload_runs_or_loads_anything_on_its_page(
    count: int,
    tmp_path_factory: pytest.TempPathFactory,
    detector_of: Any,  # noqa: ANN401 - a function
) -> None:
    site = Site(attacked(tmp_path_factory, count) / "site")
    pages = [url for url in site.urls() if url.startswith("a/")]
    assert len(pages) == count
    with hosted(site.root) as host:
        detector = detector_of(host)
        own = detector.scripts_of(f"{host.url}about/")
        for batch in batches(pages):
            detector.open({f"{host.url}{quote(url)}": None for url in batch}, own)
    assert detector.faults == []
    assert detector.frames == count


@counts
@pytest.mark.parametrize("read", [read_commonmark, read_python_markdown], ids=["commonmark", "python-markdown"])
def test_no_payload_runs_or_loads_anything_in_the_markdown_version(
    count: int,
    read: Callable[[str], str],
    tmp_path_factory: pytest.TempPathFactory,
    detector_of: Any,  # noqa: ANN401 - functions
) -> None:
    root = attacked(tmp_path_factory, count) / "site"
    with hosted(root) as host:
        detector = detector_of(host)
        # With the front matter, because not every renderer knows it.
        rendered = {
            f"{host.url}{number}.html": f"<!doctype html><meta charset=utf-8>{read(path.read_text())}"
            for number, path in enumerate(sorted(root.glob("a/*/index.md")))
        }
        for batch in batches(list(rendered)):
            detector.open({url: rendered[url] for url in batch}, frozenset())
    assert detector.faults == []
    assert detector.frames == count


@pytest.mark.parametrize(
    ("attack", "found"),
    [
        ("<script>alert(1)</script>", "executed: alert"),
        ("<img src=x onerror=alert(1)>", "executed: alert"),
        ("<svg onload=confirm(1)>", "executed: confirm"),
        ("<iframe srcdoc='<script>print()</script>'></iframe>", "executed: print"),
        ("<meta http-equiv=refresh content='0;url=https://evil.example/'>", "request of https://evil.example/"),
        ("<link rel=stylesheet href=https://evil.example/x.css>", "request of https://evil.example/x.css"),
        ("<style>@import 'https://evil.example/x.css'</style>", "request of https://evil.example/x.css"),
        ("<a href='java\tscript:x()'>x</a>", "url <a"),
        ("<p onclick=x()>x</p>", "attribute <p"),
        ("<form><button formaction=javascript:x()>x</button></form>", "attribute <button"),
        ("<object data=x></object>", "element <object"),
        ("<script type=text/plain>x</script>", "<script"),
    ],
)
def test_the_detector_finds_what_works(attack: str, found: str, detector_of: Any, tmp_path: Path) -> None:  # noqa: ANN401 - a function
    with hosted(tmp_path) as host:
        detector = detector_of(host)
        detector.open({f"{host.url}attack.html": f"<!doctype html><body>{attack}"}, frozenset())
    assert any(found in fault for fault in detector.faults), detector.faults
