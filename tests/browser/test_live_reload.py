"""An editor saves a file, and the page in the browser is the new one, without a hand on it."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.pages import OpenPage
from tests.site.serving import PATIENCE, copy_of_the_archive, served


def test_an_open_page_shows_what_an_editor_saved(open_page: OpenPage, tmp_path: Path) -> None:
    with served(copy_of_the_archive(tmp_path)) as server:
        page = open_page(fresh=True)
        page.goto(f"{server.url}a/h1tz4m0dah4z/")
        expect(page.get_by_text("据改过的稿件")).to_have_count(0)
        server.edit("articles/002_443af4c5a7996c3b.txt", lambda text: text.replace("据悉，", "据改过的稿件，"))
        expect(page.get_by_text("据改过的稿件")).to_be_visible(timeout=PATIENCE * 1000)
        page.goto("about:blank")
