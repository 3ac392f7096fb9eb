"""Inline markup that is not an element of its own name: bold by style, boxes of task lists."""

import re

from newsarchive.base.htmltree import Element, tag_of, text_of
from newsarchive.base.text import collapse_whitespace, strip_control, visible
from newsarchive.clean.tree.elements import MARKS
from newsarchive.clean.tree.languages import first_direction

_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_LIGHT_STYLE = re.compile(r"font-weight\s*:\s*(?:normal|lighter|[1-4]00)", re.IGNORECASE)
# 新浪 names the look of its text in an attribute of its own: font-L strong-Bold align-Center.
_SINA_STYLE, _SINA_BOLD = "cms-style", "strong-Bold"
_BLOCKS_OF_LINES = frozenset({"p", "div", "section"})
_ITALIC_STYLE = re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)
_INDEXES = frozenset({"sub", "sup"})
_INDEX = re.compile(r"[\w+\-*/,()]{1,8}")
_BEFORE_INDEX = re.compile(r"[\w)\]]\Z")
_ISOLATED = frozenset({"bdo", "bdi"})
_GENERIC = frozenset({"span", "font"})
_ABBREVIATIONS = frozenset({"abbr", "acronym", "dfn"})


def marks_of(node: Element, *, is_in_code: bool) -> list[tuple[str, dict[str, str]]]:
    """The marks that an element has by its name or its style, with attributes; styles in code highlight it."""
    tag = tag_of(node)
    if mark := MARKS.get(tag):
        return [] if mark == "strong" and is_light(node) else [(mark, {})]
    if tag in _ISOLATED or (tag in _GENERIC and node.get("dir") is not None):
        return _isolated(node)
    if tag in _ABBREVIATIONS:
        title = collapse_whitespace(strip_control(node.get("title") or ""))
        return [("abbr", {"title": title})] if visible(title) else []
    if is_in_code:
        return []
    style = node.get("style") or ""
    is_bold = _BOLD_STYLE.search(style) or _SINA_BOLD in (node.get(_SINA_STYLE) or "")
    bold: list[tuple[str, dict[str, str]]] = [("strong", {})] if is_bold else []
    return [*bold, ("em", {})] if _ITALIC_STYLE.search(style) else bold


def is_light(node: Element) -> bool:
    """True if the style of an element takes back the bold of the elements around it."""
    style = node.get("style")
    return style is not None and _LIGHT_STYLE.search(style) is not None


def is_bold_line(node: Element) -> bool:
    """True if a block that holds no other one is bold by its style, as a subheading may be."""
    if tag_of(node) not in _BLOCKS_OF_LINES:
        return False
    style = node.get("style")
    is_bold = _SINA_BOLD in (node.get(_SINA_STYLE) or "") or (
        style is not None and _BOLD_STYLE.search(style) is not None
    )
    return is_bold and node.find(".//p") is None and node.find(".//div") is None


def _isolated(node: Element) -> list[tuple[str, dict[str, str]]]:
    """The mark of text with a direction of its own; `bdo` without one and `bdi` of Han text change nothing."""
    direction = (node.get("dir") or "").strip().lower()
    if tag_of(node) == "bdo":
        return [("bdo", {"dir": direction})] if direction in {"ltr", "rtl"} else []
    if direction not in {"ltr", "rtl"}:
        direction = first_direction(text_of(node))
    return [("bdi", {"dir": direction})] if direction == "rtl" else []


def is_index(node: Element) -> bool:
    """True for a `sub` or `sup` that `clean.code` takes for markup in code, such as 10<sup>5</sup>."""
    if node.tag not in _INDEXES or len(node) or not _INDEX.fullmatch(node.text or ""):
        return False
    previous, parent = node.getprevious(), node.getparent()
    if previous is not None and not previous.tail:
        return previous.tag in _INDEXES
    before = previous.tail if previous is not None else parent.text if parent is not None else ""
    return bool(_BEFORE_INDEX.search(before or ""))


def check_box(node: Element) -> str:
    """The character for the check box of a task list's item; empty for any other input."""
    is_box = (node.get("type") or "").lower() == "checkbox" and next(node.iterancestors("li"), None) is not None
    return ("☐ " if node.get("checked") is None else "☑ ") if is_box else ""
