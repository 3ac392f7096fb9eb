"""A page stands still while its pictures come in, late as they may be."""

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
SHIFTS = """() => new Promise(tell => {
  const moved = [];
  new PerformanceObserver(list => list.getEntries().forEach(shift => shift.sources.forEach(({node}) => moved.push(
    `${shift.value} ${(node.outerHTML ?? node.parentElement.outerHTML).slice(0, 150)}`))))
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => tell(moved), 300);
})"""


def picture() -> bytes:
    """A grey PNG of that size."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 0, 0, 0, 0)
    lines = zlib.compress((b"\x00" + b"\x99" * WIDTH) * HEIGHT)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


@pytest.fixture(scope="module")
def pictured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """A site of one article with pictures on a slow host: one of known size, one of which nothing is known."""
    folder = tmp_path_factory.mktemp("slow")
    (folder / "picture.png").write_bytes(picture())
    with hosted(folder, delay=SECONDS) as slow:
        address = f"{slow.url.replace('127.0.0.1', 'localhost')}picture.png"
        text = "<p>　　一段正文。</p>" * 3
        articles = {}
        for name, size in (("sized", f'width="{WIDTH}" height="{HEIGHT}"'), ("unsized", "")):
            body = f'{text}<p><img src="{address}" {size}></p>{text}'
            raw = raw_article(title="有图", body=body, image=address)
            articles[f"articles/{name}.txt"] = raw.replace("---\n", f"---\nid: {name}\n", 1)
        project = tmp_path_factory.mktemp("pictured")
        built(whole_project(project, articles))
        with hosted(project / "site", SUB_PATH) as site:
            yield site


def shifts(page: Page, address: str) -> list[str]:
    """What moved while a page was loaded, and how much each time, as the Cumulative Layout Shift counts it."""
    page.goto(address)
    expect(page.locator("main img[src$='picture.png']").first).to_have_js_property("naturalWidth", WIDTH)
    moved: list[str] = page.evaluate(SHIFTS)
    return moved


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("address", ["", "a/sized/"], ids=["front page", "article"])
def test_pictures_whose_size_is_known_move_nothing(
    open_page: OpenPage, pictured: Host, address: str, viewport: dict[str, int]
) -> None:
    assert shifts(open_page(fresh=True, viewport=viewport), pictured.url + address) == []


def test_what_is_measured_is_seen_where_the_size_is_not_known(open_page: OpenPage, pictured: Host) -> None:
    assert shifts(open_page(fresh=True), f"{pictured.url}a/unsized/")
