"""Every kind of page on a wide screen: requests, accessibility by day and by night, outline, keyboard.

Each is visited once; all checks run, and each that fails is reported.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.archives.crowded import KINDS as CROWDED_KINDS
from tests.browser.archives.demo import KINDS
from tests.browser.archives.kinds import ARCHIVE_KINDS
from tests.browser.axe import CONTRAST, violations
from tests.browser.colours import is_dark
from tests.browser.hosting import SUB_PATH, Host
from tests.browser.pages import OpenPage
from tests.browser.visits.keyboard import focused, stops
from tests.browser.visits.outline import does_not_move, has_an_outline, has_landmarks
from tests.browser.witness import Witness

# Only these end by themselves; an animation may follow the scrolling.
_END_OF_TRANSITIONS = """() => Promise.allSettled(
  document.getAnimations().filter(animation => animation instanceof CSSTransition).map(({ finished }) => finished))"""


@pytest.mark.parametrize("url", ARCHIVE_KINDS.values(), ids=ARCHIVE_KINDS)
def test_a_page_asks_its_own_host_alone_and_is_accessible_by_day_and_by_night(
    open_page: OpenPage, below_path: Host, url: str, subtests: pytest.Subtests
) -> None:
    page = open_page(color_scheme="light")
    witness = Witness(page)
    is_missing = url == ARCHIVE_KINDS["missing page"]
    answer = page.goto(below_path.url + url)
    assert answer is not None
    assert answer.ok is not is_missing
    page.mouse.wheel(0, 20_000)
    page.wait_for_load_state("networkidle")
    with subtests.test("no other host is asked"):
        assert witness.hosts() == {urlsplit(below_path.url).netloc}
        assert all(urlsplit(request.url).path.startswith(SUB_PATH) for request in witness.requests)
    with subtests.test("no complaint"):
        missing = [below_path.url + url] if is_missing else []
        assert [complaint for complaint in witness.complaints if "404" not in complaint] == missing
    page.evaluate("scrollTo(0, 0)")
    is_accessible_by_day_and_by_night(page, subtests)


@pytest.mark.parametrize("url", CROWDED_KINDS.values(), ids=CROWDED_KINDS)
def test_a_crowded_page_is_accessible_by_day_and_by_night(
    open_page: OpenPage, crowded: Host, url: str, subtests: pytest.Subtests
) -> None:
    page = open_page(color_scheme="light")
    answer = page.goto(crowded.url + url)
    assert answer is not None
    assert answer.ok
    is_accessible_by_day_and_by_night(page, subtests)


def is_accessible_by_day_and_by_night(page: Page, subtests: pytest.Subtests) -> None:
    """All rules in the light scheme; in the dark one those that depend on colours."""
    with subtests.test("by day"):
        assert not is_dark(page)
        assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    page.evaluate(_END_OF_TRANSITIONS)
    with subtests.test("by night"):
        assert is_dark(page)
        assert violations(page, CONTRAST) == []


@pytest.mark.parametrize("url", KINDS.values(), ids=KINDS)
def test_a_page_is_used_by_ear_by_keyboard_and_without_motion(
    open_page: OpenPage, demo: Host, url: str, subtests: pytest.Subtests
) -> None:
    page = open_page(reduced_motion="reduce")
    page.goto(demo.url + url)
    with subtests.test("outline"):
        has_an_outline(page)
    with subtests.test("landmarks"):
        has_landmarks(page)
    with subtests.test("less motion"):
        does_not_move(page)
    with subtests.test("the first stop is the skip link"):
        page.keyboard.press("Tab")
        skip = page.locator(":focus")
        expect(skip).to_have_class(re.compile(r"\bmd-skip\b"))
        expect(skip).to_be_in_viewport()
    first = focused(page)
    with subtests.test("each stop is in view and differs from its unfocused self"):
        assert first is not None
        reached = [first, *stops(page)]
        assert len(reached) > 5
        assert [stop["name"] for stop in reached if not stop["seen"]] == []
        assert [stop["name"] for stop in reached if not stop["differs"]] == []
    with subtests.test("the skip link leads to the content"):
        page.locator(".md-skip").focus()
        page.keyboard.press("Enter")
        target = page.locator(page.evaluate("location.hash"))
        expect(target).to_be_in_viewport()
        assert target.evaluate("target => target.closest('main') !== null || target.querySelector('main') !== null")
