"""Pictures: the best address and true size that the markup tells, and which pictures are not the article's."""

import re

from newsarchive.base.htmltree import Element
from newsarchive.base.text import alphanumeric, collapse_whitespace, strip_control
from newsarchive.clean.urls.links import image_url

# Lazy pages keep the true picture beside a placeholder in `src`; the first that is there is the best.
_ADDRESSES = ("data-original-src", "data-original", "zoomfile", "data-actualsrc", "data-lazy-src", "data-src", "src")
_SETS = ("srcset", "data-srcset")
# Stand-ins of the crawler, broken addresses that no source means, counters.
_NEVER_A_PICTURE = re.compile(r"//picsum\.photos/|/undefined$|//spotify\.source\.lv/|/(?:blank|spacer|pixel|1x1)\.gif$")
# Parameters and endings by which a host is asked for a smaller copy.
_RESIZED = (
    (re.compile(r"(ithome\.com/.+\.(?:jpe?g|png|gif|webp))@[\w,]+$", re.IGNORECASE), r"\1"),
    (re.compile(r"(cdn\.sspai\.com/[^?]+)\?imageView2/.*$"), r"\1"),
    (re.compile(r"(upload-images\.jianshu\.io/[^?]+)\?imageMogr2/.*$"), r"\1"),
    (re.compile(r"(zhimg\.com/[^?]+)\?source=\w+$"), r"\1"),
    (re.compile(r"(bahamut\.com\.tw/[^?]+)\?v=\w+$"), r"\1"),
)
_CANDIDATE = re.compile(r"(\S+?)(?:\s+(\d+(?:\.\d+)?)([wx]))?\s*(?:,\s+|,?$)")
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)$", re.IGNORECASE)
_PIXELS = re.compile(r"([1-9]\d{0,4})(?:px)?")
# Attributes that state a picture's true width and height, the truest first.
_TRUE_SIZES = (
    ("w", "h"),
    ("data-rawwidth", "data-rawheight"),
    ("data-original-width", "data-original-height"),
    ("data-width", "data-height"),
)
_SIZE_PAIR = re.compile(r"([1-9]\d{1,4})\s*,\s*([1-9]\d{1,4})")
_SIZE_IN_PATH = re.compile(r"/w([1-9]\d{1,4})h([1-9]\d{1,4})/")
# A formula as a picture, in the line of the text: 知乎, and the two services that draw TeX.
_FORMULA = re.compile(r"//(?:www\.)?zhihu\.com/equation\?|//latex\.codecogs\.com/|//math\.jianshu\.com/")
# An emoticon, which stands in the line too: it is named in brackets, or comes from a folder of such.
_EMOTICON = re.compile(r"/emoji/|twemoji|/emoticons?/|/smil(?:ey|ie)s?/|/images/face/", re.IGNORECASE)
_EMOTICON_NAME = re.compile(r"\[[^\[\]\s]{1,8}\]")
_LARGEST_COUNTER = 2
_FEWEST_OF_HEADLINE = 10
# An alt text that is a file's name, an editor's default, or nothing at all tells a reader nothing.
_MEANINGLESS_ALT = re.compile(
    r"[\w\-.%()（） ]+\.(?:jpe?g|png|gif|webp|bmp)|image(?:\.png)?|img|图片|圖片|图像|在这里插入图片描述|\d+"
    r"|undefined|null",
    re.IGNORECASE,
)


def best_url(image: Element) -> str:
    """The best address that an `img` names, or empty; a link around it to a larger copy counts."""
    address, pixels = _largest_of_set(image)
    if not address or 1 < pixels < _stated_width(image):
        address = _first_address(image) or address
    parent = image.getparent()
    if address and parent is not None and parent.tag == "a":
        target = image_url(parent.get("href") or "")
        if _PICTURE_FILE.search(target.partition("?")[0]):
            address = target
    return full_size(address)


def full_size(address: str) -> str:
    """The address without what asks its host for a smaller copy."""
    for pattern, full in _RESIZED:
        address = pattern.sub(full, address)
    return address


def own_image_url(address: str, foreign: tuple[str, ...]) -> str:
    """The address of a front matter picture if it is the article's own; else empty. A formula is no picture of it."""
    address = image_url(address)
    return "" if not address or is_third_party(address, foreign) or is_inline_image(address) else full_size(address)


def is_third_party(address: str, foreign: tuple[str, ...]) -> bool:
    """Whether an address is one that is never an article's picture; `foreign` entries match the address's beginning."""
    return address.startswith(foreign) or bool(_NEVER_A_PICTURE.search(address))


def is_inline_image(address: str, alt: str = "") -> bool:
    """Whether a picture stands in the line of the text, as formulas and emoticons do."""
    return bool(_FORMULA.search(address) or _EMOTICON.search(address) or _EMOTICON_NAME.fullmatch(alt))


def is_tracking_pixel(image: Element) -> bool:
    """Whether a picture is too small to be seen: it only counts readers."""
    sizes = [match[1] for name in ("width", "height") if (match := _PIXELS.fullmatch(image.get(name) or ""))]
    return bool(sizes) and all(int(pixels) <= _LARGEST_COUNTER for pixels in sizes)


def size(image: Element) -> dict[str, str]:
    """`width` and `height` in pixels, where the markup states both; the truest statement counts."""
    for width, height in _TRUE_SIZES:
        if pixels := _both(image.get(width), image.get(height)):
            return pixels
    if match := _SIZE_PAIR.fullmatch(image.get("data-img-size-val") or ""):
        return {"width": match[1], "height": match[2]}
    if match := _SIZE_IN_PATH.search(image.get("src") or ""):
        return {"width": match[1], "height": match[2]}
    return _both(image.get("width"), image.get("height"))


def alt_text(image: Element, title: str) -> str:
    """What a picture shows, in words; empty where the source only gave a file name or repeats the headline."""
    alt = collapse_whitespace(strip_control(image.get("alt") or ""))
    return "" if _MEANINGLESS_ALT.fullmatch(alt) or _repeats(alphanumeric(alt), alphanumeric(title)) else alt


def _repeats(alt: str, title: str) -> bool:
    """Whether an alt is the headline, or a long part of it: some sites put a tag before the headline."""
    return alt == title or (len(alt) >= _FEWEST_OF_HEADLINE and alt in title)


def _both(width: str | None, height: str | None) -> dict[str, str]:
    found = [_PIXELS.fullmatch(value or "") for value in (width, height)]
    return {"width": found[0][1], "height": found[1][1]} if found[0] and found[1] else {}


def _first_address(image: Element) -> str:
    for attribute in _ADDRESSES:
        address = image_url(image.get(attribute) or "")
        if address and not _NEVER_A_PICTURE.search(address):
            return address
    return ""


def _stated_width(image: Element) -> int:
    match = _PIXELS.fullmatch(image.get("width") or "")
    return int(match[1]) if match else 0


def _largest_of_set(image: Element) -> tuple[str, float]:
    """The candidate with the most pixels in a `srcset`, and how many; a density is one of the stated width."""
    best, most = "", 0.0
    width = _stated_width(image) or 1
    for name in _SETS:
        for address, number, unit in _CANDIDATE.findall((image.get(name) or "").strip()):
            candidate = image_url(address)
            pixels = float(number or 1) * (width if unit == "x" else 1)
            if candidate and pixels > most:
                best, most = candidate, pixels
    return best, most
