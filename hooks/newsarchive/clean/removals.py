"""The ledger of everything that the cleaning removes, so that nothing disappears silently."""

from collections.abc import Collection
from typing import NamedTuple

from lxml import etree

from newsarchive.base.htmltree import Element
from newsarchive.base.image_attributes import BACKGROUND_ATTRIBUTES, TRUE_URL_ATTRIBUTES, background_urls
from newsarchive.base.text import collapse_whitespace, truncate
from newsarchive.model.article import Removal

# The rule named for removals by a pass that applies to all sources.
GENERIC = "generic"
SMALLER_COPY = "a smaller copy of the image that its link leads to"
# Removals that no reader of the source saw are truncated: a style sheet can be larger than its article.
_INVISIBLE = frozenset({"comment", "style", "script"})
_MAX_INVISIBLE_LENGTH = 200
_WITH_URL = frozenset({"image", "link"})
# Removals whose whitespace is kept: names, and whitespace itself.
_VERBATIM = frozenset({"attribute", "whitespace"})
# Elements that may show an image, as custom ones do, whose names have a hyphen.
_IMAGES = frozenset({"img", "image", "source", "video", "input"})


# Markup that is wrong once is often wrong everywhere.
_MAX_FAULTS = 20


class Fault(NamedTuple):
    """Something wrong in a raw body, with `line` counted from 1 in the body: a problem of the file that contains it."""

    code: str
    message: str
    line: int
    detail: str = ""
    """The traceback of an error of the program; a fault without one is the markup's."""


class RemovalLog:
    """Collects removals in the order of their first occurrence; equal removals are counted, not repeated.

    `faults` holds at most the first 20 of what an editor should know about the markup.
    """

    def __init__(self) -> None:
        self._counts: dict[tuple[str, str, str, str], int] = {}
        self.faults: list[Fault] = []
        self.total = 0
        """The number of removals recorded, equal ones included."""

    def report(self, code: str, message: str, *, line: int | None = None, detail: str = "") -> None:
        """Record a fault; a line that is unknown is the first one."""
        if not self.has_many_faults:
            self.faults.append(Fault(code, message, line or 1, detail))

    @property
    def has_many_faults(self) -> bool:
        """True if no more faults are recorded."""
        return len(self.faults) >= _MAX_FAULTS

    def has_fault(self, code: str) -> bool:
        """True if a fault with this code was recorded: for faults of which one is enough."""
        return any(fault.code == code for fault in self.faults)

    def clear(self) -> None:
        """Forget everything, before a body is cleaned again in another way."""
        self._counts.clear()
        self.faults.clear()

    def add(self, what: str, text: str, *, rule: str, why: str) -> None:
        """Record one removal: visible content in full, invisible content and images in their own URL truncated."""
        self.total += 1
        if what not in _VERBATIM:
            text = collapse_whitespace(text) or text
        if what in _INVISIBLE or (what in _WITH_URL and text.startswith("data:")):
            text = truncate(text, _MAX_INVISIBLE_LENGTH)
        removal = (what, text, rule, why)
        self._counts[removal] = self._counts.get(removal, 0) + 1

    def add_images(self, element: Element, *, rule: str, why: str, kept: Collection[Element] = ()) -> None:
        """Record the images that are removed with an element, without those that are kept."""
        for node in element.iter(etree.Element):
            may_show_an_image = node.tag in _IMAGES or "-" in str(node.tag)
            if may_show_an_image and node not in kept:
                for url in filter(None, dict.fromkeys((written_url(node), _lazy_url(node)))):
                    self.add("image", url, rule=rule, why=why)
            self.add_backgrounds(node, rule=rule, why=why)

    def add_backgrounds(self, element: Element, *, rule: str, why: str) -> None:
        """Record the background images of an element."""
        if named := BACKGROUND_ATTRIBUTES.intersection(element.keys()):
            for url in background_urls({name: element.get(name) or "" for name in named}):
                self.add("image", url, rule=rule, why=why)

    def has_removed_image(self, url: str) -> bool:
        """True if an image with this URL, as the source wrote it, was removed, not only replaced by a larger copy."""
        return any(what == "image" and text == url and why != SMALLER_COPY for what, text, _, why in self._counts)

    def all(self) -> tuple[Removal, ...]:
        """Every removal once, with its count."""
        return tuple(Removal(*removal, count) for removal, count in self._counts.items())


def shows_image(element: Element) -> bool:
    """True if an element is or holds an image that is loaded from a URL."""
    urls = (written_url(image) for image in element.iter(*_IMAGES))
    return any(url and not url.startswith("data:") for url in urls)


def written_url(image: Element) -> str:
    """The URL of an image as the source wrote it: that in `src`, unless it is an inline placeholder; or empty."""
    if str(image.tag).endswith("video"):
        return image.get("poster") or ""
    if image.tag == "input" and (image.get("type") or "").lower() != "image":
        return ""
    url = image.get("src") or image.get("href") or image.get("xlink:href") or ""
    if image.tag == "source":
        return (image.get("srcset") or "").strip().partition(" ")[0]
    if url and not url.startswith("data:"):
        return url
    return _lazy_url(image) or url


def _lazy_url(image: Element) -> str:
    """The URL of an image that is loaded later in place of that in `src`; empty if there is none."""
    stated = (image.get(name) for name in TRUE_URL_ATTRIBUTES)
    return next((url.strip().partition(" ")[0] for url in stated if url), "")
