"""Addresses: what a link or picture may lead to, and where a redirector really leads."""

import re
from contextlib import suppress
from functools import lru_cache
from urllib.parse import parse_qsl, quote, urlsplit, urlunsplit

_LINK_SCHEMES = frozenset({"http", "https", "mailto"})
_PICTURE_SCHEMES = frozenset({"http", "https"})
_SCHEME = re.compile(r"\s*(?:[A-Za-z][A-Za-z\d+.-]*:|//)")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u2060\ufeff]")
_ESCAPES = str.maketrans({character: f"%{ord(character):02X}" for character in ' "<>`\\^{|}'})
_ASCII = "".join(chr(code) for code in range(0x21, 0x7F))
_LONGEST_ADDRESS = 4096

# Pages that only lead on, by host and path, and the parameter that holds the target; it is decoded once.
_REDIRECTORS = {
    ("www.oschina.net", "/action/GoToLink"): "url",
    ("link.juejin.cn", "/"): "target",
    ("link.zhihu.com", "/"): "target",
    ("links.jianshu.com", "/go"): "to",
    ("link.csdn.net", "/"): "target",
    ("jump.bdimg.com", "/safecheck/index"): "url",
    ("www.google.com", "/url"): "q",
    ("t.umblr.com", "/redirect"): "z",
}
# The crawler's own proxy for http pictures: the whole address stands behind the question mark.
_PROXIES = ("cors.zfour.workers.dev",)
# Affiliate links, trackers, pages of an app, share buttons, and addresses that a script failed to fill in.
_NOWHERE = (
    re.compile(r"/(?:p|post)/undefined/?$"),
    re.compile(r"^https?://[\w-]+\.pvxt\.net/"),
    re.compile(r"^https?://m\.ithome\.com/html/app/open\.html"),
    re.compile(r"^https?://c\.duomai\.com/"),
    re.compile(r"^https?://www\.anrdoezrs\.net/links/"),
    re.compile(r"^https?://s100\.copyright\.com/"),
    re.compile(r"^https?://service\.weibo\.com/share"),
    re.compile(r"^https?://(?:www\.)?(?:twitter|x)\.com/(?:share|intent)\b"),
    re.compile(r"^https?://www\.facebook\.com/(?:sharer|dialog)\b"),
    re.compile(r"[?&]url=null(?:&|$)"),
)
# Parameters that only tell where a reader came from.
_TRACKING = re.compile(r"utm_\w+|spm(?:_id_from)?|vd_source|from_source|share_token|sudaref|fbclid|gclid")
_TRACKING_AT = {"weibo.com": {"from"}, "www.weibo.com": {"from"}, "player.youku.com": {"client_id"}}


def link_target(address: str) -> str:
    """Where a link may lead (http, https, mailto), made safe for any attribute; empty where it may not.

    Redirectors are undone as often as they are nested, trackers and share buttons lead nowhere.
    """
    address = _followed(_checked(address, _LINK_SCHEMES))
    return "" if any(pattern.search(address) for pattern in _NOWHERE) else _without_tracking(address)


def unlinked_reason(address: str) -> str:
    """Why `link_target` leads nowhere."""
    if _followed(_checked(address, _LINK_SCHEMES)):
        return "a tracker, a share button or a page that does not exist"
    return "only http, https and mailto may be linked"


@lru_cache(maxsize=4096)
def image_url(address: str) -> str:
    """Where a picture may come from (http, https), made safe for any attribute; else empty."""
    return _followed(_checked(address, _PICTURE_SCHEMES))


def _followed(address: str) -> str:
    """The address behind redirectors and proxies; three of them in a row at most."""
    for _ in range(3):
        behind = _behind(address)
        if behind is None:
            break
        address = behind
    return address


def _behind(address: str) -> str | None:
    """Where a redirector or proxy leads, empty where none may be led; None for any other address."""
    parts = urlsplit(address)
    if parts.hostname in _PROXIES:
        target, schemes = parts.query.lstrip("?"), _PICTURE_SCHEMES
    else:
        parameter = _REDIRECTORS.get((parts.hostname or "", parts.path or "/"))
        values = dict(parse_qsl(parts.query, keep_blank_values=True)) if parameter else {}
        target, schemes = values.get(parameter or "", ""), _LINK_SCHEMES
    return _checked(target, schemes) if _SCHEME.match(target) else None


def _without_tracking(address: str) -> str:
    if "?" not in address:
        return address
    parts = urlsplit(address)
    dropped = _TRACKING_AT.get(parts.hostname or "", set())
    pairs = parts.query.split("&")
    kept = [pair for pair in pairs if not _is_tracking(pair.partition("=")[0], dropped)]
    return address if len(kept) == len(pairs) else urlunsplit(parts._replace(query="&".join(kept)))


def _is_tracking(name: str, dropped: set[str]) -> bool:
    return name in dropped or bool(_TRACKING.fullmatch(name))


def _checked(address: str, schemes: frozenset[str]) -> str:
    """The address if its scheme is one of these and it names a host, with nothing in it that could end an attribute."""
    address = _CONTROLS.sub("", address).strip()
    if address.startswith("//"):
        address = f"https:{address}"
    if len(address) > _LONGEST_ADDRESS:
        return ""
    try:
        parts = urlsplit(address)
        names_host = bool(parts.hostname)
    except ValueError:
        return ""
    scheme = parts.scheme.lower()
    if scheme not in schemes or not (names_host or (scheme == "mailto" and parts.path)):
        return ""
    return _escaped(address)


def _escaped(address: str) -> str:
    """The address in ASCII, as every writer of HTML puts it: the same in HTML, Markdown and the list of links."""
    escaped = address.translate(_ESCAPES)
    if escaped.isascii():
        return escaped
    with suppress(ValueError):
        parts = urlsplit(escaped)
        user, at, host = parts.netloc.rpartition("@")
        escaped = urlunsplit(parts._replace(netloc=user + at + host.encode("idna").decode("ascii")))
    return quote(escaped, safe=_ASCII, errors="replace")
