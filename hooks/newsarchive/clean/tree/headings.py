"""Headings: those that the source only hinted at are made such, and all form a sane outline under the page's h1."""

import re

from newsarchive.base.htmltree import Element, drop_tag, tag_of, text_of
from newsarchive.base.text import collapse_whitespace

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# A hinted heading ranks below all that the source marked up.
_HINTED = "h6"
_LONGEST = 36
_NO_HEADING = re.compile(
    r".*[。！；，,;…](?:[”’」』）)]*)|(?:记者|作者|编辑|来源|责编|文|图|撰文|摄影|Q|A|问|答)\s*[/｜|:：].*|.*[:：]",
    re.DOTALL,
)
_HOLDS_WORDS = re.compile(r"\w")


def outline(clean: Element) -> None:
    """Make headings of hinted ones, then level all from h2 down without a gap, in the order the source ranked them.

    Bold from end to end of a heading says nothing more, so it goes.
    """
    blocks = list(clean)
    # Bold lines with nothing behind them head nothing.
    while blocks and _is_bold_line(blocks[-1]):
        blocks.pop()
    for block in blocks:
        if _is_bold_line(block) and _may_head(block):
            block.tag = _HINTED
    headings = list(clean.iter(*HEADINGS))
    for heading in headings:
        if _is_bold(heading):
            for strong in list(heading.iter("strong")):
                drop_tag(strong)
    ranks = sorted({tag_of(heading) for heading in headings})
    for heading in headings:
        heading.tag = f"h{min(ranks.index(tag_of(heading)) + 2, 6)}"


def _may_head(paragraph: Element) -> bool:
    """Whether the words of a paragraph are short and no sentence."""
    text = collapse_whitespace(text_of(paragraph))
    return 1 < len(text) <= _LONGEST and bool(_HOLDS_WORDS.search(text)) and not _NO_HEADING.fullmatch(text)


def _is_bold_line(block: Element) -> bool:
    return block.tag == "p" and block.find("strong") is not None and _is_bold(block)


def _is_bold(block: Element) -> bool:
    return collapse_whitespace(
        "".join(text_of(strong) for strong in block.iterchildren("strong"))
    ) == collapse_whitespace(text_of(block))
