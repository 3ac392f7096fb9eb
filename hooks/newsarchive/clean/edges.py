"""The first and last lines of an article: what repeats the headline or only invites elsewhere is taken out."""

import re

from newsarchive.base.htmltree import Element, text_of
from newsarchive.base.text import collapse
from newsarchive.clean.metadata import origin_of
from newsarchive.clean.noise import is_invitation
from newsarchive.clean.removals import GENERIC, RemovalLog

_FIRST_BLOCKS = 3
_LAST_BLOCKS = 4
# An origin line stands right at the beginning or the end.
_EDGE_BLOCKS = 2
_ORIGINAL_TITLE = re.compile(r"^原标题\s*[:：]\s*")
_NO_WORD = re.compile(r"[\W_]+")
_COPY_LABELS = frozenset({"复制代码", "复制", "Copy"})


def tidy_edges(clean: Element, *, title: str, log: RemovalLog) -> None:
    """Take out repeated headlines at the beginning, invitations at both ends, labels of copy buttons."""
    _drop_headlines(clean, title, log)
    for block in (*clean[:_FIRST_BLOCKS], *clean[-_LAST_BLOCKS:]):
        text = collapse(text_of(block))
        if block.tag == "p" and block.getparent() is clean and is_invitation(text):
            _take(block, text, "only invites to an app or another page", log)
    for block in list(clean.iterchildren("p")):
        following = block.getnext()
        if following is not None and following.tag == "pre" and collapse(text_of(block)) in _COPY_LABELS:
            _take(block, text_of(block), "the label of a copy button", log)


def take_origin(clean: Element, log: RemovalLog) -> str:
    """The origin that a paragraph of its own states at the beginning or the end; the paragraph goes."""
    for block in (*clean[:_EDGE_BLOCKS], *clean[-_EDGE_BLOCKS:]):
        text = collapse(text_of(block))
        origin = origin_of(text) if block.tag == "p" else ""
        if origin:
            clean.remove(block)
            log.add("fact", text, rule=GENERIC, why="shown as origin")
            return origin
    return ""


def _drop_headlines(clean: Element, title: str, log: RemovalLog) -> None:
    wanted = _bare(title)
    for block in clean[:_FIRST_BLOCKS]:
        text = collapse(text_of(block))
        if wanted and block.tag not in {"figure", "pre", "table"} and _bare(_ORIGINAL_TITLE.sub("", text)) == wanted:
            if len(clean) == 1:
                return
            _take(block, text, "repeats the headline", log)


def _bare(text: str) -> str:
    """Letters and digits alone: the crawler changed a title's other signs."""
    return _NO_WORD.sub("", text).lower()


def _take(block: Element, text: str, why: str, log: RemovalLog) -> None:
    log.add("element", text, rule=GENERIC, why=why)
    parent = block.getparent()
    if parent is not None:
        parent.remove(block)
