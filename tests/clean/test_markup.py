from __future__ import annotations

import pytest

from tests.builders import clean, process_text, raw_article
from tests.clean.canonical import html_of


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("<p>甲&#1;乙&#x1b;丙&#127;&#xFDD0;丁&#129;</p>", "<p>甲乙丙丁</p>"),
        ("<p>甲&#1乙</p>", "<p>甲乙</p>"),
        ("<p>甲&#0;乙&#xD800;丙&#x110000;丁&#99999999999999999999;</p>", "<p>甲\ufffd乙\ufffd丙\ufffd丁\ufffd</p>"),
        ("<p>&#147;引&#148;&#x85;</p>", "<p>“引”…</p>"),
        ("<p>&#0000000000000060;b&#x3e;</p>", "<p>&lt;b&gt;</p>"),
        ("<pre>a&#13b\n&#x0D;c</pre>", "<pre><code>a\nb\n\nc</code></pre>"),
        ('<p><a href="https://e.org/&#2;a" title="&#3;">链</a></p>', '<p><a href="https://e.org/a">链</a></p>'),
        ("<p>a&amp;#1;b</p>", "<p>a&amp;#1;b</p>"),
    ],
    ids=[
        "control",
        "without a semicolon",
        "no character",
        "Windows-1252",
        "zeros",
        "line ends",
        "attributes",
        "escaped",
    ],
)
def test_a_reference_to_a_control_character_is_dropped_and_other_numbers_mean_what_they_mean_to_browsers(
    body: str, html: str
) -> None:
    assert html_of(body) == html


def test_a_dropped_reference_is_recorded() -> None:
    removed = [(removal.text, removal.why, removal.count) for removal in clean("<p>甲&#1;乙&#1;</p>").removed]
    assert ("&#1;", "a reference to a control character", 2) in removed


def test_the_first_reference_to_a_control_character_is_reported_at_its_line() -> None:
    outcome = process_text(raw_article(body="<p>甲</p>\n<p>乙&#27;丙&#1;</p>"))
    assert [str(problem) for problem in outcome.problems] == [
        (
            "articles/a.txt:17:1: warning: &#27; means a control character, which no page may contain; it was left out, as "
            "are others (control-character)"
        )
    ]


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("<![CDATA[<p>一</p><p>二</p>]]>", "<p>一</p>\n<p>二</p>"),
        ("<![CDATA[一]]><![CDATA[二 > 一]]>", "<p>一二 &gt; 一</p>"),
        ("<p><![CDATA[一]]></p><p>二</p>", "<p>一</p>\n<p>二</p>"),
        ("<p>一</p>]]>", "<p>一</p>"),
        ("<p>一</p>\n]]&gt;", "<p>一</p>"),
        ("&lt;![CDATA[<p>一</p>", "<p>一</p>"),
        ("]]><p>一</p>", "<p>一</p>"),
        ("<p>一<br>]]></p>", "<p>一</p>"),
        ("<p>若 a[b[0]]>1 则</p>", "<p>若 a[b[0]]&gt;1 则</p>"),
        ("<p>以 ]]&gt; 结束</p>", "<p>以 ]]&gt; 结束</p>"),
        ("<p><code>]]&gt;</code></p>", "<p><code>]]&gt;</code></p>"),
        ("<pre>&lt;![CDATA[\nx\n]]></pre>", "<pre><code>&lt;![CDATA[\nx\n]]&gt;</code></pre>"),
        ("<pre><![CDATA[x]]></pre>", "<pre><code>&lt;![CDATA[x]]&gt;</code></pre>"),
        (
            "<![CDATA[<p>一</p><pre>x ]]> y</pre><p>二</p>]]>",
            "<p>一</p>\n<pre><code>x ]]&gt; y</code></pre>\n<p>二</p>",
        ),
    ],
)
def test_the_marks_of_cdata_are_no_text_except_in_code_and_sentences(body: str, html: str) -> None:
    assert html_of(body) == html


def test_the_marks_of_cdata_are_in_the_ledger() -> None:
    removed = [removal.text for removal in clean("<![CDATA[<p>一</p>]]>").removed if removal.what == "element"]
    assert removed == ["<![CDATA[", "]]>"]


ESCAPED = (
    "&lt;p&gt;一&lt;b&gt;二&lt;/b&gt;&lt;a href=&quot;https://e.org/?a=1&amp;amp;b=2&quot;&gt;三&lt;/a&gt;&lt;/p&gt;"
)


@pytest.mark.parametrize(
    ("body", "html"),
    [
        (ESCAPED, '<p>一<strong>二</strong><a href="https://e.org/?a=1&amp;b=2">三</a></p>'),
        (f"<p>{ESCAPED}</p>", '<p>一<strong>二</strong><a href="https://e.org/?a=1&amp;b=2">三</a></p>'),
        ("&lt;p&gt;一&lt;p&gt;二&lt;br /&gt;三&lt;/p&gt;", "<p>一</p>\n<p>二<br>三</p>"),
        ("&lt;p&gt;写 &amp;lt;b&amp;gt; 与 a &amp;lt; b&lt;/p&gt;", "<p>写 &lt;b&gt; 与 a &lt; b</p>"),
        ("&lt;pre&gt;&amp;lt;p&amp;gt;&lt;/pre&gt;", "<pre><code>&lt;p&gt;</code></pre>"),
        ("&#60;p&#62;一&#60;/p&#62;", "<p>&lt;p&gt;一&lt;/p&gt;</p>"),
    ],
    ids=["one paragraph", "wrapped", "open paragraphs", "escaped in the escaped", "code", "numbers"],
)
def test_a_body_that_is_escaped_as_a_whole_is_undone_once(body: str, html: str) -> None:
    assert html_of(body) == html


def test_an_escaped_body_is_reported_at_its_line() -> None:
    assert [str(problem) for problem in process_text(raw_article(body=f"\n{ESCAPED}")).problems] == [
        (
            "articles/a.txt:17:1: warning: the whole body is HTML that is escaped, '&lt;p&gt;' for '<p>'; it is shown as "
            "the HTML that it means (body-escaped)"
        )
    ]


@pytest.mark.parametrize(
    "body",
    [
        "<p>&lt;p&gt;一&lt;/p&gt;</p><p>二</p>",
        "&lt;p&gt; 开始段落，&lt;/p&gt; 结束段落。",
        "标签 &lt;b&gt;粗&lt;/b&gt;",
        "&lt;p&gt;一&lt;/b&gt;&lt;/p&gt;",
        "&lt;div&gt;一&lt;div&gt;二&lt;/div&gt;",
        "&lt;p&gt;一 &lt; 二&lt;/p&gt;",
        "&lt;user&gt;一&lt;/user&gt;",
        "&lt;br&gt;",
        "&lt;div class='a'&gt;&lt;/div&gt;",
        "<pre>&lt;p&gt;一&lt;/p&gt;</pre>",
        "<code>&lt;p&gt;一&lt;/p&gt;</code>",
        "&amp;lt;p&amp;gt;一&amp;lt;/p&amp;gt;",
    ],
    ids=["with other markup", "a sentence", "text first", "an end without a start", "a start without an end",
         "a less-than character", "an unknown element", "nothing closes", "nothing shows", "a sample", "code", "escaped twice"],
)  # fmt: skip
def test_a_body_that_is_not_certainly_escaped_html_stays_text(body: str) -> None:
    outcome = process_text(raw_article(body=body))
    assert outcome.article
    assert outcome.problems == ()
    assert "lt;" in outcome.article.html
    assert "<b>" not in outcome.article.html
