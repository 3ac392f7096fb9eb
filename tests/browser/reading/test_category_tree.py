"""The tree of categories: it folds by mouse and by keyboard, with or without JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.hosting import Host
from tests.browser.pages import OpenPage

without_and_with = pytest.mark.parametrize("java_script_enabled", [True, False], ids=["with JavaScript", "without"])


@without_and_with
def test_the_keyboard_opens_a_branch_right_after_its_link(
    open_page: OpenPage, crowded: Host, *, java_script_enabled: bool
) -> None:
    page = open_page(java_script_enabled=java_script_enabled)
    page.goto(f"{crowded.url}categories/")
    child = page.get_by_role("link", name="新浪财经", exact=True)
    expect(child).to_be_hidden()
    page.get_by_role("link", name="金融", exact=True).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(child).to_be_visible()
    page.keyboard.press("Tab")
    expect(child).to_be_focused()


@without_and_with
def test_a_folded_category_is_reached_by_its_own_link(
    open_page: OpenPage, crowded: Host, *, java_script_enabled: bool
) -> None:
    page = open_page(java_script_enabled=java_script_enabled)
    page.goto(f"{crowded.url}categories/")
    page.get_by_role("link", name="金融", exact=True).click()
    expect(page.locator("h1")).to_have_text("金融")
