"""Japanese: short notices."""

from functools import cache

from benchmarks.synthetic.language.grammar import Language, patterns
from benchmarks.synthetic.language.lexicon import ranked
from benchmarks.synthetic.names import japanese_company, japanese_person

_CLAUSES = patterns("""
N の S を V ました
S は A N です
L で N を V 予定です
N に S が V ています
M の N を V します
""")
_OPENINGS = patterns("""
T 、
今回、
また、
""")
_QUOTES = patterns("""
P さんは「 C 」と V しました。
""")
_TITLES = patterns("""
S の N を V
A S が V
L の S N 情報
""")
_HEADINGS = patterns("""
S について
N の V
""")
_NOUNS = """
情報 更新 写真 映像 公演 会場 時間 動作 表示 設定 本体 画面 電源 番組 楽曲 衣装 舞台 予約 商品 店舗 機能 不具合
安定性 内容 手順 方法 季節 散歩 電車 朝食 海辺 夕焼け 雑誌 対談 企画 挑戦 仲間 笑顔 物語 世界 音楽
"""
_VERBS = """
公開 追加 修正 向上 開始 発売 変更 紹介 準備 発表 撮影 配信 開催 更新 掲載
"""
_ADJECTIVES = """
新しい 楽しい 大きな 小さな 特別な 素敵な 静かな 長い 明るい 便利な
"""
_PLACES = """
海岸 駅前 公園 会館 図書館 港町
"""


@cache
def japanese() -> Language:
    """Return Japanese, with the vocabulary of update notices and photo captions."""
    return Language(
        words={
            "N": ranked(_NOUNS, 3),
            "S": ranked(_NOUNS, 30),
            "V": ranked(_VERBS, 3),
            "A": ranked(_ADJECTIVES, 3),
            "L": ranked(_PLACES, 3),
        },
        clauses=_CLAUSES,
        openings=_OPENINGS,
        quotes=_QUOTES,
        titles=_TITLES,
        headings=_HEADINGS,
        person=japanese_person,
        company=japanese_company,
        comma="、",
    )
