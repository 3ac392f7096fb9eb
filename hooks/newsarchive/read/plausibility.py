"""Plausibility of decoded text, by the frequency of its characters.

Bytes of one East Asian encoding are nearly always valid in another, where they decode to rare characters.
"""

from collections import Counter
from collections.abc import Mapping

from newsarchive.base.text import count_han

# The most frequent characters of Chinese news and prose, simplified and traditional; Japanese is recognised by kana.
_FREQUENT = frozenset(
    "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没日于起还发成"
    "事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向"
    "情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市体别处"
    "总才场师书比住员九性通目华报立马命张活难神数件安表原车白应路期常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台记边共风"
    "战干接许八特直服题建南度统色字请交爱让认算论百义科元社术结六功指思非流每青管连远资队带花快条院变联标亿股市场企投银增消费据研究技展示活"
    "個們來這時會說為對過學開發無長現實點種聲問機給幾業間電門東氣關內產萬體別處總場師書員報馬張難數車應親務統請愛讓認論義術結連遠資隊帶條變聯"
    "國後麼沒還當經頭動兩樣進話從與標題億費據銀錄戲劇遊讀寫網線設計圖畫號際臺灣"
)
_MARKS = frozenset("，。、；：？！“”‘’（）《》【】「」『』〈〉·…—～　％＋－／０１２３４５６７８９")
_HALF_WIDTH_KATAKANA = range(0xFF61, 0xFFA0)
_PRIVATE = (range(0xE000, 0xF900), range(0xF0000, 0x110000))
_KANA = range(0x3041, 0x30FF)


def plausibility(text: str) -> float:
    """Return the mean weight of all characters beyond ASCII, from -2 (certainly wrong) to 1; 0 for ASCII alone."""
    counted = Counter(character for character in text if character > "\x7f")
    total = sum(counted.values())
    return sum(_weight(character) * count for character, count in counted.items()) / total if total else 0.0


def most_plausible(readings: Mapping[str, str]) -> str:
    """Return the name of the most plausible reading, the first of equal ones."""
    return max(readings, key=lambda name: plausibility(readings[name]))


def _weight(character: str) -> float:
    code = ord(character)
    if character in _FREQUENT or character in _MARKS or code in _KANA:
        return 1.0
    if any(code in area for area in _PRIVATE) or character == "\N{REPLACEMENT CHARACTER}":
        return -2.0
    if code in _HALF_WIDTH_KATAKANA or not count_han(character):
        return -1.0
    return 0.0
