"""The lead of an article, as lists and results of a search show it: the first whole sentences of its prose."""

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from itertools import islice

from newsarchive.base.htmltree import Element, drop_tree
from newsarchive.base.sentences import first_sentences, has_sentence, join_lines
from newsarchive.base.text import HAN
from newsarchive.convert.text import BLOCKS, line_of

_STRUCTURE = frozenset("h1 h2 h3 h4 h5 h6 pre hr figure figcaption caption".split())
_TABLES = frozenset(("table",))
_LISTS = frozenset(("ul", "ol", "dl"))
# The number or the mark of an item, written as text: not 3.5 nor 一、二季度.
_NUMBER = re.compile(
    r"\s*(?:[（(]\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*[）)]|\d{1,3}\s*[.．、)）](?!\d)"
    r"|[一二三四五六七八九十]{1,3}\s*[、.．](?![一二三四五六七八九十])|[①-⑳]|[●■◆▲▶►•▪·○□◇△*]+|-(?=\s))\s*"
)

_NUMBER_STARTS = frozenset(" \t\n\u3000（(0123456789一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳●■◆▲▶►•▪·○□◇△*-")
# A line that credits somebody, names an image or only labels what follows.
_CREDIT = re.compile(
    r"[（(【\[]?\s*(?:本文)?(?:作者|来源|來源|稿源|编辑|編輯|责编|責編|责任编辑|记者|記者|通讯员|撰文|采写|文字?|图片?|圖|摄影|攝影|题图|頭圖|头图|封面图?|配图|资料图"
    r"|监制|策划|统筹|校对|审核|设计|翻译|译者|编译|出品|制图|视频|排版|原标题|标题|By|Photo|Image|Source|Credit)\s*[:：|｜丨/／].{0,80}|.{0,80}\s摄[）)]?",
    re.DOTALL,
)
_CAPTION_MARKS = frozenset("▲△▼▽↑↓")
# Notes of the house on the article, which may be long.
_NOTE = re.compile(
    r"※|(?:编者按|編者按|编者注|編者註|作者注|声明|免责声明|风险提示|注|註)\s*[:：]|【?编者的话】|本文(?:由@|由\s*@|来自|来源|首发|转载自|经授权)",
)
_HOUSE_RULE = re.compile(
    r".{0,60}(?:未经.{0,8}(?:许可|授权)|不构成.{0,10}(?:建议|意见)|(?:仅代表|只代表)作者)", re.DOTALL
)
# A role and its names.
_LONGEST_CREDIT = 100
# A byline run in before the first sentence; an agency's dateline is a part of the report.
_NAMES = rf"[{HAN}·]{{2,4}}(?:[、 ][{HAN}·]{{2,4}}){{0,3}}"
# What a reporter does who is the subject of the first sentence.
_ACTS = (
    r"[^。！？]{0,24}?(?:[获獲]悉|了解到|采访|採訪|看到|[发發][现現]|[见見]到|注意到|[来來]到|走[进進访訪]|探[访訪]|[联聯][系繫]|致[电電]|[询詢][问問]|"
    "赶到|抵达|独家|实地|拿到|收到|告[诉訴]|表示|写道)"
)
_BYLINE = re.compile(
    rf"(?:【[^【】]{{2,20}}】\s*)?[{HAN}\w·]{{0,14}}[记記]者\s?(?:{_NAMES}\s*?(?:\d{{1,2}}月\d{{1,2}}日)?(?:\s[{HAN}、]{{2,14}}?)?(?:报道|報道|報導)(?![的了过過])\s*[:：，,]?\s*"
    rf"|(?<=\s){_NAMES}\s+(?!{_ACTS}))|【\s*文\s*[/／][^【】]{{2,24}}】\s*|[（(][^（）()]{{0,12}}[记記]者(?![会會注按节節])[^（）()]{{2,24}}[）)]\s*"
)
_HEAD_LENGTH = 60
# The label of a summary that a paragraph begins with.
_LABEL = re.compile(
    r"[【\[]?(?:内容)?(?:简介|簡介|摘要|导语|導語|导读|導讀|编辑导语|核心提示|提要|前言)[】\]]?\s*[:：]\s*|【(?:摘要|导语|导读|提要|核心提示)】\s*"
)
_LABEL_STARTS = frozenset("【[内简簡摘导導编核提前")
_COLONS = (":", "：")
_BEFORE_LIST = " \n:："
_COMMAS = ("，", "、", ", ")
_SHORT_SENTENCE = 15
# A line of this length is prose even if no sentence ends in it.
_LONG_LINE = 40
# No more lines of a text are searched for its first paragraph.
_MOST_LINES = 200


def write_lead(tree: Element, length: int) -> str:
    """Write the first whole sentences of the first paragraphs in at most `length` characters; empty if there are none.

    Headings, code, captions, credits, labels, notes of the house, lists, footnotes and their marks are left out.
    Where no line is prose, those of lists count, then the first lines are taken as they are, and at last tables.
    """
    found = (
        _first(_prose(_lines(tree, _STRUCTURE | _TABLES | _LISTS)), length)
        or _first(_prose(_lines(tree, _STRUCTURE | _TABLES)), length)
        or _first(_lines(tree, _STRUCTURE | _TABLES), length)
        or _first(_lines(tree, _STRUCTURE), length)
    )
    return first_sentences(join_lines([line for text in found for line in filter(str.strip, text.split("\n"))]), length)


def lead_paragraphs(tree: Element, count: int) -> list[str]:
    """Return the first paragraphs of the lead."""
    lines = list(islice(_lines(tree, _STRUCTURE | _TABLES | _LISTS), _MOST_LINES))
    lines = lines or list(islice(_lines(tree, _STRUCTURE | _TABLES), _MOST_LINES))
    return [join_lines(line.split("\n")) for line in [*_prose(iter(lines))][:count] or lines[:count]]


def prose_of(line: str) -> str:
    """The whole sentences of a line; empty for a credit, a caption, a label or a note of the house.

    Of a line that leads to a list or to code, the words before the colon count if they are a sentence.
    """
    head = line[:_HEAD_LENGTH]
    if ("者" in head or "文" in head) and (match := _BYLINE.match(head)):
        line = line[match.end() :]
    if line.rstrip().endswith(_COLONS):
        whole = first_sentences(line, len(line) - 1)
        if not whole.endswith("…") and has_sentence(whole):
            line = whole
        elif len(line) >= _SHORT_SENTENCE and any(comma in line for comma in _COMMAS):
            return "" if _is_note(line) else line.rstrip(_BEFORE_LIST)
        else:
            return ""
    is_long = len(line) >= _LONG_LINE or has_sentence(line)
    return line if is_long and not _is_note(line) else ""


def _is_note(line: str) -> bool:
    """True if a line credits somebody or is a note of the house on the article."""
    if len(line) <= _LONGEST_CREDIT and _CREDIT.fullmatch(line):
        return True
    # The words of a note are searched for only where one of them is.
    has_words = "未经" in line or "不构成" in line or "作者" in line
    return bool(_NOTE.match(line)) or (has_words and bool(_HOUSE_RULE.match(line)))


def _prose(lines: Iterator[str]) -> Iterator[str]:
    return filter(None, map(prose_of, islice(lines, _MOST_LINES)))


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
            if text[:1] in _LABEL_STARTS and (match := _LABEL.match(text)):
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
