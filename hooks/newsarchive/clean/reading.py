"""Markup as browsers read it: parsed by html5lib and written as well-formed markup."""

import re
from functools import lru_cache
from html import unescape

from newsarchive.base.text import visible
from newsarchive.clean.tokens import tags_of

_NAME = re.compile(r"[A-Za-z][\w:.-]*")
_ODD_NAME = re.compile(r"<[A-Za-z][\w:.-]*[^\w:.\s/>-]")
_UNSEEN = frozenset({"script", "style"})
_AS_TEXT = frozenset({"iframe", "noembed", "noframes"})
_AS_CODE = frozenset({"xmp", "plaintext"})
_PREFORMATTED = frozenset({"pre", "listing", "textarea"})
_SPECIAL = re.compile(f"<(?:{'|'.join(sorted(_AS_TEXT | _AS_CODE | _PREFORMATTED))})", re.IGNORECASE)
_NAMESPACE = re.compile(r"\A\{[^{}]*\}")


@lru_cache(maxsize=2)
def as_browsers_read(markup: str) -> str:
    """The body that html5lib reads, as well-formed markup; empty if there is none.

    BeautifulSoup loses tables that are in the paragraph of another table. If its tree has fewer visible characters than
    the markup, html5lib's own tree is taken.
    """
    from bs4 import BeautifulSoup  # noqa: PLC0415 - slow to import, and almost never needed
    from bs4.element import Comment, PreformattedString  # noqa: PLC0415

    markup = _without_isindex(markup)
    body = BeautifulSoup(f"<!doctype html><body>{markup}", "html5lib").body
    if body is None:
        return ""
    words = "".join(text for text in body.find_all(string=True) if not isinstance(text, Comment))
    if len(visible(words)) < len(visible(text_between(markup))):
        return _by_own_tree(markup)
    has_odd_names = bool(_ODD_NAME.search(markup))
    if has_odd_names or _SPECIAL.search(markup):
        for element in body.find_all():
            # No parser reads such a name as it is written.
            if has_odd_names and not _NAME.fullmatch(element.name):
                element.name = "span"
            # The text in these is written without escapes; of the others only their text matters.
            elif element.name in _AS_TEXT:
                element.string = PreformattedString(element.get_text())
            elif element.name in _AS_CODE:
                element.name = "pre"
            # A line feed right after the tag means nothing, so one that means something needs another before it.
            if element.name in _PREFORMATTED and element.get_text().startswith("\n"):
                element.insert(0, "\n")
    return body.decode_contents(formatter="minimal")


def _by_own_tree(markup: str) -> str:
    """The body that html5lib reads, written from the tree that it builds itself."""
    import html5lib  # noqa: PLC0415 - slow to import, and almost never needed

    body = html5lib.parse(f"<!doctype html><body>{markup}", namespaceHTMLElements=False).find("body")
    if body is None:
        return ""
    for element in body.iter():
        # A comment has a function for its tag.
        tag = _NAMESPACE.sub("", str(element.tag)) if not callable(element.tag) else ""
        if tag in _AS_CODE:
            element.tag = "pre"
        elif tag and not _NAME.fullmatch(tag):
            element.tag = "span"
        if element.tag in _PREFORMATTED and (element.text or "").startswith("\n"):
            element.text = f"\n{element.text}"
    return str(
        html5lib.serialize(
            body, quote_attr_values="always", omit_optional_tags=False, minimize_boolean_attributes=False
        )
    )


def _without_isindex(markup: str) -> str:
    """The markup without `isindex` tags, which html5lib, unlike browsers, reads as a form with words of its own."""
    if "isindex" not in markup.lower():
        return markup
    pieces, position = [], 0
    for tag in tags_of(markup):
        if tag.name == "isindex":
            # A comment in its place, so that a `<` before it begins no tag.
            pieces.append(f"{markup[position : tag.start]}<!---->")
            position = tag.end
    return "".join(pieces) + markup[position:]


def text_between(markup: str) -> str:
    """The text of markup: all that is between its tags, without scripts and styles."""
    pieces: list[str] = []
    position, hidden = 0, ""
    for tag in tags_of(markup):
        if not hidden:
            pieces.append(unescape(markup[position : tag.start]))
        position = tag.end
        hidden = tag.name if tag.name in _UNSEEN and not tag.is_end else ""
    return "".join(pieces) + ("" if hidden else unescape(markup[position:]))
