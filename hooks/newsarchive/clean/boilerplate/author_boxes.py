"""Author boxes and channel labels: what a page shows around an article about its writer and section."""

import re

from lxml import etree

from newsarchive.base.htmltree import Element, drop_tree, outermost, text_of
from newsarchive.base.text import collapse_whitespace, visible
from newsarchive.clean.facts.credits import credits_in
from newsarchive.clean.facts.names import is_person, may_be_pen_name
from newsarchive.clean.facts.statements import Statement, reason_shown
from newsarchive.clean.removals import GENERIC, RemovalLog
from newsarchive.settings.sources import FactName

_BOXES = etree.XPath(
    ".//*[self::div or self::p or self::span or self::header or self::section]"
    "[contains(@class, 'uthor') or contains(@class, 'yline') or contains(@itemprop, 'author')]"
    "[not(ancestor::blockquote or ancestor::table or ancestor::li or ancestor::figure or ancestor::pre"
    " or ancestor::aside)]"
)
_TEXTS = etree.XPath(".//text()[not(parent::style or parent::script)]")
_LABELS = etree.XPath(".//figure//*[self::span or self::div or self::p or self::a][@class]")
_LABEL_CLASS = re.compile(r"(?:channel|category|section)[-_]?(?:name|label)(?:$|\s)", re.IGNORECASE)
_MAX_BOX = 120
_MAX_LABEL = 20
_DATE = re.compile(
    r"(?:\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?|\d{1,2}\s+[A-Z][a-z]{2,8}\.?,?\s+\d{4}|[A-Z][a-z]{2,8}\.?\s+\d{1,2},?\s+\d{4})"
    r"(?:[,\s]*\b\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AaPp]\.?[Mm]\.?)?)?"
)
_BY = re.compile(r"(?:(?:Posted |Written )?[Bb][Yy]|作者|撰文|文)\s*[:：/|｜]?\s*(?P<name>\S.{0,39})")
_EDGES = " \t\n·•|｜/,，-–—:："


def extract_author_boxes(root: Element, markup: str, log: RemovalLog) -> tuple[Statement, ...]:
    """Remove the boxes that hold nothing but the writer's name, image and the date; return the names.

    Labels of channels on images are removed too. A box with a word about the writer stays in the text.
    """
    if "<figure" in markup and ("hannel" in markup or "ategory" in markup or "ection" in markup):
        _remove_labels(root, log)
    statements: list[Statement] = []
    for box in outermost(_BOXES(root)) if "uthor" in markup or "yline" in markup else ():
        found = _names_in(box)
        if found:
            why = reason_shown(found)
            log.add("fact", _spaced(box), rule=GENERIC, why=why)
            log.add_images(box, rule=GENERIC, why="the portrait of the writer, in the box with the name")
            drop_tree(box)
            statements += found
    return tuple(dict.fromkeys(statements))


def _names_in(box: Element) -> tuple[Statement, ...]:
    """The writer that a box names, if an image or a date shows that it is a box, or a label that a name follows."""
    text = collapse_whitespace(_spaced(box))
    if not 2 <= len(text) <= _MAX_BOX:
        return ()
    times = [collapse_whitespace(_spaced(time)) for time in box.iter("time")]
    rest = text
    for time in times:
        rest = rest.replace(time, " ", 1) if time else rest
    rest, dates = _DATE.subn(" ", rest)
    name = collapse_whitespace(rest).strip(_EDGES)
    if not name:
        return ()
    if (found := credits_in(name)) is not None and any(statement.fact is FactName.BYLINE for statement in found):
        return found
    labelled = _BY.fullmatch(name)
    if labelled:
        name = labelled["name"].strip()
    is_box = bool(labelled or times or dates) or box.find(".//img") is not None
    return (Statement(FactName.BYLINE, name),) if is_box and (is_person(name) or may_be_pen_name(name)) else ()


def _remove_labels(root: Element, log: RemovalLog) -> None:
    for label in outermost([label for label in _LABELS(root) if _LABEL_CLASS.search(label.get("class") or "")]):
        text = visible(text_of(label))
        if 0 < len(text) <= _MAX_LABEL and label.find(".//img") is None:
            log.add("element", _spaced(label), rule=GENERIC, why="the label of a channel on an image")
            drop_tree(label)


def _spaced(element: Element) -> str:
    """The text of an element with a space between its parts."""
    return " ".join(text for text in _TEXTS(element) if not text.isspace())
