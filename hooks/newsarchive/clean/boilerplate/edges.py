"""Remove boilerplate at the start and end: repeated headlines, calls to action, credit lines."""

import re
from collections.abc import Iterable
from copy import deepcopy
from itertools import islice

from newsarchive.base.htmltree import Element, drop_tree, text_of
from newsarchive.base.text import alphanumeric, collapse_whitespace
from newsarchive.clean.boilerplate.credit_lines import Line, extract_line, extract_run_in, facts_of_line
from newsarchive.clean.boilerplate.leftovers import remove_block, remove_leftovers
from newsarchive.clean.boilerplate.patterns import is_call_to_action, is_leftover
from newsarchive.clean.facts.statements import Statement
from newsarchive.clean.removals import GENERIC, RemovalLog

_FIRST_BLOCKS = 3
_LAST_BLOCKS = 4
# No article has more boilerplate at its edges; each round reads the edges anew.
_MAX_ROUNDS = 100
# Lines of credits are at the start or end; an image or a disclaimer may be between them and the edge.
_CREDIT_BLOCKS = 3
_ORIGINAL_TITLE = re.compile(r"^[【\[（(]?原?[标標][题題][】\]]?\s*[:：]\s*")
_TITLE_AND_ORIGIN = re.compile(r"^(\s*原标题\s*[:：].+?(?<!\s))\s+((?:来源|稿源)\s*[:：].+)$")
_NO_WORDS = frozenset({"figure", "pre", "table"})
_COPY_LABELS = frozenset({"复制代码", "复制", "Copy"})
_CDATA_REMAINS = re.compile(r"(?:\]\]|<!\[CDATA\[)>?", re.IGNORECASE)
_CONTENTS_MARKS = frozenset({"[TOC]", "[toc]", "@[TOC]", "@[toc]", "[[toc]]"})


def remove_edge_boilerplate(tree: Element, *, title: str, log: RemovalLog) -> tuple[Statement, ...]:
    """Remove repeated headlines at the start, calls to action at both ends and labels of copy buttons.

    Credits at either end are removed too, and returned as statements.
    """
    _remove_contents_marks(tree, log)
    _remove_cdata_lines(tree, log)
    headline = alphanumeric(title).lower()
    statements: list[Statement] = []
    # The block next to a removed one is at the edge in the next round.
    for _ in range(_MAX_ROUNDS):
        _split_title_from_origin(tree)
        first, last = _edges(tree)
        if not (
            _split_lines((*first, *last[-_CREDIT_BLOCKS:]))
            or _remove_copy_labels(tree, log)
            or _remove_headline(tree, first, headline, log)
            or _remove_outer_rule(tree, log)
            or _remove_calls_to_action((*first, *last), log)
            or extract_line((*first, *last[-_CREDIT_BLOCKS:]), statements, log)
            or remove_leftovers(tree, headline, log)
            or extract_run_in([edge.block for edge in (*first, *last)], statements, log)
        ):
            break
    return tuple(statements)


def _edges(tree: Element) -> tuple[list[Line], list[Line]]:
    """The first blocks and the last ones that are not among them, in order.

    Those between them are not counted, as slices of an element do.
    """
    first = list(islice(tree.iterchildren(), _FIRST_BLOCKS))
    last = [block for block in islice(tree.iterchildren(reversed=True), _LAST_BLOCKS) if block not in first]
    return [_read(block) for block in first], [_read(block) for block in reversed(last)]


def _read(block: Element) -> Line:
    return Line(block, collapse_whitespace(text_of(block)))


def _remove_outer_rule(tree: Element, log: RemovalLog) -> bool:
    """Remove a rule before or after all text, which separates nothing; return whether there was one."""
    for block in (tree[0], tree[-1]) if len(tree) else ():
        if block.tag == "hr":
            remove_block(block, "hr", "a rule that separates nothing", log)
            return True
    return False


def _remove_calls_to_action(edges: Iterable[Line], log: RemovalLog) -> bool:
    """Remove paragraphs that only lead elsewhere; return whether there were any."""
    found = False
    for edge in edges:
        if edge.block.tag == "p" and ((is_button := is_leftover(edge.text)) or is_call_to_action(edge.text)):
            why = "the words of a button or an advert" if is_button else "only leads to an app or another page"
            remove_block(edge.block, edge.text, why, log)
            found = True
    return found


def _remove_copy_labels(tree: Element, log: RemovalLog) -> bool:
    """Remove the labels of copy buttons before code; return whether there were any."""
    found = False
    for code in tree.iterchildren("pre"):
        label = code.getprevious()
        while label is not None and label.tag == "p" and (text := collapse_whitespace(text_of(label))) in _COPY_LABELS:
            remove_block(label, text, "the label of a copy button", log)
            label, found = code.getprevious(), True
    return found


def _remove_contents_marks(tree: Element, log: RemovalLog) -> None:
    """Remove the marks with which programs ask for a table of contents."""
    for block in list(tree.iterchildren("p")):
        # Most paragraphs begin with a letter.
        if (block.text or "[").lstrip()[:1].isalnum():
            continue
        if (text := collapse_whitespace(text_of(block))) in _CONTENTS_MARKS:
            remove_block(block, text, "a mark for a table of contents", log)


def _remove_cdata_lines(tree: Element, log: RemovalLog) -> None:
    """Remove the last line of each block that is what is left of a CDATA section."""
    for line_break in reversed(list(tree.iter("br"))):
        parent, mark = line_break.getparent(), line_break.tail or ""
        if line_break.getnext() is None and parent is not None and _CDATA_REMAINS.fullmatch(mark):
            log.add("element", mark, rule=GENERIC, why="a mark of a CDATA section, which means nothing in HTML")
            parent.remove(line_break)


def _split_lines(edges: Iterable[Line]) -> bool:
    """Split the lines of a paragraph at either end into paragraphs if one states a fact or is a call to action.

    Return whether any was split.
    """
    found = False
    for block, _ in edges:
        if block.tag != "p" or not len(block) or block.find("br") is None:
            continue
        lines = _lines_of(block)
        if any(_is_boilerplate(_read(line)) for line in lines):
            for line in reversed(lines):
                block.addnext(line)
            drop_tree(block)
            found = True
    return found


def _is_boilerplate(line: Line) -> bool:
    return is_call_to_action(line.text) or facts_of_line(line) is not None


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


def _split_title_from_origin(tree: Element) -> None:
    """Split `原标题：… 来源：…` in one paragraph into two."""
    for block in tree[:_FIRST_BLOCKS]:
        match = _TITLE_AND_ORIGIN.match(block.text or "") if block.tag == "p" and not len(block) else None
        if match:
            origin = block.makeelement("p")
            block.text, origin.text = match[1], match[2]
            block.addnext(origin)


def _remove_headline(tree: Element, first: Iterable[Line], headline: str, log: RemovalLog) -> bool:
    """Remove a block that repeats the headline, unless it is the only one; return whether there was one."""
    for block, text in first if headline and len(tree) > 1 else ():
        words = _ORIGINAL_TITLE.sub("", text)
        # Few blocks begin as the headline does.
        if (words[:1].isalnum() and not words[:1].lower().startswith(headline[0])) or block.tag in _NO_WORDS:
            continue
        if alphanumeric(words).lower() == headline:
            remove_block(block, text, "repeats the headline", log)
            return True
    return False
