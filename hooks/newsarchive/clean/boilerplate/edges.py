"""The first and last lines of an article: what repeats the headline or only invites elsewhere is taken out."""

import re
from copy import deepcopy
from itertools import islice

from newsarchive.base.htmltree import Element, text_of
from newsarchive.base.text import alphanumeric, collapse_whitespace
from newsarchive.clean.boilerplate.patterns import is_call_to_action
from newsarchive.clean.facts.article_facts import Statement
from newsarchive.clean.facts.credits import editor_of, origin_of, original_of
from newsarchive.clean.removals import GENERIC, RemovalLog
from newsarchive.settings.sources import FactName

_FIRST_BLOCKS = 3
_LAST_BLOCKS = 4
# No article has more at its edges that is none of it; each round reads what stands there anew.
_MOST_ROUNDS = 100
# A line that names the origin or the editor stands right at the beginning or the end.
_EDGE_BLOCKS = 2
# But for addresses, which may be of any length.
_LONGEST_FACT = 200
_ORIGINAL_TITLE = re.compile(r"^原标题\s*[:：]\s*")
_TITLE_AND_ORIGIN = re.compile(r"^(\s*原标题\s*[:：].+?)\s+((?:来源|稿源)\s*[:：].+)$")
_LONGEST_MARK = 20
_COPY_LABELS = frozenset({"复制代码", "复制", "Copy"})
_CONTENTS_MARKS = frozenset({"[TOC]", "[toc]", "@[TOC]", "@[toc]", "[[toc]]"})


def remove_edge_boilerplate(clean: Element, *, title: str, log: RemovalLog) -> tuple[Statement, ...]:
    """Take out repeated headlines at the beginning, invitations at both ends, labels of copy buttons.

    The origin and the editor that paragraphs of their own state at either end leave the text too: they are the result.
    """
    _part_title_from_origin(clean)
    _part_lines(clean)
    _drop_left_marks(clean, log)
    headline = alphanumeric(title).lower()
    statements: list[Statement] = []
    # What stood behind an invitation is at the edge once that is gone.
    for _ in range(_MOST_ROUNDS):
        if not (
            _drop_headline(clean, headline, log)
            or _drop_outer_rule(clean, log)
            or _drop_invitations(clean, log)
            or _take_fact(clean, statements, log)
        ):
            break
    return tuple(statements)


def _edges(clean: Element, first: int, last: int) -> list[Element]:
    """The first and the last blocks, in order; slices of an element would count all between them."""
    ends = list(islice(clean.iterchildren(reversed=True), last))
    return [*islice(clean.iterchildren(), first), *reversed(ends)]


def _drop_outer_rule(clean: Element, log: RemovalLog) -> bool:
    """Take out a line before or behind all text, which parts nothing; whether there was one."""
    for block in _edges(clean, 1, 1):
        if block.tag == "hr":
            _take(block, "hr", "a line that parts nothing", log)
            return True
    return False


def _drop_invitations(clean: Element, log: RemovalLog) -> bool:
    """Take out what only invites elsewhere; whether there was anything."""
    found = False
    for block in _edges(clean, _FIRST_BLOCKS, _LAST_BLOCKS):
        text = collapse_whitespace(text_of(block))
        if block.tag == "p" and block.getparent() is clean and is_call_to_action(text):
            _take(block, text, "only invites to an app or another page", log)
            found = True
    return found


def _drop_left_marks(clean: Element, log: RemovalLog) -> None:
    """Take out what programs leave behind: labels of copy buttons before code, marks for a table of contents."""
    for block in list(clean.iterchildren("p")):
        if len(text_of(block)) > _LONGEST_MARK:
            continue
        text, following = collapse_whitespace(text_of(block)), block.getnext()
        if following is not None and following.tag == "pre" and text in _COPY_LABELS:
            _take(block, text, "the label of a copy button", log)
        elif text in _CONTENTS_MARKS:
            _take(block, text, "a mark for a table of contents", log)


def _take_fact(clean: Element, statements: list[Statement], log: RemovalLog) -> bool:
    """Take out one paragraph that does nothing but name the origin or the editor; whether there was one."""
    for block in _edges(clean, _EDGE_BLOCKS, _EDGE_BLOCKS):
        is_alone = block.getprevious() is None and block.getnext() is None
        statement = _statement_in(block) if block.tag == "p" and not is_alone else None
        if statement:
            clean.remove(block)
            log.add("fact", collapse_whitespace(text_of(block)), rule=GENERIC, why=f"shown as {statement.fact}")
            statements.append(statement)
            return True
    return False


def _statement_in(line: Element) -> Statement | None:
    """The fact that a line states, if it states nothing else."""
    text = collapse_whitespace(text_of(line))
    if len(text) > _LONGEST_FACT and "http" not in text:
        return None
    if editor := editor_of(text):
        return Statement(FactName.EDITOR, editor)
    if origin := origin_of(text):
        return Statement(FactName.ORIGIN, origin)
    original = original_of(_with_targets(line, text))
    return Statement(FactName.ORIGINAL, original) if original else None


def _with_targets(line: Element, text: str) -> str:
    """The text with the target of each link whose words are an address: many pages shorten those."""
    for link in line.iter("a"):
        words = collapse_whitespace(text_of(link))
        if words.startswith("http"):
            text = text.replace(words, link.get("href") or "", 1)
    return text


def _part_lines(clean: Element) -> None:
    """Lines of one paragraph at either end, of which one names a fact or invites elsewhere, become a paragraph each."""
    for block in dict.fromkeys(_edges(clean, _EDGE_BLOCKS, _EDGE_BLOCKS)):
        if block.tag != "p" or block.find("br") is None:
            continue
        lines = _lines_of(block)
        if any(_is_no_text(line) for line in lines):
            for line in reversed(lines):
                block.addnext(line)
            clean.remove(block)


def _is_no_text(line: Element) -> bool:
    return is_call_to_action(collapse_whitespace(text_of(line))) or _statement_in(line) is not None


def _lines_of(paragraph: Element) -> list[Element]:
    """Copies of a paragraph's lines, each a paragraph."""
    lines: list[Element] = [paragraph.makeelement("p")]
    lines[0].text = paragraph.text
    for child in paragraph:
        if child.tag == "br":
            lines.append(paragraph.makeelement("p"))
            lines[-1].text = child.tail
        else:
            lines[-1].append(deepcopy(child))
    return lines


def _part_title_from_origin(clean: Element) -> None:
    """`原标题：… 来源：…` in one paragraph is two statements."""
    for block in clean[:_FIRST_BLOCKS]:
        match = _TITLE_AND_ORIGIN.match(block.text or "") if block.tag == "p" and not len(block) else None
        if match:
            origin = block.makeelement("p")
            block.text, origin.text = match[1], match[2]
            block.addnext(origin)


def _drop_headline(clean: Element, headline: str, log: RemovalLog) -> bool:
    """Take out a block that repeats the headline, unless it is all there is; whether there was one."""
    for block in clean[:_FIRST_BLOCKS] if headline and len(clean) > 1 else ():
        text = collapse_whitespace(text_of(block))
        is_words = block.tag not in {"figure", "pre", "table"}
        if is_words and alphanumeric(_ORIGINAL_TITLE.sub("", text)).lower() == headline:
            _take(block, text, "repeats the headline", log)
            return True
    return False


def _take(block: Element, text: str, why: str, log: RemovalLog) -> None:
    log.add("element", text, rule=GENERIC, why=why)
    parent = block.getparent()
    if parent is not None:
        parent.remove(block)
