"""Sentences that only name the publisher and the writer of a republished piece: `本文来自微信公众号：甲，作者：乙`."""

import re

from newsarchive.base.text import HAN
from newsarchive.clean.facts.names import may_be_pen_name, split_names
from newsarchive.clean.facts.publishers import publisher_name
from newsarchive.clean.facts.statements import Statement
from newsarchive.settings.sources import FactName

_MAX_LENGTH = 160
_FROM = "(?:首发于|首发在|首发|来自|原载于|原载|转载自|转自|摘自|选自|来源于|来源)"
_REPUBLISHED = re.compile(
    rf"(?:编者按\s*[:：]\s*)?(?:本文|文章|原文){_FROM}\s*(?:微信)?(?:公众号|订阅号)?\s*[:：]?\s*"
    rf"(?P<origin>[“「《]?[{HAN}\w·.&\- ]{{1,30}}[”」》]?)\s*(?:[（(][^（()）]{{1,40}}[）)])?"
    r"(?:\s*[，,]\s*(?:原文)?(?:作者|撰文|原作者)\s*[:：|｜]?\s*(?P<byline>[^，,。（）()]{1,30}?)(?:[（(][^（()）]{1,30}[）)])?)?"
    r"(?:\s*[，,]\s*(?:头图|题图|封面图?|配图|图片)(?:来自|来源)?\s*[:：]?\s*(?P<credit>[^，,。]{1,30}))?"
    r"(?:\s*[，,]\s*编辑\s*[:：|｜]?\s*(?P<editor>[^，,。]{1,20}))?\s*[。.]?"
)


def republication_in(text: str) -> tuple[Statement, ...]:
    """The facts of a text that is nothing but such a sentence; empty for one with anything else, such as a licence."""
    if len(text) > _MAX_LENGTH or not text.startswith(("本文", "文章", "原文", "编者按")):
        return ()
    match = _REPUBLISHED.fullmatch(text)
    # Without a mark around the publisher or a writer after it, it may be the subject of a sentence.
    if not match or not (match["byline"] or "公众号" in text or match["origin"][0] in "“「"):
        return ()
    found = [Statement(FactName.ORIGIN, publisher_name(match["origin"]))]
    for fact in (FactName.BYLINE, FactName.EDITOR):
        names = split_names(match[fact.value] or "")
        if match[fact.value] and not (names and all(map(may_be_pen_name, names))):
            return ()
        found += [Statement(fact, "、".join(names))] if names else []
    found += [Statement(FactName.CREDIT, match["credit"].strip())] if match["credit"] else []
    return tuple(found) if found[0].value else ()
