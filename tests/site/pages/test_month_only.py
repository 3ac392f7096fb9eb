"""An article of which only the month is known: shown with it, in no day's list."""

from __future__ import annotations

from pathlib import Path

from tests.builders import raw_article
from tests.site.sites import built, only, text_of, whole_project


def test_the_month_is_shown_and_no_day(tmp_path: Path) -> None:
    raw = raw_article(title="只知月份", date="2022-04").replace("comments:", "id: a\ncomments:")
    other = raw_article(title="有日期").replace("comments:", "id: b\ncomments:")
    site = built(whole_project(tmp_path, {"articles/a.txt": raw, "articles/b.txt": other}))
    facts = only(site.main("a/a/"), ".na-facts")
    assert only(facts, "time[datetime='2022-04']").get_text() == "2022年4月"
    assert "只知月份，不知日期" in text_of(only(site.main("a/a/"), ".na-provenance"))
    assert "只知月份" not in text_of(site.main("timeline/2022/04/27/"))
    undated = site.main("timeline/undated/")
    assert [time.get_text() for time in undated.select("time[datetime='2022-04']")] == ["2022年4月"]
    assert not (site.root / "timeline/2022/04/01").exists()
