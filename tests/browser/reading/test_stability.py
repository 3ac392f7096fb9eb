"""Layout stability: a page does not move while late images load."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hosting import SUB_PATH, Host, hosted
from tests.browser.pages import DESK, PHONE, OpenPage
from tests.builders import raw_article
from tests.site.sites import built, whole_project

WIDTH, HEIGHT = 800, 450
SECONDS = 0.5
# From the moment when an image is there: on a busy machine the script that fills in the day moves a line before that.
SHIFTS = """() => new Promise(tell => {
  const moved = [];
  const images = performance.getEntriesByType("resource").filter(({name}) => name.endsWith("image.png"));
  const loaded = Math.min(...images.map(({responseEnd}) => responseEnd)) - 20;
  new PerformanceObserver(list => list.getEntries().filter(({startTime}) => startTime >= loaded)
    .forEach(shift => shift.sources.forEach(({node}) => moved.push(
      `${shift.value} ${(node.outerHTML ?? node.parentElement.outerHTML).slice(0, 150)}`))))
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => tell(moved), 300);
})"""


def image() -> bytes:
    """A grey PNG of that size."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 0, 0, 0, 0)
    lines = zlib.compress((b"\x00" + b"\x99" * WIDTH) * HEIGHT)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


@pytest.fixture(scope="module")
def illustrated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """A site of one article with images on a slow host: one of known size, one of which nothing is known."""
    folder = tmp_path_factory.mktemp("slow")
    (folder / "image.png").write_bytes(image())
    with hosted(folder, delay=SECONDS) as slow:
        url = f"{slow.url.replace('127.0.0.1', 'localhost')}image.png"
        text = "<p>　　一段正文。</p>" * 3
        articles = {}
        for name, size in (("sized", f'width="{WIDTH}" height="{HEIGHT}"'), ("unsized", "")):
            body = f'{text}<p><img src="{url}" {size}></p>{text}'
            raw = raw_article(title="有图", body=body, image=url)
            articles[f"articles/{name}.txt"] = raw.replace("---\n", f"---\nid: {name}\n", 1)
        project = tmp_path_factory.mktemp("illustrated")
        built(whole_project(project, articles))
        with hosted(project / "site", SUB_PATH) as site:
            yield site


def shifts(page: Page, url: str) -> list[str]:
    """Every layout shift while a page loads, as the Cumulative Layout Shift counts it."""
    page.goto(url)
    expect(page.locator("main img[src$='image.png']").first).to_have_js_property("naturalWidth", WIDTH)
    moved: list[str] = page.evaluate(SHIFTS)
    return moved


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("url", ["", "a/sized/"], ids=["front page", "article"])
def test_images_of_known_size_move_nothing(
    open_page: OpenPage, illustrated: Host, url: str, viewport: dict[str, int]
) -> None:
    assert shifts(open_page(fresh=True, viewport=viewport), illustrated.url + url) == []


def test_images_of_unknown_size_are_seen_to_move_the_page(open_page: OpenPage, illustrated: Host) -> None:
    assert shifts(open_page(fresh=True), f"{illustrated.url}a/unsized/")
