"""Quotation marks that nothing proves are marked on the article's page and explained next to the raw title."""

from __future__ import annotations

from pathlib import Path

from tests.builders import raw_article
from tests.site.sites import built, only, text_of, whole_project


def test_they_are_marked_and_explained(tmp_path: Path) -> None:
    raw = raw_article(title="_百日冲刺_活动启动").replace("comments:", "id: a\ncomments:")
    site = built(whole_project(tmp_path, {"articles/a.txt": raw}))
    main = site.main("a/a/")
    headline = only(main, "h1")
    assert text_of(headline) == "“百日冲刺”活动启动"
    assert [mark.get_text() for mark in headline.select(".na-presumed")] == ["“", "”"]
    provenance = text_of(only(main, ".na-provenance"))
    assert "_百日冲刺_活动启动" in provenance
    assert "推定的引号" in provenance


def test_other_titles_have_no_marks(tmp_path: Path) -> None:
    raw = raw_article(title="某市<公布>&安排").replace("comments:", "id: a\ncomments:")
    main = built(whole_project(tmp_path, {"articles/a.txt": raw})).main("a/a/")
    assert text_of(only(main, "h1")) == "某市<公布>&安排"
    assert not main.select(".na-presumed")
    assert "推定的引号" not in text_of(only(main, ".na-provenance"))
