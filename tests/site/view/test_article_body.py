"""The body of an article as its page shows it: only around what the article has."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from newsarchive.site.view.article.article_body import present_body
from newsarchive.site.view.strings import Strings

IMAGE = '<img src="https://e.org/a.png?a=1&amp;b=2" alt="a > b"'
STRINGS = Strings("zh")


def presented(html: str) -> BeautifulSoup:
    return BeautifulSoup(present_body(html, STRINGS), "html.parser")


@pytest.mark.parametrize("attributes", ["", ' dir="rtl"', ' dir="rtl" lang="ar"'])
def test_tables_scroll_and_code_has_a_button_whatever_their_direction(attributes: str) -> None:
    page = presented(f"<table{attributes}><tr><td>一</td></tr></table><pre{attributes}><code>a</code></pre>")
    assert page.select(".na-scroll[role=region][tabindex='0'] > table.na-table")
    assert page.select(".na-code > pre[tabindex='0'] + button")
    assert [element.get("dir") for element in page.select("table, pre")] == ["rtl" if attributes else None] * 2


@pytest.mark.parametrize("attributes", ["", ' dir="rtl"'])
def test_a_figure_has_a_hidden_link_to_its_image(attributes: str) -> None:
    page = presented(f"<figure{attributes}>{IMAGE}><figcaption>图注</figcaption></figure>")
    link = page.select("figure > img + a[hidden]")[0]
    assert (link["href"], link.get_text()) == ("https://e.org/a.png?a=1&b=2",) * 2
    assert page.select("img")[0]["data-dead"] == "图片已失效"


def test_images_that_are_in_the_page_itself_or_in_a_line_have_none() -> None:
    html = f'<figure><img src="data:image/png;base64,AAAA" alt=""></figure><p>文{IMAGE}>字</p>'
    assert presented(html).select("a") == []


def test_markup_in_a_url_stays_text() -> None:
    html = '<figure><img src="https://e.org/&lt;/a>&quot;<script>" alt=""></figure>'
    page = presented(html)
    assert page.select("script") == []
    assert page.select("a")[0]["href"] == 'https://e.org/</a>"<script>'
