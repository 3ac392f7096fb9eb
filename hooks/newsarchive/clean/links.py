"""Addresses: what a link or picture may lead to."""

import re
from urllib.parse import urlsplit

from newsarchive.base.text import visible

_LINK_SCHEMES = frozenset({"http", "https", "mailto"})
_PICTURE_SCHEMES = frozenset({"http", "https"})
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\x9f]")
_ESCAPES = {'"': "%22", "<": "%3C", ">": "%3E", "`": "%60", "\\": "%5C", "^": "%5E", "{": "%7B", "|": "%7C", "}": "%7D"}


def link_target(address: str) -> str:
    """The address if a link may lead there (http, https, mailto), made safe for any attribute; else empty."""
    return _checked(address, _LINK_SCHEMES)


def picture_address(address: str) -> str:
    """The address if a picture may come from there (http, https), made safe for any attribute; else empty."""
    return _checked(address, _PICTURE_SCHEMES)


def _checked(address: str, schemes: frozenset[str]) -> str:
    address = _UNSAFE.sub(lambda match: "%20" if match[0] == " " else "", address.strip())
    if address.startswith("//"):
        address = f"https:{address}"
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme.lower() not in schemes or not (host or parts.scheme.lower() == "mailto"):
        return ""
    return "".join(_ESCAPES.get(character, character) for character in visible(address))
