"""Entries of lists repeat neither the day nor the source that their list is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import raw_article
from tests.site.sites import Site, built, shared, text_of, whole_project

DAY = "timeline/2022/04/27/"
FULL = "2022年4月27日 10:53"


def build_lists(folder: Path) -> None:
    times = ("02:53:54", "00:00:00")
    files = {
        f"articles/{number}.txt": raw_article(
            title=f"第{number}篇",
            date=f"Wed, 27 Apr 2022 {time} GMT",
            body="<h2>一、小标题</h2><p>　　1. 正文。</p>",
            categories=("金融", "新浪财经", "要闻"),
            author="新浪财经",
        )
        for number, time in enumerate(times)
    }
    files["articles/month.txt"] = raw_article(title="只知月份的", date="2022年4月", author="新浪财经")
    files["articles/undated.txt"] = raw_article(title="没有日期的", date="Invalid Date", author="新浪财经")
    built(whole_project(folder, files))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Site(shared(tmp_path_factory, "entries", build_lists) / "site")


def facts(site: Site, url: str) -> list[str]:
    """The line below each title of a list; empty for a title without one."""
    entries = site.main(url).select(".na-item")
    assert entries
    return [" ".join(text_of(line) for line in entry.select(".na-item__facts")) for entry in entries]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        pytest.param(
            DAY, ["10:53 新浪财经", "新浪财经"], id="a day: the time, and nothing where only the day is known"
        ),
        pytest.param("timeline/2022/04/", ["10:53 新浪财经", "新浪财经"], id="a month, which is a list of days"),
        pytest.param("timeline/undated/", ["新浪财经", "2022年4月 新浪财经"], id="articles without a date"),
        pytest.param("sources/新浪财经/", [FULL, "2022年4月27日", "日期不详", "2022年4月"], id="a source"),
        pytest.param(
            "categories/金融/新浪财经/", [FULL, "2022年4月27日", "日期不详", "2022年4月"], id="a source's category"
        ),
        pytest.param("categories/金融/新浪财经/要闻/", [FULL, "2022年4月27日"], id="a channel of a source"),
        pytest.param(
            "categories/金融/",
            [f"{FULL} 新浪财经", "2022年4月27日 新浪财经", "日期不详 新浪财经", "2022年4月 新浪财经"],
            id="a section",
        ),
    ],
)
def test_a_list_shows_what_its_title_does_not(site: Site, url: str, expected: list[str]) -> None:
    assert facts(site, url) == expected


@pytest.mark.parametrize("url", ["", DAY, "categories/金融/", "sources/新浪财经/"])
def test_no_list_begins_a_lead_with_a_subheading_or_a_number(site: Site, url: str) -> None:
    leads = [text_of(lead) for lead in site.main(url).select(".na-item__lead, .na-lead__story p")]
    assert leads
    assert {lead for lead in leads if not lead.startswith("正文。")} == set()
