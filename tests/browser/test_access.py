"""With the keyboard alone, by ear, and without motion: every kind of page."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal, TypedDict

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.demo import KINDS
from tests.browser.hosting import Host
from tests.browser.test_looks import PHONE

every_kind = pytest.mark.parametrize("address", KINDS.values(), ids=KINDS)
FIRST_STOPS = 60
LANDMARKS: tuple[Literal["banner", "main", "contentinfo"], ...] = ("banner", "main", "contentinfo")


class Stop(TypedDict):
    """Where the keyboard is: the element, its edges on the page, whether it is seen and differs from its unfocused self."""

    name: str
    top: float
    bottom: float
    left: float
    right: float
    seen: bool
    differs: bool


# A focus is told by the element itself, or by the label of a button that is hidden.
FOCUSED = """() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  const shown = element.labels?.length && element.nextElementSibling?.matches("label") ? element.nextElementSibling : element;
  const look = () => [element, shown].map(part => {
    const style = getComputedStyle(part);
    return ["outlineStyle", "outlineWidth", "outlineColor", "boxShadow", "backgroundColor"].map(name => style[name]);
  }).join();
  const focused = look();
  const box = shown.getBoundingClientRect();
  const middle = document.elementFromPoint(
    Math.max(0, (Math.max(box.left, 0) + box.right) / 2), Math.max(0, (Math.max(box.top, 0) + box.bottom) / 2));
  const seen = box.width > 0 && box.top >= -1 && box.top < innerHeight && (middle === null || shown.contains(middle) || middle.contains(shown));
  const place = {top: box.top + scrollY, bottom: box.bottom + scrollY, left: box.left, right: box.right};
  element.blur();
  const differs = focused !== look();
  element.focus({focusVisible: true, preventScroll: true});
  return {name: element.outerHTML.slice(0, 120), ...place, seen, differs};
}"""


def stops(page: Page) -> list[Stop]:
    """The first places that the Tab key leads to, in order."""
    found: list[Stop] = []
    while len(found) < FIRST_STOPS:
        page.keyboard.press("Tab")
        stop: Stop | None = page.evaluate(FOCUSED)
        if stop is None:
            break
        found.append(stop)
    return found


@every_kind
def test_wherever_the_keyboard_is_it_is_seen(open_page: OpenPage, demo: Host, address: str) -> None:
    page = open_page(reduced_motion="reduce")
    page.goto(demo.url + address)
    reached = stops(page)
    assert len(reached) > 5
    assert [stop["name"] for stop in reached if not stop["seen"]] == []
    assert [stop["name"] for stop in reached if not stop["differs"]] == []


@every_kind
def test_the_keyboard_goes_through_the_page_from_top_to_bottom(open_page: OpenPage, demo: Host, address: str) -> None:
    page = open_page(reduced_motion="reduce", viewport=PHONE)
    page.goto(demo.url + address)
    main = page.get_by_role("main")
    main.evaluate("main => { main.tabIndex = -1; main.focus() }")
    inside: list[Stop] = []
    for stop in stops(page):
        if not page.evaluate("document.activeElement.closest('main')") and inside:
            break
        inside.append(stop)
    back = [
        (one["name"], two["name"])
        for one, two in pairwise(inside)
        if two["bottom"] <= one["top"] and two["left"] < one["right"]  # the next column may begin above
    ]
    assert back == []


@every_kind
def test_the_first_stop_skips_to_what_the_page_says(open_page: OpenPage, demo: Host, address: str) -> None:
    page = open_page(reduced_motion="reduce")
    page.goto(demo.url + address)
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_class(re.compile(r"\bmd-skip\b"))
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    target = page.locator(page.evaluate("location.hash"))
    expect(target).to_be_in_viewport()
    assert target.evaluate("target => target.closest('main') !== null || target.querySelector('main') !== null")


@every_kind
def test_headings_form_an_outline(open_page: OpenPage, demo: Host, address: str) -> None:
    page = open_page()
    page.goto(demo.url + address)
    headings = page.get_by_role("heading")
    levels = [int(level) for level in headings.evaluate_all("found => found.map(heading => heading.tagName[1])")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert [(one, two) for one, two in pairwise(levels) if two > one + 1] == []


@every_kind
def test_a_page_has_its_landmarks_once_and_each_navigation_a_name(
    open_page: OpenPage, demo: Host, address: str
) -> None:
    page = open_page()
    page.goto(demo.url + address)
    for landmark in LANDMARKS:
        expect(page.get_by_role(landmark)).to_have_count(1)
    names = page.get_by_role("navigation").evaluate_all(NAMES)
    assert all(names)
    assert len(names) == len(set(names))


@every_kind
def test_who_asks_for_less_motion_gets_none(open_page: OpenPage, demo: Host, address: str) -> None:
    page = open_page(reduced_motion="reduce")
    page.goto(demo.url + address)
    assert page.evaluate(MOVING) == []


NAMES = """found => found.map(
  part => part.ariaLabel ?? document.getElementById(part.getAttribute("aria-labelledby"))?.textContent)"""
MOVING = """() => [...document.querySelectorAll("*")].flatMap(element => ["", "::before", "::after"].flatMap(part => {
  const style = getComputedStyle(element, part);
  const moves = style.animationName !== "none" || style.scrollBehavior === "smooth"
    || style.transitionDuration.split(", ").some(duration => parseFloat(duration) > 0);
  return moves ? [`${element.tagName}.${element.className}${part}`] : [];
}))"""
