r"""Restore title punctuation where the title alone determines which character `_` replaced.

The crawler wrote `_` for each of `: / \ ? * “ ” < > | [ ]`. Each use below was seen in real titles; where a second
character would read as well (`甲_乙` may be `甲/乙` or `甲|乙`, `XStream _ 1.4.16` may be `<` or `>`) nothing is
restored.
"""

import re

from newsarchive.base.text import HAN

# Feeds of 巴哈姆特 write `[PC]&nbsp;…`; the BBC's begin with the name of a section.
_TAG_BEFORE_ENTITY = re.compile(r"^_([^_]{1,20})_&nbsp;")
_SECTION = re.compile(
    r"^_(World|UK|Business|Tech|Technology|Science|Health|Politics|Asia|Africa|China|India|Europe|Middle East"
    r"|US & Canada|US|Australia|Latin America & Caribbean|England|Scotland|Wales|Northern Ireland|Entertainment & Arts"
    r"|In Pictures|Sport|Science & Environment|Family & Education|\w{2,12}[#＃]\d{1,5})_ (?=\S)"
)
# 专栏 | 标题: a short label and a much longer headline.
_BEFORE_BAR = rf"[{HAN}）」》】！]"
_BAR = re.compile(rf"^([^_ ]{{1,11}}{_BEFORE_BAR}) _ ((?:[{HAN}]|[「《【](?=[{HAN}\w]))[^_]{{9,}})$")
# 19:30 直播 begins with a time; 12_15 may be a day, 13_14 a season.
_TIME = re.compile(rf"^([01]\d|2[0-3])_([0-5]\d)(?= (?:[{HAN}]|[「《【“]))")
_LAST_MONTH, _LAST_DAY = 12, 31
_MONEY = r"(?:元|美元|港元|日元|欧元|英镑|卢布|美分|港币|人民币)"
_PER = (
    r"(?:斤|公斤|千克|吨|克|克拉|盎司|桶|升|加仑|平方米|平米|平|㎡|亩|公顷|股|份|手|张|人|年|月|天|日|周|季|小时|分钟|秒|次|度"
    r"|千瓦时|瓦|公里|千米|里|米|平方公里|台|辆|部|件|条|只|头|个|盒|瓶|袋|箱|包|支|枚|间|晚|户|套|标准箱)"
)
# The text that may follow a price; another character would make the unit part of a word: 98元/月 but 月租.
_AFTER_UNIT = r"(?=$|[^\w]|以|左右|起|的|上|下|涨|跌|创|附近|关口|大关|区间|，)"
_PRICE = re.compile(rf"(?<=\d)([十百千万亿]*{_MONEY})_({_PER}{_AFTER_UNIT})")
_RATE = re.compile(
    r"(?<=\d)( ?(?:km|m|cm|mm|KB|MB|GB|TB|kb|Kb|Mb|Gb|mg|g|kg|t|mL|ml|L|kWh|Wh|W|r|次|公里|千米|米|毫克|微克|克|吨|升))"
    r"_((?:s|h|min|kg|L|mL|ml|dL|100km|km|m³|m²|秒|小时|时|分钟|升|分升|立方米|平方米|公斤|百公里|天|日|年)(?=$|[^\w]|的|以|左右))"
)
_FIXED = ("CI/CD", "TCP/IP", "A/B", "I/O", "AC/DC", "UI/UX", "B/S", "C/S", "GNU/Linux", "PL/SQL", "iOS/Android",
          "Android/iOS", "Windows/Linux", "Windows/macOS", "Windows/Mac", "PC/Mac", "NTSC/PAL", "24/7")  # fmt: skip
_FIXED_PAIR = re.compile(
    r"(?<![A-Za-z0-9_/.$-])(?:"
    + "|".join(re.escape(pair).replace("/", "_") for pair in _FIXED)
    + r")(?![A-Za-z0-9_/.$(-])"
)
_COMMIT = re.compile(r"^((?:feat|fix|docs|chore|refactor|perf|test|build|ci|style|revert)(?:\([\w./-]+\))?!?)_ (?=\S)")
_QUOTES = "“”"
# 1_1 is a score, 12_15 a day or a time: no half of a pair.
_BETWEEN_DIGITS = re.compile(r"(?<=\d)_(?=\d)")
# Between Latin letters and digits it is a list of units or names; with spaces inside, two bars.
_LONE_PAIR = re.compile(rf"(?<![A-Za-z0-9])_((?=[^_]*[{HAN}])[^_\s“”](?:[^_“”]{{0,38}}[^_\s“”]))_(?![A-Za-z0-9])")
_ENGLISH = re.compile(r"[A-Za-z][\x20-\x7e‘’–—…£€éèüöäñç]*")
_ASKS = (
    r"(?:who|whose|whom|what|when|where|which|why|how|is|are|am|was|were|do|does|did|can|could|will|would|shall|should"
    r"|may|might|must|has|have|had|isn['’]t|aren['’]t|don['’]t|doesn['’]t|didn['’]t|can['’]t|won['’]t)\b"
)
_QUESTION = re.compile(rf"^(?:[^_]*: )?{_ASKS}[^_]*(?<=\w)_$", re.IGNORECASE)
# `Lost your keys_ Here is what to do` has a question mark: such beginnings, and answers, are left alone.
_MAY_ASK = re.compile(
    rf"^(?:{_ASKS}|(?:\w+ing|want|need|got|ready|lost|tired|bored|worried|confused|new|think|remember|heard|no|not|so|time"
    r"|really|sick|fancy|love|hate|miss|ever|still|too|anyone|any|and|but|or)\b)",
    re.IGNORECASE,
)
_MAY_ANSWER = re.compile(
    r"^(?:here|try|this|that|these|you|your|we|it|not|no|yes|maybe|perhaps|think|don['’]t|there|join|ask|read|see|they|he|she)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^((?:\[[^\]]+\] )?)(\S+(?: \S+){0,3}(?<=[\w’')]))_ ((?:[\"'‘$£€]{0,2})\w[^_]*)$")


def unambiguous_punctuation(title: str) -> str:
    """Return the title with each `_` replaced that can only have been one character."""
    title = _SECTION.sub(r"[\1] ", title)
    title = _TIME.sub(_time, title)
    title = _PRICE.sub(r"\1/\2", title)
    title = _RATE.sub(r"\1/\2", title)
    title = _FIXED_PAIR.sub(lambda pair: pair[0].replace("_", "/"), title)
    title = _COMMIT.sub(r"\1: ", title)
    return _english(_BAR.sub(r"\1 | \2", title))


def presume_quotes(title: str) -> tuple[str, tuple[int, ...]]:
    """Return the title with quotation marks for its one pair of `_` around Chinese words, and their positions.

    Nothing proves them: two bars may have been there, or brackets. So a page that shows them marks them as presumed.
    Any other title is returned as it is, with no positions.
    """
    # As wide as `_`, and no half of a pair.
    pairs = _BETWEEN_DIGITS.sub(":", title) if title.count("_") > len(_QUOTES) else title
    found = _LONE_PAIR.search(pairs) if pairs.count("_") == len(_QUOTES) else None
    if not found:
        return title, ()
    start, end = found.span()
    if not _are_whole(title[:start]) or not _are_whole(title[end:]):
        return title, ()
    shown = f"{title[:start]}“{title[start + 1 : end - 1]}”{title[end:]}"
    return shown, (found.start(), found.end() - 1)


def _are_whole(text: str) -> bool:
    """True if each quotation mark of a text is one of a pair."""
    return re.fullmatch("[^“”]*(?:“[^“”]*”[^“”]*)*", text) is not None


def tag_before_entity(raw_title: str) -> str:
    """Return the title with brackets around the tag that a feed put before it, followed by `&nbsp;`."""
    return _TAG_BEFORE_ENTITY.sub(r"[\1] ", raw_title)


def _time(match: re.Match[str]) -> str:
    """A time with its colon, unless it may be a day or two years in a row."""
    hour, minute = int(match[1]), int(match[2])
    may_be_day = 0 < hour <= _LAST_MONTH and 0 < minute <= _LAST_DAY
    return match[0] if may_be_day or minute == hour + 1 else f"{match[1]}:{match[2]}"


def _english(title: str) -> str:
    """An English title with the colon after its first words, or the question mark at its end."""
    if title.count("_") != 1 or not _ENGLISH.fullmatch(title.partition("] ")[2] or title):
        return title
    if _QUESTION.match(title):
        return f"{title[:-1]}?"
    lead = _LEAD.match(title)
    if lead and not _MAY_ASK.match(lead[2]) and not _MAY_ANSWER.match(lead[3].lstrip("\"'‘")):
        return f"{lead[1]}{lead[2]}: {lead[3]}"
    return title
