"""Attributes that pages write the URLs of images into."""

import re
from collections.abc import Iterator

LAZY_URL_ATTRIBUTES = (
    "data-original-src",
    "data-original",
    "zoomfile",
    "data-actualsrc",
    "data-lazy-src",
    "data-src",
)
"""Those of pages that load images later, with a placeholder in `src`; the first one has the best image."""
SRCSET_ATTRIBUTES = ("srcset", "data-srcset")
"""Those with several candidates."""
TRUE_URL_ATTRIBUTES = (*LAZY_URL_ATTRIBUTES, *SRCSET_ATTRIBUTES)
"""All that may have the true image of a page whose `src` is a placeholder."""
BACKGROUND_ATTRIBUTES = frozenset("style background data-bg data-background data-background-image data-bgset".split())
"""Those of an image that is only the background of an element: a style sheet or a script shows it."""
_STYLE_URL = re.compile(r"""url\(\s*["']?([^"')]*[^"')\s])""", re.IGNORECASE)


def background_urls(attributes: dict[str, str]) -> Iterator[str]:
    """The URLs of an element's background images, as they are written."""
    for name in sorted(BACKGROUND_ATTRIBUTES.intersection(attributes)):
        value = attributes[name]
        if "(" in value:
            yield from _STYLE_URL.findall(value)
        elif name != "style" and value.strip():
            yield value.strip()
