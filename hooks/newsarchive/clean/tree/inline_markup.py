"""Inline markup that is not an element of its own name: bold by style, boxes of task lists."""

import re

from newsarchive.base.htmltree import Element, tag_of
from newsarchive.clean.tree.elements import MARKS

_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_ITALIC_STYLE = re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)
_INDEXES = frozenset({"sub", "sup"})
_INDEX = re.compile(r"[\w+\-*/,()]{1,8}")
_BEFORE_INDEX = re.compile(r"[\w)\]]\Z")


def marks_of(node: Element, *, is_in_code: bool) -> list[str]:
    """The marks that an element has by its name or its style; styles within code belong to a highlighter."""
    if mark := MARKS.get(tag_of(node)):
        return [mark]
    if is_in_code:
        return []
    style = node.get("style") or ""
    bold = ["strong"] if _BOLD_STYLE.search(style) else []
    return bold + (["em"] if _ITALIC_STYLE.search(style) else [])


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
