"""Targets of links: allowed schemes, redirectors, escaping."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.clean.urls.links import image_url, link_target, unlinked_reason
from tests.builders import clean

SAFE = [
    ("https://e.org\\@evil.example/a\\b?c\\d", "https://e.org/@evil.example/a/b?c%5Cd"),
    ("https:\\\\e.org\\a", "https://e.org/a"),
    ("\\\\e.org\\a", "https://e.org/a"),
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
    ("https://example.org/(a)[b]?[c]#[d]", "https://example.org/(a)%5Bb%5D?%5Bc%5D#%5Bd%5D"),
    ("https://user:word@example.org:8080/", "https://user:word@example.org:8080/"),
    ("https://[::1]/a", "https://[::1]/a"),
    ("https://[::1]:80/a", "https://[::1]:80/a"),
    ("https://ｅｘａｍｐｌｅ．ｏｒｇ/＜ａ＞", "https://example.org/%EF%BC%9C%EF%BD%81%EF%BC%9E"),
    ("https://＜甲＞@e.org/", "https://%EF%BC%9C%E7%94%B2%EF%BC%9E@e.org/"),
    ("https://1.2.3.4/", "https://1.2.3.4/"),
    ("https://xn--fsqu00a.xn--fiqs8s/", "https://xn--fsqu00a.xn--fiqs8s/"),
    ("http://localhost/", "http://localhost/"),
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
    "https://＜script＞.org/",
    "https://e.org＂onclick＝alert（1）/",
    "https://e（1）.org/",
    "https://甲＜乙＞.cn/",
    "https://user@e＜.org/",
    "https://e＠evil.example/",
    "https://e.org：80＞/",
    "http://<>/a.jpg",
    "https://e.org%3Cb%3E/",
    "https://e%2eorg/",
    "https://e_1.org/",
    "https://e.org:99999/",
    "https://e.org:port/",
    "https://1.2.3.4.5/",
    "https://256.0.0.1/",
    "https://xn--a.org/",
    "https://[::1%25eth0]/",
    "https://[::g]/",
    "https://user:word@/",
    "https://[x](y)@e.org/",
    "https://e.org,f.org/",
    "mailto://<e.org>",
    "mailto:https://e.org/",
    "mailto:e.org:80/",
]


@pytest.mark.parametrize(("url", "expected"), SAFE)
def test_a_url_on_the_web_is_kept(url: str, expected: str) -> None:
    assert link_target(url) == expected
    assert image_url(url) == expected


@pytest.mark.parametrize("url", UNSAFE)
def test_any_other_text_is_no_url(url: str) -> None:
    assert link_target(url) == ""
    assert image_url(url) == ""


def test_a_mail_address_may_be_linked_but_is_no_image() -> None:
    assert link_target("mailto:a@example.org?subject=b") == "mailto:a@example.org?subject=b"
    assert image_url("mailto:a@example.org") == ""


@pytest.mark.parametrize("url", [*UNSAFE[2:12], "/relative"])
def test_a_link_that_leads_nowhere_safe_leaves_its_words_and_is_listed(url: str) -> None:
    article = clean(f'<p>请看<a href="{url.replace(chr(34), "&quot;")}">这里</a>。</p>')
    assert article.html == "<p>请看这里。</p>"
    assert article.links == ()
    assert [removal.why for removal in article.removed if removal.what == "link"] == [
        "only http, https and mailto may be linked"
    ]


@pytest.mark.parametrize("url", ["http://<>/a", "//e.org:99999/", f"https://e.org/{'a' * 5000}"])
def test_a_link_that_no_browser_can_open_is_listed_with_that_reason(url: str) -> None:
    assert unlinked_reason(url) == "no browser can open this URL, or it is longer than 4096 characters"


@pytest.mark.parametrize("url", ["http://<>/a.jpg", "https://e＜.org/a.jpg", "https://e.org:99999/a.jpg"])
def test_an_image_that_no_browser_can_load_is_nowhere_but_in_the_removals(url: str) -> None:
    article = clean(f'<p>文</p><p><img src="{escape(url)}" alt="图"></p>', image=url)
    assert article.html == "<p>文</p>"
    assert article.markdown == "文\n"
    assert (article.images, article.lead_image) == ((), "")
    assert {removal.text for removal in article.removed if removal.what == "image"} == {url}


def test_a_mail_address_is_no_player() -> None:
    article = clean('<p>文</p><iframe src="mailto:a@e.org"></iframe>')
    assert article.html == "<p>文</p>"
    assert ("element", "mailto:a@e.org") in {(removal.what, removal.text) for removal in article.removed}


@pytest.mark.parametrize(
    "url",
    ["https://link.zhihu.com/?target=javascript%3Aalert(1)", "https://links.jianshu.com/go?to=ithome%3A%2F%2Fuserpage"],
)
def test_a_redirector_that_leads_nowhere_safe_is_no_link(url: str) -> None:
    article = clean(f'<p>请看<a href="{url}">这里</a>。</p>')
    assert article.html == "<p>请看这里。</p>"
    assert [removal.why for removal in article.removed if removal.what == "link"] == [
        "only http, https and mailto may be linked"
    ]


@pytest.mark.parametrize(
    "url", ["https://link.zhihu.com/", "https://link.zhihu.com/?target=", "https://www.google.com/url?q=word"]
)
def test_a_redirector_without_a_target_is_a_link_like_any_other(url: str) -> None:
    assert link_target(url) == url


@given(st.text() | st.from_regex(r"https?://[^/]*/.*"))
def test_every_url_is_safe_in_every_attribute(text: str) -> None:
    url = link_target(text)
    assert not set(url) & set('"<>`\\ \n\t\r\0')
    assert not url or url.lower().startswith(("http://", "https://", "mailto:"))
    assert link_target(url) == url
