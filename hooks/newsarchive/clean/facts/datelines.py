"""Datelines: the place and day of filing at the head of an agency report (`新华社北京5月9日电`)."""

import re
from datetime import date

from newsarchive.base.text import HAN
from newsarchive.clean.facts.dates import nearest_day
from newsarchive.model.article import Dateline

_OUTLET = "(?:客户端|通讯社|电视台|日报|晚报|时报|社|报|网|台|刊)"
_FILED = re.compile(
    rf"^(?P<agency>[{HAN}\w·]{{0,20}}{_OUTLET})?"
    rf"(?P<text>(?P<place>[{HAN}]{{2,12}}?)(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日(?P<how>电|讯|消息|报道))(?![{HAN}])"
)
# 财联社5月9日电 and 北京时间5月9日消息 name no place; 记者张三3月21日报道 names a person.
_NO_PLACE = re.compile("(?:社|报|网|客户端|电视台|新闻|时间|年|于|据)$|记者|通讯员|编辑|作者|特派员")
# 财联社5月9日电: an agency without a place.
_AGENCY = re.compile(
    rf"^(?P<agency>[{HAN}\w·]{{0,20}}?(?:新闻|{_OUTLET}))(?:[{HAN}]{{2,12}})??\d{{1,2}}月\d{{1,2}}日(?:电|讯|消息)(?![{HAN}])"
)
# A dateline is at the head of one of the first paragraphs.
_HEAD_PARAGRAPHS = 3
_LONGEST = 60


def find_dateline(paragraphs: list[str], written: date | None) -> Dateline | None:
    """The dateline at the head of a report; `written`, the article's day, determines the dateline's year."""
    for paragraph in paragraphs[:_HEAD_PARAGRAPHS]:
        match = _FILED.match(paragraph)
        if match and _names_a_place(match):
            day = nearest_day(int(match["month"]), int(match["day"]), written)
            return Dateline(text=match["text"], place=match["place"], agency=match["agency"] or "", day=day)
    return None


def find_agency(paragraphs: list[str]) -> str:
    """The agency or paper whose dateline is at the head of a report, with or without a place; else empty."""
    for paragraph in paragraphs[:_HEAD_PARAGRAPHS]:
        head = paragraph[:_LONGEST]
        if "日" in head and (match := _AGENCY.match(head)):
            return match["agency"]
    return ""


def _names_a_place(match: re.Match[str]) -> bool:
    """True if the text before the day is a place: after an agency it is, else only if it is a telegram (电)."""
    return not _NO_PLACE.search(match["place"]) and bool(match["agency"] or match["how"] == "电")
