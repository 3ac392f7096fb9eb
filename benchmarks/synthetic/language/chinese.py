"""Simplified Chinese from the words of a dictionary, and its conversion to Traditional characters."""

from functools import cache

from benchmarks.synthetic.language.grammar import Language, patterns
from benchmarks.synthetic.language.lexicon import lexicon
from benchmarks.synthetic.names import company, person

_CLAUSES = patterns("""
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
_OPENINGS = patterns("""
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
_QUOTES = patterns("""
P 说 ：“ C ”
“ C ” P 表示 。
O 相关 N 负责人 P 告诉记者 ：“ C ”
“ C ” 一位 A 的 N 说 。
""")
_TITLES = patterns("""
O ： S V N
“ S N ” V A N
S V M ， L N D V
S N ： P V A 的 S
L S V R N D V
为什么 S 的 N D V ？
O V S N 起
P ： S D V N
S | N D V A 的 S
《 S N 》 V L 的 N
[ S ] N D V S
X S V N ， N V R
I ！ S N D V
S 与 N ： A 的 N
""")
_HEADINGS = patterns("""
S 的 N
V S
N D V
一 、 S N
A 的 S
""")

# Characters that differ in almost every text: a rough conversion, for the look and the bigrams of Traditional Chinese.
_SIMPLIFIED = (
    "个这国来们说时会为对过还没经从动发开关问见现业产电门间东车马风飞鱼鸟龙网络认让给种进远运军无与华万义乐习书买"
    "乱争亚产亲亿仅仓众优伤传伦体余党兰兴养兽内册写农冲决况净减几凤创别剂动务劳势区医单卖卫厂厅历压县参双变号听员"
    "响图团园围圆场坏块声处备够头夹夺奋奖妇学宁宝实审宽对寻导将尔尘层属岁岛币师带帮库应废张弹强归录忆态总恶悬惊惯"
    "战户扩扫报担择据损换摄数断旧显晓术机杂权条杨极构标树样桥检楼欢欧残毁气汇汉济测浓润涨渐温湾满灭灯灵点热爱牵状"
    "独环现电画疗监盖盘着矿码确礼离积稳穷竞笔签简类粮纪约级纯纸纳纲线练组细终结给统继绩绪续维绿编缓缩罗罚职联肃胜"
    "脑脚脱艺节范药获营虑虽补装规视览觉触计订讨训议记讲许论设访证评识词试话该详语误请诸课谁调谈谋谢谱货质购贵费资"
    "赛赶跃践轨转轮软轻载较输辑边达迁迟适选递遗邮郑酱释针钟钢钱铁银链销锁错键镇长闭闻阅队阳阴际陆险难雾静韩页项顺"
    "须顾顿预领频题额颜风饭饮馆验骗鲜黄龄"
)
_TRADITIONAL = (
    "個這國來們說時會為對過還沒經從動發開關問見現業產電門間東車馬風飛魚鳥龍網絡認讓給種進遠運軍無與華萬義樂習書買"
    "亂爭亞產親億僅倉眾優傷傳倫體餘黨蘭興養獸內冊寫農衝決況淨減幾鳳創別劑動務勞勢區醫單賣衛廠廳歷壓縣參雙變號聽員"
    "響圖團園圍圓場壞塊聲處備夠頭夾奪奮獎婦學寧寶實審寬對尋導將爾塵層屬歲島幣師帶幫庫應廢張彈強歸錄憶態總惡懸驚慣"
    "戰戶擴掃報擔擇據損換攝數斷舊顯曉術機雜權條楊極構標樹樣橋檢樓歡歐殘毀氣匯漢濟測濃潤漲漸溫灣滿滅燈靈點熱愛牽狀"
    "獨環現電畫療監蓋盤著礦碼確禮離積穩窮競筆簽簡類糧紀約級純紙納綱線練組細終結給統繼績緒續維綠編緩縮羅罰職聯肅勝"
    "腦腳脫藝節範藥獲營慮雖補裝規視覽覺觸計訂討訓議記講許論設訪證評識詞試話該詳語誤請諸課誰調談謀謝譜貨質購貴費資"
    "賽趕躍踐軌轉輪軟輕載較輸輯邊達遷遲適選遞遺郵鄭醬釋針鐘鋼錢鐵銀鏈銷鎖錯鍵鎮長閉聞閱隊陽陰際陸險難霧靜韓頁項順"
    "須顧頓預領頻題額顏風飯飲館驗騙鮮黃齡"
)
_TRANSCRIBED = str.maketrans(_SIMPLIFIED, _TRADITIONAL)


def traditional(text: str) -> str:
    """Return the text in Traditional characters."""
    return text.translate(_TRANSCRIBED)


@cache
def chinese() -> Language:
    """Return Simplified Chinese, with the words of the dictionary."""
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
