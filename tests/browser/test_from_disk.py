"""A site with `use_directory_urls: false` is read from disk, without a server."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hosting import Host, hosted
from tests.builders import raw_article
from tests.site.sites import built, shared, whole_project
from tests.site.test_opens_from_disk import build_for_disk


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shared(tmp_path_factory, "from-disk", build_for_disk) / "site"


def test_a_reader_clicks_from_page_to_page(page: Page, folder: Path) -> None:
    page.goto((folder / "index.html").as_uri())
    for link in (
        ".na-nav a[href*=categories]",
        "main a[href*=categories]",
        "main a[href^='../'][href*='/a/']",
        ".na-nav a[href*=timeline]",
        "main a[href^='20']",
        "main .na-calendar a >> nth=0",
        "main a[href*='/a/']",
        ".na-brand a",
    ):
        page.locator(link).first.click()
        assert page.url.startswith(folder.as_uri())
        assert page.url.endswith(".html")
        expect(page.locator("main, .na-page").first).to_be_visible()
    assert page.url == (folder / "index.html").as_uri()


def test_search_from_disk_names_what_it_needs(page: Page, folder: Path) -> None:
    page.goto((folder / "index.html").as_uri())
    page.locator(".na-header input[name=q]").fill("稿件")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/index.html?q=*")
    needs = page.locator(".na-from-disk")
    expect(needs).to_be_visible()
    expect(needs).to_contain_text("python -m http.server")
    page.locator(".na-other a").first.click()
    assert page.url == (folder / "categories/index.html").as_uri()


def test_on_a_server_search_works_and_its_links_name_files(page: Page, folder: Path) -> None:
    with hosted(folder) as host:
        check_search(page, host)


def check_search(page: Page, host: Host) -> None:
    page.goto(f"{host.url}search/index.html?q=稿件")
    link = page.locator(".na-item h2 a").first
    expect(page.locator(".na-from-disk")).to_be_hidden()
    link.click()
    page.wait_for_url("**/a/*/index.html")
    field = page.locator(".na-header input[name=q]")
    field.focus()
    field.press_sequentially("稿件")
    options = page.get_by_role("option")
    expect(options).to_have_count(6)
    urls = options.evaluate_all("links => links.map(link => link.href.split('?')[0])")
    assert [url for url in urls if not url.endswith("/index.html")] == []
    options.last.click()
    page.wait_for_url("**/search/index.html?q=*")
    expect(page.get_by_role("status")).to_contain_text("找到")


def test_urls_of_images_can_be_read_from_disk(page: Page, tmp_path: Path) -> None:
    body = (
        '<figure><img src="http://127.0.0.1:9/a.jpg" width="600" height="400" alt="老樟树"></figure><p>　　正文。</p>'
    )
    raw = raw_article(title="失效", body=body).replace("---\n", "---\nid: dead\n", 1)
    built(whole_project(tmp_path, {"articles/a.txt": raw}, config={"use_directory_urls": False}))
    page.goto((tmp_path / "site/a/dead/index.html").as_uri())
    expect(page.get_by_role("link", name="http://127.0.0.1:9/a.jpg")).to_be_visible()
    expect(page.locator(".na-cite button").first).to_be_hidden()
