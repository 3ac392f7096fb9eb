"""Images: the best URL and true size in the markup, and the images that do not belong to the article."""

import re

from newsarchive.base.htmltree import Element, text_of
from newsarchive.base.image_attributes import LAZY_URL_ATTRIBUTES, SRCSET_ATTRIBUTES
from newsarchive.base.text import alphanumeric, collapse_whitespace, strip_control
from newsarchive.clean.urls.links import image_url
from newsarchive.clean.urls.srcset import read_srcset

# The true image of a page that loads lazily is not in `src`.
_URL_ATTRIBUTES = (*LAZY_URL_ATTRIBUTES, "src")
# Placeholders of the crawler, broken URLs, tracking pixels.
_NEVER_AN_IMAGE = re.compile(r"//picsum\.photos/|/undefined$|//spotify\.source\.lv/|/(?:blank|spacer|pixel|1x1)\.gif$")
# Parameters and suffixes that ask a host for a smaller copy.
_RESIZED = (
    (re.compile(r"(ithome\.com/.+\.(?:jpe?g|png|gif|webp))@[\w,]+$", re.IGNORECASE), r"\1"),
    (re.compile(r"(cdn\.sspai\.com/[^?]+)\?imageView2/.*$"), r"\1"),
    (re.compile(r"(upload-images\.jianshu\.io/[^?]+)\?imageMogr2/.*$"), r"\1"),
    (re.compile(r"(zhimg\.com/[^?]+)\?source=\w+$"), r"\1"),
    (re.compile(r"(bahamut\.com\.tw/[^?]+)\?v=\w+$"), r"\1"),
)
_IMAGE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)$", re.IGNORECASE)
_PIXELS = re.compile(r"([1-9]\d{0,4})(?:px)?")
# Attributes with an image's true width and height, the most reliable first.
_TRUE_SIZES = (
    ("w", "h"),
    ("data-rawwidth", "data-rawheight"),
    ("data-original-width", "data-original-height"),
    ("data-width", "data-height"),
)
_SIZE_PAIR = re.compile(r"([1-9]\d{1,4})\s*,\s*([1-9]\d{1,4})")
_SIZE_IN_PATH = re.compile(r"/w([1-9]\d{1,4})h([1-9]\d{1,4})/")
# A formula as an inline image: 知乎, Wikipedia, and two services that render TeX.
_FORMULA = re.compile(
    r"//(?:www\.)?zhihu\.com/equation\?|//latex\.codecogs\.com/|//math\.jianshu\.com/|//wikimedia\.org/api/rest_v1/media/math/"
)
# An emoticon, an inline image too: its name is in brackets, or it comes from a folder of emoticons.
_EMOTICON = re.compile(r"/emoji/|twemoji|/emoticons?/|/smil(?:ey|ie)s?/|/images/face/", re.IGNORECASE)
_EMOTICON_NAME = re.compile(r"\[[^\[\]\s]{1,8}\]")
_MAX_TRACKING_PIXEL_SIZE = 2
# As tall as two lines of text.
_MAX_ICON_SIZE = 48
_PIXELS_IN_STYLE = re.compile(r"(?:^|[;\s])(width|height)\s*:\s*(\d{1,4})px", re.IGNORECASE)
# The photograph of who wrote the page, by the names of the elements around it or by the folder and the size in its URL.
_AVATAR_CLASS = re.compile(
    r"(?:^|[\s_-])(?:gr)?avatar|head-?shot|touxiang|user-?(?:pic|face|img|photo)"
    r"|(?:author|byline|writer|columnist|editor)s?[\w-]{0,12}[_-](?:pic|photo|img|image|avatar|face|head|thumb)(?:$|[\s_-])",
    re.IGNORECASE,
)
_AVATAR_FOLDER = re.compile(r"/(?:gr)?avatars?/|/our-team/|/touxiang/|/user-?(?:photo|pic|head|face)s?/", re.IGNORECASE)
_SMALL_IN_URL = re.compile(
    r"(?<!\d)(\d{2,3})[x_*×](\d{2,3})(?!\d)|[?&/](?:w|width|s|size|sz)[=/_](\d{2,3})(?!\d)", re.IGNORECASE
)
_MAX_AVATAR_SIZE = 160
_MAX_AVATAR_BOX_TEXT = 100
_LEVELS_OF_AVATAR_BOX = 3
_MIN_PART_OF_HEADLINE = 10
# An alt text that is a file name or an editor's default has no meaning for readers.
_MEANINGLESS_ALT = re.compile(
    r"[\w\-.%()（） ]+\.(?:jpe?g|png|gif|webp|bmp)|image(?:\.png)?|img|图片|圖片|图像|在这里插入图片描述|\d+"
    r"|undefined|null",
    re.IGNORECASE,
)


def best_url(image: Element) -> str:
    """The best URL of an `img`, or empty; a link around it to a larger copy counts."""
    url, pixels = _largest_of_set(image)
    if not url or 1 < pixels < _stated_width(image):
        url = _first_url(image) or url
    return full_size(url and (larger_copy(image) or url))


def larger_copy(image: Element) -> str:
    """The URL of the image file that the link around an image leads to, or empty."""
    parent = image.getparent()
    if parent is None or parent.tag != "a":
        return ""
    target = image_url(parent.get("href") or "")
    return target if _IMAGE_FILE.search(target.partition("?")[0]) else ""


def full_size(url: str) -> str:
    """Return the URL without the parameters and suffixes that ask its host for a smaller copy."""
    if "?" in url or "@" in url:
        for pattern, full in _RESIZED:
            url = pattern.sub(full, url)
    return url


def own_image_url(url: str, third_party_images: tuple[str, ...]) -> str:
    """The URL of a front matter image if it is the article's own and no formula; else empty."""
    url = image_url(url)
    return "" if not url or is_third_party(url, third_party_images) or is_inline_image(url) else full_size(url)


def is_third_party(url: str, third_party_images: tuple[str, ...]) -> bool:
    """True if a URL is never an article's image; `third_party_images` are prefixes of such URLs."""
    return url.startswith(third_party_images) or bool(_NEVER_AN_IMAGE.search(url))


def is_inline_image(url: str, alt: str = "") -> bool:
    """True if an image belongs in the line of the text, as formulas and emoticons do."""
    return bool(_FORMULA.search(url) or _EMOTICON.search(url) or _EMOTICON_NAME.fullmatch(alt))


def is_tracking_pixel(image: Element) -> bool:
    """True if an image is too small to be seen. An image in its URL tracks nobody and keeps its true size."""
    if (image.get("src") or "").startswith("data:"):
        return False
    sizes = [match[1] for name in ("width", "height") if (match := _PIXELS.fullmatch(image.get(name) or ""))]
    return bool(sizes) and all(int(pixels) <= _MAX_TRACKING_PIXEL_SIZE for pixels in sizes)


def is_icon(image: Element) -> bool:
    """True if an image is stated to be shown no taller and wider than two lines of text."""
    shown = shown_size(image)
    return bool(shown) and all(int(pixels) <= _MAX_ICON_SIZE for pixels in shown.values())


def shown_size(image: Element) -> dict[str, str]:
    """`width` and `height` in pixels that an image is shown with, if its attributes or its style state both."""
    stated = _both(image.get("width"), image.get("height"))
    style = image.get("style")
    if stated or not style:
        return stated
    found = {name.lower(): pixels for name, pixels in _PIXELS_IN_STYLE.findall(style)}
    return _both(found.get("width"), found.get("height"))


def is_avatar(image: Element, url: str) -> bool:
    """True if an image shows who wrote the page, and nothing states that it is large."""
    if any(int(pixels) > _MAX_AVATAR_SIZE for pixels in size(image, url).values()):
        return False
    if _AVATAR_FOLDER.search(url):
        small = [int(pixels) for found in _SMALL_IN_URL.findall(url) for pixels in found if pixels]
        is_small = bool(small) and max(small) <= _MAX_AVATAR_SIZE
        if is_small or size(image, url) or shown_size(image):
            return True
    around = image
    for _ in range(_LEVELS_OF_AVATAR_BOX):
        names = around.get("class")
        if names and _AVATAR_CLASS.search(names):
            return len(text_of(around)) <= _MAX_AVATAR_BOX_TEXT
        parent = around.getparent()
        if parent is None:
            return False
        around = parent
    return False


def size(image: Element, url: str) -> dict[str, str]:
    """`width` and `height` in pixels if the markup or the URL states both, from the most reliable attributes."""
    for width, height in _TRUE_SIZES:
        if pixels := _both(image.get(width), image.get(height)):
            return pixels
    if match := _SIZE_PAIR.fullmatch(image.get("data-img-size-val") or ""):
        return {"width": match[1], "height": match[2]}
    if match := _SIZE_IN_PATH.search(url):
        return {"width": match[1], "height": match[2]}
    return _both(image.get("width"), image.get("height"))


def alt_text(image: Element, title: str) -> str:
    """The alt text of an image; empty if it is only a file name or repeats the headline."""
    alt = collapse_whitespace(strip_control(image.get("alt") or ""))
    return "" if _MEANINGLESS_ALT.fullmatch(alt) or _repeats(alphanumeric(alt), alphanumeric(title)) else alt


def _repeats(alt: str, title: str) -> bool:
    """True if an alt text is the headline or a long part of it: some sites put a tag before the headline."""
    return alt == title or (len(alt) >= _MIN_PART_OF_HEADLINE and alt in title)


def _both(width: str | None, height: str | None) -> dict[str, str]:
    if not width or not height:
        return {}
    wide, high = _PIXELS.fullmatch(width), _PIXELS.fullmatch(height)
    return {"width": wide[1], "height": high[1]} if wide and high else {}


def _first_url(image: Element) -> str:
    for attribute in _URL_ATTRIBUTES:
        url = image_url(image.get(attribute) or "")
        if url and not _NEVER_AN_IMAGE.search(url):
            return url
    return ""


def _stated_width(image: Element) -> int:
    match = _PIXELS.fullmatch(image.get("width") or "")
    return int(match[1]) if match else 0


def _largest_of_set(image: Element) -> tuple[str, float]:
    """The candidate with the most pixels in a `srcset`, and its width; a density is relative to the stated width."""
    best, most = "", 0.0
    width = _stated_width(image) or 1
    for name in SRCSET_ATTRIBUTES:
        srcset = image.get(name)
        for candidate in read_srcset(srcset) if srcset else ():
            pixels = candidate.number * (width if candidate.unit == "x" else 1)
            if pixels > most and (url := image_url(candidate.url)):
                best, most = url, pixels
    return best, most
