"""Directions and languages that differ from the article's are kept, and quotations get the marks of their language."""

from __future__ import annotations

import pytest

from tests.clean.canonical import html_of

ARABIC = "<p>مرحبا بالعالم</p>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("<p>他说<q>甲<q>乙</q></q></p>", "<p>他说“甲‘乙’”</p>", id="Simplified Chinese"),
        pytest.param("<p>這是說<q>甲<q>乙</q></q></p>", "<p>這是說「甲『乙』」</p>", id="Traditional Chinese"),
        pytest.param("<p>彼は<q>こう</q>と言った</p>", "<p>彼は「こう」と言った</p>", id="Japanese"),
        pytest.param(
            '<div lang="zh-TW"><p>文<q>甲</q></p></div><p>这们来时</p>',
            '<p lang="zh-TW">文「甲」</p>\n<p>这们来时</p>',
            id="stated around it",
        ),
        pytest.param("<p>He said <q>so</q>.</p>", "<p>He said “so”.</p>", id="English"),
        pytest.param('<p lang="fr">Il dit <q>oui</q>.</p>', '<p lang="fr">Il dit «oui».</p>', id="French"),
        pytest.param("<p>文<q>“甲”</q><q></q></p>", "<p>文“甲”</p>", id="marks of its own, and an empty one"),
    ],
)
def test_a_quotation_has_the_marks_of_its_language(body: str, expected: str) -> None:
    assert html_of(body) == expected
    assert html_of(expected) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(f"<p>中文</p><div dir=rtl lang=ar>{ARABIC}</div>", '<p>中文</p>\n<p dir="rtl" lang="ar">مرحبا بالعالم</p>', id="from around a paragraph"),
        pytest.param("<p>中文</p><p dir=auto>مرحبا</p><p dir=auto>中文</p>", '<p>中文</p>\n<p dir="rtl">مرحبا</p>\n<p>中文</p>', id="by its first letter"),
        pytest.param("<p dir=ltr lang=zh-CN>中文</p>", "<p>中文</p>", id="those of the article"),
        pytest.param("<p dir=sideways lang='a b'>中文</p>", "<p>中文</p>", id="no direction and no language"),
        pytest.param("<p>中文文</p><p lang=en-GB>English</p>", '<p>中文文</p>\n<p lang="en-GB">English</p>', id="another language"),
        pytest.param("<div lang=en><p>中文</p></div>", "<p>中文</p>", id="a language that the text is not in"),
        pytest.param("<p>中文文</p><ul dir=rtl><li>نعم</li></ul><blockquote dir=rtl>لا</blockquote>", '<p>中文文</p>\n<ul dir="rtl"><li>نعم</li></ul>\n<blockquote dir="rtl"><p>لا</p></blockquote>', id="a list and a quote"),
        pytest.param("<p>中文文</p><ol><li dir=rtl>نعم</li></ol><h2 dir=rtl>لا</h2>", '<p>中文文</p>\n<ol><li dir="rtl">نعم</li></ol>\n<h2 dir="rtl">لا</h2>', id="an item and a heading"),
        pytest.param("<p>中文文</p><table dir=rtl><tr><th>نعم</th><th>لا</th></tr><tr><td dir=ltr>1</td><td>2</td></tr></table>", '<p>中文文</p>\n<table dir="rtl"><thead><tr><th>نعم</th><th>لا</th></tr></thead><tbody><tr><td dir="ltr">1</td><td>2</td></tr></tbody></table>', id="a table"),
        pytest.param('<p>甲<bdo dir="rtl">abc</bdo><bdo>d</bdo><bdi>نعم</bdi><bdi>e</bdi><span dir=rtl>f</span></p>', '<p>甲<bdo dir="rtl">abc</bdo>d<bdi dir="rtl">نعم</bdi>e<bdi dir="rtl">f</bdi></p>', id="within a line"),
    ],
)  # fmt: skip
def test_a_direction_or_language_is_kept_where_it_differs(body: str, expected: str) -> None:
    assert html_of(body) == expected
    assert html_of(expected) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<p><abbr title="World Health Organization">WHO</abbr></p>', '<p><abbr title="World Health Organization">WHO</abbr></p>'),
        ('<p><acronym title="甲">乙</acronym><abbr>丙</abbr><abbr title=" ">丁</abbr></p>', '<p><abbr title="甲">乙</abbr>丙丁</p>'),
        ("<p>super<wbr>long <time datetime=2022-04-27>今天</time> <data value=3>三</data></p>", "<p>superlong 今天 三</p>"),
        ("<details><summary>题</summary>文<p>段</p></details>", "<p>题</p>\n<p>文</p>\n<p>段</p>"),
    ],
)  # fmt: skip
def test_what_browsers_show_of_other_elements_is_kept(body: str, expected: str) -> None:
    assert html_of(body) == expected
    assert html_of(expected) == expected
