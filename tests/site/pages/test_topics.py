"""Topics: threads by day with the editor's notes in between, long ones on several pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import Tag

from tests.builders import raw_article
from tests.site.archives import many_articles, title_of
from tests.site.sites import SUB_PATH_URL, Site, built, run_build, shared, text_of, whole_project

LONG = """\
---
title: 长专题
description: 二百多篇。
articles:
  - id: first
    note: 从**这里**开始，[标签](../tags/index.md)在此。[^1]
queries:
  - sources: [新浪财经]
notes:
  - date: 2021-05-01
    text: |
      五一。

      ```
      代码
  - date: 2021-04-25
    text: 第二页的[第一条](../tags/index.md)。
  - date: 2999-01-01
    text: 往后再看。
---

导语里的[分类](../categories/index.md)。

[^1]: 脚注。
"""
FIRST = raw_article(title="最早的一篇", date="Thu, 25 Mar 2021 16:30:00 GMT").replace("author:", "id: first\nauthor:")
UNDATED = raw_article(title="没有日期", date="")


def _make(folder: Path) -> None:
    files: dict[str, str | bytes] = {**many_articles(204), "articles/first.txt": FIRST, "articles/undated.txt": UNDATED}
    files["docs/topics/sub/long.md"] = LONG.replace("../", "../../")
    files["docs/topics/短.md"] = "---\nqueries: [{title: [第7号]}]\n---\n"
    files["docs/topics/坏.md"] = "---\ntitle: [\n---\n\n坏专题的导语。\n"
    built(whole_project(folder, files, config={"site_url": SUB_PATH_URL}))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Site(shared(tmp_path_factory, "topic-pages", _make) / "site")


def thread(site: Site, url: str) -> list[str]:
    """The text of a thread: its days, the titles under them, and the editor's notes, each in brackets."""
    found: list[str] = []
    for piece in site.main(url).select(".na-thread :is(h2, h3, .na-note .md-typeset)"):
        text = text_of(piece)
        found.append(f"[{text}]" if piece.name == "div" else text)
    return found


def links(piece: Tag) -> list[str]:
    return [str(link["href"]) for link in piece.select("a")]


def test_a_thread_begins_with_the_oldest_day_and_notes_are_in_their_position(site: Site) -> None:
    assert thread(site, "topics/long/")[:8] == [
        "日期不详",
        "没有日期",
        "2021年3月26日",
        "[从这里开始，标签在此。1]",
        "最早的一篇",
        title_of(1),
        title_of(2),
        "2021年3月27日",
    ]


def test_each_day_is_dated_for_programs(site: Site) -> None:
    days = site.main("topics/long/page/2/").select("h2 time")
    assert [str(day["datetime"]) for day in days[:3]] == ["2021-04-24", "2021-04-25", "2021-04-26"]


def test_every_hundred_articles_are_a_page_and_the_pages_lead_on(site: Site) -> None:
    urls = ["topics/long/", "topics/long/page/2/", "topics/long/page/3/"]
    assert [url for url in site.urls() if url.startswith("topics/long/")] == urls
    titles = [[text_of(title) for title in site.main(url).select("h3")] for url in urls]
    assert titles[0] == ["没有日期", "最早的一篇", *(title_of(number) for number in range(1, 99))]
    assert titles[1] == [title_of(number) for number in range(99, 199)]
    assert titles[2] == [title_of(number) for number in range(199, 205)]
    pagers = [links(site.main(url).select(".na-pager")[0]) for url in urls]
    base = "../../../../"
    assert pagers == [
        ["../../topics/long/page/2/"],
        [f"{base}topics/long/", f"{base}topics/long/page/3/"],
        [f"{base}topics/long/page/2/"],
    ]


def test_a_further_page_shows_its_number_and_leads_to_the_first(site: Site) -> None:
    main = site.main("topics/long/page/2/")
    assert text_of(main.select("h1")[0]) == "长专题（第 2 页）"
    assert links(main.select(".na-crumbs")[0]) == ["../../../../topics/", "../../../../topics/long/"]


def test_the_sitemap_lists_every_page_of_a_topic(site: Site) -> None:
    sitemap = (site.root / "sitemap.xml").read_text()
    for url in ("topics/long/", "topics/long/page/2/", "topics/long/page/3/"):
        assert f"<loc>{SUB_PATH_URL}{url}</loc>" in sitemap


def test_notes_are_markdown_with_links_relative_to_the_topic_s_file(site: Site) -> None:
    first, second = (site.main(url).select(".na-note")[0] for url in ("topics/long/", "topics/long/page/2/"))
    assert [text_of(word) for word in first.select("strong")] == ["这里"]
    assert links(first)[0] == "../../tags/"
    assert links(second) == ["../../../../tags/"]
    assert links(site.main("topics/long/").select(".na-body")[0]) == ["../../categories/"]


def test_the_footnotes_of_a_topic_are_below_its_thread(site: Site) -> None:
    (footnotes,) = site.main("topics/long/").select(".footnote")
    assert "脚注。" in text_of(footnotes)
    assert footnotes.find_previous(class_="na-thread") is not None
    assert footnotes.find_parent(class_="na-thread") is None


def test_a_note_after_the_last_article_is_at_the_end_and_an_unclosed_one_swallows_no_other(site: Site) -> None:
    assert thread(site, "topics/long/page/3/")[-2:] == ["2999年1月1日", "[往后再看。]"]
    notes = [text_of(note) for note in site.main("topics/long/page/2/").select(".na-note .md-typeset")]
    assert notes[0] == "第二页的第一条。"
    assert notes[1].startswith("五一。")


def test_a_topic_with_invalid_front_matter_shows_only_its_introduction(site: Site) -> None:
    main = site.main("topics/坏/")
    assert text_of(main.select("h1")[0]) == "坏"
    assert text_of(main.select(".na-body")[0]) == "坏专题的导语。"
    assert "title" not in text_of(main)


def test_the_index_shows_the_number_of_articles_and_date_range_of_each_topic(site: Site) -> None:
    entries = [text_of(entry) for entry in site.main("topics/").select("article")]
    assert entries == [
        "长专题 206 篇 2021年3月26日 至 2021年5月24日 二百多篇。",
        "短 1 篇 2021年3月28日",
        "坏 0 篇",
    ]


def test_an_article_lists_the_topics_that_contain_it(site: Site) -> None:
    (entry,) = site.main("topics/短/").select("h3 a")
    url = str(entry["href"]).removeprefix("../../")
    assert links(site.main(url).select(".na-topics")[0]) == ["../../topics/long/", "../../topics/短/"]


def test_a_broken_link_in_a_note_is_reported(tmp_path: Path) -> None:
    topic = "---\nqueries: [{sources: [新浪财经]}]\nnotes: [{date: 2999-01-01, text: '[去](../nowhere.md)'}]\n---\n"
    whole_project(tmp_path, many_articles(101) | {"docs/topics/t.md": topic})
    run = run_build(tmp_path, "--strict")
    assert run.code == 1
    assert "Doc file 'topics/t.md' contains a link '../nowhere.md'" in run.output
