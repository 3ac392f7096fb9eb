"""Facts in the text of an article: dateline, byline, origin, editor, original, image credit."""

import re
from datetime import date

from newsarchive.base.text import HAN, collapse_whitespace, visible
from newsarchive.clean.facts.dates import nearest_day
from newsarchive.model.article import Dateline

_OUTLET = "(?:客户端|通讯社|电视台|日报|晚报|时报|社|报|网|台|刊)"
_DATELINE = re.compile(
    rf"^(?P<agency>[{HAN}\w·]{{0,20}}{_OUTLET})?"
    rf"(?P<text>(?P<place>[{HAN}]{{2,12}}?)(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日(?P<how>电|讯|消息|报道))(?![{HAN}])"
)
# 财联社5月9日电 and 北京时间5月9日消息 name no place.
_NO_PLACE = re.compile("(?:社|报|网|客户端|电视台|新闻|时间|年|于|据)$")
_NAMES = rf"[{HAN}·]{{2,8}}(?:[、，, ][{HAN}·]{{2,4}})*"
# （中青报·中青网记者 叶雨婷）, （记者 姜辉）, （通讯员 … 记者 …）: brackets near the head of a report.
# （据记者了解） and （记者 张三摄） are no bylines.
_NO_NAMES = "了解|获悉|提问|采访|综合|整理|报道|注意|看到|发现|协会|从|在|对|问|注|站|团|部|节|证|会"
_REPORTERS = re.compile(rf"[（(][^（()）]{{0,20}}?记者[\s:：]*(?!{_NO_NAMES})(?P<byline>{_NAMES})(?<!摄)\s*[）)]")
_ROLES = frozenset("记者 本报记者 通讯员 特约记者 见习记者 实习记者 实习生 编辑 文 图".split())
# 作者：余源（mail）, 文丨余源, 中国基金报记者方丽: a paragraph with nothing but a byline.
_SIGNED = re.compile(
    rf"^[►▶■●]?\s*(?:(?:作者|撰文|文|记者)\s*[:：/|｜丨]\s*|(?:本报|[{HAN}]{{2,8}}[报网社刊])记者[\s:：]*)"
    rf"(?P<byline>(?!{_NO_NAMES})[{HAN}·]{{2,4}}(?:[、，, ][{HAN}·]{{2,4}}){{0,3}})\s*(?:[（(][^（()）]{{0,60}}[）)])?$"
)
_ORIGIN = re.compile(r"^(?:来源|稿源|文章来源)\s*[:：|｜]\s*(?P<origin>\S[^。！？]{0,39})$")
# 责任编辑：梁斌 SF055, （责编：王晨、李默）: the code after the name is the publisher's own.
_EDITOR_ROLE = r"(?:责任编辑|责编|本文编辑|编辑)\s*[:：/|｜丨]\s*"
_EDITORS = (
    rf"{_EDITOR_ROLE}([{HAN}·]{{2,4}}(?:[、，, ]\s*(?!{_EDITOR_ROLE})[{HAN}·]{{2,4}}){{0,3}})"
    r"\s*(?:[A-Z_]{1,4}\d{2,6})?"
)
_EDITOR = re.compile(rf"^[（(【\[]?\s*{_EDITORS}(?:[、，,;；|\s]\s*{_EDITORS}){{0,2}}\s*[】）)\]]?$")
# 本文首发知乎：https://…, 原文链接：https://…
_ORIGINAL = re.compile(
    r"^(?:(?:本文)?首发(?:于|在)?\S{0,8}?|(?:阅读|查看)?原文|(?:原文|来源|文章|本文)?(?:链接|地址))\s*[:：]\s*(?P<original>https?://[^\s（）【】《》，。；]+)$"
)
# © Ann Example: sites of photographs name the photographer instead of a headline.
_CREDIT = re.compile(r"^©\s*(?P<credit>[^\s\d].{0,59})$")
_IN_BRACKETS = re.compile(r"^[（(【\[]\s*(\S(?:.*\S)?)\s*[】）)\]]$")
# A dateline and its reporters are at the head of one of the first paragraphs.
_HEAD_PARAGRAPHS = 3
_HEAD_LENGTH = 120
# Three roles with four names each; in longer lines the pattern would try every division of their spaces.
_LONGEST_EDITOR_LINE = 200


def find_dateline(paragraphs: list[str], written: date | None) -> Dateline | None:
    """The dateline at the head of a report; `written`, the article's day, determines the dateline's year."""
    for paragraph in paragraphs[:_HEAD_PARAGRAPHS]:
        match = _DATELINE.match(paragraph)
        if match and _names_a_place(match):
            day = nearest_day(int(match["month"]), int(match["day"]), written)
            return Dateline(text=match["text"], place=match["place"], agency=match["agency"] or "", day=day)
    return None


def _names_a_place(match: re.Match[str]) -> bool:
    """True if the text before the day is a place: after an agency it is, else only if it is a telegram (电)."""
    return not _NO_PLACE.search(match["place"]) and bool(match["agency"] or match["how"] == "电")


def find_byline(paragraphs: list[str]) -> str:
    """The reporters named in brackets at the head of a report or in a paragraph of their own.

    Names are joined by `、`; empty if there are none.
    """
    for paragraph in paragraphs[:_HEAD_PARAGRAPHS]:
        if match := _REPORTERS.search(paragraph[:_HEAD_LENGTH]) or _SIGNED.match(paragraph):
            return join_names(match["byline"])
    signed = (_SIGNED.match(paragraph) for paragraph in paragraphs[-_HEAD_PARAGRAPHS:])
    return next((join_names(match["byline"]) for match in signed if match), "")


def origin_of(paragraph: str) -> str:
    """The publisher that a paragraph names if it states nothing else (`来源：宁夏日报`); else empty."""
    match = _ORIGIN.match(_IN_BRACKETS.sub(r"\1", paragraph))
    return match["origin"].strip() if match else ""


def editor_of(paragraph: str) -> str:
    """The editors that a paragraph names if it states nothing else (`责任编辑：梁斌`); else empty."""
    if len(paragraph) > _LONGEST_EDITOR_LINE or not _EDITOR.match(paragraph):
        return ""
    return join_names("、".join(re.findall(_EDITORS, paragraph)))


def original_of(paragraph: str) -> str:
    """The URL of the original that a paragraph names if it states nothing else; else empty."""
    match = _ORIGINAL.match(paragraph)
    return match["original"] if match else ""


def credit_of(title: str) -> str:
    """The photographer that a title names if it states nothing else (`© Ann Example`); else empty."""
    match = _CREDIT.match(title)
    return match["credit"].strip() if match else ""


def join_names(names: str) -> str:
    """Join names with `、`, whatever separated them, without the names of roles."""
    parts = re.split(r"[、，,\s]+", collapse_whitespace(names))
    return "、".join(name for name in parts if visible(name) and name not in _ROLES)
