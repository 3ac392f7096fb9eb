"""Requests to other hosts: images of articles, when they come near."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.hosting import SUB_PATH, Host, hosted
from tests.browser.pages import OpenPage
from tests.browser.witness import Witness
from tests.builders import raw_article
from tests.site.sites import built, whole_project

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


@pytest.fixture(scope="module")
def images(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """Another host, which has images."""
    folder = tmp_path_factory.mktemp("images")
    for name in ("first.png", "last.png"):
        (folder / name).write_bytes(PIXEL)
    with hosted(folder) as host:
        yield host


@pytest.fixture(scope="module")
def illustrated(tmp_path_factory: pytest.TempPathFactory, images: Host) -> Iterator[Host]:
    """An article with a image at its beginning and one far below, both on the other host."""
    host = images.url.replace("127.0.0.1", "localhost")
    first, last = (f'<p><img src="{host}{name}"></p>' for name in ("first.png", "last.png"))
    body = f"<p>　　开头。</p>{first}{'<p>　　一段很长的正文。</p>' * 400}{last}"
    article = f"---\nid: illustrated\n{raw_article(title='有图', body=body).lstrip().removeprefix('---').lstrip()}"
    folder = tmp_path_factory.mktemp("illustrated")
    built(whole_project(folder, {"articles/illustrated.txt": article}))
    with hosted(folder / "site", SUB_PATH) as site:
        yield site


def test_images_of_articles_load_when_near_and_send_no_referrer(
    open_page: OpenPage, illustrated: Host, images: Host
) -> None:
    page = open_page()
    witness = Witness(page)
    page.goto(f"{illustrated.url}a/illustrated/")
    expect(page.locator("img[src$='first.png']")).to_have_js_property("complete", value=True)
    page.wait_for_load_state("networkidle")
    assert [path for path, _ in images.asked] == ["/first.png"]
    page.locator("img[src$='last.png']").scroll_into_view_if_needed()
    expect(page.locator("img[src$='last.png']")).to_have_js_property("naturalWidth", 1)
    assert [path for path, _ in images.asked] == ["/first.png", "/last.png"]
    assert [headers.get("Referer") for _, headers in images.asked] == [None, None]
    assert witness.complaints == []
