"""The lead of an article, as lists and results of a search show it: the first whole sentences of its prose."""

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from itertools import islice

from newsarchive.base.htmltree import Element, drop_tree
from newsarchive.base.sentences import first_sentences, has_sentence, join_lines
from newsarchive.convert.text import BLOCKS, line_of

_STRUCTURE = frozenset("h1 h2 h3 h4 h5 h6 pre hr figure figcaption caption".split())
_TABLES = frozenset(("table",))
# The number or the mark of an item, written as text: not 3.5 nor 一、二季度.
_NUMBER = re.compile(
    r"\s*(?:[（(]\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*[）)]|\d{1,3}\s*[.．、)）](?!\d)"
    r"|[一二三四五六七八九十]{1,3}\s*[、.．](?![一二三四五六七八九十])|[①-⑳]|[●■◆▲▶►•▪·※○□◇△*]+|-(?=\s))\s*"
)

_NUMBER_STARTS = frozenset(" \t\n\u3000（(0123456789一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳●■◆▲▶►•▪·※○□◇△*-")
# A line that credits somebody, names an image or only labels what follows.
_CREDIT = re.compile(
    r"[（(【\[]?\s*(?:本文)?(?:作者|来源|來源|稿源|编辑|編輯|责编|責編|责任编辑|记者|記者|通讯员|撰文|采写|文字?|图片?|圖|摄影|攝影|题图|頭圖|头图|封面图?|配图|资料图"
    r"|监制|策划|统筹|校对|审核|设计|翻译|译者|编译|出品|制图|视频|排版|原标题|标题|By|Photo|Image|Source|Credit)\s*[:：|｜丨/／].{0,80}|.{0,80}\s摄[）)]?"
    r"|.{0,60}[:：]",
    re.DOTALL,
)
_CAPTION_MARKS = frozenset("▲△▼▽↑↓")
# A line of this length is prose even if no sentence ends in it.
_LONG_LINE = 40
# No more lines of a text are searched for its first paragraph.
_MOST_LINES = 200


def write_lead(tree: Element, length: int) -> str:
    """Write the first whole sentences of the first paragraphs in at most `length` characters; empty if there are none.

    Headings, code, captions, credits, labels, footnotes and their marks, and the numbers of lists are left out. Where
    no line is prose, the first lines are taken as they are, and tables only where there is nothing else.
    """
    found = (
        _first(filter(is_prose, islice(_lines(tree, _STRUCTURE | _TABLES), _MOST_LINES)), length)
        or _first(_lines(tree, _STRUCTURE | _TABLES), length)
        or _first(_lines(tree, _STRUCTURE), length)
    )
    return first_sentences(join_lines([line for text in found for line in filter(str.strip, text.split("\n"))]), length)


def lead_paragraphs(tree: Element, count: int) -> list[str]:
    """Return the first paragraphs of the lead."""
    lines = list(islice(_lines(tree, _STRUCTURE | _TABLES), _MOST_LINES))
    return [join_lines(line.split("\n")) for line in [*filter(is_prose, lines)][:count] or lines[:count]]


def is_prose(line: str) -> bool:
    """True if a line has a whole sentence or is long, and is no credit, caption or label."""
    return (len(line) >= _LONG_LINE or has_sentence(line)) and not _CREDIT.fullmatch(line)


def _first(lines: Iterable[str], length: int) -> list[str]:
    """As many lines as the length takes, so that no more of a long article is read."""
    found: list[str] = []
    rest = length
    for line in lines:
        if rest <= 0:
            break
        found.append(line)
        rest -= len(line) + 1
    return found


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
            if text[:1] in _CAPTION_MARKS and _is_next_to_figure(block):
                continue
            if text[:1] in _NUMBER_STARTS and (match := _NUMBER.match(text)):
                text = text[match.end() :]
            if text[:1].isalnum() or any(map(str.isalnum, text)):
                yield text


def _is_next_to_figure(block: Element) -> bool:
    return any(other is not None and other.tag == "figure" for other in (block.getprevious(), block.getnext()))


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
