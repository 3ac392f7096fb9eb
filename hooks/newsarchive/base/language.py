"""Language detection by characters, so that browsers choose the right glyphs."""

import re

from newsarchive.base.text import count_han

_KANA = re.compile("[\u3040-\u30ff]")
_LATIN_RUN = re.compile("[A-Za-z]+")
PLAY = "▶"
"""The character before the name of a player in the link that replaces it."""

# URLs, and the links that replace players, are in no language.
_URL = re.compile(rf"(?:https?://|{PLAY} )\S+")
# Frequent characters that only one of the two scripts has; each pair is the same word.
_SIMPLIFIED = re.compile(
    "[这国们来时为说个对会发经过开关东长门问间见车马风飞鸟鱼华业产实现机电网应该让认识请谢钱银报导学习书]"
)
_TRADITIONAL = re.compile(
    "[這國們來時為說個對會發經過開關東長門問間見車馬風飛鳥魚華業產實現機電網應該讓認識請謝錢銀報導學習書]"
)
# In Japanese every second or third character is a kana; a Chinese text may quote a name in kana.
_KANA_SHARE = 0.1
# The first characters of a text are enough to detect its language.
_SAMPLE_LENGTH = 2000


def language_of(text: str) -> str:
    """Return a BCP 47 tag: ja, zh-Hans, zh-Hant, en, or und if there are no words of these."""
    text = text[:_SAMPLE_LENGTH]
    if "://" in text or f"{PLAY} " in text:
        text = _URL.sub("", text)
    han = count_han(text)
    if len(_KANA.findall(text)) > max(1, han) * _KANA_SHARE:
        return "ja"
    if han * 4 > len(text):
        traditional, simplified = len(_TRADITIONAL.findall(text)), len(_SIMPLIFIED.findall(text))
        return "zh-Hant" if traditional > simplified else "zh-Hans"
    latin = sum(map(len, _LATIN_RUN.findall(text)))
    return "en" if latin and latin * 2 > sum(map(str.isalpha, text)) else "und"
