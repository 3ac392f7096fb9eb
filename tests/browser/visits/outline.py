"""The structure of a page as assistive technology sees it: headings, landmarks, motion, width."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Literal

from playwright.sync_api import Page, expect

LANDMARKS: tuple[Literal["banner", "main", "contentinfo"], ...] = ("banner", "main", "contentinfo")
_NAMES = """found => found.map(
  part => part.ariaLabel ?? document.getElementById(part.getAttribute("aria-labelledby"))?.textContent)"""
_MOVING = """() => [...document.querySelectorAll("*")].flatMap(element => ["", "::before", "::after"].flatMap(part => {
  const style = getComputedStyle(element, part);
  const moves = style.animationName !== "none" || style.scrollBehavior === "smooth"
    || style.transitionDuration.split(", ").some(duration => parseFloat(duration) > 0);
  return moves ? [`${element.tagName}.${element.className}${part}`] : [];
}))"""
_WIDEST = """seen => [...document.querySelectorAll("main *, header *, footer *")]
    .filter(element => element.getBoundingClientRect().right > seen + 1)
    .map(element => `${element.tagName}.${element.className} ${element.getBoundingClientRect().right}`).slice(0, 5)"""


def has_an_outline(page: Page) -> None:
    """One heading of the first level, at the beginning, and no level left out."""
    headings = page.get_by_role("heading")
    levels = [int(level) for level in headings.evaluate_all("found => found.map(heading => heading.tagName[1])")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert [(one, two) for one, two in pairwise(levels) if two > one + 1] == []


def has_landmarks(page: Page) -> None:
    """Each landmark once, and each navigation with a name of its own."""
    for landmark in LANDMARKS:
        expect(page.get_by_role(landmark)).to_have_count(1)
    names = page.get_by_role("navigation").evaluate_all(_NAMES)
    assert all(names)
    assert len(names) == len(set(names))


def does_not_move(page: Page) -> None:
    """No animation, transition or smooth scrolling; to be asked where less motion is preferred."""
    assert page.evaluate(_MOVING) == []


def does_not_scroll_sideways(page: Page) -> None:
    width, seen = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    widest: list[Any] = page.evaluate(_WIDEST, seen) if width > seen else []
    assert width <= seen, widest
