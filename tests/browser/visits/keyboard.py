"""The elements that the Tab key stops at, one after another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypedDict

from playwright.sync_api import Page

FIRST_STOPS = 60


class Stop(TypedDict):
    """An element with the focus: its edges on the page, and whether it is in view and differs from its unfocused self."""

    name: str
    top: float
    bottom: float
    left: float
    right: float
    seen: bool
    differs: bool
    in_main: bool


# A focus is shown by the element itself, or by the label of a button that is hidden.
_FOCUSED = """() => {
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
  const in_main = element.closest("main") !== null;
  return {name: element.outerHTML.slice(0, 120), ...place, seen, differs, in_main};
}"""


def stops(page: Page) -> Iterator[Stop]:
    """The elements that the Tab key leads to, in order: the first ones, as far as they are asked for."""
    for _ in range(FIRST_STOPS):
        page.keyboard.press("Tab")
        stop = focused(page)
        if stop is None:
            return
        yield stop


def focused(page: Page) -> Stop | None:
    stop: Stop | None = page.evaluate(_FOCUSED)
    return stop


def backward_steps(reached: Sequence[Stop]) -> list[tuple[str, str]]:
    """The pairs of stops of which the second is above the first.

    The next column may begin above.
    """
    return [
        (one["name"], two["name"])
        for one, two in pairwise(reached)
        if two["bottom"] <= one["top"] and two["left"] < one["right"]
    ]
