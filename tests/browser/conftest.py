"""A browser, and the sites it visits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import OPTIONS as OF_ITS_OWN
from tests.browser.chromium import find_chromium
from tests.browser.crowded import build_crowded
from tests.browser.demo import build_demo
from tests.browser.hosting import Host, hosted
from tests.site.sites import SUB_PATH_URL, shared, strict_build

SUB_PATH = "/repo/"
OPTIONS = (
    *OF_ITS_OWN,
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",  # no test depends on other hosts
)
DESK = {"width": 1280, "height": 800}

OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=OPTIONS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Opens a page in a profile of its own; takes the options of a Playwright context."""
    with ExitStack() as opened:

        def new_page(**options: Any) -> Page:  # noqa: ANN401 - Playwright's
            context = browser.new_context(**{"locale": "zh-CN", "viewport": DESK, **options})
            opened.callback(context.close)
            context.set_default_timeout(20_000)
            return context.new_page()

        yield new_page


@pytest.fixture(scope="session")
def at_root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """The archive, built without an address, at the root of its host."""
    with hosted(shared(tmp_path_factory, "archive", strict_build()) / "site") as host:
        yield host


@pytest.fixture(scope="session")
def below_path(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """The archive, built for the address of a project site, below a path."""
    folder = shared(tmp_path_factory, "published", strict_build(site_url=SUB_PATH_URL))
    with hosted(folder / "site", SUB_PATH) as host:
        yield host


@pytest.fixture(scope="session")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """The archive of extremes."""
    with hosted(shared(tmp_path_factory, "crowded", build_crowded) / "site", SUB_PATH) as host:
        yield host


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """The demonstration of 2,000 articles."""
    with hosted(shared(tmp_path_factory, "demo", build_demo) / "site", SUB_PATH) as host:
        yield host
