"""Headings that the source marked up: their lines, their images, and their links to themselves."""

import re

from lxml import etree

from newsarchive.base.htmltree import Element, drop_tree, tag_of, text_of
from newsarchive.base.text import visible
from newsarchive.clean.removals import GENERIC, RemovalLog
from newsarchive.clean.tree.block_builder import CAPTION_HINT, BlockBuilder, BlockWriter

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
