"""Publishers: the name that a line of origin, an outlet's reporter or the head of a report gives."""

import re

from newsarchive.base.text import HAN

_MAX_LENGTH = 40
_MAX_STATED_LENGTH = 200
_NOTE = re.compile(
    r"\s*[【\[].*$|\s*[（(][^（()）]*(?:ID|id|Id|微信|公众号|公眾號|@|号[:：])[^（()）]*(?:[）)]|$)"
    r"|\s*[（(][\x21-\x7e ]+[）)]"
    # 新华社 时间：2022-02-12.
    r"|\s+(?:(?:发布|发表|更新)?(?:时间|日期)|阅读|浏览|点击|字号)\s*[:：].*$"
    r"|\s+\d{4}[-/.年]\d{1,2}[-/.月].*$"
)
# 微信公众号“甲”, 公众号：甲, 综合自甲、乙.
_PREFIX = re.compile(
    r"^(?:转自|转载自|摘自|综合自?\s*[:：]|综合自|微信(?:公众号|公號)?\s*[:：]?\s*(?=[“「:：])|(?:微信)?公众号\s*[:：]?\s*)"
)
_ACCOUNT = re.compile(
    r"[“”「」\s]*(?:官方)?(?:微信公众号|微信公号|微信订阅号|微信公眾號|公众号|公眾號|微信号|官方微信|官方微博|官微|订阅号|视频号|头条号)[“”「」]?(?:\s*综合.*)?$"
)
_COMPILED = re.compile(r"(?<=[^\s、，])[\s、，·・]*(?:综合(?:整理|报道|自.*|.*等)?|綜合報[導道]|等综合.*)$")
_OUTER = "“”「」\"'：: 、，,;；|｜/丨"
_NO_NAME = re.compile("[。！？!?…<>&=]")
# What newspapers, agencies, sites and stations end with, where a reporter or a dateline follows their name.
OUTLET_END = (
    "(?:客户端|通讯社|通訊社|电视台|電視台|电台|日报|日報|晚报|晚報|时报|時報|周刊|週刊|杂志|雜誌|新闻|新聞|财经|財經|"
    "经济报道|在线|传媒|總台|总台|央视|每经|社|报|報|网|網|台|刊)"
)
_OUTLET = re.compile(rf"[{HAN}\w·•《》+\-]{{1,16}}?(?<![本该我这那据]){OUTLET_END}》?|央视|每经")
_OWN_OUTLETS = re.compile("^(?:本|我|该|这|那|据|從|从|在|多家|各|有)|记者|記者")
# 报社记者 names no paper.
_ANY_OUTLET = frozenset(
    "报社 報社 杂志社 雜誌社 通讯社 通訊社 电视台 電視台 新闻社 全媒体 融媒体 日报社 晚报社 网站 网台 报刊 报网".split()
)
_HOUSE_NAMES = {"每经": "每日经济新闻"}
# 环球时报驻美国特约记者: the words between the paper and the reporter.
_POST = re.compile(
    r"(?:驻[^\s]{1,6}|駐[^\s]{1,6})?(?:特约|特派|首席|高级|资深|见习|实习|全媒体|融媒体|专栏|文字|见習|實習|財經|战地)*(?:专栏)?$"
)


def publisher_name(stated: str) -> str:
    """The name of a publisher without the id of its account, 公众号 or 综合; empty if a text is none."""
    if len(stated) > _MAX_STATED_LENGTH:
        return ""
    name = _NOTE.sub("", stated.strip())
    name = _PREFIX.sub("", name.strip())
    name = _COMPILED.sub("", _ACCOUNT.sub("", name)).strip(_OUTER)
    return "" if not name or len(name) > _MAX_LENGTH or _NO_NAME.search(name) else name


def outlet_name(stated: str) -> str:
    """The outlet before a reporter's post (`环球时报驻美国特约`); empty if it is the writer's own (`本报`) or none."""
    name = _POST.sub("", stated.strip(" ，,")).removeprefix("总台")
    if not name or name in _ANY_OUTLET or _OWN_OUTLETS.search(name) or not _OUTLET.fullmatch(name):
        return ""
    return _HOUSE_NAMES.get(name) or (name.strip("《》") if name.startswith("《") else name)
