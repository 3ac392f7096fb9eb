"""The table of contents of a long article."""

from __future__ import annotations

from newsarchive.site.view.article.contents import Entry, with_contents

LONG, SHORT = 1000, 999
THREE = "<h2>一</h2><p>文</p><h3>一 &amp; <em>二</em></h3><h2>二</h2><h2>三</h2>"


def test_headings_get_ids_and_are_listed_in_order() -> None:
    html, entries = with_contents(THREE, LONG)
    assert html == (
        '<h2 id="section-1">一</h2><p>文</p><h3 id="section-2">一 &amp; <em>二</em></h3>'
        '<h2 id="section-3">二</h2><h2 id="section-4">三</h2>'
    )
    assert entries == (
        Entry("section-1", "一", is_nested=False),
        Entry("section-2", "一 & 二", is_nested=True),
        Entry("section-3", "二", is_nested=False),
        Entry("section-4", "三", is_nested=False),
    )


def test_a_short_article_or_one_with_few_headings_has_none() -> None:
    assert with_contents(THREE, SHORT) == (THREE, ())
    assert with_contents("<h2>一</h2><h3>二</h3><h3>三</h3><h2>四</h2>", LONG)[1] == ()


def test_ids_and_attributes_of_headings_are_kept() -> None:
    html = '<h2 id="a">一</h2><h2 lang="en">b</h2><h2>三</h2>'
    changed, entries = with_contents(html, LONG)
    assert changed == '<h2 id="a">一</h2><h2 lang="en" id="section-2">b</h2><h2 id="section-3">三</h2>'
    assert [entry.id for entry in entries] == ["a", "section-2", "section-3"]


def test_of_many_headings_only_the_upper_level_is_listed() -> None:
    html = "".join(f"<h2>第{number}章</h2>" + "<h3>节</h3>" * 5 for number in range(5))
    assert [entry.text for entry in with_contents(html, LONG)[1]] == [f"第{number}章" for number in range(5)]
