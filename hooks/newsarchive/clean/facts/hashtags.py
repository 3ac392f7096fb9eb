"""Hashtags in running text."""

import re
from collections.abc import Sequence

from newsarchive.base.text import alphanumeric

# #北京冬奥会#, as on Weibo; a longer one is the headline of a post.
_PAIR = re.compile(r"(?<![A-Za-z0-9_/&#＃])[#＃]([^#＃\s，。！？、；：“”《》【】（）()]{2,12})[#＃]")
# A last line of #科技 #AI.
_LINE = re.compile(r"(?:[#＃][^#＃\s]{1,24}(?:\s+|$)){1,12}")
_NUMBER = re.compile(r"[\d.\-:]+")


def hashtags(lines: Sequence[str], title: str) -> tuple[str, ...]:
    """Return the hashtags of an article: those in pairs, and those of a last line that has nothing else.

    One that repeats the title is a headline.
    """
    marked = [line for line in lines if "#" in line or "＃" in line]
    if not marked:
        return ()
    found = [tag for line in marked for tag in _PAIR.findall(line)]
    if _LINE.fullmatch(lines[-1].strip()):
        found += [word.strip("#＃") for word in lines[-1].split()]
    headline = alphanumeric(title)
    return tuple(dict.fromkeys(tag for tag in found if not _NUMBER.fullmatch(tag) and alphanumeric(tag) != headline))
