"""The record of what the cleaning takes out, so that nothing leaves an article unseen."""

from newsarchive.base.htmltree import Element
from newsarchive.base.text import collapse_whitespace, truncate
from newsarchive.model.article import Removal

# The rule named where no source's rule but a pass that holds for all sources took something.
GENERIC = "generic"
# What no reader of the source saw is recorded in part: a style sheet can weigh more than its article.
_NEVER_SEEN = frozenset({"comment", "style", "script"})
_LONGEST_NEVER_SEEN = 200
# What needs no tidying: a name, or nothing but whitespace.
_SHORT = frozenset({"attribute", "whitespace"})


class RemovalLog:
    """Gathers removals in the order in which they first happen; equal ones are counted, not repeated."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, str, str, str], int] = {}

    def add(self, what: str, text: str, *, rule: str, why: str) -> None:
        """Record one removal: all that a reader of the source saw, the beginning of what none did."""
        if what not in _SHORT:
            text = collapse_whitespace(text) or text
        if what in _NEVER_SEEN:
            text = truncate(text, _LONGEST_NEVER_SEEN)
        removal = (what, text, rule, why)
        self._counts[removal] = self._counts.get(removal, 0) + 1

    def add_images(self, element: Element, *, rule: str, why: str) -> None:
        """Record the pictures that leave with an element."""
        for image in element.iter("img"):
            if address := image.get("src"):
                self.add("image", address, rule=rule, why=why)

    def has_removed_image(self, address: str) -> bool:
        """Whether a picture with this address, as the source wrote it, was taken out."""
        return any(what == "image" and text == address for what, text, *_ in self._counts)

    def all(self) -> tuple[Removal, ...]:
        """Every removal once, with its count."""
        return tuple(Removal(*removal, count) for removal, count in self._counts.items())
