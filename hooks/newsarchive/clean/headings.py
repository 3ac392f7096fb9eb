"""Headings: those that the source only hinted at are made such, and all form a sane outline under the page's h1."""

import re

from newsarchive.base.htmltree import Element, drop_tag, tag_of, text_of
from newsarchive.base.text import collapse

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
    for block in list(clean):
        if block.tag == "p" and _is_hinted(block):
            block.tag = _HINTED
    headings = list(clean.iter(*HEADINGS))
    for heading in headings:
        if _is_bold(heading):
            for strong in list(heading.iter("strong")):
                drop_tag(strong)
    ranks = sorted({tag_of(heading) for heading in headings})
    for heading in headings:
        heading.tag = f"h{min(ranks.index(tag_of(heading)) + 2, 6)}"


def _is_hinted(paragraph: Element) -> bool:
    """Whether a paragraph is bold from end to end, short, no sentence, and has running text behind it."""
    if not len(paragraph):
        return False
    text = collapse(text_of(paragraph))
    if not 1 < len(text) <= _LONGEST or not _HOLDS_WORDS.search(text) or _NO_HEADING.fullmatch(text):
        return False
    return _is_bold(paragraph) and _has_text_behind(paragraph)


def _is_bold(block: Element) -> bool:
    return collapse("".join(text_of(strong) for strong in block.iterchildren("strong"))) == collapse(text_of(block))


def _has_text_behind(block: Element) -> bool:
    following = block.getnext()
    while following is not None and following.tag == "p" and following.find("strong") is not None:
        if not _is_bold(following):
            return True
        following = following.getnext()
    return following is not None
