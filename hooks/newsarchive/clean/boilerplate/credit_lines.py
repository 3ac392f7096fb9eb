"""Take credits out of the text: paragraphs that only state facts, and those run in with prose at either end of it."""

from collections.abc import Iterable
from typing import NamedTuple

from newsarchive.base.htmltree import Element, drop_tag, drop_tree, text_of, text_slots
from newsarchive.base.text import collapse_whitespace, visible
from newsarchive.clean.boilerplate.entries import is_entry, is_speaker
from newsarchive.clean.facts.credits import credits_in
from newsarchive.clean.facts.originals import original_of
from newsarchive.clean.facts.republications import republication_in
from newsarchive.clean.facts.run_in import RunIn, run_in_at_end, run_in_at_head
from newsarchive.clean.facts.statements import Statement, reason_shown
from newsarchive.clean.removals import GENERIC, RemovalLog
from newsarchive.settings.sources import FactName

# Lines with URLs may be longer.
_MAX_FACT_LENGTH = 200
# After these a space separates the head of a report from its first sentence.
_HEADS = ("电", "讯", "電", "訊", "消息", "报道")


class Line(NamedTuple):
    """A block of the text with its words, whitespace collapsed."""

    block: Element
    text: str


def extract_line(lines: Iterable[Line], statements: list[Statement], log: RemovalLog) -> bool:
    """Extract the statements of one paragraph that does nothing but state facts; return whether there was one."""
    for line in lines:
        block = line.block
        found = facts_of_line(line) if block.tag == "p" else None
        if found is None:
            continue
        parent = block.getparent()
        is_alone = block.getprevious() is None and block.getnext() is None
        # 题图：甲 alone belongs to an image; in a block of credits it is one of them.
        is_minor = all(statement.fact is FactName.CREDIT for statement in found)
        if parent is None or is_alone or (is_minor and not statements) or is_entry(block):
            continue
        why = reason_shown(found)
        log.add_images(block, rule=GENERIC, why=f"in the line {why}" if found else why)
        parent.remove(block)
        log.add("fact" if found else "element", line.text, rule=GENERIC, why=why)
        statements.extend(found)
        return True
    return False


def facts_of_line(line: Line) -> tuple[Statement, ...] | None:
    """The facts that a line states, if it states nothing else; None if it does."""
    text = line.text
    # Most lines are prose, which may be long.
    if len(text) > _MAX_FACT_LENGTH and "http" not in text:
        return None
    found = credits_in(text)
    if found is not None:
        return found
    if republished := republication_in(text):
        return republished
    original = original_of(_with_targets(line.block, text)) if "http" in text else ""
    return (Statement(FactName.ORIGINAL, original),) if original else None


def extract_run_in(paragraphs: Iterable[Element], statements: list[Statement], log: RemovalLog) -> bool:
    """Extract the credits at the start or end of the first paragraph that has some; return whether there were any."""
    for paragraph in paragraphs:
        if paragraph.tag != "p":
            continue
        text = text_of(paragraph)
        if len(paragraph) and paragraph.find(".//br") is not None:
            # A line break separates words.
            text = "".join(_piece(*slot) for slot in text_slots(paragraph))
        found = run_in_at_head(text) or run_in_at_end(text)
        if not found or (not found.start and is_speaker(paragraph, text[: found.end].strip())):
            continue
        if visible(text[: found.start] + text[found.end :]):
            log.add("fact", text[found.start : found.end], rule=GENERIC, why=reason_shown(found.statements))
            _cut(paragraph, found, text, log)
            statements.extend(found.statements)
            return True
    return False


def _cut(paragraph: Element, found: RunIn, text: str, log: RemovalLog) -> None:
    """Remove a span of a paragraph's text with the marks and links that become empty."""
    needs_space = text[: found.start].endswith(_HEADS) and found.end < len(text)
    position = 0
    breaks: list[Element] = []
    for element, name in text_slots(paragraph):
        if element.tag == "br" and name == "text":
            if "\n" in text and found.start <= position < found.end:
                breaks.append(element)
            position += "\n" in text
            continue
        piece = getattr(element, name) or ""
        start, end = (min(max(edge - position, 0), len(piece)) for edge in (found.start, found.end))
        if start < end:
            is_after_break = element.tag == "br" and not start
            space = " " if needs_space and position + start == found.start and not is_after_break else ""
            setattr(element, name, piece[:start] + space + piece[end:])
        position += len(piece)
    for line_break in breaks:
        drop_tree(line_break)
    for link in list(paragraph.iter("a")):
        if not visible(text_of(link)) and link.find(".//img") is None:
            log.add("link", link.get("href") or "", rule=GENERIC, why="in the words taken out as a fact")
            drop_tree(link)
    for mark in reversed(list(paragraph.iterdescendants())):
        if mark.tag not in {"br", "img"} and not mark.text and not len(mark):
            drop_tag(mark)
    _trim(paragraph)


def _trim(paragraph: Element) -> None:
    """Remove whitespace and line breaks at both ends of a paragraph."""
    slots = text_slots(paragraph)
    for ordered, strip in ((slots, str.lstrip), (slots[::-1], str.rstrip)):
        for element, name in ordered:
            piece = strip(getattr(element, name) or "")
            setattr(element, name, piece or None)
            if name == "text" and element.tag == "br":
                piece = strip(element.tail or "")
                element.tail = piece or None
                drop_tree(element)
            if piece or element.tag == "img":
                break


def _piece(element: Element, name: str) -> str:
    """A text in a paragraph, as in `text_slots`; that of a line break is a line feed."""
    return "\n" if element.tag == "br" and name == "text" else getattr(element, name) or ""


def _with_targets(line: Element, text: str) -> str:
    """The text with the target of each link whose text is a URL, because many pages shorten the text."""
    for link in line.iter("a"):
        shown = collapse_whitespace(text_of(link))
        if shown.startswith("http"):
            text = text.replace(shown, link.get("href") or "", 1)
    return text
