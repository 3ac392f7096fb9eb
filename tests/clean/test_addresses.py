"""Where links may lead, where pictures may come from, and which picture is the article's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.clean.urls.images import own_image_url
from newsarchive.clean.urls.links import image_url, link_target
from tests.builders import clean

SAFE = [
    ("https://example.org/a", "https://example.org/a"),
    ("http://example.org/a?b=1&c=2#d", "http://example.org/a?b=1&c=2#d"),
    ("HTTPS://Example.org/A", "HTTPS://Example.org/A"),
    ("//example.org/a.jpg", "https://example.org/a.jpg"),
    (" https://example.org/a b ", "https://example.org/a%20b"),
    ("https://example.org/a\n/b", "https://example.org/a/b"),
    ("https://例子.中国/路径", "https://xn--fsqu00a.xn--fiqs8s/%E8%B7%AF%E5%BE%84"),
    ("https://甲:b@例子.cn:80/?q=字", "https://%E7%94%B2:b@xn--fsqu00a.cn:80/?q=%E5%AD%97"),
    ("https://example.org/%25E5", "https://example.org/%25E5"),
    ('https://example.org/?q={x}|<y>"z"`^', "https://example.org/?q=%7Bx%7D%7C%3Cy%3E%22z%22%60%5E"),
    ("https://example.org/(a)[b]", "https://example.org/(a)[b]"),
    ("https://user:word@example.org:8080/", "https://user:word@example.org:8080/"),
    ("https://[::1]/a", "https://[::1]/a"),
]  # fmt: skip
UNSAFE = [
    "",
    " ",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " \x01javascript:alert(1)",
    "java\nscript:alert(1)",
    "java\tscript:alert(1)",
    "javascript://example.org/%0Aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:image/gif;base64,R0lGOD",
    "vbscript:x",
    "file:///etc/passwd",
    "ftp://example.org/a",
    "blob:https://example.org/x",
    "ithome://userpage",
    "/relative",
    "relative.html",
    "#place",
    "?query",
    "http:",
    "https://",
    "http:///a",
    "https:example.org",
    "//",
    "http://[::1",
    "undefined",
]


@pytest.mark.parametrize(("address", "expected"), SAFE)
def test_an_address_on_the_web_is_kept(address: str, expected: str) -> None:
    assert link_target(address) == expected
    assert image_url(address) == expected


@pytest.mark.parametrize("address", UNSAFE)
def test_any_other_address_is_none(address: str) -> None:
    assert link_target(address) == ""
    assert image_url(address) == ""


def test_a_mail_address_may_be_linked_but_is_no_picture() -> None:
    assert link_target("mailto:a@example.org?subject=b") == "mailto:a@example.org?subject=b"
    assert image_url("mailto:a@example.org") == ""


@pytest.mark.parametrize("address", [*UNSAFE[2:12], "/relative"])
def test_a_link_that_leads_nowhere_safe_leaves_its_words_and_is_listed(address: str) -> None:
    article = clean(f'<p>请看<a href="{address.replace(chr(34), "&quot;")}">这里</a>。</p>')
    assert article.html == "<p>请看这里。</p>"
    assert article.links == ()
    assert [removal.why for removal in article.removed if removal.what == "link"] == [
        "only http, https and mailto may be linked"
    ]


@pytest.mark.parametrize(
    "address",
    ["https://link.zhihu.com/?target=javascript%3Aalert(1)", "https://links.jianshu.com/go?to=ithome%3A%2F%2Fuserpage"],
)
def test_a_redirector_that_leads_nowhere_safe_is_no_link(address: str) -> None:
    article = clean(f'<p>请看<a href="{address}">这里</a>。</p>')
    assert article.html == "<p>请看这里。</p>"
    assert [removal.why for removal in article.removed if removal.what == "link"] == [
        "only http, https and mailto may be linked"
    ]


@pytest.mark.parametrize(
    "address", ["https://link.zhihu.com/", "https://link.zhihu.com/?target=", "https://www.google.com/url?q=word"]
)
def test_a_redirector_that_names_no_address_is_a_link_like_any_other(address: str) -> None:
    assert link_target(address) == address


@given(st.text() | st.from_regex(r"https?://[^/]*/.*"))
def test_whatever_becomes_an_address_is_safe_in_every_attribute(text: str) -> None:
    address = link_target(text)
    assert not set(address) & set('"<>`\\ \n\t\r\0')
    assert not address or address.lower().startswith(("http://", "https://", "mailto:"))
    assert link_target(address) == address


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<img src="https://e.org/s.jpg">', ["https://e.org/s.jpg"]),
        ('<img src="//e.org/s.jpg">', ["https://e.org/s.jpg"]),
        ('<img src="data:image/gif;base64,R0" data-src="https://e.org/true.jpg">', ["https://e.org/true.jpg"]),
        ('<img src="https://e.org/small.jpg" data-original="https://e.org/large.jpg">', ["https://e.org/large.jpg"]),
        ('<img src="https://www.jianshu.com/p/undefined" data-original-src="//e.org/x">', ["https://e.org/x"]),
        ('<img src="https://e.org/s.jpg" zoomfile="https://e.org/z.jpg">', ["https://e.org/z.jpg"]),
        ('<img src="https://e.org/s.jpg" srcset="https://e.org/l.jpg 2x" width="820">', ["https://e.org/l.jpg"]),
        ('<img src="https://e.org/s.jpg" srcset="https://e.org/l.jpg 400w" width="820">', ["https://e.org/s.jpg"]),
        ('<img data-src="javascript:x" src="https://e.org/s.jpg">', ["https://e.org/s.jpg"]),
        ('<img src="https://picsum.photos/400/300?random=1">', []),
        ('<img src="https://www.jianshu.com/p/undefined">', []),
        ('<img src="x.jpg">', []),
        ("<img>", []),
        ("<img src>", []),
    ],
)  # fmt: skip
def test_a_picture_comes_from_the_best_address_that_its_markup_names(markup: str, expected: list[str]) -> None:
    article = clean(f"<p>前{markup}后</p>")
    assert list(article.images) == expected
    assert article.lead_image == (expected[0] if expected else "")
    assert ("image" in {removal.what for removal in article.removed}) == (not expected)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://e.org/a.jpg", "https://e.org/a.jpg"),
        ("//e.org/a.jpg", "https://e.org/a.jpg"),
        ("https://e.org/qr.png", ""),
        ("https://picsum.photos/400/300?random=7", ""),
        ("https://www.jianshu.com/p/undefined", ""),
        ("", ""),
        ("javascript:x", ""),
    ],
)
def test_a_picture_of_the_front_matter_leads_only_if_it_is_the_articles_own(address: str, expected: str) -> None:
    assert own_image_url(address, ("https://e.org/qr.png",)) == expected


def test_the_front_matters_picture_leads_before_those_of_the_body() -> None:
    article = clean('<img src="https://e.org/b.jpg">', image="https://e.org/a.jpg")
    assert article.lead_image == "https://e.org/a.jpg"


@pytest.mark.parametrize(
    ("size", "kept"),
    [
        ('width="640" height="480"', True),
        ('width="640"', False),
        ('width="100%" height="auto"', False),
        ('width="0" height="0"', False),
        ('width="640px" height="480px"', True),
        ('width="999999" height="1"', False),
    ],
)
def test_the_size_of_a_picture_is_kept_where_the_markup_states_both_sides_in_pixels(size: str, *, kept: bool) -> None:
    article = clean(f'<img src="https://e.org/a.jpg" {size}>')
    assert ('width="640" height="480"' in article.html) == kept
    assert ("width=" in article.html) == kept


def test_a_picture_is_loaded_late_and_tells_its_host_nothing() -> None:
    html = clean('<img src="https://e.org/a.jpg" loading="eager" referrerpolicy="unsafe-url">').html
    assert 'loading="lazy"' in html
    assert 'referrerpolicy="no-referrer"' in html


@pytest.mark.parametrize(
    "image",
    [
        '<img src="https://h5.sinaimg.cn/m/emoticon/icon/default/d_doge.png">',
        '<img src="https://s.w.org/images/core/emoji/13.0.0/72x72/1f600.png" alt="😀">',
        '<img src="https://e.org/a.png" alt="[笑]">',
    ],
)
def test_an_emoticon_stands_in_the_line_and_leads_no_article(image: str) -> None:
    article = clean(f"<p>好{image}极了</p>")
    assert article.html.count("<p>") == 1
    assert "<figure>" not in article.html
