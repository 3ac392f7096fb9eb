"""Attributes that pages write the URLs of images into."""

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
