"""Plain text from an article's Markdown in the browser equals the article's text: no markup is left."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from playwright.sync_api import Page

from newsarchive.convert.numbers import item_numbers
from tests.browser.hosting import Host, hosted
from tests.browser.pages import OpenPage
from tests.builders import ROOT, clean
from tests.convert.test_markdown import BLOCKS, SNIPPETS

PLAIN = """async markdown => {
  const { plain } = await import(new URL("assets/archive/plain.js", location.href));
  return markdown.map(plain);
}"""

NUMBERS = """async ([lists, items]) => {
  const { statedNumbers } = await import(new URL("assets/archive/list-numbers.js", location.href));
  return lists.map((list) => statedNumbers(list, items));
}"""


@pytest.fixture(scope="module")
def host() -> Iterator[Host]:
    """The theme's files."""
    with hosted(ROOT / "hooks/newsarchive/theme") as running:
        yield running


@pytest.fixture
def page(open_page: OpenPage, host: Host) -> Page:
    page = open_page()
    page.goto(host.url)
    return page


def plain(page: Page, markdown: Iterable[str]) -> list[str]:
    texts: list[str] = page.evaluate(PLAIN, list(markdown))
    return texts


def characters(text: str) -> str:
    """All but whitespace: a line break is whitespace on one side only."""
    return re.sub(r"\s", "", text)


def loses_nothing(page: Page, bodies: Iterable[str]) -> None:
    """The Markdown of these bodies becomes the text that search has of them."""
    articles = list(map(clean, bodies))
    texts = plain(page, (article.markdown for article in articles))
    wrong = [
        (article.markdown, article.text, text)
        for article, text in zip(articles, texts, strict=True)
        if characters(text) != characters(article.text)
    ]
    assert wrong == []


def test_every_form_of_an_article_keeps_its_text(page: Page) -> None:
    loses_nothing(page, SNIPPETS.values())


@pytest.mark.parametrize(
    "body",
    [
        pytest.param('<ol start="3"><li>三<li>四</ol><ol><li>一</ol>', id="next to one that counts from one"),
        pytest.param('<ol type="a"><li>甲<ol type="I"><li>子</ol>后<li>乙<ul><li>丙</ul></ol>', id="in each other"),
        pytest.param('<ol reversed><li>三<li value="9">九<li>八</ol>', id="reversed"),
        pytest.param('<ol start="0"><li><img src="https://e.org/a.jpg"><li>图</ol>', id="an item without text"),
        pytest.param('<table><tr><th>甲<td><ol start="3"><li>三</ol><tr><th>乙<td>丙</table>', id="in a cell"),
        pytest.param('<blockquote><ol type="i"><li><p>一<p>续</ol></blockquote>', id="in a quote"),
        pytest.param('<ol start="2"><li><code>&lt;ol start="3">&lt;li>码&lt;/ol></code></ol>', id="with code"),
        pytest.param("<p><code>&lt;ol start=3>&lt;li>码&lt;/li>&lt;/ol></code>", id="only in code"),
    ],
)
def test_stated_numbers_of_a_list_are_text(page: Page, body: str) -> None:
    loses_nothing(page, [body])


@pytest.mark.parametrize("kind", ["", "1", "a", "A", "i", "I"])
def test_numbers_of_lists_are_those_of_the_text(page: Page, kind: str) -> None:
    starts = [-2, 1, 25, 51, 700, 1990, 3998]
    lists = [f'<ol start="{start}" type="{kind}">' for start in starts]
    numbers = page.evaluate(NUMBERS, [lists, ["<li>"] * 5])
    assert numbers == [item_numbers(html.fromstring(f"{tag}{'<li>' * 5}</ol>")) for tag in lists]


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(BLOCKS, min_size=20, max_size=20))
def test_any_cleaned_body_keeps_its_text(page: Page, bodies: list[str]) -> None:
    loses_nothing(page, bodies)


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        pytest.param("一段[呼声](https://e.org/a)。", "一段呼声。", id="a link"),
        pytest.param("[a](<https://e.org/a_(b)>)c", "ac", id="a link to a URL with brackets"),
        pytest.param("[![图](/a.jpg)](/b) 说明", "说明", id="an image that is a link"),
        pytest.param("**重点**和*强调*", "重点和强调", id="emphasis"),
        pytest.param(r"C:\\a\*b \[1\] 2\. \# 甲", r"C:\a*b [1] 2. # 甲", id="escapes"),
        pytest.param("## 小标题 \\#\n\n正文", "小标题 #\n正文", id="a heading"),
        pytest.param("> - 甲\n>\n> 1.  乙", "甲\n乙", id="a list in a quote"),
        pytest.param("| 甲 | 乙 |\n| --- | --- |\n| 1 | 2&#124;3 |", "甲 乙\n1 2|3", id="a table"),
        pytest.param("<table><tr><td>甲</td><td>H<sub>2</sub>O</td></tr></table>", "甲 H2O", id="a table in HTML"),
        pytest.param(
            "甲&nbsp;乙 &lt;b&gt; &amp;amp; &unknown; &#x2014;", "甲 乙 <b> &amp; &unknown; —", id="references"
        ),
        pytest.param("`a * b` 与 ``c`d``", "a * b 与 c`d", id="code"),
        pytest.param("````\n# **a** | b\n```\n````\n\n后", "# **a** | b\n```\n后", id="a block of code"),
        pytest.param("> ```\n> > 甲\n> ```", "> 甲", id="a block of code in a quote"),
        pytest.param("## 1. 甲\n\n乙|丙", "1. 甲\n乙|丙", id="characters without a meaning where they are"),
        pytest.param("前\n\n---\n\n后", "前\n后", id="a rule"),
    ],
)
def test_markup_is_removed_and_its_text_kept(page: Page, markdown: str, text: str) -> None:
    assert plain(page, [markdown]) == [text]


@pytest.mark.parametrize("character", ["[", "`", "\\", "*", "<a ", "![", "](", "&#", "> ", "| --- "])
def test_hostile_markdown_takes_no_time(page: Page, character: str) -> None:
    (text,) = plain(page, [character * 20_000])
    assert len(text) <= 20_000 * len(character)
