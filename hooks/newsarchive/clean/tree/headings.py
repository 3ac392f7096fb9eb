"""Headings: bold lines become headings, and all form an outline without gaps below the page's h1."""

import re

from lxml import etree

from newsarchive.base.htmltree import Element, drop_tag, drop_tree, tag_of, text_of
from newsarchive.base.text import collapse_whitespace, visible
from newsarchive.clean.removals import GENERIC, RemovalLog
from newsarchive.clean.tree.block_builder import CAPTION_HINT, BlockBuilder, BlockWriter
from newsarchive.clean.tree.whitespace import trim_line_breaks

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# A bold line ranks below all headings that the source marked up.
_BOLD_LINE_RANK = "h6"
_MAX_LENGTH = 36
_NO_HEADING = re.compile(
    r".*[。！；，,;…](?:[”’」』）)]*)|(?:记者|作者|编辑|来源|责编|文|图|撰文|摄影|Q|A|问|答)\s*[/｜|:：].*|.*[:：]",
    re.DOTALL,
)
_MAX_ANCHOR_LENGTH = 40
_ANCHOR_TEXT = re.compile(
    r"(?:#+|[¶§🔗⚓☍]\ufe0f?|permalink|anchor|永久链接|(?:copy)?link(?:tothis\w+)?|directlink.*)", re.IGNORECASE
)
_ANCHOR_CLASS = re.compile(r"anchor|headerlink|permalink|hash-?link|heading-?link|octicon-link", re.IGNORECASE)
_WORD_CHARACTER = re.compile(r"\w")


def write_heading(node: Element, builder: BlockBuilder, writer: BlockWriter) -> None:
    """Write the lines of a heading as headings, and its images as figures."""
    builder.close()
    _remove_anchors(node, builder.log)
    written = etree.Element("div")
    writer.write_blocks(node, written)
    for block in list(written):
        if block.tag == "p":
            block.tag = node.tag
            block.attrib.pop(CAPTION_HINT, None)
        builder.container.append(block)


def _remove_anchors(heading: Element, log: RemovalLog) -> None:
    """Remove a heading's links to itself (#, ¶, a chain) and those to edit it, unless it has no other content."""
    anchors = [part for part in heading.iterdescendants("a", "span") if _is_anchor(part)]
    shown = visible(text_of(heading))
    if not anchors or (shown == visible("".join(map(text_of, anchors))) and heading.find(".//img") is None):
        return
    for anchor in anchors:
        log.add("element", text_of(anchor), rule=GENERIC, why="a link of a heading to itself or to an editor")
        drop_tree(anchor)


def _is_anchor(part: Element) -> bool:
    names, text = part.get("class") or "", visible(text_of(part))
    if tag_of(part) == "span":
        return "mw-editsection" in names.split() and len(text) <= _MAX_ANCHOR_LENGTH
    if not text or "#" not in (part.get("href") or "") or len(text) > _MAX_ANCHOR_LENGTH:
        return False
    return bool(_ANCHOR_TEXT.fullmatch(text)) or (
        bool(_ANCHOR_CLASS.search(names)) and not _WORD_CHARACTER.search(text)
    )


def outline(tree: Element) -> None:
    """Make bold lines headings, then renumber all headings from h2 without gaps, keeping the source's ranks in order.

    Bold text that fills a heading is unwrapped.
    """
    blocks = list(tree)
    # A bold line at the end heads nothing.
    while blocks and _is_bold_line(blocks[-1]):
        blocks.pop()
    for block in blocks:
        if _is_bold_line(block) and _may_head(block):
            block.tag = _BOLD_LINE_RANK
    headings = list(tree.iter(*HEADINGS))
    for heading in headings:
        if _is_bold(heading):
            for strong in list(heading.iter("strong")):
                drop_tag(strong)
            trim_line_breaks(heading)
    ranks = sorted({tag_of(heading) for heading in headings})
    for heading in headings:
        heading.tag = f"h{min(ranks.index(tag_of(heading)) + 2, 6)}"


def _may_head(paragraph: Element) -> bool:
    """True if the text of a paragraph is short and no sentence."""
    text = collapse_whitespace(text_of(paragraph))
    return 1 < len(text) <= _MAX_LENGTH and bool(_WORD_CHARACTER.search(text)) and not _NO_HEADING.fullmatch(text)


def _is_bold_line(block: Element) -> bool:
    return block.tag == "p" and block.find("strong") is not None and _is_bold(block)


def _is_bold(block: Element) -> bool:
    return collapse_whitespace(
        "".join(text_of(strong) for strong in block.iterchildren("strong"))
    ) == collapse_whitespace(text_of(block))
