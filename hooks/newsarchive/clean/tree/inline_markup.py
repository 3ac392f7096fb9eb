"""Inline markup that is not an element of its own name: bold by style, boxes of task lists."""

import re

from newsarchive.base.htmltree import Element, tag_of
from newsarchive.clean.tree.elements import MARKS

_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_ITALIC_STYLE = re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)


def marks_of(node: Element, *, is_in_code: bool) -> list[str]:
    """The marks that an element has by its name or its style; styles within code belong to a highlighter."""
    if mark := MARKS.get(tag_of(node)):
        return [mark]
    if is_in_code:
        return []
    style = node.get("style") or ""
    bold = ["strong"] if _BOLD_STYLE.search(style) else []
    return bold + (["em"] if _ITALIC_STYLE.search(style) else [])


def check_box(node: Element) -> str:
    """The character for the check box of a task list's item; empty for any other input."""
    is_box = (node.get("type") or "").lower() == "checkbox" and next(node.iterancestors("li"), None) is not None
    return ("☐ " if node.get("checked") is None else "☑ ") if is_box else ""
