"""The README's images of one article: its raw file, its page, and the removal ledger of that page.

`make screenshots` writes them to docs/assets/screenshots/ next to those of the demo.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright
from tests.browser.chromium import find_chromium
from tests.browser.conftest import OPTIONS
from tests.browser.hosting import SUB_PATH, hosted
from tests.builders import ROOT
from tests.site.sites import built, whole_project
from tools.screenshots import FOLDER, screenshot, show_drawn_image

SAMPLE = ROOT / "tests/sources/sina-finance/bold-by-style-and-captions/raw.md"
RULES = "editorial/sources/sina-finance.yml"
VIEWPORT: ViewportSize = {"width": 720, "height": 900}
RAW_PAGE = """\
<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; padding: 16px 20px; background: #1e1e1e; color: #d6d0c4;
  font: 13px/1.5 "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace;
  white-space: pre-wrap; overflow-wrap: anywhere }}
</style>{}"""
LEDGER = ".na-provenance details"


def main() -> None:
    """Build a site of the sample and take the three screenshots."""
    with sync_playwright() as playwright, TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=OPTIONS)
        whole = whole_project(
            Path(folder),
            {"articles/sample.txt": SAMPLE.read_bytes(), RULES: (ROOT / RULES).read_bytes()},
            config={"site_name": "新闻档案"},
        )
        built(whole)
        with hosted(whole.root / "site", SUB_PATH) as host, _page(browser) as page:
            page.set_content(RAW_PAGE.format(escape(SAMPLE.read_text(encoding="utf-8").lstrip())))
            _write("raw-file", page)
            page.goto(host.url + whole.article("articles/sample.txt").url, wait_until="networkidle")
            _write("cleaned-article", page)
            page.locator(LEDGER).evaluate("ledger => { ledger.open = true; ledger.scrollIntoView() }")
            _write("removal-ledger", page)
        browser.close()


@contextmanager
def _page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=VIEWPORT, color_scheme="light", reduced_motion="reduce", locale="zh-CN")
    page = context.new_page()
    page.route(lambda url: "://127.0.0.1" not in url, show_drawn_image)
    yield page
    context.close()


def _write(name: str, page: Page) -> None:
    page.evaluate("document.fonts.ready")
    (FOLDER / f"{name}.webp").write_bytes(screenshot(page))


if __name__ == "__main__":
    main()
