"""The references of a site's pages, resolved as a browser resolves them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import Tag

from tests.site.sites import Site

_ATTRIBUTES = ("href", "src", "srcset", "action", "poster", "data")
_IN_STYLES = re.compile(r"(?:url\(|@import\s)\s*[\"']?(?!data:)([^\"')\s]+)")
_SOURCE_MAP = re.compile(r"sourceMappingURL=(\S+)")


@dataclass(frozen=True)
class Reference:
    """A URL in a page or a style sheet. `is_link` is True for those that only a reader's click follows."""

    page: str
    written: str
    is_link: bool = False


def references(site: Site, url: str) -> Iterator[Reference]:
    """Every URL in a page: in its markup, its styles and the settings of the theme's script."""
    page = site.page(url)
    for element in page.select("*"):
        is_link = element.name == "a" or "canonical" in (element.get("rel") or ())
        for written in _written(element):
            yield Reference(url, written, is_link)
    for style in [*page.select("style"), *page.select("[style]")]:
        text = style.get_text() if style.name == "style" else str(style["style"])
        yield from (Reference(url, written) for written in _IN_STYLES.findall(text))
    # Only pages with the theme's script have them.
    for script in page.select("script#__config"):
        settings = json.loads(script.get_text())
        yield Reference(url, settings["base"].rstrip("/") + "/")
        yield from (Reference(url, settings[name]) for name in ("search",) if name in settings)


def _written(element: Tag) -> Iterator[str]:
    for name in _ATTRIBUTES:
        value = element.get(name)
        if value is None:
            continue
        if name == "srcset":
            yield from (candidate.split()[0] for candidate in str(value).split(","))
        else:
            yield str(value)


def style_references(site: Site) -> Iterator[Reference]:
    """Every URL in a style sheet."""
    for name in site.files():
        if name.endswith(".css"):
            text = (site.root / name).read_text()
            written = [*_IN_STYLES.findall(text), *_SOURCE_MAP.findall(text)]
            yield from (Reference(name, url) for url in written)


def target(reference: Reference, base: str) -> str:
    """The absolute URL of a reference on a site at `base`."""
    return urljoin(urljoin(base, reference.page), reference.written)


def missing(site: Site, reference: Reference, base: str) -> str:
    """The reason that a reference within the site is broken; empty if it works or leads out of the site."""
    url = target(reference, base)
    home, there = urlsplit(base), urlsplit(url)
    if there.netloc != home.netloc:
        return ""
    if not there.path.startswith(home.path):
        return f"{reference.page}: {reference.written} leads out of {home.path}"
    file = site.root / unquote(there.path).removeprefix(home.path)
    if there.path.endswith("/"):
        file /= "index.html"
    if not file.is_file():
        return f"{reference.page}: {reference.written} leads to no file"
    if there.fragment and not _has_anchor(site, file, unquote(there.fragment)):
        return f"{reference.page}: {reference.written} leads to no element of that page"
    return ""


def _has_anchor(site: Site, file: Path, name: str) -> bool:
    page = site.page(file.relative_to(site.root).as_posix())
    return any(name in (element.get("id"), element.get("name")) for element in page.select("*"))
