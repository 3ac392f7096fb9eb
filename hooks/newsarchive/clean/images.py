"""Pictures: which address is the best one, and which pictures are not the article's."""

import re

from newsarchive.base.htmltree import Element
from newsarchive.clean.links import picture_address

# Lazy pages keep the true picture beside a placeholder in `src`, the largest one first here.
_ADDRESSES = ("data-original-src", "data-original", "zoomfile", "data-src", "src")
# Stand-ins of the crawler and broken addresses that no source means.
_NEVER_A_PICTURE = re.compile(r"//picsum\.photos/|/undefined$")
_PIXELS = re.compile(r"[1-9]\d{0,4}")


def best_address(image: Element) -> str:
    """The best address that an `img` names, or empty."""
    for attribute in _ADDRESSES:
        address = picture_address(image.get(attribute) or "")
        if address and not _NEVER_A_PICTURE.search(address):
            return address
    return ""


def own_picture(address: str, foreign: tuple[str, ...]) -> str:
    """The address of a front matter picture if it is the article's own; else empty."""
    address = picture_address(address)
    return "" if not address or address in foreign or _NEVER_A_PICTURE.search(address) else address


def size(image: Element) -> dict[str, str]:
    """`width` and `height` in pixels, where the markup states both."""
    width, height = image.get("width") or "", image.get("height") or ""
    return {"width": width, "height": height} if _PIXELS.fullmatch(width) and _PIXELS.fullmatch(height) else {}
