"""The sources of the archive: their sections, feeds, share of articles and markup.

Real names are used for their markup only; all other sources are fictitious.
"""

from dataclasses import dataclass
from enum import Enum
from functools import cache
from itertools import accumulate

from benchmarks.synthetic.language import LANGUAGES
from benchmarks.synthetic.language.grammar import Language
from benchmarks.synthetic.names import COINED


class Dates(Enum):
    """The dates in a source's feed."""

    GMT = "date and time"
    DAY = "day only, as midnight"
    CLOCK = "none; the crawler's clock instead"
    NONE = "a date that a script could not parse"


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher and its feeds."""

    name: str
    section: str
    markup: str
    """The names of its markup templates, separated by spaces."""
    share: int
    """Approximate number of its articles in 1,000."""
    channels: str
    """The names of its feeds, separated by spaces."""
    dates: Dates = Dates.GMT
    language_key: str = "zh"
    longest: int = 0
    """The longest text in characters; 0 for no limit."""
    code: float = 0.0
    """Number of code samples after ten paragraphs."""

    @property
    def language(self) -> Language:
        """The language of its articles; Traditional Chinese is converted from Simplified at the end."""
        return LANGUAGES[self.language_key]()


_CHANNELS = {
    "金融": "要闻 国內 国际 证券 美股 港股 基金 期货 外汇 产经 科技 快讯 公司 银行 债券 早间要闻",
    "游戏": "游戏新闻 热门推荐 PC 主机 手机 产业 评测 攻略",
    "新媒体": "首页 资讯 快讯 热门文章 数码 推荐 创投",
    "传统媒体": "国内 国际 社会 财经 体育 文化 评论 视频",
    "编程": "后端 前端 推荐博客 问答 最新 每日一题 开源",
    "社交媒体": "热榜 首页 用户动态 专栏 日报",
    "阅读": "书评 连载 书单 随笔",
    "博客": "最近更新 归档 技术 生活",
    "设计": "作品 灵感 字体 界面",
    "程序更新": "Release Changelog 更新日志 公告",
    "出行旅游": "线路 城市 铁路 航空",
    "购物": "好价 新品 测评 清单",
    "图片": "精选 每日一图 摄影 最新",
    "科学期刊": "最新论文 综述 通讯 热点",
}
SECTIONS = tuple(_CHANNELS)


_REAL = (
    Source("新浪财经", "金融", "sina sina-font sina", 270, _CHANNELS["金融"]),
    Source("证券时报网", "金融", "stcn indented", 22, "要闻 公司 数据 机构"),
    Source("e公司", "金融", "egsea", 12, "快讯 公告", dates=Dates.NONE, longest=90),
    Source("币世界", "金融", "flash", 10, "快讯 币世界晚行情", dates=Dates.CLOCK, longest=160),
    Source("华尔街见闻快讯", "金融", "wallstreet", 14, "全球 A股 商品", longest=160),
    Source("雪球", "金融", "flash", 6, "用户动态 热帖", longest=120),
    Source("IT之家", "新媒体", "ithome", 42, "IT之家 数码 手机 电脑"),
    Source("cnBeta", "新媒体", "cnbeta", 24, "cnBeta 科学 软件"),
    Source("36kr", "新媒体", "36kr", 24, "资讯 快讯 创投 深度"),
    Source("少数派", "新媒体", "sspai", 9, "首页 Matrix", code=0.4),
    Source("人人都是产品经理", "新媒体", "woshipm", 14, "热门文章 日榜", dates=Dates.DAY),
    Source("199IT", "新媒体", "flash", 5, "报告 数据", longest=60),
    Source("Solidot", "新媒体", "solidot", 8, "最新消息 硬件", longest=500),
    Source("Phoronix", "新媒体", "phoronix", 8, "News Review", language_key="en", longest=2500),
    Source("Wired", "新媒体", "bare", 5, "Science Gear", language_key="en", dates=Dates.CLOCK),
    Source("GameRes", "游戏", "gameres bare", 45, "GameRes－热门推荐 GameRes－新闻", dates=Dates.DAY),
    Source("3DMGame", "游戏", "3dm", 48, "游戏新闻 单机 原创"),
    Source("巴哈姆特", "游戏", "bahamut", 26, "PC 手機 TV 動漫", dates=Dates.CLOCK, language_key="hant"),
    Source("Nintendo", "游戏", "nintendo", 3, "本体更新情报 直面会", language_key="ja", longest=300),
    Source("日向坂46", "图片", "image", 4, "写真 新闻", language_key="ja", longest=1),
    Source("1X", "图片", "image", 9, "精选 最新", language_key="en", dates=Dates.CLOCK, longest=1),
    Source("BBC", "传统媒体", "bbc", 26, "英文 World Business Technology", language_key="en"),
    Source("CBC", "传统媒体", "cbc", 10, "新闻 Canada", language_key="en"),
    Source("Economist", "传统媒体", "economist", 5, "Finance Science", language_key="en", dates=Dates.DAY),
    Source("央视", "传统媒体", "cctv", 24, "国内 国际 社会"),
    Source("香港01", "传统媒体", "hk01", 10, "社區 港聞", language_key="hant"),
    Source("中時", "传统媒体", "hk01", 6, "財經 生活", language_key="hant"),
    Source("掘金", "编程", "juejin", 26, "后端 前端 Android iOS", code=3.0),
    Source("开源中国", "编程", "oschina", 12, "推荐博客 资讯", code=1.5),
    Source("Dockone", "编程", "dockone", 5, "最新", dates=Dates.CLOCK, code=1.0),
    Source("segmentfault", "编程", "generic", 6, "问答 专栏", dates=Dates.CLOCK, code=2.0),
    Source("GitHub", "编程", "github", 6, "Issue Trending", language_key="en", code=1.5),
    Source("LeetCode", "编程", "generic", 4, "每日一题 文章", dates=Dates.DAY, code=2.0),
    Source("简书", "社交媒体", "jianshu", 16, "首页 专题", dates=Dates.NONE, code=0.5),
    Source("知乎", "社交媒体", "zhihu", 22, "热榜 日报 想法", code=0.3),
    Source("Matters", "社交媒体", "hk01", 4, "最新", dates=Dates.CLOCK, language_key="hant"),
    Source("互动吧", "社交媒体", "event", 3, "互动吧", dates=Dates.CLOCK, longest=1),
    Source("Hexo blog", "博客", "blog", 5, "最近更新 归档", code=0.0),
)
# Section, suffix of the name, markup, and number of articles in 1,000 of all sources of this kind.
_FICTITIOUS = (
    ("金融", "财经", "indented generic", 42),
    ("传统媒体", "晚报", "indented divs", 40),
    ("传统媒体", "日报在线", "generic indented", 34),
    ("新媒体", "观察", "editor generic", 24),
    ("游戏", "玩家", "divs bare", 16),
    ("编程", "技术团队", "generic editor", 10),
    ("社交媒体", "论坛", "bare divs", 8),
    ("阅读", "书房", "editor bare", 14),
    ("博客", "笔记", "generic blog", 8),
    ("设计", "设计周", "editor", 8),
    ("程序更新", "软件", "generic", 9),
    ("出行旅游", "旅行", "divs editor", 11),
    ("购物", "好物", "editor bare", 10),
    ("科学期刊", "学报", "generic", 10),
)
_OF_A_KIND = 6


_CODE = {"编程": 1.5, "博客": 0.6, "程序更新": 0.8}


@cache
def sources() -> tuple[Source, ...]:
    """Return all sources, about 120, in a fixed order."""
    kinds = enumerate(_FICTITIOUS)
    return (*_REAL, *(_fictitious(index, rank) for index, _ in kinds for rank in range(_OF_A_KIND)))


def _fictitious(index: int, rank: int) -> Source:
    """Return the source with this rank among its kind; the first publishes most."""
    section, kind, markup, share = _FICTITIOUS[index]
    channels = _CHANNELS[section].split()
    return Source(
        name=COINED[(index * 5 + rank) % len(COINED)] + kind,
        section=section,
        markup=markup,
        share=max(1, share // (rank + 2)),
        channels=" ".join(channels[(rank + step) % len(channels)] for step in range(2 + rank % 2)),
        code=_CODE.get(section, 0.0),
    )


@cache
def cumulative_shares() -> tuple[int, ...]:
    """Return the cumulative shares of the sources, to draw one by."""
    return tuple(accumulate(source.share for source in sources()))
