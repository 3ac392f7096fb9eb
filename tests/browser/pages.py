"""Browser pages that one test after another uses: opening a page anew costs more than most tests do with it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page

DESK = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 740}

OpenPage = Callable[..., Page]

PATIENCE_MS = 20_000
_DEFAULTS: dict[str, Any] = {"locale": "zh-CN", "viewport": DESK}
_EMULATED = {"color_scheme": "light", "reduced_motion": "no-preference"}
"""Options that an open page can change."""


class PagePool:
    """Open pages by the options of their context. A page that is given back has forgotten its last test."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._idle: dict[str, list[Page]] = {}

    @contextmanager
    def page(self, **options: Any) -> Iterator[Page]:  # noqa: ANN401 - Playwright's
        """A page in a profile without a history."""
        wanted = _DEFAULTS | _EMULATED | options
        fixed = {name: value for name, value in wanted.items() if name not in {"viewport", *_EMULATED}}
        idle = self._idle.setdefault(json.dumps(fixed, sort_keys=True), [])
        page = idle.pop() if idle else self._new(fixed)
        page.set_viewport_size(wanted["viewport"])
        page.emulate_media(media="null", **{name: wanted[name] for name in _EMULATED})
        undo = _recorded(page)
        yield page
        undo()
        _forget(page)
        idle.append(page)

    @contextmanager
    def fresh_page(self, **options: Any) -> Iterator[Page]:  # noqa: ANN401 - Playwright's
        """A page that no other test gets, for what cannot be undone, such as another clock."""
        page = self._new(_DEFAULTS | options)
        yield page
        page.context.close()

    def _new(self, options: dict[str, Any]) -> Page:
        context = self._browser.new_context(**options)
        context.set_default_timeout(PATIENCE_MS)
        return context.new_page()


def _recorded(page: Page) -> Callable[[], None]:
    """Notes every listener that is added to a page; the function takes them off again."""
    add = page.on
    added: list[tuple[Any, Any]] = []

    def on(event: Any, listener: Any) -> None:  # noqa: ANN401 - Playwright has an overload for each event
        added.append((event, listener))
        add(event, listener)

    def undo() -> None:
        page.on = add  # type: ignore[method-assign]
        for event, listener in added:
            page.remove_listener(event, listener)

    page.on = on  # type: ignore[method-assign, assignment]
    return undo


def _forget(page: Page) -> None:
    """Leave nothing of a test in a page: no routes, no stored choice, no pointer over an element.

    It stays where it is: another origin would be another process, which may forget what it emulates.
    """
    page.unroute_all(behavior="ignoreErrors")
    if page.url.startswith("http"):
        page.evaluate("localStorage.clear(); sessionStorage.clear(); stop()")
    page.mouse.move(0, 0)
