"""A detector of attacks: what pages in a real browser run, load from elsewhere, go to, or could run."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from html import escape
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from playwright.sync_api import Browser, BrowserContext, Dialog, Error, Frame, Request

from tests.browser.hosting import Host, hosted

IN_ONE_PAGE = 24
"""Pages that are loaded at once, in frames: what opens a page costs more than what is on it."""
_FRAMES = "frames.txt"
"""An empty file of the host, in whose place the frames are: other places may not load frames from it."""

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


class Detector:
    """Opens pages in frames, and gathers what ran, what was requested from elsewhere, what left, and what is active."""

    def __init__(self, context: BrowserContext, host: Host) -> None:
        self.faults: list[str] = []
        self.frames = 0
        self._host = host
        self._urls: frozenset[str] = frozenset()
        context.add_init_script(WITNESS)
        # Requests are watched and not answered, which would take most of the time: no host's name leads anywhere here.
        context.on("request", self._request)
        self._page = context.new_page()
        self._page.on("dialog", self._dialog)
        self._page.on("console", lambda message: self._note(message.text) if "executed: " in message.text else None)
        self._page.on("framenavigated", self._navigation)

    def open(
        self,
        paths: Iterable[str],
        own_scripts: frozenset[str] = frozenset(),
        *,
        after: Callable[[Frame], object] = lambda _: None,
    ) -> None:
        """Open pages of the host by their path from its root, as it is in a URL, and read each `after` something else."""
        urls = iter(f"{self._host.url}{path}" for path in paths)
        while some := list(islice(urls, IN_ONE_PAGE)):
            self._open_at_once(some, own_scripts, after)

    def scripts_of(self, path: str) -> frozenset[str]:
        """The scripts of a page that no payload is on."""
        self._page.goto(f"{self._host.url}{path}")
        result: dict[str, Any] = self._page.evaluate(ACTIVE)
        return frozenset(map(bare, result["scripts"]))

    def _open_at_once(self, urls: list[str], own_scripts: frozenset[str], after: Callable[[Frame], object]) -> None:
        self._page.goto(f"{self._host.url}{_FRAMES}")
        self._urls = frozenset(map(unquote, urls))
        frames = "".join(f'<iframe src="{escape(url)}" width=900 height=600></iframe>' for url in urls)
        self._page.set_content(f"<!doctype html>{frames}")
        opened = [frame for frame in self._page.frames if frame.parent_frame == self._page.main_frame]
        for frame, url in zip(opened, urls, strict=True):
            after(frame)
            self._read(frame, url, own_scripts)
        # What a page does right after it was loaded is still of this page.
        self._page.wait_for_timeout(50)
        self._urls = frozenset()

    def _read(self, frame: Frame, url: str, own_scripts: frozenset[str]) -> None:
        try:
            result: dict[str, Any] = frame.evaluate(ACTIVE)
        except Error as error:
            self.faults.append(f"{url} was left while it was read: {error.message}")
            return
        if unquote(frame.url) != unquote(url):
            self.faults.append(f"{url} went to {frame.url}")
            return
        self.frames += 1
        foreign = [script for script in result["scripts"] if bare(script) not in own_scripts]
        self.faults += [f"{url}: {fault}" for fault in (*result["found"], *foreign)]

    def _request(self, request: Request) -> None:
        # Images of articles are loaded from their hosts by design.
        is_image = request.resource_type == "image" and request.url.startswith(("http://", "https://"))
        if not (is_image or request.url.startswith(self._host.url)):
            self._note(f"request of {request.url} as {request.resource_type}")

    def _navigation(self, frame: Frame) -> None:
        if frame.parent_frame and self._urls and unquote(frame.url) not in self._urls | {"about:blank"}:
            self._note(f"navigation to {frame.url}")

    def _dialog(self, dialog: Dialog) -> None:
        self._note(f"dialog {dialog.message}")
        dialog.dismiss()

    def _note(self, fault: str) -> None:
        self.faults.append(f"one of {sorted(self._urls)}: {fault}")


def bare(script: str) -> str:
    """A script without the path to the site's root."""
    return re.sub(r"(?<=[\"=])[./]+", "", script)


@contextmanager
def detector_for(browser: Browser, folder: Path) -> Iterator[Detector]:
    """A detector for the pages of a folder."""
    (folder / _FRAMES).touch()
    with hosted(folder) as host, browser.new_context(locale="zh-CN") as context:
        yield Detector(context, host)
