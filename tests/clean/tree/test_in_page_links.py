"""Links inside the page lead to places that get ids of our own; those without a place become text."""

from __future__ import annotations

import re

import pytest

from newsarchive.clean.sanitize import sanitize
from tests.builders import clean
from tests.clean.canonical import html_of, removed

MARK = '<p>文<a href="#fn-1" id="fnref-1">1</a></p>\n'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            '<p>文<sup id="fnref:1"><a href="#fn:1">1</a></sup></p><ol><li id="fn:1"><p>注 <a href="#fnref:1">↩</a></p></li></ol>',
            '<p>文<sup><a href="#fn-1" id="fnref-1">1</a></sup></p>\n<ol><li id="fn-1">注 <a href="#fnref-1">↩</a></li></ol>',
            id="Markdown",
        ),
        pytest.param(
            '<p>文<a href="#fn1" id="fnref1"><sup>1</sup></a></p><ol><li id="fn1"><p>注</p><p>续<a href="#fnref1">↩︎</a></p></li></ol>',
            '<p>文<a href="#fn-1" id="fnref-1"><sup>1</sup></a></p>\n<ol><li id="fn-1"><p>注</p><p>续<a href="#fnref-1">↩︎</a></p></li></ol>',
            id="Pandoc",
        ),
        pytest.param(
            '<p>文<a href="#_ftn1" name="_ftnref1">1</a></p><p><a href="#_ftnref1" name="_ftn1">1</a> 注</p>',
            f'{MARK}<p><a href="#fnref-1" id="fn-1">1</a> 注</p>',
            id="Word and WordPress",
        ),
        pytest.param(
            '<p>文<a name="_ftnref1"></a><a href="#_ftn1">1</a></p><p><a name="_ftn1"></a>注<a href="#_ftnref1">↑</a></p>',
            f'{MARK}<p id="fn-1">注<a href="#fnref-1">↑</a></p>',
            id="empty names",
        ),
        pytest.param(
            '<p>甲<sup id="cite_ref-1_0"><a href="#cite_note-1">1</a></sup>乙<sup id="cite_ref-1_1"><a href="#cite_note-1">1</a></sup></p>'
            '<ol><li id="cite_note-1">^ <a href="#cite_ref-1_0">a</a> <a href="#cite_ref-1_1">b</a> 注</li></ol>',
            '<p>甲<sup><a href="#fn-1" id="fnref-1">1</a></sup>乙<sup><a href="#fn-1" id="fnref-1-2">1</a></sup></p>\n'
            '<ol><li id="fn-1">^ <a href="#fnref-1">a</a> <a href="#fnref-1-2">b</a> 注</li></ol>',
            id="a wiki's note with two marks",
        ),
        pytest.param(
            '<p>文<a href="#甲" id="乙">1</a></p><p id="甲">注<a href="#%E4%B9%99">回</a></p>',
            f'{MARK}<p id="fn-1">注<a href="#fnref-1">回</a></p>',
            id="a note by its backlink alone",
        ),
        pytest.param(
            '<p>文<a href="https://e.org/p#fn:1" id="fnref:1">1</a></p><p id="fn:1">注 <a href="https://e.org/p#fnref:1">↩</a></p>',
            f'{MARK}<p id="fn-1">注 <a href="#fnref-1">↩</a></p>',
            id="made absolute by a feed",
        ),
        pytest.param(
            '<p>文<a href="#fn2">2</a><a href="#fn1">1</a></p><p id="fn1">一</p><p id="fn2">二</p>',
            '<p>文<a href="#fn-1">2</a><a href="#fn-2">1</a></p>\n<p id="fn-2">一</p>\n<p id="fn-1">二</p>',
            id="numbered by their marks",
        ),
        pytest.param(
            '<p><a href="#s">章</a></p><h2 id="s">章</h2><table><tr><td id="c">一</td><td><a href="#c">二</a></td></tr></table>',
            '<p><a href="#target-1">章</a></p>\n<h2 id="target-1">章</h2>\n<table><tbody><tr><td id="target-2">一</td><td><a href="#target-2">二</a></td></tr></tbody></table>',
            id="a section and a cell",
        ),
        pytest.param(
            '<p><a href="#f">图</a></p><figure id="f"><img src="https://e.org/a.jpg"><figcaption>说</figcaption></figure>',
            '<p><a href="#target-1">图</a></p>\n<figure id="target-1"><img src="https://e.org/a.jpg" alt=""><figcaption>说</figcaption></figure>',
            id="an image",
        ),
        pytest.param(
            '<p><a href="#a">一</a></p><p id="a"> </p><p>二<b id="x">三</b></p><p><a href="#x">四</a></p>',
            '<p><a href="#target-1">一</a></p>\n<p id="target-1">二<strong>三</strong></p>\n<p><a href="#target-1">四</a></p>',
            id="two names of one paragraph, one of them before it",
        ),
        pytest.param('<p>甲<a href="#x">乙</a></p><div class="share"><p id="x">丙</p></div>', "<p>甲乙</p>", id="a place that is removed"),
        pytest.param('<p>甲<a href="#x">↩</a></p><div class="share"><p id="x">丙</p></div>', "<p>甲</p>", id="an arrow to a place that is removed"),
        pytest.param('<p>甲 <a href="#x">↩︎</a></p><p><b><a href="#x">^</a></b></p>', "<p>甲</p>", id="loose arrows"),
        pytest.param('<p id="p"><a href="#p">¶</a> 甲</p>', "<p>甲</p>", id="a link of a paragraph to itself"),
        pytest.param('<p><a id="p" href="#p">甲</a></p>', "<p>甲</p>", id="a link to itself"),
        pytest.param('<h2 id="s"><a href="#s">¶</a> </h2><p>见<a href="#s">章</a></p>', "<p>见章</p>", id="a heading that is only a link to itself"),
        pytest.param('<p><a href="#a">甲</a><a href="#b">乙</a></p><p id="a"><a name="b"></a>丙</p>', '<p><a href="#target-1">甲乙</a></p>\n<p id="target-1">丙</p>', id="two names of one place"),
        pytest.param('<p><a href="#a">甲</a></p><ul><li><img src="https://e.org/a.jpg"><p id="a"><a href="#a">#</a></p></li></ul>', '<p>甲</p>\n<figure><img src="https://e.org/a.jpg" alt=""></figure>', id="a list of an image and a permalink"),
        pytest.param('<p>甲<a href="#">乙</a><a href="">丙</a></p>', "<p>甲乙丙</p>", id="links to nothing"),
        pytest.param(
            '<p>甲<sup id="r"><a href="#gone">1</a></sup></p><p>注<a href="#r">↩</a></p>',
            '<p id="target-1">甲<sup>1</sup></p>\n<p>注<a href="#target-1">↩</a></p>',
            id="a mark without a note keeps its place",
        ),
    ],
)  # fmt: skip
def test_a_link_inside_the_page_leads_to_an_id_of_our_own_or_is_text(body: str, expected: str) -> None:
    assert html_of(body) == expected
    assert html_of(expected) == expected


def test_the_list_of_links_has_only_those_to_other_pages() -> None:
    article = clean('<p>文<a href="#fn1">1</a><a href="https://e.org/">外</a></p><p id="fn1">注</p>')
    assert article.links == ("https://e.org/",)


def test_a_loose_arrow_and_its_link_are_in_the_removals() -> None:
    why_text = [entry for entry in removed(clean('<p>甲<a href="#x">↩</a></p>')) if entry[0] != "attribute"]
    assert why_text == [("link", "#x"), ("element", "↩")]


def test_no_id_of_a_source_reaches_the_page() -> None:
    html = clean('<p id="related">甲<a href="#related2">乙</a></p><p id="related2" name="x">丙</p>').html
    assert re.findall(r'id="([^"]*)"', html) == ["target-1"]
    assert sanitize('<p id="related">甲</p><p id="fn-1">乙</p><li id="fnref-1-2x">丙</li>') == (
        '<p>甲</p><p id="fn-1">乙</p><li>丙</li>'
    )


def test_many_names_and_links_take_linear_time() -> None:
    body = "".join(f'<a name="n{n}"></a>文<a href="#n{n}">{n}</a>' for n in range(5000))
    article = clean(f"<p>{body}</p>")
    assert article.text.startswith("文0文1")
