"""Images: a figure of its own for each, or an inline image for formulas and emoticons."""

from newsarchive.base.htmltree import Element, tag_of, text_of
from newsarchive.base.raster import Raster, read_raster
from newsarchive.base.text import visible
from newsarchive.clean.removals import GENERIC, SMALLER_COPY, RemovalLog, written_url
from newsarchive.clean.tree.block_builder import BlockBuilder, add_names, append
from newsarchive.clean.tree.elements import INLINE
from newsarchive.clean.urls.images import (
    alt_text,
    best_url,
    is_avatar,
    is_icon,
    is_inline_image,
    is_third_party,
    is_tracking_pixel,
    larger_copy,
    shown_size,
    size,
)
from newsarchive.clean.urls.links import image_url

# Images load when they come into view, and their hosts do not learn the page's URL.
_ATTRIBUTES = {"loading": "lazy", "decoding": "async", "referrerpolicy": "no-referrer"}
_DATA = "data:"
_MOST_DATA = 8192
"""The characters of all `data:` URLs that one article may have; they are in its HTML, its Markdown and its data."""
_LARGEST_PLACEHOLDER = 2
_TALLEST_INLINE = 48
"""The height in pixels up to which an image without a file stays in its line, as icons and rare characters do."""


class ImageWriter:
    """Writes the images of one article, whose title an alt text must not repeat."""

    def __init__(self, title: str, third_party_images: tuple[str, ...], log: RemovalLog) -> None:
        self._title = title
        self._third_party_images = third_party_images
        self._log = log
        self._data_left = _MOST_DATA

    def write(self, node: Element, builder: BlockBuilder) -> None:
        """Write an `img`, or record it as removed."""
        url = best_url(node)
        written = written_url(node)
        if not url and written.lstrip()[: len(_DATA)].lower() == _DATA:
            self._write_data(node, written, builder)
            return
        if why := self._reason_to_remove(node, url):
            self._log.add("image", written or url or "img", rule=GENERIC, why=why)
            if (placeholder := node.get("src") or "") != written and placeholder.startswith(_DATA):
                self._log.add("image", placeholder, rule=GENERIC, why="a placeholder")
            return
        if written and (larger := larger_copy(node)) and larger != image_url(written):
            self._log.add("image", written, rule=GENERIC, why=SMALLER_COPY)
        alt = alt_text(node, self._title)
        is_in_line = is_icon(node) and _is_in_sentence(node, builder)
        is_inline = is_in_line or is_inline_image(url, alt)
        pixels = shown_size(node) if is_in_line else size(node, url)
        _write({"src": url, "alt": alt, **pixels, **_ATTRIBUTES}, builder, is_inline=is_inline)

    def _reason_to_remove(self, node: Element, url: str) -> str:
        """The reason why an image is not the article's; empty if it is."""
        if not url:
            return "no URL that an image can be loaded from"
        if is_third_party(url, self._third_party_images) or is_tracking_pixel(node):
            return "not an image of the article"
        return "a photograph of who wrote the page" if is_avatar(node, url) else ""

    def _write_data(self, node: Element, data: str, builder: BlockBuilder) -> None:
        """Write an image whose `data:` URL contains it, or its alt text in place of one that is not kept."""
        alt = alt_text(node, self._title)
        raster = read_raster(data) if len(data) <= self._data_left else None
        is_placeholder = is_tracking_pixel(node) or (raster is not None and _is_placeholder(raster, alt))
        if raster is None or is_placeholder:
            why = "a placeholder" if is_placeholder else "an image in its URL that is too large, or no raster image"
            self._log.add("image", data, rule=GENERIC, why=why)
            builder.text("" if is_placeholder else alt)
            return
        self._data_left -= len(raster.url)
        pixels = size(node, "") or {"width": str(raster.width), "height": str(raster.height)}
        attributes = {"src": raster.url, "alt": alt, **pixels, **_ATTRIBUTES}
        _write(attributes, builder, is_inline=int(pixels["height"]) <= _TALLEST_INLINE)


def _write(attributes: dict[str, str], builder: BlockBuilder, *, is_inline: bool) -> None:
    if is_inline:
        builder.image(attributes)
    else:
        builder.close()
        figure = append(builder.container, "figure")
        add_names(figure, builder.context.take_names())
        append(figure, "img", attributes)


def _is_in_sentence(image: Element, builder: BlockBuilder) -> bool:
    """True if there are words before or after an image in its own line."""
    if builder.paragraph is not None and not builder.line_breaks:
        return True
    after: Element | None = image
    while after is not None:
        if visible(after.tail or ""):
            return True
        following, parent = after.getnext(), after.getparent()
        if following is not None:
            return tag_of(following) in INLINE and bool(visible(text_of(following)))
        after = parent if parent is not None and tag_of(parent) in INLINE else None
    return False


def _is_placeholder(raster: Raster, alt: str) -> bool:
    """True if an image has at most 2 pixels a side and nobody described it, or is a GIF: pages load others over it."""
    is_tiny = max(raster.width, raster.height) <= _LARGEST_PLACEHOLDER
    return is_tiny and (not alt or raster.url.startswith("data:image/gif"))
