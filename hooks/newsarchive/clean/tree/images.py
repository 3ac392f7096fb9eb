"""Images: a figure of its own for each, or an inline image for formulas and emoticons."""

from newsarchive.base.htmltree import Element
from newsarchive.clean.removals import GENERIC, RemovalLog, written_url
from newsarchive.clean.tree.block_builder import BlockBuilder, append
from newsarchive.clean.urls.images import alt_text, best_url, is_inline_image, is_third_party, is_tracking_pixel, size

# Images load when they come into view, and their hosts do not learn the page's URL.
_ATTRIBUTES = {"loading": "lazy", "decoding": "async", "referrerpolicy": "no-referrer"}


class ImageWriter:
    """Writes the images of one article, whose title an alt text must not repeat."""

    def __init__(self, title: str, third_party_images: tuple[str, ...], log: RemovalLog) -> None:
        self._title = title
        self._third_party_images = third_party_images
        self._log = log

    def write(self, node: Element, builder: BlockBuilder) -> None:
        """Write an `img`, or record it as removed."""
        url = best_url(node)
        if not url or is_third_party(url, self._third_party_images) or is_tracking_pixel(node):
            why = "not an image of the article" if url else "no URL that an image can be loaded from"
            self._log.add("image", written_url(node) or url or "img", rule=GENERIC, why=why)
            return
        attributes = {"src": url, "alt": alt_text(node, self._title), **size(node), **_ATTRIBUTES}
        if node.get("eeimg") or is_inline_image(url, attributes["alt"]):
            builder.image(attributes)
        else:
            builder.close()
            append(append(builder.container, "figure"), "img", attributes)
