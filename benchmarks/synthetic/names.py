"""Fictitious names of people, publishers and companies, combined from parts at random."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴"
    "夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚文"
)
_GIVEN = (
    "青禾远山舟晴川云帆景澄若溪知夏望舒亦凡书言沐阳可欣嘉树子墨清越明哲思齐润生牧之念安星野临风语桐怀瑾南乔北辰砚"
    "秋听雨归帆拾光听澜照野映雪松涛"
)
COINED = """
青石 海湾 云岭 远山 白鹭 北辰 长汀 星野 灰度 听澜 晨光 沃野 九曲 松江渡 蓝屿
禾木 知行 拾光 越川 望岳 南屿 澄湖 磐石 飞廉 司南 启明 乘风 栖霞渡 雁栖 拓海
""".split()
_TRADES = """
科技 电子 生物 能源 材料 网络 重工 医药 食品 物流 传媒 半导体 智能 汽车 航空 农业 环保 证券 置业 新材
""".split()
_FORMS = "公司 集团 股份 研究院 实验室 基金 银行 资本 大学 协会 控股".split()
_ENGLISH_FIRST = """
Alma Bram Cleo Doran Edda Faron Greta Holm Isla Joren Kaia Lorne Mira Nels Orla Perrin Runa Soren
Tilda Una
""".split()
_ENGLISH_LAST = """
Ashgrove Birkwell Coldmere Dunholt Elverby Fenwark Greywick Hartlow Inverby Kestwold Larchmoor
Norwell
""".split()


def pick(rng: Random, choices: Sequence[T]) -> T:
    """Draw one element; the same for the same state of `rng` in every version of Python."""
    return choices[int(rng.random() * len(choices))]


def person(rng: Random) -> str:
    """Draw a Chinese name of two or three characters."""
    given = pick(rng, _GIVEN) + (pick(rng, _GIVEN) if rng.random() < 0.7 else "")
    return pick(rng, _SURNAMES) + given


def company(rng: Random) -> str:
    """Draw the name of a company, bank or institute."""
    return pick(rng, COINED) + pick(rng, _TRADES) + pick(rng, _FORMS)


def english_person(rng: Random) -> str:
    """Draw an English name."""
    return f"{pick(rng, _ENGLISH_FIRST)} {pick(rng, _ENGLISH_LAST)}"


def english_company(rng: Random) -> str:
    """Draw an English company name."""
    return f"{pick(rng, _ENGLISH_LAST)} {pick(rng, ('Group', 'Labs', 'Foundation', 'Motors', 'Bank', 'Institute'))}"


def japanese_person(rng: Random) -> str:
    """Draw a Japanese name."""
    return pick(rng, ("青山", "白石", "海野", "月岡", "森下", "川瀬")) + pick(rng, ("葵", "凛", "澪", "紬"))


def japanese_company(rng: Random) -> str:
    """Draw a Japanese company name."""
    return pick(rng, ("潮風", "星屑", "若葉")) + pick(rng, ("制作所", "出版", "電機"))
