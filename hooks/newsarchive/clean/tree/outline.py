"""The outline: bold lines become headings, and all headings follow each other without gaps below the page's h1."""

import re
from collections.abc import Iterator
from itertools import groupby

from lxml import etree

from newsarchive.base.htmltree import HEADINGS, Element, drop_tag, drop_tree, tag_of, text_of
from newsarchive.base.text import collapse_whitespace
from newsarchive.clean.tree.block_builder import hand_over
from newsarchive.clean.tree.whitespace import trim_line_breaks

_WITH_BOLD = etree.XPath("p[strong]")
# A bold line ranks below all headings that the source marked up.
_BOLD_LINE_RANK = "h6"
_MAX_LENGTH = 36
_NO_HEADING = re.compile(
    r".*[。！；，,;…](?:[”’」』）)]*)|(?:记者|作者|编辑|来源|责编|文|图|撰文|摄影|Q|A|问|答)\s*[/｜|:：].*|.*[:：]"
    r"|(?:时间|日期|地点|地址|电话|邮箱|网址|费用|票价|售价|价格|导演|编剧|主演|片长|主办方?|承办方?)\s*[:：｜|].*",
    re.DOTALL,
)
# A question with its clauses opens a text; a heading is shorter.
_LONG_QUESTION = re.compile(r"(?=.{24}).*[，,].*[？?！!]", re.DOTALL)
_WORD_CHARACTER = re.compile(r"\w")
_HAN_NUMBER = "[一二三四五六七八九十]{1,3}"
# The number of a section on a line of its own: 01, PART 2, （三）, 第四章.
_NUMBER = re.compile(
    rf"(?:(?:part|no|chapter)\b[.\s]*)?\d{{1,2}}[.、．]?|{_HAN_NUMBER}[、.．]?|[（(](?:{_HAN_NUMBER}|\d{{1,2}})[)）]"
    rf"|第(?:{_HAN_NUMBER}|\d{{1,2}})[章节節部篇回](?:分)?|[IVX]{{1,4}}[.、]?",
    re.IGNORECASE,
)
# A heading with a number takes no other: 01 before 02 标题 is a line of the text.
_HAS_NUMBER = re.compile(rf"(?:{_NUMBER.pattern})(?:$|\s|(?<=[、．.)）]))", re.IGNORECASE)
# In a plain paragraph a digit may be anything.
_PLAIN_NUMBER = re.compile(rf"0\d|part[.\s]*\d{{1,2}}|{_HAN_NUMBER}[、.．]|[（(]{_HAN_NUMBER}[)）]", re.IGNORECASE)
_JOINED_TO_WORDS = ("、", "．", ")", "）")
_NUMBERED = re.compile(
    rf"(?:\d{{1,2}}[.、．\s]|{_HAN_NUMBER}[、.．\s]|[（(]\S{{1,3}}[)）]|第\S{{1,3}}[章节節部篇条條]|part)",
    re.IGNORECASE,
)
_AWARD = re.compile(
    r"(?:最[佳具受]|年度|优秀|優秀|杰出|傑出|[特一二三]等奖|[金银铜]奖)\S|\S{1,14}[奖獎](?=$|[\s:：|｜—-])"
)
_SPEECH = re.compile(r"[—–]{1,2}\s*\S.*|[“「『][^“「『]*[”」』]", re.DOTALL)
# Bold lines without a word between them stress what they state; a title and its second line are two.
_MANY_IN_A_ROW = 3
# Verse, and accounts that break each sentence into centred lines.
_VERSE_LINE = re.compile(r"[^。！？!?；;：:]{1,20}(?<![.，,])[，,]?")
_MIN_VERSE_LINES = 8
_SHARE_OF_VERSE = 0.75
_LAST_LEVEL = 6


def outline(tree: Element) -> bool:
    """Make bold lines headings, then renumber all headings from h2 without gaps, keeping the source's ranks in order.

    Return whether a block became another one, which may be a reason for others to be removed.

    The number of a section joins the words in the heading after it, a row of awards becomes a list, and bold text that
    fills a heading is unwrapped.
    """
    blocks = len(tree)
    bold = list(_bold_headings(tree))
    for block in bold:
        block.tag = _BOLD_LINE_RANK
    headings = list(tree.iter(*HEADINGS))
    for heading in headings:
        if _is_bold(heading):
            for strong in list(heading.iter("strong")):
                drop_tag(strong)
            trim_line_breaks(heading)
    # A heading that has the rank of the number before it now may be its words.
    while headings:
        _join_numbers(headings)
        if len(headings) >= _MANY_IN_A_ROW:
            _list_awards(tree)
        headings = list(tree.iter(*HEADINGS))
        if not _renumber(headings):
            break
    return bool(bold) or len(tree) != blocks


def _renumber(headings: list[Element]) -> bool:
    """Number headings from h2 by their ranks in the source, none more than one level below the heading before it.

    Return whether any heading has another number now.
    """
    before = [heading.tag for heading in headings]
    ranks = sorted({tag_of(heading) for heading in headings})
    level = 1
    for heading in headings:
        level = min(ranks.index(tag_of(heading)) + 2, level + 1, _LAST_LEVEL)
        heading.tag = f"h{level}"
    return before != [heading.tag for heading in headings]


def _bold_headings(tree: Element) -> Iterator[Element]:
    """The bold lines that head the text after them: neither verse nor speech, nor many in a row."""
    bold = set(filter(_is_bold, _WITH_BOLD(tree)))
    blocks = list(tree) if bold else []
    # A bold line at the end heads nothing.
    while blocks and blocks[-1] in bold:
        bold.discard(blocks.pop())
    if not bold or _is_verse(tree) or (len(bold) == 1 and _is_led_to(next(iter(bold)))):
        return
    for is_bold, group in groupby(blocks, bold.__contains__):
        row = [block for block in group if _may_head(block)] if is_bold else []
        if len(row) - sum(map(_is_number, row)) < _MANY_IN_A_ROW or _are_numbered(row):
            yield from (block for block in row if not _is_speech(block))
        elif _are_awards(row):
            _write_list(row)


def _may_head(paragraph: Element) -> bool:
    """True if the text of a paragraph is short and no sentence."""
    text = _line(paragraph)
    if len(text) == 1:
        following = paragraph.getnext()
        return (
            _is_number(paragraph) and following is not None and (_is_bold_line(following) or following.tag in HEADINGS)
        )
    return (
        1 < len(text) <= _MAX_LENGTH
        and bool(_WORD_CHARACTER.search(text))
        and not (_NO_HEADING.fullmatch(text) or _LONG_QUESTION.fullmatch(text))
    )


def _is_bold_line(block: Element) -> bool:
    return block.tag == "p" and len(block) > 0 and block.find("strong") is not None and _is_bold(block)


def _is_bold(block: Element) -> bool:
    return collapse_whitespace("".join(text_of(strong) for strong in block.iterchildren("strong"))) == _line(block)


def _line(block: Element) -> str:
    return collapse_whitespace(text_of(block))


def _is_number(block: Element) -> bool:
    return bool(_NUMBER.fullmatch(_line(block)))


def _are_numbered(row: list[Element]) -> bool:
    """True if most lines of a row begin with the number of a part, a section or an article."""
    return 2 * sum(bool(_NUMBERED.match(_line(block))) for block in row) >= len(row)


def _are_awards(row: list[Element]) -> bool:
    return 2 * sum(bool(_AWARD.match(_line(block))) for block in row) >= len(row)


def _is_verse(tree: Element) -> bool:
    """True if nearly all paragraphs are short lines that end no sentence: bold stresses some of them."""
    lines = list(tree.iterchildren("p"))
    possible, needed = len(lines), max(_MIN_VERSE_LINES, _SHARE_OF_VERSE * len(lines))
    for line in lines:
        # In prose the first lines show that the rest cannot be enough.
        if possible < needed:
            break
        possible -= not _VERSE_LINE.fullmatch(_line(line))
    return possible >= needed


def _is_led_to(line: Element) -> bool:
    """True if the paragraph before a line ends with a colon: the line, if it has no number, is what that announces."""
    before = line.getprevious()
    leads = before is not None and before.tag == "p" and _line(before).endswith((":", "："))
    return leads and not _NUMBERED.match(_line(line))


def _is_speech(line: Element) -> bool:
    """True if a line is one of two next to each other that somebody speaks."""
    around = (line.getprevious(), line.getnext())
    return bool(_SPEECH.fullmatch(_line(line))) and any(
        block is not None and block.tag in {"p", _BOLD_LINE_RANK} and _SPEECH.fullmatch(_line(block))
        for block in around
    )


def _join_numbers(headings: list[Element]) -> None:
    """Join the number of a section to the words in the heading of its rank right after it."""
    for heading in headings:
        number = heading.getprevious()
        if number is not None and _numbers(number, heading) and not _HAS_NUMBER.match(_line(heading)):
            written = _line(number)
            heading.text = f"{written}{'' if written.endswith(_JOINED_TO_WORDS) else ' '}{heading.text or ''}"
            hand_over(number, heading)
            drop_tree(number)


def _numbers(block: Element, heading: Element) -> bool:
    """True if a block right before a heading is nothing but its number."""
    if len(block):
        return False
    if block.tag == "p":
        return bool(_PLAIN_NUMBER.fullmatch(_line(block)))
    return block.tag in {heading.tag, _BOLD_LINE_RANK} and block.tag in HEADINGS and _is_number(block)


def _list_awards(tree: Element) -> None:
    """Make each row of headings of one rank that name awards a list."""
    for tag, group in groupby(list(tree), tag_of):
        row = list(group) if tag in HEADINGS else []
        if len(row) >= _MANY_IN_A_ROW and not _are_numbered(row) and _are_awards(row):
            _write_list(row)


def _write_list(row: list[Element]) -> None:
    """Put blocks next to each other into a list, an item each."""
    items = row[0].makeelement("ul")
    row[0].addprevious(items)
    for block in row:
        if _is_bold(block):
            for strong in list(block.iter("strong")):
                drop_tag(strong)
        block.tag = "li"
        items.append(block)
