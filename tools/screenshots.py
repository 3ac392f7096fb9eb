"""Screenshots of every kind of page of the demo, in light and dark mode, on a desktop and a phone.

`make screenshots` writes them to docs/assets/screenshots/ as kind-mode-width.webp. Those that the README shows are
committed; .gitignore names them.
"""

import sys
from base64 import b64decode
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import Browser, Page, Route, ViewportSize, sync_playwright
from tests.browser.archives.demo import KINDS, build_demo
from tests.browser.chromium import find_chromium
from tests.browser.conftest import OPTIONS
from tests.browser.hosting import SUB_PATH, hosted
from tests.builders import ROOT

FOLDER = ROOT / "docs/assets/screenshots"
SCREENS: tuple[tuple[ViewportSize, int], ...] = (
    ({"width": 1440, "height": 900}, 1),
    ({"width": 360, "height": 740}, 2),
)
"""The viewports, each with its device pixel ratio."""
MODES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
QUALITY = 85
# Images of synthetic articles do not exist, so all are replaced by this one.
PLACEHOLDER = """\
<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="675" viewBox="0 0 16 9">
<path fill="#cfc8ba" d="M0 0h16v9H0z"/><circle cx="11.5" cy="3" r="1.1" fill="#a6261b"/>
<path fill="#8f897d" d="m0 7 4-3 3 2 3-1.5L16 7v2H0z"/><path fill="#5f584f" d="m0 8 6-1.5L16 8v1H0z"/></svg>"""


def main() -> None:
    """Build the demo, unless a folder with one is given, and take the screenshots."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as made, sync_playwright() as playwright:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(made)
        if len(sys.argv) == 1:
            build_demo(folder)
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=OPTIONS)
        with hosted(folder / "site", SUB_PATH) as host:
            for (screen, scale), mode in product(SCREENS, MODES):
                page = _page(browser, screen, scale, mode)
                for kind, path in KINDS.items():
                    name = f"{kind.replace(' ', '-')}-{mode}-{screen['width']}.webp"
                    page.goto(host.url + path, wait_until="networkidle")
                    (FOLDER / name).write_bytes(screenshot(page))
                page.context.close()
        browser.close()


def _page(browser: Browser, screen: ViewportSize, scale: int, mode: Literal["light", "dark"]) -> Page:
    context = browser.new_context(
        viewport=screen, device_scale_factor=scale, color_scheme=mode, reduced_motion="reduce", locale="zh-CN"
    )
    page = context.new_page()
    page.route(lambda url: "://127.0.0.1" not in url, show_placeholder)
    return page


def show_placeholder(route: Route) -> None:
    """Answer the request for an image of an article with the placeholder."""
    route.fulfill(content_type="image/svg+xml", body=PLACEHOLDER)


def screenshot(page: Page) -> bytes:
    """Take a screenshot of the viewport as WebP, which Playwright does not offer but is smaller than PNG and JPEG."""
    page.evaluate("document.fonts.ready")
    session = page.context.new_cdp_session(page)
    taken = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    session.detach()
    return b64decode(taken["data"])


if __name__ == "__main__":
    main()
