"""Tags that a page states in links with `rel="tag"`."""

import re
from collections.abc import Iterator

from newsarchive.base.htmltree import Element, drop_tree, text_of
from newsarchive.base.text import collapse_whitespace
from newsarchive.clean.facts.statements import Statement
from newsarchive.clean.removals import GENERIC, RemovalLog
from newsarchive.settings.sources import FactName

_REL = re.compile(r"\brel\s*=[\"'\w\s-]*\btag\b", re.IGNORECASE)
# What a list of tags has besides its links.
_LABEL = re.compile(
    r"\W*(?:标签|標籤|关键词|關鍵詞|关键字|话题|タグ|tags?|tagged(?: with| as)?|topics?|filed under)?\W*", re.IGNORECASE
)
_BLOCKS = frozenset("p div ul ol footer section aside nav span".split())
_LONGEST = 24
"""Characters of a tag in a link; a longer text is a headline."""
_LONGEST_LIST = 400


def extract_page_tags(root: Element, markup: str, log: RemovalLog) -> tuple[Statement, ...]:
    """Return the texts of links that are marked as tags; a block with nothing else is removed."""
    if "tag" not in markup or not _REL.search(markup):
        return ()
    links = [link for link in root.iter("a") if _is_tag(link)]
    names = dict.fromkeys(collapse_whitespace(text_of(link)).strip("#＃ ") for link in links)
    for block in dict.fromkeys(map(_block_of_tags, links)):
        if block is not None and block.getparent() is not None:
            log.add("fact", collapse_whitespace(text_of(block)), rule=GENERIC, why="shown among the article's tags")
            drop_tree(block)
    return tuple(Statement(FactName.TAGS, name) for name in names if 0 < len(name) <= _LONGEST)


def _is_tag(link: Element) -> bool:
    relations = (link.get("rel") or "").lower().split()
    return "tag" in relations and "category" not in relations


def _block_of_tags(link: Element) -> Element | None:
    """The outermost block around a tag that has nothing but tags and a label; None if there is none."""
    found = None
    for block in link.iterancestors():
        if block.getparent() is None or len(text_of(block)) > _LONGEST_LIST or not _has_tags_only(block):
            return found
        if block.tag in _BLOCKS:
            found = block
    return found


def _has_tags_only(block: Element) -> bool:
    if next(block.iter("img", "video", "iframe", "table"), None) is not None:
        return False
    links = list(block.iter("a"))
    rest = "".join(_texts_outside_links(block))
    return all(map(_is_tag, links)) and _LABEL.fullmatch(collapse_whitespace(rest)) is not None


def _texts_outside_links(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag != "a" and isinstance(child.tag, str):
            yield from _texts_outside_links(child)
        yield child.tail or ""
