"""Names and numbers that are masked by asterisks, as in reports of courts: `张**、李**`, `王*和陈*`, `138****1234`."""

import re

SURNAMES = (
    "赵钱孙李周吴郑王冯陈卫蒋沈韩杨朱秦许何吕张孔曹严金魏陶姜谢邹苏潘葛范彭鲁韦马方任袁柳史唐薛雷贺倪汤罗毕郝安常于傅齐康"
    "伍余顾孟黄穆萧尹姚邵汪祁毛米贝戴宋庞熊纪舒项祝董梁杜阮季贾江郭梅林钟徐邱骆高夏蔡田樊胡凌霍万卢莫房丁邓洪包石崔吉龚程"
    "段侯武刘景龙叶黎白赖乔谭向易廖文曾关肖張陳趙孫吳鄭馮衛蔣韓楊許呂嚴謝鄒蘇馬湯羅畢齊顧黃蕭龐紀項賈鍾駱萬盧鄧龔劉葉賴喬譚關"
)
"""Frequent ones of one character, in a class of a pattern."""
AFTER_NAMES = "、，。；：！？）等"
"""Punctuation, and the word after a list of names, that no emphasis begins with, in a class of a pattern."""
_NEXT = re.compile(rf"[{AFTER_NAMES}]|[^*\n]{{1,20}}(?<=[{SURNAMES}])\*")
_HIDES_DIGITS = re.compile(rf"[\d{AFTER_NAMES}]")
# Three asterisks are bold italics.
_LONGEST_EMPHASIS = 3


def is_mask(text: str, start: int, end: int) -> bool:
    """Return True if the asterisks in `text[start:end]` hide characters, and are no emphasis of what follows."""
    if _HIDES_DIGITS.match(text, end) and (end - start > _LONGEST_EMPHASIS or text[start - 1 : start].isdecimal()):
        return True
    return start > 0 and text[start - 1] in SURNAMES and _NEXT.match(text, end) is not None
