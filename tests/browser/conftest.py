"""A browser, and the sites it visits."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.archives.crowded import build_crowded
from tests.browser.archives.demo import build_demo
from tests.browser.archives.searched import build_searched
from tests.browser.chromium import OPTIONS as OWN_OPTIONS
from tests.browser.chromium import find_chromium
from tests.browser.hosting import SUB_PATH, Host, hosted
from tests.browser.pages import OpenPage, PagePool
from tests.site.sites import SUB_PATH_URL, shared, strict_build

OPTIONS = (
    *OWN_OPTIONS,
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",  # no test depends on other hosts
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=OPTIONS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def page_pool(browser: Browser) -> PagePool:
    return PagePool(browser)


@pytest.fixture
def open_page(page_pool: PagePool) -> Iterator[OpenPage]:
    """Opens a page without a history; takes the options of a Playwright context. `fresh` pages are used once."""
    with ExitStack() as opened:

        def new_page(*, fresh: bool = False, **options: Any) -> Page:  # noqa: ANN401 - Playwright's
            return opened.enter_context(page_pool.fresh_page(**options) if fresh else page_pool.page(**options))

        yield new_page


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    return open_page()


@pytest.fixture(scope="session")
def at_root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """The archive, built without a URL, at the root of its host."""
    with hosted(shared(tmp_path_factory, "archive", strict_build()) / "site") as host:
        yield host


@pytest.fixture(scope="session")
def below_path(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """The archive, built for the URL of a project site, below a path."""
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


@pytest.fixture(scope="session")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """The small archive to search in."""
    with hosted(shared(tmp_path_factory, "searched", build_searched) / "site", SUB_PATH) as host:
        yield host
