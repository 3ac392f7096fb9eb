"""The original of a piece and the photographer of an image, where a line or a title states nothing else."""

import re

# 本文首发知乎：https://…, 原文链接：https://…
_ORIGINAL = re.compile(
    r"^(?:(?:本文)?首发(?:于|在)?\S{0,8}?|(?:阅读|查看)?原文|(?:原文|来源|文章|本文)?(?:链接|地址))\s*[:：]\s*(?P<original>https?://[^\s（）【】《》，。；]+)$"
)
# © Ann Example: sites of photographs name the photographer instead of a headline.
_CREDIT = re.compile(r"^©\s*(?P<credit>[^\s\d].{0,59})$")


def original_of(paragraph: str) -> str:
    """The URL of the original that a paragraph names if it states nothing else; else empty."""
    match = _ORIGINAL.match(paragraph)
    return match["original"] if match else ""


def credit_of(title: str) -> str:
    """The photographer that a title names if it states nothing else (`© Ann Example`); else empty."""
    match = _CREDIT.match(title)
    return match["credit"].strip() if match else ""
