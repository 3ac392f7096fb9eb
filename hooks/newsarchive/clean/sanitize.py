"""The final allowlist for everything that reaches a page: nh3, which parses as browsers do."""

import re
from functools import lru_cache

import nh3

_TAGS = {
    "p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "hr", "br",
    "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "img",
    "a", "strong", "em", "del", "ins", "sub", "sup", "mark", "kbd", "ruby", "rt", "rp",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "width", "height", "loading", "decoding", "referrerpolicy"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "code": {"class"},
    "ol": {"start", "reversed", "type"},
    "li": {"value"},
}
_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes=_ATTRIBUTES,
    url_schemes={"http", "https", "mailto"},
    link_rel="noopener noreferrer",
    strip_comments=True,
)
# The time of nh3 0.3 is quadratic in the ampersands of one text. If there are many, a character that never occurs in
# text (see `strip_control`) replaces each of them outside of tags.
_MOST_AMPERSANDS = 1000
_PLACEHOLDER = "\x02"
_TAG_OR_AMPERSAND = re.compile("<[^>]*>|&amp;")


def sanitize(html: str) -> str:
    """Return the HTML with nothing but the elements and attributes of the canonical form."""
    if html.count("&") <= _MOST_AMPERSANDS:
        return _CLEANER.clean(html)
    hidden = _TAG_OR_AMPERSAND.sub(lambda found: _PLACEHOLDER if found[0] == "&amp;" else found[0], html)
    return _CLEANER.clean(hidden).replace(_PLACEHOLDER, "&amp;")


@lru_cache(maxsize=4096)
def accepts_url(url: str) -> bool:
    """True if `sanitize` keeps a link to this URL, whose characters are escaped for attributes.

    It refuses what the URL standard calls a failure, such as a port above 65535 or Punycode without a meaning.
    """
    return "href=" in _CLEANER.clean(f'<a href="{url}">x</a>')
