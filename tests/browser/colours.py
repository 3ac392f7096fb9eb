"""The colour scheme of a page."""

from __future__ import annotations

import re
from typing import Literal

from playwright.sync_api import Page

Scheme = Literal["light", "dark"]


def is_dark(page: Page) -> bool:
    """True if letters are lighter than their background."""
    background, letters = page.evaluate(
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('h1')).color]"
    )
    return _lightness(background) < _lightness(letters)


def _lightness(colour: str) -> float:
    return sum(float(part) for part in re.findall(r"[\d.]+", colour)[:3])
