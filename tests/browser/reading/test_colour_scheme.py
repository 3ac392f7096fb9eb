"""Light and dark: the system's, until a reader chooses."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.colours import Scheme, is_dark
from tests.browser.hosting import Host
from tests.browser.pages import OpenPage


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
