"""A URL is on the page, in the Markdown and in the lists of links and images, or in none of them and in the removals."""

from __future__ import annotations

import re
from html import escape
from urllib.parse import unquote

from bs4 import BeautifulSoup
from hypothesis import example, given
from hypothesis import strategies as st

from tests.builders import clean
from tests.clean.test_sanitize import active, active_in_markdown
from tests.convert.reading import read_commonmark, read_python_markdown

# Syntax of HTML, Markdown and URLs, in ASCII and in the forms that Unicode folds to it.
NASTY = (
    "<>\"'()[]{}`\\*_~^=|!#&;:/?@%$+,. \t\n\x00\x02＜＞＂＇（）［］｛｝｀＼＊＿：／？＠％．。｡㎏ß①甲é\u200b\u00ad\u2028"
)
PIECES = [
    "javascript:", "onerror=alert(1)", "<script>", "</a>", "&lt;", "&copy;", "&#60;", "%3C", "xn--", "e.org", "//", ":80",
    "1.2.3.4", "0x7f", "[::1]", "](x)", "![", "**", "  ", "title=", "data:image/svg+xml,", "mailto:", "https://",
]  # fmt: skip
part = st.lists(st.sampled_from(PIECES) | st.text(NASTY, max_size=3) | st.text("ab1.-", max_size=4), max_size=4)
part_text = part.map("".join)
urls = st.builds(
    "{}{}{}{}".format, st.sampled_from(["https://", "http://", "//", "mailto:", ""]), part_text, st.just("/"), part_text
) | st.builds("https://e.org/{}".format, part_text)


def found(html: str, name: str, attribute: str) -> list[str]:
    """The values of an attribute of all elements of one name, as browsers read them."""
    return [
        plain(str(element[attribute])) for element in BeautifulSoup(html, "html5lib")(name) if element.get(attribute)
    ]


def plain(url: str) -> str:
    """A URL without what a renderer of CommonMark may add or drop: percent escapes, an empty user, an empty port."""
    return re.sub(r"^(https?://)@?([^/?#]*?):?(?=[/?#]|$)", r"\1\2", unquote(url))


@given(urls)
@example("https://e.org/?a&copy;b")
@example("https://e.org/''")
@example("https://＜script＞alert（1）＜＇script＞.org/")
def test_all_forms_of_an_article_have_the_same_safe_links(url: str) -> None:
    article = clean(f'<p>前<a href="{escape(url)}">甲</a>后</p>')
    removed = any(removal.what == "link" for removal in article.removed)
    assert len(article.links) == 0 if removed or not url else len(article.links) == 1
    for html in (article.html, read_python_markdown(article.markdown), read_commonmark(article.markdown)):
        assert found(html, "a", "href") == list(map(plain, article.links))
    assert active(article.html) == []
    assert active_in_markdown(article) == set()


@given(urls)
@example("https://e.org/?a&copy;b")
@example("https://e.org/''")
@example("https://e.org/[x](javascript:alert(1))")
@example("https://x＂onerror＝alert（1）.org/")
def test_all_forms_of_an_article_have_the_same_safe_images(url: str) -> None:
    article = clean(f'<p>前</p><img alt="图" src="{escape(url)}"><p>后</p>')
    removed = any(removal.what == "image" for removal in article.removed)
    assert len(article.images) == (0 if removed else 1)
    for html in (article.html, read_python_markdown(article.markdown), read_commonmark(article.markdown)):
        assert found(html, "img", "src") == list(map(plain, article.images))
        assert len(BeautifulSoup(html, "html5lib")("img")) == len(article.images)
    assert active(article.html) == []
    assert active_in_markdown(article) == set()
