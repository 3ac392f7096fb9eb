from __future__ import annotations

import pytest

from tests.builders import clean


def test_links_and_images_are_listed_in_order() -> None:
    article = clean('<a href="https://e.org/2">二</a><img src="https://e.org/b.jpg"><a href="https://e.org/1">一</a>'
                    '<img src="https://e.org/a.jpg"><a href="https://e.org/2">又</a>')  # fmt: skip
    assert article.links == ("https://e.org/2", "https://e.org/1", "https://e.org/2")
    assert article.images == ("https://e.org/b.jpg", "https://e.org/a.jpg")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>一</p><p>二<br>三</p>", "一\n二\n三"),
        ("<ul><li>一<ul><li>二</li></ul></li></ul>", "一\n二"),
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td></td></tr></table>", "a\tb\n1\t"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("<blockquote><p>引</p></blockquote><hr>", "引"),
        (
            "<table><caption>题<ul><li>a</ul>尾<b>巴</b></caption><tr><th>b<th>c<tr><td>1<td>2</table>",
            "题\na\n尾巴\nb\tc\n1\t2",
        ),
    ],
    ids=["paragraphs", "lists", "tables", "code", "quotes and rules", "text between blocks"],
)
def test_the_text_has_a_line_for_each_paragraph(body: str, text: str) -> None:
    assert clean(body).text == text
