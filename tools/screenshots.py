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

from benchmarks.demo_archive import write_demo
from benchmarks.demo_images import place_images
from benchmarks.demo_pages import PAGES, copy_editorial
from benchmarks.synthetic.images.scenes import draw
from playwright.sync_api import Browser, Page, Route, ViewportSize, sync_playwright
from tests.browser.archives.kinds import EXAMPLES
from tests.browser.chromium import find_chromium
from tests.browser.conftest import OPTIONS
from tests.browser.hosting import SUB_PATH, hosted
from tests.builders import ROOT
from tests.site.sites import SUB_PATH_URL, run_build, whole_project

FOLDER = ROOT / "docs/assets/screenshots"
SCREENS: tuple[tuple[ViewportSize, int], ...] = (
    ({"width": 1440, "height": 900}, 1),
    ({"width": 360, "height": 740}, 2),
)
"""The viewports, each with its device pixel ratio."""
MODES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
QUALITY = 85
KINDS = EXAMPLES | {
    "article": "a/63nr97ezxbzm/",
    "category": "categories/金融/",
    "numbered page": "categories/金融/page/12/",
    "tag": "tags/地铁/",
    "year": "timeline/2021/",
    "month": "timeline/2021/05/",
    "day": "timeline/2021/05/12/",
    "editor": "editors/温良/",
    "topic": "topics/慢工/",
    "handwritten": "about/",
    "missing page": "404.html",
}
"""The kinds of page, with pages of the demonstration for those that other archives lack."""
COUNT = 2000


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


def build_demo(folder: Path) -> None:
    """Build the demonstration into `site` of a folder, as `make demo` does."""
    write_demo(COUNT, folder / "articles")
    copy_editorial(folder / "editorial")
    handwritten = {f"docs/{file.relative_to(PAGES)}": file.read_bytes() for file in PAGES.rglob("*.md")}
    config = {"site_name": "新闻档案", "site_url": SUB_PATH_URL}
    whole_project(folder, handwritten, settings={"workers": 0}, config=config)
    run = run_build(folder)
    if run.code:
        raise SystemExit(run.output)
    place_images(folder / "site")


def _page(browser: Browser, screen: ViewportSize, scale: int, mode: Literal["light", "dark"]) -> Page:
    context = browser.new_context(
        viewport=screen, device_scale_factor=scale, color_scheme=mode, reduced_motion="reduce", locale="zh-CN"
    )
    page = context.new_page()
    page.route(lambda url: "://127.0.0.1" not in url, show_drawn_image)
    return page


def show_drawn_image(route: Route) -> None:
    """Answer the request for an image of another host with a drawn one."""
    route.fulfill(content_type="image/svg+xml", body=draw("skyline", 0))


def screenshot(page: Page) -> bytes:
    """Take a screenshot of the viewport as WebP, which Playwright does not offer but is smaller than PNG and JPEG."""
    page.evaluate("document.fonts.ready")
    session = page.context.new_cdp_session(page)
    taken = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    session.detach()
    return b64decode(taken["data"])


if __name__ == "__main__":
    main()
