"""The languages of the archive: patterns of clauses, and where the words in them come from.

In a pattern a capital letter stands for a word of its kind: N noun, S what the article is about, V verb, A adjective,
D adverb, I idiom, L place, P person, O company, T day, M amount, R share, X Latin word, K ticker.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from random import Random

from .lexicon import Words, lexicon
from .names import company, english_company, english_person, person, pick


@dataclass(frozen=True, slots=True)
class Language:
    """What a writer needs to write in it."""

    words: Mapping[str, Words]
    clauses: tuple[tuple[str, ...], ...]
    openings: tuple[tuple[str, ...], ...]
    quotes: tuple[tuple[str, ...], ...]
    """What stands before and behind the sentence that somebody says, the sentence being C."""
    titles: tuple[tuple[str, ...], ...]
    headings: tuple[tuple[str, ...], ...]
    person: Callable[[Random], str]
    company: Callable[[Random], str]
    comma: str = "，"
    stop: str = "。"
    blank: str = ""


def _patterns(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(line.split()) for line in text.strip().splitlines())


_CLAUSES = _patterns("""
N D V S
S 的 N D V 了 N
A 的 N V 着 N
N 与 S 的 N D A
在 L V 的 N D V N
S D V 到 M
N 同比 V R
N V 和 V S
对 N 的 V D V 了 S
S 从 N V 到 N
O 的 N D V N
把 S V 为 N
L 的 N D 在 V N
这 是 N V 的 S
不少 N V 了 A 的 N
P 的 N D V S
N 占 S 的 R
以 N V S
N 不 V N
它 D V 了 N 的 S
我们 D V 这 个 S
其中 S V M
I 的 N D V 了
N 和 N 都 D V
通过 X V S
为 N V 更 A 的 N
没有 S 的 N D V N
如果 N D V S
S 就 V N
也 有 N V S
""")
_OPENINGS = _patterns("""
T ，
据 O 消息 ，
在 L ，
与此同时 ，
数据显示 ，
目前 ，
此前 ，
不过 ，
值得注意的是 ，
T ， O 公告 ：
另一方面 ，
P 介绍 ，
""")
_QUOTES = _patterns("""
P 说 ：“ C ”
“ C ” P 表示 。
O 相关 N 负责人 P 告诉记者 ：“ C ”
“ C ” 一位 A 的 N 说 。
""")
_TITLES = _patterns("""
O ： S V N
“ S N ” V A N
S V M ， L N D V
S N ： P V A 的 S
L S V R N D V
为什么 S 的 N D V ？
O V S M_元 起
P ： S D V N
S | N D V A 的 S
《 S N 》 V L 的 N
[ S ] N D V S
X S V N ， N V R
I ！ S N D V
S 与 N ： A 的 N
""".replace("M_元", "N"))
_HEADINGS = _patterns("""
S 的 N
V S
N D V
一 、 S N
A 的 S
""")
_ENGLISH_CLAUSES = _patterns("""
the N of the S V the N
the A S D V a N
P V the S
O V a A N in the S
the N V that the S V the N
more than M V the A S
R of the N V a S
it D V the N of S
many N who V the S V the N
a S in L V the N
they V the A N
the S V because the N D V it
""")
_ENGLISH_TITLES = _patterns("""
S N : How a A N V the S
Why did the S D V the N ?
O V A S
The A S that V the N
P : a N for the S
" A S " V N , says N
What the N V about S
""")
_ENGLISH_OPENINGS = _patterns("On T ,\nIn L ,\nHowever ,\nMeanwhile ,\nAccording to O ,\nIn the A N ,")
_ENGLISH_QUOTES = _patterns('" C " said P .\nP said: " C "')
_JAPANESE_CLAUSES = _patterns("""
N の S を V ました
S は A N です
L で N を V 予定です
N に S が V ています
M の N を V します
""")
_JAPANESE_TITLES = _patterns("S の N を V\nA S が V\nL の S N 情報")

_NOUNS = "time year people way day world life part number system case work government company group problem fact hand place week house service school country point home water room area money story month lot study book job word business issue side kind head power market night price team minute idea body information line car city food road health office door history party result change morning research girl moment air teacher force education river harbour lighthouse island bridge village station engine orchard library garden winter summer forest valley sensor battery screen keyboard network archive printer camera orbit comet reef glacier ferry railway timetable museum theatre bakery workshop factory warehouse budget invoice tariff mortgage pension dividend election council ballot treaty border customs passport vaccine clinic nurse surgeon pharmacist virus protein molecule telescope satellite rocket compiler kernel driver patch release database server protocol browser plugin commit branch pipeline container cluster token parser editor lantern violin orchestra chorus novel poem journal column editor lecture seminar harvest drought flood storm breeze tide current coral whale salmon sparrow badger meadow hedge quarry furnace turbine generator grid cable"
_VERBS = "made took found gave told called left kept held brought wrote moved lost paid met set led showed changed followed stopped opened grew offered remembered bought served sent built stayed reached raised passed sold reported decided pulled returned explained developed carried broke received agreed supported caught drew chose caused pointed listened realised placed covered described replaced measured delayed repaired announced restored postponed inspected flooded crossed planted borrowed tested merged compiled shipped patched rewrote traced indexed archived"
_ADJECTIVES = "new good first last long great little own old right big high different small large next early young important few public bad same able local late hard major better strong open whole free short recent clear quiet narrow cheap slow northern coastal empty distant careful modest stubborn curious brittle seasonal reliable portable experimental wooden rural urban annual"
_ADVERBS = "also still often never always really almost already soon slowly quickly nearly finally barely quietly gradually"
_ENGLISH_PLACES = "Eastmere Northfell Saltcombe Oldbridge Whitcliffe Harrowgate Sundmouth Pinewick Grayport Lowmarsh"
_JAPANESE_NOUNS = "情報 更新 写真 映像 公演 会場 時間 動作 表示 設定 本体 画面 電源 番組 楽曲 衣装 舞台 予約 商品 店舗 機能 不具合 安定性 内容 手順 方法 季節 散歩 電車 朝食 海辺 夕焼け 雑誌 対談 企画 挑戦 仲間 笑顔 物語 世界 音楽"
_JAPANESE_VERBS = "公開 追加 修正 向上 開始 発売 変更 紹介 準備 発表 撮影 配信 開催 更新 掲載"
_JAPANESE_ADJECTIVES = "新しい 楽しい 大きな 小さな 特別な 素敵な 静かな 長い 明るい 便利な"
_JAPANESE_PLACES = "海岸 駅前 公園 会館 図書館 港町"

# Pairs that differ in almost every text; a rough transcription, to have the look and the bigrams of Traditional.
_SIMPLIFIED = "个这国来们说时会为对过还没经从动发开关问见现业产电门间东车马风飞鱼鸟龙网络认让给种进远运军无与华万义乐习书买乱争亚产亲亿仅仓众优伤传伦体余党兰兴养兽内册写农冲决况净减几凤创别剂动务劳势区医单卖卫厂厅历压县参双变号听员响图团园围圆场坏块声处备够头夹夺奋奖妇学宁宝实审宽对寻导将尔尘层属岁岛币师带帮库应废张弹强归录忆态总恶悬惊惯战户扩扫报担择据损换摄数断旧显晓术机杂权条杨极构标树样桥检楼欢欧残毁气汇汉济测浓润涨渐温湾满灭灯灵点热爱牵状独环现电画疗监盖盘着矿码确礼离积稳穷竞笔签简类粮纪约级纯纸纳纲线练组细终结给统继绩绪续维绿编缓缩罗罚职联肃胜脑脚脱艺节范药获营虑虽补装规视览觉触计订讨训议记讲许论设访证评识词试话该详语误请诸课谁调谈谋谢谱货质购贵费资赛赶跃践轨转轮软轻载较输辑边达迁迟适选递遗邮郑酱释针钟钢钱铁银链销锁错键镇长闭闻阅队阳阴际陆险难雾静韩页项顺须顾顿预领频题额颜风饭饮馆验骗鲜黄龄"
_TRADITIONAL = "個這國來們說時會為對過還沒經從動發開關問見現業產電門間東車馬風飛魚鳥龍網絡認讓給種進遠運軍無與華萬義樂習書買亂爭亞產親億僅倉眾優傷傳倫體餘黨蘭興養獸內冊寫農衝決況淨減幾鳳創別劑動務勞勢區醫單賣衛廠廳歷壓縣參雙變號聽員響圖團園圍圓場壞塊聲處備夠頭夾奪奮獎婦學寧寶實審寬對尋導將爾塵層屬歲島幣師帶幫庫應廢張彈強歸錄憶態總惡懸驚慣戰戶擴掃報擔擇據損換攝數斷舊顯曉術機雜權條楊極構標樹樣橋檢樓歡歐殘毀氣匯漢濟測濃潤漲漸溫灣滿滅燈靈點熱愛牽狀獨環現電畫療監蓋盤著礦碼確禮離積穩窮競筆簽簡類糧紀約級純紙納綱線練組細終結給統繼績緒續維綠編緩縮羅罰職聯肅勝腦腳脫藝節範藥獲營慮雖補裝規視覽覺觸計訂討訓議記講許論設訪證評識詞試話該詳語誤請諸課誰調談謀謝譜貨質購貴費資賽趕躍踐軌轉輪軟輕載較輸輯邊達遷遲適選遞遺郵鄭醬釋針鐘鋼錢鐵銀鏈銷鎖錯鍵鎮長閉聞閱隊陽陰際陸險難霧靜韓頁項順須顧頓預領頻題額顏風飯飲館驗騙鮮黃齡"
TRADITIONAL = str.maketrans(_SIMPLIFIED, _TRADITIONAL)


@cache
def chinese() -> Language:
    """Simplified Chinese, with the words of the dictionary."""
    known = lexicon()
    return Language(
        words={
            "N": known.nouns,
            "S": known.subjects,
            "V": known.verbs,
            "A": known.adjectives,
            "D": known.adverbs,
            "I": known.idioms,
            "L": known.places,
        },
        clauses=_CLAUSES,
        openings=_OPENINGS,
        quotes=_QUOTES,
        titles=_TITLES,
        headings=_HEADINGS,
        person=person,
        company=company,
    )


@cache
def english() -> Language:
    """English, with a small vocabulary of our own."""
    nouns = Words.ranked(_NOUNS)
    return Language(
        words={
            "N": nouns,
            "S": nouns.flattened(),
            "V": Words.ranked(_VERBS),
            "A": Words.ranked(_ADJECTIVES),
            "D": Words.ranked(_ADVERBS),
            "L": Words.ranked(_ENGLISH_PLACES),
        },
        clauses=_ENGLISH_CLAUSES,
        openings=_ENGLISH_OPENINGS,
        quotes=_ENGLISH_QUOTES,
        titles=_ENGLISH_TITLES,
        headings=_patterns("The A S\nS and N"),
        person=english_person,
        company=english_company,
        comma=",",
        stop=".",
        blank=" ",
    )


@cache
def japanese() -> Language:
    """Japanese: short notices."""
    nouns = Words.ranked(_JAPANESE_NOUNS)
    return Language(
        words={
            "N": nouns,
            "S": nouns.flattened(),
            "V": Words.ranked(_JAPANESE_VERBS),
            "A": Words.ranked(_JAPANESE_ADJECTIVES),
            "L": Words.ranked(_JAPANESE_PLACES),
        },
        clauses=_JAPANESE_CLAUSES,
        openings=_patterns("T 、\n今回、\nまた、"),
        quotes=_patterns("P さんは「 C 」と V しました。"),
        titles=_JAPANESE_TITLES,
        headings=_patterns("S について\nN の V"),
        person=lambda rng: pick(rng, ("青山", "白石", "海野", "月岡", "森下", "川瀬")) + pick(rng, ("葵", "凛", "澪", "紬")),
        company=lambda rng: pick(rng, ("潮風", "星屑", "若葉")) + pick(rng, ("制作所", "出版", "電機")),
        comma="、",
    )


# Traditional Chinese is written as Simplified and transcribed at the end.
LANGUAGES = {"zh": chinese, "hant": chinese, "en": english, "ja": japanese}
