"""Credits: texts that only name who did what, such as `记者：甲 责编：乙`, `新京报记者 甲` and `by Ann Example`."""

import re
from functools import lru_cache
from typing import NamedTuple

from newsarchive.base.text import HAN
from newsarchive.clean.facts.names import is_person, may_be_pen_name, may_be_person, split_names
from newsarchive.clean.facts.publishers import outlet_name, publisher_name
from newsarchive.clean.facts.roles import NEED_A_MARK, PEOPLE, REPORTERS, ROLES, WRITERS
from newsarchive.clean.facts.statements import Statement
from newsarchive.settings.sources import FactName

_BY_LENGTH = sorted(ROLES, key=len, reverse=True)
_ROLE = "|".join(re.escape(role) for role in _BY_LENGTH if not role.isascii())
_ENGLISH_ROLE = "|".join(role for role in _BY_LENGTH if role.isascii())
_MARK = "[:：|｜丨︱/／]"
_POST = "专栏作者|特约撰稿人|特约撰稿|撰稿人|记者|記者|编辑|編輯|作者|通讯员|通訊員|主笔"
_POST_PARTS = ("记者", "記者", "编辑", "編輯", "作者", "撰稿", "员", "員", "主笔", "报道", "報", "讯", "訊")
_ROLE_STARTS = frozenset(role[0] for role in ROLES)
_LONGEST_BEGINNING = 30
# A label is at the start or after a space or punctuation, and a mark or a space follows it. Only a reporter's name may
# follow directly; only posts (记者, 编辑) may have an outlet before them.
_LABEL = re.compile(
    rf"(?:^|(?<=[\s，、,;；|｜/／丨]))(?:(?P<role>{_ROLE}|(?i:{_ENGLISH_ROLE}))"
    rf"|(?P<outlet>[{HAN}\w·•+《》-]{{1,20}}?)(?P<post>{_POST}))"
    rf"(?:\s*(?P<mark>{_MARK})\s*|(?P<space>\s+)"
    rf"|(?:(?<=记者)|(?<=記者)|(?<=讯员)|(?<=訊員)|(?<=习生)|(?<=習生))(?=[{HAN}]))"
)
_SUBORDINATE = re.compile(rf"(?<=[{HAN}])(?=(?:特约|见习|实习)?(?:通讯员|實習生|实习生|见习记者))")
_POST_AT_END = re.compile(f"(?:{_POST})$")
_WRAPPED = re.compile(r"[（(【\[〔]\s*(?P<inner>.*\S)\s*[）)】\]〕]", re.DOTALL)
_CLOSING = frozenset("）)】]〕")
_BULLETS = "►▶■●◆▌▍▎◎○*· \t\u3000—-▲△"
_REPORT = re.compile(rf"(?P<outlet>[{HAN}\w·《》-]{{2,24}}?)(?:综合|綜合)?(?:报道|報道|報導|报导|讯|訊)\s*[，,]?\s*")
_PLACE = re.compile(
    rf"(?:^|\s)(?:发自|發自)?(?P<place>(?!综合|綜合|摄影|联合|整理|独家|现场|图文)[{HAN}]{{2,6}}?(?:、[{HAN}]{{2,6}}?){{0,3}})?(?:综合|摄影|联合)?(?:报道|報導|报导)$"
    rf"|\s发自(?P<from>[{HAN}]{{2,8}})$"
)
_CONTACT = re.compile(r"\s*[（(](?:[\x21-\x7e ]*|[^（()）]*(?:ID|微信|微博|公众号|邮箱|@)[^（()）]*)[）)]$")
_STAFF_CODE = re.compile(r"\s*\b[A-Z_]{1,4}\d{2,6}$")
_IN_PLACE = re.compile(r"\s+in\s+[A-Z][a-z]+(?:\s[A-Z][a-z]+)?(?=\s+and\s|,|$)")
_AND_IMAGES = re.compile("[\\s，、]*(?:文[/／、]?图|图[/／、]?文|摄影报道|图文报道)$")
_ENDS = " \t\n\u3000，、,;；|｜/／丨。."
_SENTENCE = re.compile("[。！？!?；…]")
_SENTENCE_ENDS = ("。", "！", "？", "!", "?")
# Words of a sentence, which a short name of a publisher may have too.
_SENTENCE_WORDS = re.compile("[这這那是了着我你他她]")
_MAX_NAME = 12
# 新浪财经专栏作家 甲: the post before the name.
_COLUMNIST = ("专栏作家", "專欄作家", "专栏作者", "專欄作者")
_MAX_LENGTH = 200
_MAX_NAMES = 10
_MAX_CREDIT = 30


class _Part(NamedTuple):
    """A label and the text up to the next one."""

    outlet: str
    role: str
    mark: str
    """The mark after the role, a space, or empty if the name follows directly."""
    value: str
    ends_a_sentence: bool
    """True if a full stop follows the value, which no page sets after a name alone."""


@lru_cache(maxsize=512)
def credits_in(text: str) -> tuple[Statement, ...] | None:
    """The facts that a text states if it has only credits, in their order; None if there is anything else in it.

    Credits that no page shows, such as a proofreader's, give no statement.
    """
    if not 3 <= len(text) <= _MAX_LENGTH:
        return None
    wrapped = _WRAPPED.fullmatch(text.strip()) if text.rstrip()[-1:] in _CLOSING else None
    line = (wrapped["inner"] if wrapped else text).strip(_BULLETS)
    if not _begins_like_a_credit(line):
        return None
    line = _AND_IMAGES.sub("", line)
    agency: list[Statement] = []
    if (head := _REPORT.match(line)) and (name := outlet_name(head["outlet"])):
        agency, line = [Statement(FactName.AGENCY, name)], line[head.end() :]
        if not line:
            return tuple(agency) if wrapped else None
    parts = _parts(_SUBORDINATE.sub(" ", line) if "员" in line or "生" in line or "见习" in line else line)
    found = agency
    for part in parts:
        # 文/观察者网专栏作者 甲: the second label specifies the first.
        if not part.value and part.mark in "/／" and part is not parts[-1]:
            continue
        stated = _stated(part)
        # 摄影 甲 follows a reporter; alone it may be the beginning of anything.
        if stated is None or (part is parts[0] and part.mark.isspace() and part.role.startswith(("摄影", "攝影"))):
            return None
        found = [*found, *stated]
    return tuple(dict.fromkeys(found)) if parts else None


def _begins_like_a_credit(line: str) -> bool:
    """True if a line begins with a label or an outlet; most lines are prose, and that shows without a pattern."""
    head = line[:_LONGEST_BEGINNING]
    is_possible = head[:1].lower() in _ROLE_STARTS or any(post in head for post in _POST_PARTS)
    return is_possible and bool(_LABEL.match(line) or _REPORT.match(line))


def _parts(line: str) -> list[_Part]:
    """The labels of a line with what follows each; empty if the line does not begin with one."""
    labels = [match for match in _LABEL.finditer(line) if _is_label(match)]
    if not labels or labels[0].start():
        return []
    ends = [*(label.start() for label in labels[1:]), len(line)]
    return [
        _Part(
            outlet=label["outlet"] or "",
            role=label["role"] or label["post"],
            mark=label["mark"] or label["space"] or "",
            value=line[label.end() : end].strip(_ENDS),
            ends_a_sentence=line[:end].rstrip().endswith(_SENTENCE_ENDS),
        )
        for label, end in zip(labels, ends, strict=True)
    ]


def _is_label(match: re.Match[str]) -> bool:
    return bool(match["mark"] or match["post"]) or match["role"] not in NEED_A_MARK


def _stated(part: _Part) -> list[Statement] | None:
    """The statements of one part; None if its value is none of its role."""
    fact = ROLES[part.role.lower()]
    if fact in PEOPLE:
        return _people(part, fact)
    if fact is FactName.CREDIT and part.mark.isspace() and len(part.role) > 1:
        return [Statement(fact, part.value)] if is_person(part.value) else None
    if not part.mark.strip():
        return None
    if fact is FactName.ORIGIN:
        origin = publisher_name(part.value)
        is_sentence = (part.ends_a_sentence or len(part.value) > _MAX_NAME) and _SENTENCE_WORDS.search(part.value)
        return [Statement(fact, origin)] if origin and not is_sentence else None
    is_credit = 0 < len(part.value) <= _MAX_CREDIT and not (part.ends_a_sentence or _SENTENCE.search(part.value))
    return [Statement(FactName.CREDIT, part.value)] if is_credit else None


def _people(part: _Part, fact: FactName | None) -> list[Statement] | None:
    value = _STAFF_CODE.sub("", _CONTACT.sub("", part.value))
    found: list[Statement] = []
    if outlet := outlet_name(part.outlet):
        found.append(Statement(FactName.AGENCY, outlet))
    if fact is FactName.BYLINE:
        if match := _PLACE.search(value):
            value = value[: match.start()]
            if place := match["place"] or match["from"]:
                found.append(Statement(FactName.PLACE, place))
        value = _IN_PLACE.sub("", value)
    names = []
    for name in split_names(value):
        # 文/观察者网 甲: the outlet before the name.
        if outlet := _outlet_among_names(name):
            found.append(Statement(FactName.AGENCY, outlet))
        elif not name.endswith(_COLUMNIST):
            names.append(name)
    if not names or len(names) > _MAX_NAMES or not _are_names(names, part):
        return None
    return [*found, *([Statement(fact, "、".join(names))] if fact else [])]


def _outlet_among_names(name: str) -> str:
    stated = _POST_AT_END.sub("", name)
    return "" if is_person(name) else outlet_name(stated)


def _are_names(names: list[str], part: _Part) -> bool:
    """True if each name is as sure as its label needs: the less the label alone proves, the more its name has to."""
    if part.role.lower() == "by" and part.mark.isspace():
        return all(is_person(name) and (" " in name or not name.isascii()) for name in names)
    # 记者：你好吗 is a line of an interview, and so is 记者：谢谢。
    if part.outlet and outlet_name(part.outlet):
        return all(map(may_be_person, names))
    if not part.mark.strip() or (part.mark in ":：" and part.role.endswith(REPORTERS)):
        return not (part.ends_a_sentence and part.mark.strip()) and all(map(is_person, names))
    is_writer = part.role.endswith(WRITERS) or part.role.isascii()
    takes_pen_names = part.mark in "|｜丨︱/／" or (is_writer and len(names) == 1)
    return all(map(may_be_pen_name if takes_pen_names else may_be_person, names))
