"""Every kind of page where scripts do not run."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.archives.demo import KINDS
from tests.browser.hosting import Host
from tests.browser.pages import OpenPage


def test_every_kind_of_page_has_its_content(open_page: OpenPage, demo: Host, subtests: pytest.Subtests) -> None:
    page = open_page(java_script_enabled=False)
    for kind, url in KINDS.items():
        with subtests.test(kind):
            page.goto(demo.url + url)
            heading = page.get_by_role("heading", level=1)
            expect(heading).to_be_visible()
            assert len(page.get_by_role("main").inner_text()) > len(heading.inner_text())
