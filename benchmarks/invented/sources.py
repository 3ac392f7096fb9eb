"""The sources of the archive: what each publishes, how often, and in which markup. Names of real ones stand for their
markup alone; the others are invented."""

from dataclasses import dataclass
from enum import Enum
from functools import cache
from itertools import accumulate

from .languages import LANGUAGES, Language
from .names import COINED


class Dates(Enum):
    """What a source's feed says of the date."""

    GMT = "the moment"
    DAY = "the day, as midnight"
    CLOCK = "nothing: the crawler's clock"
    NONE = "what a script made of a date it did not understand"


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher and its feeds."""

    name: str
    section: str
    shapes: tuple[str, ...]
    share: int
    """How many of 1,000 articles are its own, roughly."""
    channels: tuple[str, ...]
    dates: Dates = Dates.GMT
    tongue: str = "zh"
    longest: int = 0
    """The longest text in characters; 0: as long as it gets."""
    code: float = 0.0
    """How many of ten paragraphs have a code sample behind them."""

    @property
    def language(self) -> Language:
        """What it is written in; Traditional Chinese is made out of Simplified at the end."""
        return LANGUAGES[self.tongue]()


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


def _real(name: str, section: str, shapes: str, share: int, channels: str, **more: object) -> Source:
    return Source(name, section, tuple(shapes.split()), share, tuple(channels.split()), **more)  # type: ignore[arg-type]


_REAL = (
    _real("新浪财经", "金融", "sina sina-font sina", 270, _CHANNELS["金融"]),
    _real("证券时报网", "金融", "stcn indented", 22, "要闻 公司 数据 机构"),
    _real("e公司", "金融", "egsea", 12, "快讯 公告", dates=Dates.NONE, longest=90),
    _real("币世界", "金融", "flash", 10, "快讯 币世界晚行情", dates=Dates.CLOCK, longest=160),
    _real("华尔街见闻快讯", "金融", "wallstreet", 14, "全球 A股 商品", longest=160),
    _real("雪球", "金融", "flash", 6, "用户动态 热帖", longest=120),
    _real("IT之家", "新媒体", "ithome", 42, "IT之家 数码 手机 电脑"),
    _real("cnBeta", "新媒体", "cnbeta", 24, "cnBeta 科学 软件"),
    _real("36kr", "新媒体", "36kr", 24, "资讯 快讯 创投 深度"),
    _real("少数派", "新媒体", "sspai", 9, "首页 Matrix", code=0.4),
    _real("人人都是产品经理", "新媒体", "woshipm", 14, "热门文章 日榜", dates=Dates.DAY),
    _real("199IT", "新媒体", "flash", 5, "报告 数据", longest=60),
    _real("Solidot", "新媒体", "solidot", 8, "最新消息 硬件", longest=500),
    _real("Phoronix", "新媒体", "phoronix", 8, "News Review", tongue="en", longest=2500),
    _real("Wired", "新媒体", "bare", 5, "Science Gear", tongue="en", dates=Dates.CLOCK),
    _real("GameRes", "游戏", "gameres bare", 45, "GameRes－热门推荐 GameRes－新闻", dates=Dates.DAY),
    _real("3DMGame", "游戏", "3dm", 48, "游戏新闻 单机 原创"),
    _real("巴哈姆特", "游戏", "bahamut", 26, "PC 手機 TV 動漫", dates=Dates.CLOCK, tongue="hant"),
    _real("Nintendo", "游戏", "nintendo", 3, "本体更新情报 直面会", tongue="ja", longest=300),
    _real("日向坂46", "图片", "picture", 4, "写真 新闻", tongue="ja", longest=1),
    _real("1X", "图片", "picture", 9, "精选 最新", tongue="en", dates=Dates.CLOCK, longest=1),
    _real("BBC", "传统媒体", "bbc", 26, "英文 World Business Technology", tongue="en"),
    _real("CBC", "传统媒体", "cbc", 10, "新闻 Canada", tongue="en"),
    _real("Economist", "传统媒体", "economist", 5, "Finance Science", tongue="en", dates=Dates.DAY),
    _real("央视", "传统媒体", "cctv", 24, "国内 国际 社会"),
    _real("香港01", "传统媒体", "hk01", 10, "社區 港聞", tongue="hant"),
    _real("中時", "传统媒体", "hk01", 6, "財經 生活", tongue="hant"),
    _real("掘金", "编程", "juejin", 26, "后端 前端 Android iOS", code=3.0),
    _real("开源中国", "编程", "oschina", 12, "推荐博客 资讯", code=1.5),
    _real("Dockone", "编程", "dockone", 5, "最新", dates=Dates.CLOCK, code=1.0),
    _real("segmentfault", "编程", "generic", 6, "问答 专栏", dates=Dates.CLOCK, code=2.0),
    _real("GitHub", "编程", "github", 6, "Issue Trending", tongue="en", code=1.5),
    _real("LeetCode", "编程", "generic", 4, "每日一题 文章", dates=Dates.DAY, code=2.0),
    _real("简书", "社交媒体", "jianshu", 16, "首页 专题", dates=Dates.NONE, code=0.5),
    _real("知乎", "社交媒体", "zhihu", 22, "热榜 日报 想法", code=0.3),
    _real("Matters", "社交媒体", "hk01", 4, "最新", dates=Dates.CLOCK, tongue="hant"),
    _real("互动吧", "社交媒体", "event", 3, "互动吧", dates=Dates.CLOCK, longest=1),
    _real("Hexo blog", "博客", "blog", 5, "最近更新 归档", code=0.0),
)
# Section, kind of name, markup, articles of 1,000 that all of the kind have together.
_INVENTED = (
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


@cache
def sources() -> tuple[Source, ...]:
    """All sources, about 120; the same order everywhere."""
    invented = []
    for place, (section, kind, shapes, share) in enumerate(_INVENTED):
        names = [COINED[(place * 5 + number) % len(COINED)] + kind for number in range(_OF_A_KIND)]
        known = _CHANNELS[section].split()
        for number, name in enumerate(names):
            channels = tuple(known[(number + step) % len(known)] for step in range(2 + number % 2))
            invented.append(
                Source(name, section, tuple(shapes.split()), max(1, share // (number + 2)), channels, code=_CODE.get(section, 0))
            )
    return (*_REAL, *invented)


_CODE = {"编程": 1.5, "博客": 0.6, "程序更新": 0.8}


@cache
def cumulative_shares() -> tuple[int, ...]:
    """The sources' shares, added up, to draw one by."""
    return tuple(accumulate(source.share for source in sources()))
