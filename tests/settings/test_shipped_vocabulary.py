"""The vocabulary that newsarchive ships."""

import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from tools.vocabulary import countries

from newsarchive.base.folding import fold
from newsarchive.settings.schema import parse
from newsarchive.settings.vocabulary import Vocabulary

PATH = Path(__file__).parents[2] / "editorial/vocabulary.yml"


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    parsed = parse(PATH.read_text(encoding="utf-8"), Vocabulary, path=PATH.name)
    assert parsed.value is not None
    assert parsed.problems == ()
    return parsed.value


def test_it_has_thousands_of_terms_of_every_kind_but_persons(vocabulary: Vocabulary) -> None:
    kinds = (vocabulary.organisations, vocabulary.places, vocabulary.subjects)
    assert all(len(kind) >= 1_000 for kind in kinds)
    assert sum(map(len, kinds)) >= 3_000


def test_no_spelling_is_there_twice_even_in_traditional_characters(vocabulary: Vocabulary) -> None:
    counts = Counter(map(fold, vocabulary.words))
    assert [word for word, count in counts.items() if count > 1] == []


def test_it_has_all_provinces_and_all_countries_that_news_names(vocabulary: Vocabulary) -> None:
    provinces = (
        "北京 天津 上海 重庆 河北 山西 辽宁 吉林省 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 "
        "内蒙古 广西 西藏 宁夏 新疆 香港 澳门"
    )
    struck_out = (
        "圣巴泰勒米 圣皮埃尔和密克隆群岛 法属圣马丁 荷属圣马丁 瓦利斯和富图纳 奥兰群岛 南乔治亚和南桑威奇群岛 托克劳 诺福克岛 皮特凯恩群岛 "
        "蒙特塞拉特 圣诞岛 马约特 圣赫勒拿"
    )
    expected = {*provinces.split(), *(term for term, _ in countries())} - set(struck_out.split())
    assert expected - vocabulary.places.keys() == set()


@pytest.mark.parametrize(
    ("spelling", "term"),
    [
        ("发改委", "国家发展和改革委员会"),
        ("央行", "中国人民银行"),
        ("外长", "外交部长"),
        ("国务院总理", "国务院总理"),
        ("哈工大", "哈尔滨工业大学"),
        ("tencent", "腾讯"),
        ("沪指", "上证指数"),
        ("内蒙古自治区", "内蒙古"),
        ("延边州", "延边"),
        ("意大利", "意大利"),
        ("義大利", "意大利"),
        ("アフガニスタン", "阿富汗"),
        ("gdp", "国内生产总值"),
        ("“双减”政策", "双减"),
        ("日経平均株価", "日经指数"),
        ("world cup", "世界杯"),
        ("who", "世界卫生组织"),
    ],
)
def test_a_spelling_leads_to_its_term(vocabulary: Vocabulary, spelling: str, term: str) -> None:
    assert vocabulary.spellings[spelling] == term


@pytest.mark.parametrize(
    "word", ["小米", "联想", "苹果", "南大", "华师", "阿里", "大众", "记者", "理想", "绿地", "美的"]
)
def test_an_everyday_or_ambiguous_word_leads_nowhere(vocabulary: Vocabulary, word: str) -> None:
    assert word not in vocabulary.spellings


def test_no_chinese_word_is_a_single_character(vocabulary: Vocabulary) -> None:
    assert [word for word in vocabulary.words if len(word) < 2] == []


def test_every_spelling_is_composed_and_trimmed(vocabulary: Vocabulary) -> None:
    words = (*vocabulary.words, *vocabulary.block)
    assert [word for word in words if word != unicodedata.normalize("NFC", " ".join(word.split()))] == []
