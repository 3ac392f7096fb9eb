"""URLs of links and images: allowed schemes, resolved redirectors, removed trackers."""

import re
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, quote, urlsplit, urlunsplit

from newsarchive.clean.sanitize import accepts_url

_LINK_SCHEMES = frozenset({"http", "https", "mailto"})
_IMAGE_SCHEMES = frozenset({"http", "https"})
_SCHEME = re.compile(r"\s*(?:[A-Za-z][A-Za-z\d+.-]*:|//)")
_BACKSLASHED = re.compile(r"\A(?:https?:|[/\\]{2})[^?#]*", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u2060\ufeff]")
_ESCAPES = str.maketrans({character: f"%{ord(character):02X}" for character in ' "<>`\\^{|}'})
_ASCII = "".join(chr(code) for code in range(0x21, 0x7F))
_MAX_LENGTH = 4096
# A host as browsers send it: an ASCII name or an IP number, perhaps with a port. Every other character could end the
# attribute or the Markdown around it, and no registry gives out such a name.
_HOST = re.compile(r"[A-Za-z0-9.:\[\]-]+")
# A name that every URL parser reads in the same way: no port, no user, no number at its end, no Punycode to decode.
_PLAIN_HOST = re.compile(r"(?:[A-Za-z0-9-]+\.)+[A-Za-z][A-Za-z0-9-]*")
_PUNYCODE = "xn--"

# Redirectors by host and path, with the parameter that contains the target; it is decoded once.
_REDIRECTORS = {
    ("www.oschina.net", "/action/GoToLink"): "url",
    ("link.juejin.cn", "/"): "target",
    ("link.zhihu.com", "/"): "target",
    ("links.jianshu.com", "/go"): "to",
    ("link.csdn.net", "/"): "target",
    ("jump.bdimg.com", "/safecheck/index"): "url",
    ("www.google.com", "/url"): "q",
    ("t.umblr.com", "/redirect"): "z",
    ("www.douban.com", "/link2/"): "url",
}
# The crawler's own proxy for http images: the whole URL follows the question mark.
_PROXIES = ("cors.zfour.workers.dev",)
# Affiliate links, trackers, pages of an app, share buttons.
_NOWHERE = re.compile(
    r"https?://(?:[\w-]+\.pvxt\.net/|m\.ithome\.com/html/app/open\.html|c\.duomai\.com/|www\.anrdoezrs\.net/links/"
    r"|s100\.copyright\.com/|service\.weibo\.com/share|(?:www\.)?(?:twitter|x)\.com/(?:share|intent)\b"
    r"|www\.facebook\.com/(?:sharer|dialog)\b)"
)
# URLs that a script failed to fill in.
_UNFILLED = re.compile(r"/(?:p|post)/undefined/?$|[?&]url=null(?:&|$)")
# Parameters that only identify where a reader came from.
_TRACKING = re.compile(r"utm_\w+|spm(?:_id_from)?|vd_source|from_source|share_token|sudaref|fbclid|gclid")
_TRACKING_AT = {"weibo.com": {"from"}, "www.weibo.com": {"from"}, "player.youku.com": {"client_id"}}


def link_target(url: str) -> str:
    """The target of a link (http, https, mailto), safe in any attribute; empty if it may not be linked.

    Nested redirectors are resolved; trackers and share buttons have no target.
    """
    target = _resolved(_checked(url, _LINK_SCHEMES)) if url else ""
    return "" if not target or _NOWHERE.match(target) or _UNFILLED.search(target) else _without_tracking(target)


def unlinked_reason(url: str) -> str:
    """The reason why `link_target` is empty."""
    checked = _checked(url, _LINK_SCHEMES)
    if _resolved(checked):
        return "a tracker, a share button or a page that does not exist"
    if not checked and _cleaned(url).lower().startswith(("http://", "https://")):
        return f"no browser can open this URL, or it is longer than {_MAX_LENGTH} characters"
    return "only http, https and mailto may be linked"


def image_url(url: str) -> str:
    """The URL of an image (http, https), safe in any attribute; empty if it may not be loaded."""
    # An image in the URL itself may have megabytes, of which the cache would keep thousands.
    return _image_url(url) if len(url) <= _MAX_LENGTH else ""


@lru_cache(maxsize=4096)
def _image_url(url: str) -> str:
    return _resolved(_checked(url, _IMAGE_SCHEMES))


def _resolved(url: str) -> str:
    """The URL after following at most three redirectors and proxies in a row."""
    for _ in range(3):
        target = _redirect_target(url)
        if target is None:
            break
        url = target
    return url


def _redirect_target(url: str) -> str | None:
    """The target of a redirector or proxy, empty if it is not allowed; None for any other URL."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if host in _PROXIES:
        target, schemes = parts.query.lstrip("?"), _IMAGE_SCHEMES
    else:
        parameter = _REDIRECTORS.get((host, parts.path or "/"))
        values = dict(parse_qsl(parts.query, keep_blank_values=True)) if parameter else {}
        target, schemes = values.get(parameter or "", ""), _LINK_SCHEMES
    return _checked(target, schemes) if _SCHEME.match(target) else None


def _without_tracking(url: str) -> str:
    if "?" not in url:
        return url
    parts = urlsplit(url)
    dropped = _TRACKING_AT.get(parts.hostname or "", set())
    pairs = parts.query.split("&")
    kept = [pair for pair in pairs if not _is_tracking(pair.partition("=")[0], dropped)]
    return url if len(kept) == len(pairs) else urlunsplit(parts._replace(query="&".join(kept)))


def _is_tracking(name: str, dropped: set[str]) -> bool:
    return name in dropped or bool(_TRACKING.fullmatch(name))


def _checked(url: str, schemes: frozenset[str]) -> str:
    """The URL in ASCII, escaped for attributes, if it has one of these schemes and browsers can open it; else empty.

    It is the same in HTML, in Markdown and in the lists of links and images, and our sanitiser accepts it.
    """
    url = _cleaned(url)
    if len(url) > _MAX_LENGTH:
        return ""
    escaped = url.translate(_ESCAPES)
    try:
        # The host becomes ASCII first: IDNA turns full-width characters into the ones that need escapes.
        parts = _with_ascii_host(urlsplit(escaped))
    except ValueError:
        return ""
    scheme = parts.scheme.lower()
    if scheme not in schemes or not (_is_mail_path(parts.path) if scheme == "mailto" else _is_host(parts)):
        return ""
    if not escaped.isascii() or "[" in escaped or "]" in escaped:
        escaped = quote(urlunsplit(_without_brackets(parts)), safe=_ASCII, errors="replace")
    return escaped if _is_plain(parts) or accepts_url(escaped) else ""


def _cleaned(url: str) -> str:
    """The URL without control characters and spaces around it; one without a scheme has https."""
    url = _CONTROLS.sub("", url).strip()
    if "\\" in url:
        # Browsers take it for a slash, so that the host ends there.
        url = _BACKSLASHED.sub(lambda found: found[0].replace("\\", "/"), url)
    return f"https:{url}" if url.startswith("//") else url


def _with_ascii_host(parts: SplitResult) -> SplitResult:
    """The parts of a URL with the host as IDNA writes it; raises `ValueError` if IDNA has no form for it."""
    if parts.netloc.isascii():
        return parts
    user, at, host = parts.netloc.rpartition("@")
    return parts._replace(netloc=user + at + host.encode("idna").decode("ascii"))


def _without_brackets(parts: SplitResult) -> SplitResult:
    """The parts of a URL with brackets after the host escaped: in Markdown they could make a link within an image."""
    _, _, *rest = parts
    path, query, fragment = (part.replace("[", "%5B").replace("]", "%5D") for part in rest)
    return parts._replace(path=path, query=query, fragment=fragment)


def _is_host(parts: SplitResult) -> bool:
    """True if a URL has a host, of characters that hosts have, and brackets only around it."""
    user, _, host = parts.netloc.rpartition("@")
    return bool(parts.hostname) and "[" not in user and "]" not in user and _HOST.fullmatch(host) is not None


def _is_mail_path(path: str) -> bool:
    """True if this can be what `mailto:` leads to: some parsers take a part with `:` or `/` for a host and its path."""
    return bool(path) and ":" not in path and "/" not in path


def _is_plain(parts: SplitResult) -> bool:
    """True if every parser of URLs accepts a URL with this host, so that the sanitiser need not be asked."""
    return _PLAIN_HOST.fullmatch(parts.netloc) is not None and _PUNYCODE not in parts.netloc.lower()
