"""Credits that are run in with the first or last words of a paragraph of prose."""

import re
from typing import NamedTuple

from newsarchive.base.text import HAN
from newsarchive.clean.facts.credits import credits_in
from newsarchive.clean.facts.names import is_person, split_names
from newsarchive.clean.facts.publishers import outlet_name
from newsarchive.clean.facts.statements import Statement
from newsarchive.settings.sources import FactName

_HEAD_LENGTH = 140
_END_LENGTH = 160
_BRACKETS = re.compile(r"[（(【\[〔]([^（()）【】\[\]〔〕]{2,120})[）)】\]〕]\s*")
_FIRST = re.compile(r"\s*[（(【\[〔]([^（()）【】\[\]〔〕]{2,120})[】）)\]〕][\s：:，,]*")
# 新京报讯（…）…, 本报讯 …
_FILED_BY = re.compile(rf"(?P<outlet>[{HAN}\w·]{{2,16}}?)讯(?:[\s：:，,]+|(?=[（(【]))")
# 中新网北京5月9日电 (甲 乙), …讯（甲）: names alone, directly after the head of a report.
_REPORT_ENDS = ("电", "讯", "電", "訊", "消息", "报道")
_HEAD_OF_REPORT = re.compile(rf"[{HAN}\w·\s]{{2,40}}?(?:日|\s)?(?:电|电讯|讯|消息|报道|專電|電)\s*$")
_BEFORE_BRACKETS = re.compile(
    rf"(?:[#【][^#【】]{{2,60}}[#】]\s*)?(?![这這该該此一])[{HAN}\w·\s—-]{{2,40}}?(?:[电電讯訊日息]|(?<!篇)报道|(?<!篇)報[導道])\s*:?：?"
)
# 21世纪经济报道记者甲 北京报道
_SIGNED = re.compile(
    rf"\s*(?P<signature>[{HAN}\w·《》+\-]{{0,24}}?(?:记者|記者)[\s:：丨|]*[{HAN}·、，, \u3000]{{2,40}}?"
    rf"\s+(?:发自)?[{HAN}、]{{0,16}}?报道)[\s：:，,。]+(?=\S)"
)
# 記者甲報道：
_REPORTED = re.compile(
    rf"\s*(?P<outlet>[{HAN}\w·]{{0,16}}?)(?:记者|記者)\s*(?P<names>[{HAN}·、，,\s]{{2,20}}?)\s*(?:综合)?(?:报道|報道|報導)\s*[：:]\s*"
)
# 红星新闻记者 甲 乙 and then the text, unless the reporter is the subject of its first sentence: 记者 甲 昨天从…获悉.
_PRECEDED = re.compile(
    rf"\s*(?P<outlet>[{HAN}\w·《》+]{{2,16}}?)(?:记者|記者)\s+(?P<names>[{HAN}·]{{2,4}}(?:[\s、]+[{HAN}·]{{2,3}}){{0,3}})\s+"
    rf"(?![从從获獲了在走注发發采看对對向就前来來到告问問表认認说說，,。、和与與]|今?日?从)"
    rf"(?!(?:(?!记者|記者)[^。！？]){{0,24}}?(?:获悉|獲悉|了解到|采访|採訪|看到|发现|發現|见到|見到|注意到|来到|來到|走进|走進|走访|探访|联系|聯繫|"
    rf"致电|致電|拨打|询问|实地|独家|赶到|抵达|拿到|收到|告诉|告訴|表示|写道))(?=.{{10}})"
)
# 东方网记者甲3月21日报道：the name goes, the head of the report stays.
_DATED = re.compile(
    rf"(?P<outlet>[{HAN}\w·]{{0,16}}?)"
    rf"(?P<signature>(?:特约|见习|实习)?记者[\s:：]*(?P<names>[{HAN}·、，,\s]{{2,24}}?)\s*)"
    rf"(?=\d{{1,2}}月\d{{1,2}}日[^，。]{{0,8}}?(?:报道|电|讯|消息)(?![的了过過]))"
)
# （中央社記者甲台北21日電）, 〔記者甲／台北報導〕
_TAIWANESE = re.compile(
    rf"\s*[（(〔【\[]?(?P<outlet>[{HAN}]{{0,8}}?)(?:記者|记者)"
    rf"(?P<name>[{HAN}]{{3}}|[{HAN}]{{2}}(?=[／/])|[{HAN}]{{4}}(?=[／/])|[{HAN}]{{2,3}}(?=[{HAN}]{{2}}\d))"
    rf"(?:[／/](?P<place>[{HAN}]{{2,6}}?)(?:即時|綜合|专题|連線)?(?:報導|報道|电|電)"
    rf"|(?P<city>[{HAN}]{{2,6}})\d{{1,2}}日(?:專|综|綜)?合?(?:電|报导|報導))[）)〕】\]]?\s*"
)
_OF_BOOKS = ("作者", "译者", "譯者", "文：", "图：", "来源", "來源")
_CITES = ("据", "據")
_CLOSING = ("）", ")", "】", "]")
_SENTENCE_ENDS = "。！？!?”’」』）)…"
# Statements that are worth taking words out of prose.
_CREDITED = frozenset(
    {FactName.BYLINE, FactName.TRANSLATOR, FactName.EDITOR, FactName.WEB_EDITOR, FactName.ORIGIN, FactName.AGENCY}
)
_AT_END = _CREDITED - {FactName.AGENCY}


class RunIn(NamedTuple):
    """Credits in a paragraph: the span of its text that states them and nothing else."""

    start: int
    end: int
    statements: tuple[Statement, ...]


def run_in_at_head(text: str) -> RunIn | None:
    """The credits in or around the first words of a report, if any."""
    head = text[:_HEAD_LENGTH]
    if (first := _FIRST.match(head)) and (found := _credits(first[0].strip(" \t\n：:，,"), _CREDITED)):
        return RunIn(0, first.end(), found)
    if "讯" in head and (match := _FILED_BY.match(head)) and (outlet := outlet_name(match["outlet"])):
        # The brackets after it are read first.
        return _in_brackets(head) or RunIn(0, match.end(), (Statement(FactName.AGENCY, outlet),))
    if "记者" in head or "記者" in head:
        for form in (_signed, _dated, _reported, _preceded, _taiwanese):
            if by_reporter := form(head):
                return by_reporter
    return _in_brackets(head)


def run_in_at_end(text: str) -> RunIn | None:
    """The credits after the last sentence of a paragraph, if any: in brackets or as they are."""
    offset = max(len(text) - _END_LENGTH, 0)
    tail = text[offset:].rstrip()
    in_brackets = tail.endswith(_CLOSING)
    # Most paragraphs end with a sentence.
    if not tail or (tail[-1] in _SENTENCE_ENDS and not in_brackets):
        return None
    start = max(map(tail.rfind, "（(【[")) if in_brackets else max(map(tail.rfind, _SENTENCE_ENDS)) + 1
    found = _credits(tail[start:].strip(), _AT_END) if start > 0 else ()
    # 一本好书（作者：甲）: the writer of what the sentence is about.
    if (
        in_brackets
        and tail[:start].rstrip()[-1:] not in _SENTENCE_ENDS
        and any(role in tail[start:] for role in _OF_BOOKS)
    ):
        return None
    return RunIn(offset + start, len(text), found) if found else None


def _credits(text: str, facts: frozenset[FactName]) -> tuple[Statement, ...]:
    """The statements of a text that has only credits, if one of them is of these facts."""
    found = credits_in(text) or ()
    return () if facts.isdisjoint(statement.fact for statement in found) else found


def _in_brackets(head: str) -> RunIn | None:
    for match in _BRACKETS.finditer(head):
        before = head[: match.start()].rstrip()
        if _may_precede(before) and (found := _credits(match[0].rstrip(), _AT_END)):
            return RunIn(match.start(), match.end(), found)
        if before.endswith(_REPORT_ENDS) and _HEAD_OF_REPORT.fullmatch(before) and (names := _names(match[1])):
            return RunIn(match.start(), match.end(), (names,))
    return None


def _may_precede(before: str) -> bool:
    """True if credits in brackets may follow a text: nothing, whole sentences or the head of a report.

    Within a sentence they belong to it: 这本书（作者：甲）很好看.
    """
    return not before or before[-1] in _SENTENCE_ENDS or bool(_BEFORE_BRACKETS.fullmatch(before))


def _signed(head: str) -> RunIn | None:
    match = _SIGNED.match(head)
    found = _credits(match["signature"], _AT_END) if match else ()
    return RunIn(0, match.end(), found) if match and found else None


def _dated(head: str) -> RunIn | None:
    match = _DATED.match(head)
    if match and (names := _names(match["names"])):
        return RunIn(*match.span("signature"), (*_agency(match["outlet"]), names))
    return None


def _reported(head: str) -> RunIn | None:
    match = _REPORTED.match(head)
    # 据新华社记者甲报道：the agency is a part of the sentence.
    if match and not match["outlet"].startswith(_CITES) and (names := _names(match["names"])):
        return RunIn(0, match.end(), (*_agency(match["outlet"]), names))
    return None


def _preceded(head: str) -> RunIn | None:
    match = _PRECEDED.match(head)
    agency = _agency(match["outlet"]) if match else ()
    if match and agency and (names := _names(match["names"])):
        return RunIn(0, match.end(), (*agency, names))
    return None


def _taiwanese(head: str) -> RunIn | None:
    match = _TAIWANESE.match(head)
    if match and (name := _names(match["name"])):
        place = Statement(FactName.PLACE, match["place"] or match["city"])
        return RunIn(0, match.end(), (*_agency(match["outlet"]), name, place))
    return None


def _names(text: str) -> Statement | None:
    """The byline, if a text has nothing but names of people."""
    names = split_names(text)
    return Statement(FactName.BYLINE, "、".join(names)) if names and all(map(is_person, names)) else None


def _agency(stated: str) -> tuple[Statement, ...]:
    outlet = outlet_name(stated)
    return (Statement(FactName.AGENCY, outlet),) if outlet else ()
