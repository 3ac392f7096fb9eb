"""On small screens, in the dark, and for those who see less: every kind of page."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.crowded import KINDS as CROWDED_KINDS
from tests.browser.hosting import Host
from tests.browser.kinds import ARCHIVE_KINDS

PHONE = {"width": 360, "height": 740}
WCAG_2_2_AA = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
Scheme = Literal["light", "dark"]

every_kind = pytest.mark.parametrize(
    ("host_name", "address"),
    [
        *(pytest.param("below_path", address, id=kind) for kind, address in ARCHIVE_KINDS.items()),
        *(pytest.param("crowded", address, id=kind) for kind, address in CROWDED_KINDS.items()),
    ],
)


def opened(page: Page, request: pytest.FixtureRequest, host_name: str, address: str) -> Page:
    """The page at an address. Pictures on hosts that are not there are given up at once."""
    page.route("**/*.invalid/**", lambda route: route.abort())
    answer = page.goto(request.getfixturevalue(host_name).url + address)
    assert answer is not None
    assert answer.ok is (address != ARCHIVE_KINDS["wrong address"])
    return page


@every_kind
def test_nothing_scrolls_sideways_on_a_phone(
    open_page: OpenPage, request: pytest.FixtureRequest, host_name: str, address: str
) -> None:
    page = opened(open_page(viewport=PHONE), request, host_name, address)
    width, seen = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert width <= seen, page.evaluate(WIDEST, seen)


WIDEST = """seen => [...document.querySelectorAll("main *, header *, footer *")]
    .filter(element => element.getBoundingClientRect().right > seen + 1)
    .map(element => `${element.tagName}.${element.className} ${element.getBoundingClientRect().right}`).slice(0, 5)"""


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


@every_kind
def test_axe_finds_no_violation_of_wcag_2_2_aa_by_day_and_by_night(
    open_page: OpenPage, request: pytest.FixtureRequest, host_name: str, address: str
) -> None:
    found = []
    for scheme in ("light", "dark"):
        page = opened(open_page(color_scheme=scheme), request, host_name, address)
        assert is_dark(page) is (scheme == "dark")
        found += violations(page)
    assert found == []


def violations(page: Page) -> list[tuple[str, ...]]:
    """What axe finds: the rule, the element, and what would help."""
    found = Axe().run(page, options=WCAG_2_2_AA).response["violations"]
    return [(rule["id"], node["html"][:200], node["failureSummary"]) for rule in found for node in rule["nodes"]]


def is_dark(page: Page) -> bool:
    """Whether letters are lighter than the ground that they stand on."""
    ground, letters = page.evaluate(
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('h1')).color]"
    )
    return _lightness(ground) < _lightness(letters)


def _lightness(colour: str) -> float:
    return sum(float(part) for part in re.findall(r"[\d.]+", colour)[:3])


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
    for address in ("about/", "a/h1tz4m0dah4z/", "no/such/page/"):
        page.goto(below_path.url + address)
        assert is_dark(page) is (scheme == "light"), address
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
