"""Every kind of page on a narrow screen: width, and the order of the keyboard."""

from __future__ import annotations

from itertools import takewhile

import pytest

from tests.browser.archives.crowded import KINDS as CROWDED_KINDS
from tests.browser.archives.demo import KINDS
from tests.browser.archives.kinds import ARCHIVE_KINDS
from tests.browser.hosting import Host
from tests.browser.pages import PHONE, OpenPage
from tests.browser.visits.keyboard import backward_steps, stops
from tests.browser.visits.outline import does_not_scroll_sideways


def test_no_page_scrolls_sideways(
    open_page: OpenPage, below_path: Host, crowded: Host, subtests: pytest.Subtests
) -> None:
    page = open_page(viewport=PHONE)
    for host, kinds in ((below_path, ARCHIVE_KINDS), (crowded, CROWDED_KINDS)):
        for kind, url in kinds.items():
            with subtests.test(kind):
                answer = page.goto(host.url + url)
                assert answer is not None
                assert answer.ok is (url != ARCHIVE_KINDS["missing page"])
                does_not_scroll_sideways(page)


@pytest.mark.parametrize("url", KINDS.values(), ids=KINDS)
def test_a_page_fits_and_the_keyboard_goes_from_top_to_bottom(
    open_page: OpenPage, demo: Host, url: str, subtests: pytest.Subtests
) -> None:
    page = open_page(reduced_motion="reduce", viewport=PHONE)
    page.goto(demo.url + url)
    with subtests.test("width"):
        does_not_scroll_sideways(page)
    with subtests.test("keyboard"):
        page.get_by_role("main").evaluate("main => { main.tabIndex = -1; main.focus() }")
        inside = list(takewhile(lambda stop: stop["in_main"], stops(page)))
        assert backward_steps(inside) == []
