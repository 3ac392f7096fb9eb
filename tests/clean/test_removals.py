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
        ("<p>甲</p><noembed>无插件</noembed>", "<p>甲</p>", [("element", "无插件")]),
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
    ids=["comment", "style", "script", "noscript", "noembed", "button", "iframe", "video", "embed", "canvas", "attributes",
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


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<p>文</p><video><img src=IMG></video>", id="in a player"),
        pytest.param("<p>文</p><object><img data-src=IMG></object>", id="lazy"),
        pytest.param("<p>文</p><div hidden><img srcset='IMG 2x'></div>", id="in a set"),
        pytest.param("<p>文</p><pre>x<img src=IMG>", id="in code that never ends"),
        pytest.param("<p>文</p><p>打开<img src=IMG alt='[x]'>APP</p>", id="in a call to action"),
        pytest.param("<p>文</p><p>责任编辑：<img src=IMG alt='[x]'>王晨</p>", id="in a line that states a fact"),
        pytest.param("<p>文</p>" + "<div>" * 120 + "<img src=IMG>", id="nested too deeply"),
        pytest.param("<p>文</p><img src=IMG width=1 height=1>", id="of one pixel"),
    ],
)
def test_an_image_that_is_removed_with_something_else_is_listed(body: str) -> None:
    url = "https://e.org/emoji/1.png"
    article = clean(body.replace("IMG", url))
    assert article.images == ()
    assert [text for what, text in removed(article) if what == "image" and url in text]
