from __future__ import annotations

import pytest

from tests.builders import clean
from tests.clean.canonical import removed


@pytest.mark.parametrize(
    ("body", "html", "expected"),
    [
        ("<p>甲<!-- 注 -->乙</p>", "<p>甲乙</p>", [("comment", "注")]),
        ("<style>p{color:red}</style><p>甲</p>", "<p>甲</p>", [("style", "p&#123;color:red&#125;")]),
        ("<script>alert(1)</script><p>甲</p>", "<p>甲</p>", [("script", "alert(1)")]),
        ("<p>甲</p><noscript>无脚本</noscript>", "<p>甲</p>", [("element", "无脚本")]),
        ("<p>甲</p><button>收藏</button>", "<p>甲</p>", [("element", "收藏")]),
        ('<p>甲</p><iframe src="data:text/html,1"></iframe>', "<p>甲</p>", [("element", "data:text/html,1")]),
        ("<p>甲</p><video>旧浏览器</video>", "<p>甲</p>", [("element", "旧浏览器")]),
        ('<p>甲</p><embed src="javascript:1"><p>乙</p>', "<p>甲</p>\n<p>乙</p>", [("element", "javascript:1")]),
        ("<p>甲</p><canvas></canvas>", "<p>甲</p>", [("element", "canvas")]),
        ('<p onclick="x" class="y">甲</p>', "<p>甲</p>", [("attribute", "onclick"), ("attribute", "class")]),
        ('<p>甲<a href="https://e.org/a.jpg"><img src="x"></a></p>', "<p>甲</p>",
         [("link", "https://e.org/a.jpg"), ("image", "x")]),
        ('<a href="https://e.org/1">甲<div><a href="https://e.org/2">乙</a></div></a>',
         ('<p><a href="https://e.org/1" rel="noopener noreferrer">甲</a></p>\n'
         '<p><a href="https://e.org/1" rel="noopener noreferrer">乙</a></p>'), [("link", "https://e.org/2")]),
        ("<p>甲<user>乙</user></p>", "<p>甲乙</p>", [("element", "<user>")]),
        ("<p>甲</p><script>" + "x" * 5000 + "</script>", "<p>甲</p>", [("script", "x" * 199 + "…")]),
    ],
    ids=["comment", "style", "script", "noscript", "button", "iframe", "video", "embed", "canvas", "attributes",
         "link without words", "link in a link", "unknown element", "long script"],
)  # fmt: skip
def test_removals_are_listed(body: str, html: str, expected: list[tuple[str, str]]) -> None:
    article = clean(body)
    assert article.html == html
    assert removed(article) == expected


def test_equal_removals_are_counted_and_not_repeated() -> None:
    article = clean("<p>甲<!-- 注 --></p><p>乙<!-- 注 --></p><p>丙<!-- 另 --></p>")
    assert [(removal.text, removal.count) for removal in article.removed if removal.what == "comment"] == [
        ("注", 2),
        ("另", 1),
    ]


def test_an_indent_is_listed_as_whitespace() -> None:
    assert ("whitespace", "\u3000\u3000") in [
        (removal.what, removal.text) for removal in clean("<p>　　甲</p>").removed
    ]
