"""The lead of an article, as lists and results of a search show it: its first prose."""

import re
from collections.abc import Iterator
from copy import deepcopy

from newsarchive.base.htmltree import Element, drop_tree
from newsarchive.convert.text import BLOCKS, line_of

_STRUCTURE = frozenset("h1 h2 h3 h4 h5 h6 pre hr figure figcaption caption".split())
_TABLES = frozenset(("table",))
# The number or the mark of an item, written as text: not 3.5 nor 一、二季度.
_NUMBER = re.compile(
    r"\s*(?:[（(]\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*[）)]|\d{1,3}\s*[.．、)）](?!\d)"
    r"|[一二三四五六七八九十]{1,3}\s*[、.．](?![一二三四五六七八九十])|[①-⑳]|[●■◆▲▶►•▪·※○□◇△*]+|-(?=\s))\s*"
)

_NUMBER_STARTS = frozenset(" \t\n\u3000（(0123456789一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳●■◆▲▶►•▪·※○□◇△*-")


def write_lead(tree: Element, length: int) -> str:
    """Write the first paragraphs, one a line, in at most `length` characters; empty if there are none.

    Headings, code, captions, footnotes and their marks, and the numbers of lists are left out, and tables where
    there is other text.
    """
    prose = _joined(_lines(tree, _STRUCTURE | _TABLES), length)
    return prose or _joined(_lines(tree, _STRUCTURE), length)


def lead_paragraphs(tree: Element, count: int) -> list[str]:
    """Return the first paragraphs of the lead."""
    return [line for line, _ in zip(_lines(tree, _STRUCTURE | _TABLES), range(count), strict=False)]


def _joined(lines: Iterator[str], length: int) -> str:
    """Join as many lines as the length takes, so that no more of a long article is read."""
    found: list[str] = []
    rest = length
    while rest > 0 and (line := next(lines, None)) is not None:
        found.append(line)
        rest -= len(line) + 1
    return "\n".join(found)[:length]


def _lines(tree: Element, left_out: frozenset[str]) -> Iterator[str]:
    for block in tree:
        if block.tag in left_out:
            continue
        if len(block) and any(child.tag in BLOCKS for child in block):
            yield from _lines(block, left_out)
        else:
            read = _without_footnotes(block) if len(block) else block
            text = " ".join(map(line_of, read)) if block.tag == "tr" else line_of(read)
            # Most lines begin with a character that no number begins with.
            if text[:1] in _NUMBER_STARTS and (match := _NUMBER.match(text)):
                text = text[match.end() :]
            if text[:1].isalnum() or any(map(str.isalnum, text)):
                yield text


def _without_footnotes(block: Element) -> Element:
    """The block without raised marks of footnotes; an empty one for a footnote, which leads back to its mark."""
    targets = [link.get("href") or "" for link in block.iter("a")]
    if any(target.startswith("#fnref-") for target in targets):
        return block.makeelement("p")
    if not any(target.startswith("#fn-") for target in targets):
        return block
    copy = deepcopy(block)
    for raised in list(copy.iter("sup")):
        if any((link.get("href") or "").startswith("#fn-") for link in raised.iter("a")):
            drop_tree(raised)
    return copy
