"""Images that no longer exist: a plate with their text and URL, with and without scripts, on screen and on paper."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.axe import violations
from tests.browser.hosting import SUB_PATH, Host, hosted
from tests.browser.pages import DESK, PHONE, OpenPage
from tests.browser.pdf_text import pdf_pages
from tests.browser.reading.test_stability import image
from tests.builders import raw_article
from tests.site.sites import built, whole_project

DEAD = "图片已失效"
TEXT = "<p>　　一段正文。</p>" * 60


@pytest.fixture(scope="module")
def images(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """A host that has one image left."""
    folder = tmp_path_factory.mktemp("images")
    (folder / "live.png").write_bytes(image())
    with hosted(folder) as host:
        yield host


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, images: Host) -> Iterator[Host]:
    body = f"""
<figure><img src="{images.url}wide.jpg" width="800" height="200" alt="老樟树"><figcaption>村口的老樟树。</figcaption></figure>
<figure><img src="{images.url}live.png" alt="还在"></figure>
<p>　　公式<img src="{images.url}e.svg" width="20" height="20" alt="E=mc^2">在文中。</p>{TEXT}
<figure><img src="{images.url}none.jpg?a=1&amp;b=2" alt="没有尺寸"></figure>"""
    raw = raw_article(title="失效", body=body, image=f"{images.url}lead.jpg").replace("---\n", "---\nid: dead\n", 1)
    folder = tmp_path_factory.mktemp("dead")
    built(whole_project(folder, {"articles/dead.txt": raw}))
    with hosted(folder / "site", SUB_PATH) as host:
        yield host


def scroll_through(page: Page) -> None:
    for _ in range(20):
        page.mouse.wheel(0, 400)
        page.wait_for_timeout(20)


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_a_plate_has_the_ratio_the_text_and_the_url_of_its_image(
    open_page: OpenPage, site: Host, images: Host, viewport: dict[str, int]
) -> None:
    page = open_page(viewport=viewport)
    page.goto(f"{site.url}a/dead/")
    figure = page.locator("figure", has_text="村口的老樟树。")
    plate = figure.locator(".na-dead")
    expect(plate).to_contain_text(DEAD)
    expect(plate).to_contain_text("老樟树")
    expect(plate.get_by_role("link")).to_have_attribute("href", f"{images.url}wide.jpg")
    expect(plate.get_by_role("link")).to_have_text(f"{images.url}wide.jpg")
    expect(figure.locator("figcaption")).to_be_visible()
    box = plate.bounding_box()
    assert box
    if viewport is DESK:
        assert box["width"] / box["height"] == pytest.approx(4, abs=0.05)
    # On a phone, the text takes more than a quarter of the width.
    assert box["width"] / box["height"] <= 4.05
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_images_without_a_size_and_the_lead_image_have_a_plate_too(
    open_page: OpenPage, site: Host, images: Host
) -> None:
    page = open_page()
    page.goto(f"{site.url}a/dead/")
    scroll_through(page)
    links = page.locator(".na-dead").get_by_role("link")
    names = ["lead.jpg", "wide.jpg", "none.jpg?a=1&b=2"]
    expect(links).to_have_text([images.url + name for name in names])


def test_an_image_that_loads_stays_as_it_is(open_page: OpenPage, site: Host) -> None:
    page = open_page()
    page.goto(f"{site.url}a/dead/")
    live = page.get_by_role("img", name="还在")
    expect(live).to_have_js_property("naturalWidth", 800)
    expect(live.locator("xpath=..").get_by_role("link")).to_be_hidden()


def test_within_a_line_the_text_of_an_image_leads_to_it(open_page: OpenPage, site: Host, images: Host) -> None:
    page = open_page()
    page.goto(f"{site.url}a/dead/")
    expect(page.locator("p", has_text="公式")).to_have_text("公式E=mc^2在文中。")
    expect(page.get_by_role("link", name="E=mc^2")).to_have_attribute("href", f"{images.url}e.svg")


def test_images_that_failed_before_the_script_ran_are_found(open_page: OpenPage, site: Host) -> None:
    page = open_page(fresh=True)

    def late(route: Route) -> None:
        time.sleep(0.5)
        route.continue_()

    page.route("**/archive.js", late)
    page.goto(f"{site.url}a/dead/")
    expect(page.locator(".na-dead", has_text="老樟树")).to_be_visible()


def test_the_front_page_has_a_plate_in_place_of_its_image(open_page: OpenPage, site: Host, images: Host) -> None:
    page = open_page()
    page.goto(site.url)
    plate = page.locator(".na-plate .na-dead")
    expect(plate).to_have_text(f"{DEAD}新浪财经{images.url}lead.jpg")
    box = plate.bounding_box()
    assert box
    assert box["width"] / box["height"] == pytest.approx(1.5, abs=0.05)


@pytest.mark.parametrize("url", ["", "a/dead/"], ids=["front page", "article"])
def test_urls_can_be_read_and_followed_without_scripts(open_page: OpenPage, site: Host, images: Host, url: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(site.url + url)
    link = page.get_by_role("link", name=f"{images.url}lead.jpg")
    expect(link).to_be_visible()
    expect(link).to_have_attribute("href", f"{images.url}lead.jpg")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_on_paper_there_are_the_texts_and_urls_of_images_that_are_gone(
    open_page: OpenPage, site: Host, images: Host, *, scripts: bool
) -> None:
    page = open_page(java_script_enabled=scripts)
    page.goto(f"{site.url}a/dead/")
    scroll_through(page)
    page.wait_for_load_state("networkidle")
    text = "".join(pdf_pages(page.pdf()))
    expected = [DEAD, "老樟树", "没有尺寸", "E=mc^2", f"{images.url}wide.jpg", f"{images.url}none.jpg?a=1&b=2"]
    assert [part for part in expected if part not in text] == []


@pytest.mark.parametrize("colour_scheme", ["light", "dark"])
def test_plates_are_accessible(open_page: OpenPage, site: Host, colour_scheme: str) -> None:
    page = open_page(color_scheme=colour_scheme)
    page.goto(f"{site.url}a/dead/")
    scroll_through(page)
    expect(page.locator(".na-dead")).to_have_count(3)
    assert violations(page) == []
