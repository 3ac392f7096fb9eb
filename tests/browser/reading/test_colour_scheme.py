"""Light and dark: the system's, until a reader chooses."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.colours import Scheme, is_dark
from tests.browser.hosting import SUB_PATH, Host, hosted
from tests.browser.pages import OpenPage
from tests.browser.witness import Witness
from tests.builders import raw_article
from tests.site.sites import SUB_PATH_URL, built, whole_project

# As a site may write it: the search field, and no button for the colour scheme.
OWN_HEADER = """\
<header class="md-header">
<form class="na-search" role="search" action="{{ 'search/' | url }}" data-all="全部结果">
<input type="search" name="q" aria-label="搜索">
</form>
</header>
"""


def switch(page: Page) -> None:
    page.get_by_role("button", name="切换深色与浅色").click()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_reader_s_choice_of_light_or_dark_is_kept_on_the_next_pages(
    open_page: OpenPage, below_path: Host, scheme: Scheme
) -> None:
    page = open_page(color_scheme=scheme)
    page.goto(below_path.url)
    assert is_dark(page) is (scheme == "dark")
    switch(page)
    assert is_dark(page) is (scheme == "light")
    for url in ("about/", "a/h1tz4m0dah4z/", "no/such/page/"):
        page.goto(below_path.url + url)
        assert is_dark(page) is (scheme == "light"), url
    switch(page)
    assert is_dark(page) is (scheme == "dark")


def test_a_choice_that_is_the_system_s_follows_the_system(open_page: OpenPage, below_path: Host) -> None:
    page = open_page(color_scheme="light")
    page.goto(below_path.url)
    switch(page)
    switch(page)
    page.emulate_media(color_scheme="dark")
    assert is_dark(page)
    page.reload()
    assert is_dark(page)


def test_without_javascript_pages_are_light(open_page: OpenPage, below_path: Host) -> None:
    page = open_page(java_script_enabled=False, color_scheme="light")
    page.goto(f"{below_path.url}a/h1tz4m0dah4z/")
    assert not is_dark(page)


@pytest.fixture(scope="module")
def own_header(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """A site of one article with its own header, which has no button for the colour scheme."""
    folder = tmp_path_factory.mktemp("own_header")
    article = raw_article(title="就业消息", date="01 Feb 2022 04:00:00 GMT").replace(
        "---\ntitle", "---\nid: job\ntitle", 1
    )
    files = {"articles/job.txt": article, "overrides/partials/header.html": OWN_HEADER}
    config = {"site_url": SUB_PATH_URL, "theme": {"custom_dir": "overrides"}}
    (folder / "overrides").mkdir()
    built(whole_project(folder, files, settings={"search": True}, config=config))
    with hosted(folder / "site", SUB_PATH) as host:
        yield host


def test_a_page_without_the_button_has_all_other_features(open_page: OpenPage, own_header: Host) -> None:
    page = open_page()
    witness = Witness(page)
    page.goto(own_header.url)
    expect(page.locator(".na-button--scheme")).to_have_count(0)
    page.get_by_role("searchbox").focus()
    page.keyboard.type("就业")
    expect(page.get_by_role("option").first).to_contain_text("就业消息")
    page.goto(f"{own_header.url}search/?q=就业")
    expect(page.get_by_role("main").get_by_role("link", name="就业消息")).to_be_visible()
    page.goto(f"{own_header.url}timeline/2022/")
    expect(page.locator(".na-keys")).to_be_visible()
    page.goto(f"{own_header.url}a/job/")
    page.get_by_role("button", name="APA").click()
    expect(page.locator(".na-cite output")).to_contain_text("就业消息")
    assert witness.complaints == []
    page.goto(f"{own_header.url}no/such/page/")
    expect(page.locator("[data-missing] code")).to_have_text("/repo/no/such/page/")


def test_a_feature_that_fails_leaves_the_others(open_page: OpenPage, below_path: Host) -> None:
    page = open_page(fresh=True)
    witness = Witness(page)
    page.add_init_script("delete window.matchMedia")
    page.goto(f"{below_path.url}a/h1tz4m0dah4z/")
    page.get_by_role("button", name="APA").click()
    expect(page.locator(".na-cite output")).to_contain_text("叶雨婷")
    assert [complaint for complaint in witness.complaints if "matchMedia" not in complaint] == []
    assert witness.complaints != []
