"""A piece of markup as a browser shows it, read by html5lib, which follows the standard and shares no code with ours."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import html5lib


def _parser() -> html5lib.HTMLParser:
    """A parser without `isindex`, an element with a text of its own in an old edition of the standard."""
    parser = html5lib.HTMLParser(html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    old = type(parser.phases["inBody"])
    inherited = vars(old)["startTagHandler"]
    handlers = type(inherited)([item for item in inherited.items() if item[0] != "isindex"])
    handlers.default = inherited.default
    parser.phases["inBody"] = type(old.__name__, (old,), {"startTagHandler": handlers})(parser, parser.tree)
    return parser


_PARSER = _parser()
_SVG, _MATH = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1998/Math/MathML}"
# The text in these is never part of the page; what is shown in place of a player that works is its first frame.
_UNSEEN = frozenset(
    "script style template noscript title head iframe noembed noframes video audio object applet canvas datalist rp "
    "meter progress".split()
)
_UNSEEN |= {_SVG + name for name in "title desc metadata defs style script symbol".split()}
_UNSEEN |= {_MATH + name for name in ("annotation", "annotation-xml")}
# Images within these are not loaded by any browser, or are drawings.
_NO_IMAGES = frozenset({"template", "script", "style", "iframe", "title", "textarea", "noembed", "noframes"})
_NO_IMAGES |= {_SVG + name for name in "title desc metadata".split()}
_CODE = frozenset({"pre", "code"})
_TEXT_FIELDS = frozenset({"textarea", "xmp", "plaintext"})
WRITTEN_TAG = re.compile(r"""<[/!?a-zA-Z](?:"[^"]*"|'[^']*'|[^>])*>?""")
"""A tag as it is written."""
IMAGE_ATTRIBUTES = (
    "src",
    "data-src",
    "data-original",
    "data-original-src",
    "data-actualsrc",
    "zoomfile",
    "data-lazy-src",
    "srcset",
    "data-srcset",
)
"""Those that may name the URL of an image."""
# NUL and bytes that no encoding has become this character, or nothing.
_REPLACEMENT = "\ufffd"
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_CDATA = re.compile(r"(<!\[CDATA\[)|\]\]>", re.IGNORECASE)
# What nobody sees, in place of a mark of CDATA: nothing becomes a tag or a reference because it is gone.
_GAP = "\u200b"
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_END_OF_CODE = re.compile("</(?:pre|code)", re.IGNORECASE)


@dataclass
class Page:
    """The text that a reader of the page sees, and the images that it could show."""

    text: str = ""
    """All visible text, without the characters that nobody sees."""
    images: list[list[str]] = field(default_factory=list)
    """The URLs of each image, in order: what its attributes name."""


def readable(markup: str) -> str:
    """The markup without control characters, no part of a file's text, and marks of CDATA, which are none of its words.

    An end of a section that never began is text.
    """
    markup = without_controls(markup)
    pieces, position, is_inside = [], 0, False
    for mark in _CDATA.finditer(markup):
        if mark[1] or is_inside:
            pieces += [markup[position : mark.start()], _GAP]
            position, is_inside = mark.end(), bool(mark[1])
    return "".join(pieces) + markup[position:]


def without_controls(markup: str) -> str:
    """The markup without control characters, which are removed from the whole file."""
    return _CONTROLS.sub("", markup.replace("\f", " "))


def parse(markup: str) -> Any:  # noqa: ANN401 - html5lib's tree is untyped
    """The `body` of a page with this markup, a tree of `xml.etree`."""
    return _PARSER.parse(f"<!doctype html><body>{markup}").find("body")


@lru_cache(maxsize=1)
def read_page(markup: str) -> Page:
    """The page that a browser shows of a body's markup."""
    markup = readable(markup)
    page = Page()
    pieces: list[str] = []
    # Without recursion, because hostile markup is nested deeper than Python's stack.
    waiting: list[tuple[Any, bool, bool, bool, str]] = [(parse(markup), True, True, False, "")]
    while waiting:
        node, is_seen, has_images, in_code, around = waiting.pop()
        if isinstance(node, str):
            pieces.append(node)
            continue
        tag = node.tag if isinstance(node.tag, str) else ""
        is_code = in_code or tag in _CODE
        inner = is_seen and bool(tag) and tag not in _UNSEEN and node.get("hidden") is None
        inner_images = has_images and bool(tag) and tag not in _NO_IMAGES
        if (
            tag == "img"
            and inner_images
            and (urls := list(image_urls((name, node.get(name) or "") for name in IMAGE_ATTRIBUTES)))
        ):
            page.images.append([*urls, around, *_swallowed(list(node.keys()))])
        # A link around an image may lead to a larger copy of it.
        around = node.get("href") or "" if tag == "a" else around
        if tag == "picture":
            around = " ".join(source.get("srcset") or "" for source in node.iter("source"))
        below: list[tuple[Any, bool, bool, bool, str]] = []
        if inner and node.text:
            # Tags in code are a sample for us, so that one of a text field does not swallow the end of the code.
            is_sample = tag in _TEXT_FIELDS and (in_code or _END_OF_CODE.search(node.text))
            text = WRITTEN_TAG.sub("", _COMMENT.sub("", node.text)) if is_sample else node.text
            below.append((text, True, True, False, ""))
        for child in node:
            below.append((child, inner, inner_images, is_code, around))
            if inner and child.tail:
                below.append((child.tail, True, True, False, ""))
        waiting.extend(reversed(below))
    page.text = visible("".join(pieces))
    return page


def _swallowed(names: list[str]) -> list[str]:
    """The names of attributes as one text if a quote that never closes has made URLs a part of them."""
    return ["".join(names)] if any('"' in name or "'" in name for name in names) else []


def image_urls(attributes: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The URLs that an image's attributes name, given as names and values."""
    for name, value in attributes:
        if value := value.strip():
            yield from (dict.fromkeys((value, value.split()[0])) if "srcset" not in name else _of_set(value))


def _of_set(value: str) -> Iterator[str]:
    for candidate in value.split(","):
        if words := candidate.split():
            yield words[0]


def visible(text: str) -> str:
    """The characters that a reader can see: no whitespace, no controls, none that only steer the layout."""
    if text.isascii() and text.isprintable():
        return "".join(text.split())
    return text.translate(_VISIBLE)


class _Visible(dict[int, int | None]):
    """The number of each character that a reader can see, None for all others; learnt as they come."""

    def __missing__(self, number: int) -> int | None:
        character = chr(number)
        is_unseen = character.isspace() or character == _REPLACEMENT or unicodedata.category(character)[0] == "C"
        self[number] = None if is_unseen else number
        return self[number]


_VISIBLE = _Visible()
