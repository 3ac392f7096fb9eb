"""The menu of a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.hosting import Host
from tests.browser.pages import PHONE, OpenPage


@pytest.mark.parametrize("java_script_enabled", [True, False], ids=["with JavaScript", "without"])
def test_the_menu_of_a_phone_opens_and_leads_on(
    open_page: OpenPage, below_path: Host, *, java_script_enabled: bool
) -> None:
    page = open_page(viewport=PHONE, java_script_enabled=java_script_enabled)
    page.goto(f"{below_path.url}a/h1tz4m0dah4z/")
    entry = page.get_by_role("navigation").get_by_role("link", name="时间线", exact=True)
    expect(entry).not_to_be_in_viewport()
    page.locator("label[for=__drawer]").filter(visible=True).first.click()
    expect(entry).to_be_in_viewport()
    entry.click()
    expect(page).to_have_url(f"{below_path.url}timeline/")
    expect(page.locator("h1")).to_contain_text("时间线")
