"""The final allowlist for everything that reaches a page: nh3, which parses as browsers do."""

import re
from functools import lru_cache
from html import escape

import nh3

from newsarchive.base.raster import read_raster

_TAGS = {
    "p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "hr", "br",
    "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "img",
    "a", "strong", "em", "del", "ins", "sub", "sup", "mark", "kbd", "ruby", "rt", "rp",
    "abbr", "bdi", "bdo",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "width", "height", "loading", "decoding", "referrerpolicy"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "code": {"class"},
    "ol": {"start", "reversed", "type"},
    "li": {"value"},
    "abbr": {"title"},
    "*": {"dir", "lang"},
}
_SCHEMES = {"http", "https", "mailto"}
_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes=_ATTRIBUTES,
    url_schemes=_SCHEMES,
    link_rel="noopener noreferrer",
    strip_comments=True,
)
# The ids that `settle_links` gives to targets of links inside the page.
_ID = re.compile(r"(?:fn-\d+|fnref-\d+(?:-\d+)?|target-\d+)")
_ANY_ID = ' id="'
_DATA_IMAGE = 'src="data:image/'
# The time of nh3 0.3 is quadratic in the ampersands of one text. If there are many, a character that never occurs in
# text (see `strip_control`) replaces each of them outside of tags.
_MOST_AMPERSANDS = 1000
_PLACEHOLDER = "\x02"
_TAG_OR_AMPERSAND = re.compile("<[^>]*>|&amp;")


def sanitize(html: str) -> str:
    """Return the HTML with nothing but the elements and attributes of the canonical form."""
    cleaner = _FILTER if _DATA_IMAGE in html or _ANY_ID in html else _CLEANER
    if html.count("&") <= _MOST_AMPERSANDS:
        return cleaner.clean(html)
    hidden = _TAG_OR_AMPERSAND.sub(lambda found: _PLACEHOLDER if found[0] == "&amp;" else found[0], html)
    return cleaner.clean(hidden).replace(_PLACEHOLDER, "&amp;")


@lru_cache(maxsize=4096)
def accepts_url(url: str) -> bool:
    """True if `sanitize` keeps a link to this URL, whose characters are escaped for attributes.

    It refuses what the URL standard calls a failure, such as a port above 65535 or Punycode without a meaning.
    """
    return "href=" in _CLEANER.clean(f'<a href="{url}">x</a>')


def _accepted_value(tag: str, name: str, value: str) -> str | None:
    """The value of an attribute; None for an id that is not ours, and for a `data:` URL.

    Except that of an `img` that is a small raster image.
    """
    if name == "id":
        return value if _ID.fullmatch(value) else None
    if (tag, name) == ("img", "src") and value.startswith("data:"):
        raster = read_raster(value)
        return value if raster and raster.url == value else None
    if name in {"href", "src"}:
        return value if accepts_url(escape(value)) else None
    return value


# A filter in Python takes time, so only articles with ids or such images go through it.
_FILTER = nh3.Cleaner(
    tags=_TAGS,
    attributes={**_ATTRIBUTES, "*": {"dir", "lang", "id"}},
    url_schemes={*_SCHEMES, "data"},
    attribute_filter=_accepted_value,
    link_rel="noopener noreferrer",
    strip_comments=True,
)
