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
