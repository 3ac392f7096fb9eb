"""Images that are not in an `img`: each becomes one before the canonical tree is written.

They are in `noscript`, in the elements of image proxies (AMP, MIP, Brightspot), in a `<picture>` with nothing but
sources, and in `image`, `object`, `embed` and `input`.
"""

import re
from collections.abc import Callable, Mapping

from newsarchive.base.htmltree import Element, drop_tree, parse_fragment, tag_of, text_of
from newsarchive.base.image_attributes import TRUE_URL_ATTRIBUTES
from newsarchive.base.text import visible
from newsarchive.clean.removals import GENERIC, RemovalLog, written_url
from newsarchive.clean.urls.images import best_url, is_tracking_pixel

_IMAGE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg)(?:$|[?#@!])", re.IGNORECASE)
_IMAGE_NAME = re.compile(r"(?:^|-)(?:img|image|anim|photo|pic(?:ture)?)(?:-|$)")
_MEDIA_NAME = re.compile(r"(?:^|-)(?:video|audio|iframe|player)(?:-|$)")
# The pages of the videos that these elements name by a number.
_VIDEO_PAGES = {
    "amp-youtube": "https://www.youtube.com/watch?v=",
    "amp-vimeo": "https://vimeo.com/",
    "amp-dailymotion": "https://www.dailymotion.com/video/",
}
# Names of files that pages show until the true image is loaded.
_PLACEHOLDER = re.compile(
    r"^data:|placeholder|loading|lazy|blank|spacer|gr[ae]y|transparent|1x1|default", re.IGNORECASE
)
_KEPT = ("src", "srcset", "data-src", "data-srcset", "data-original", "alt", "title", "width", "height")


def reveal_images(root: Element, log: RemovalLog) -> None:
    """Write an `img` for each image of a parsed body that is in another element."""
    elements = list(root.iter("noscript", *_REVEALERS))
    for element in elements:
        if element.tag != "noscript":
            _REVEALERS[tag_of(element)](element, log)
    noscripts = [element for element in elements if element.tag == "noscript" and not _is_in_noscript(element)]
    if noscripts:
        shown = {best_url(image) for image in root.iter("img") if not _is_in_noscript(image)}
        for noscript in noscripts:
            _reveal_noscript(noscript, shown, log)


def _is_in_noscript(element: Element) -> bool:
    return next(element.iterancestors("noscript"), None) is not None


def kind_of_custom_element(element: Element) -> str:
    """`image` or `media` for a custom element such as `amp-img` that shows one by its URL; empty for any other."""
    tag = tag_of(element)
    if "-" not in tag:
        return ""
    if (page := _VIDEO_PAGES.get(tag)) and (number := element.get("data-videoid")):
        element.set("src", page + number)
        return "media"
    if _MEDIA_NAME.search(tag):
        return "media" if element.get("src") or element.get("data-src") else ""
    url = best_url(element)
    return "image" if url and (_IMAGE_NAME.search(tag) or _IMAGE_FILE.search(url)) else ""


def drop_fallbacks(element: Element, log: RemovalLog) -> None:
    """Remove the parts of an image element that are shown until the image is loaded, or if it never is."""
    why = "shown only until the image is loaded"
    for child in list(element):
        if child.get("placeholder") is not None or child.get("fallback") is not None:
            log.add("element", text_of(child) or tag_of(child), rule=GENERIC, why=why)
            log.add_images(child, rule=GENERIC, why=why)
            drop_tree(child)


def _reveal_noscript(noscript: Element, shown: set[str], log: RemovalLog) -> None:
    """Show the images of a `noscript`, unless it only repeats one for browsers without scripts.

    It does so if the image next to it has a URL of its own, or if its own images are among the `shown` ones. A
    placeholder next to it is removed in favour of the image.
    """
    _parse_escaped(noscript)
    images = [image for image in noscript.iter("img") if best_url(image) and not is_tracking_pixel(image)]
    neighbours = _neighbours(noscript)
    if any(best_url(image) in shown for image in images) or any(map(_is_true_image, neighbours)) or not images:
        return
    for placeholder, image in zip(neighbours, images, strict=False):
        image.set("alt", image.get("alt") or placeholder.get("alt") or "")
        why = "a placeholder for the image in <noscript>"
        log.add("image", placeholder.get("src") or "img", rule=GENERIC, why=why)
        drop_tree(placeholder)
    if visible(text_of(noscript)):
        log.add("element", text_of(noscript), rule=GENERIC, why="<noscript> is never shown")
    log.add_images(noscript, rule=GENERIC, why="<noscript> is never shown", kept=set(images))
    kept = [_copy(image) for image in images]
    tail = noscript.tail
    noscript.clear()
    noscript.tag, noscript.tail = "span", tail
    noscript.extend(kept)


def _parse_escaped(noscript: Element) -> None:
    """Parse the content of a `noscript` that was escaped, as browsers with scripts see it: as text."""
    text = noscript.text or ""
    content = parse_fragment(text) if not len(noscript) and "<img" in text else None
    if content is not None:
        noscript.text = content.text
        noscript.extend(list(content))


def _neighbours(noscript: Element) -> list[Element]:
    """The images that a `noscript` may repeat: those directly before it, else those directly after it."""
    parent = noscript.getparent()
    if parent is not None and kind_of_custom_element(parent) == "image":
        return [parent]
    for sibling in (noscript.getprevious(), noscript.getnext()):
        if sibling is None or visible(text_of(sibling)) or tag_of(sibling) == "noscript":
            continue
        between = (noscript if sibling is noscript.getnext() else sibling).tail
        images = [sibling] if kind_of_custom_element(sibling) == "image" else list(sibling.iter("img"))
        if images and not visible(between or ""):
            return images
    return []


def _is_true_image(image: Element) -> bool:
    """True if an image has a URL of its own, and not only that of a placeholder."""
    if any(image.get(name) for name in TRUE_URL_ATTRIBUTES):
        return bool(best_url(image))
    return bool(best_url(image)) and not _PLACEHOLDER.search(image.get("src") or "")


def _reveal_sources(choice: Element, log: RemovalLog) -> None:
    """Give the `img` of a `<picture>` the URLs of the first source if it has none; add an `img` if there is none."""
    image = next(choice.iter("img"), None)
    if image is not None and _is_true_image(image):
        return
    source = next((source for source in choice.iter("source") if best_url(source)), None)
    if source is None:
        return
    if image is None:
        image = choice.makeelement("img", {})
        choice.append(image)
    elif placeholder := written_url(image):
        log.add("image", placeholder, rule=GENERIC, why="a placeholder for the sources of its <picture>")
    for name in ("src", *TRUE_URL_ATTRIBUTES):
        image.attrib.pop(name, None)
    for name in _KEPT:
        if value := source.get(name):
            image.set(name, value)


def _reveal_object(element: Element, log: RemovalLog) -> None:
    """Make an `object`, `embed` or `input` of an image an `img`; what is in an `object` is for other browsers."""
    url = element.get("data") or element.get("src") or ""
    kind = (element.get("type") or "").lower()
    if not (kind.startswith("image") or (not kind and _IMAGE_FILE.search(url))):
        return
    if tag_of(element) == "object":
        if visible(text_of(element)):
            log.add("element", text_of(element), rule=GENERIC, why="text for browsers without the image")
        for inner in element.iter("img"):
            log.add("image", inner.get("src") or "img", rule=GENERIC, why="for browsers without the image")
        for child in list(element):
            element.remove(child)
        element.text = None
    element.set("src", url)
    _put_before(element)


def _put_before(element: Element, _: RemovalLog | None = None) -> None:
    """Put an `img` with an element's URLs before it, and keep only its content: lxml does not know that it is empty."""
    element.addprevious(_copy(element))
    element.tag = "span"
    element.attrib.clear()


def _copy(element: Element) -> Element:
    """An `img` with the URLs, the size and the alternative text of an element."""
    attributes = {name: element.get(name) or "" for name in _KEPT if element.get(name)}
    if link := element.get("href") or element.get("xlink:href"):
        attributes.setdefault("src", link)
    if title := attributes.pop("title", ""):
        attributes.setdefault("alt", title)
    copied: Element = element.makeelement("img", attributes)
    return copied


_REVEALERS: Mapping[str, Callable[[Element, RemovalLog], None]] = {
    "picture": _reveal_sources,
    "image": _put_before,
    "object": _reveal_object,
    "embed": _reveal_object,
    "input": _reveal_object,
}
