"""The front page of archives of every size."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import Tag

from tests.builders import raw_article
from tests.site.archives import many_articles, title_of
from tests.site.sites import Site, built, links, only, text_of, whole_project


def front_of(folder: Path, files: dict[str, str]) -> Tag:
    return built(whole_project(folder, files)).main("")


def stories_on(front: Tag) -> list[str]:
    return list(links(front, "a/"))


def test_an_archive_without_articles_has_a_message(tmp_path: Path) -> None:
    assert text_of(front_of(tmp_path, {})) == (
        "还没有稿件。把原始稿件放进 articles 文件夹，再生成一次网站，就能在这里看到。"
    )


@pytest.mark.parametrize("count", [1, 2, 12, 30])
def test_each_story_is_there_once_and_headings_are_in_order(tmp_path: Path, count: int) -> None:
    files = many_articles(count - count // 2) | {
        f"articles/other{number}.txt": raw_article(title=f"另一篇{number}", categories=("科技",))
        for number in range(count // 2)
    }
    front = front_of(tmp_path, files)
    found = stories_on(front)
    assert len(found) == len(set(found)) <= count
    assert count > 20 or len(found) == count
    levels = [int(heading.name[1]) for heading in front.select("h1, h2, h3, h4")]
    assert levels[0] == 2
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert [found for found in front.select("section, ul, div.na-tops") if not text_of(found)] == []


def test_the_folio_shows_the_date_and_the_size_of_the_archive(tmp_path: Path) -> None:
    folio = only(front_of(tmp_path, many_articles(3)), ".na-folio")
    assert only(folio, "time")["datetime"] == "2021-03-27"
    assert text_of(folio) == ("2021年3月27日 星期六 本馆收藏 3 篇稿件，2021年3月26日 至 2021年3月27日，来自 1 个来源。")


def test_the_size_of_the_front_page_does_not_grow_with_the_archive(tmp_path: Path) -> None:
    few, many = (front_of(tmp_path / str(count), many_articles(count)) for count in (60, 120))
    assert abs(len(str(many)) - len(str(few))) < 300


def test_editors_choose_the_lead_and_exclude_articles(tmp_path: Path) -> None:
    raw = {
        f"articles/{key}.txt": raw_article(title=f"稿件{key}").replace("author:", f"id: {key}\nauthor:")
        for key in "xyz"
    }
    front = front_of(tmp_path, many_articles(5) | raw | {"editorial/front.yml": "featured: [x, y]\nexclude: [z]\n"})
    assert text_of(only(front, ".na-lead h2")) == "稿件x"
    assert text_of(front.select(".na-tops h2")[0]) == "稿件y"
    assert "稿件z" not in front.get_text()
    assert title_of(5) in front.get_text()


def test_the_lead_s_image_is_lazy_and_sends_no_referrer(tmp_path: Path) -> None:
    raw = raw_article(image="https://pictures.invalid/a.jpg", body="<p>正文。</p>")
    image = only(front_of(tmp_path, {"articles/a.txt": raw}), "img")
    assert (image["loading"], image["referrerpolicy"], image["alt"]) == ("lazy", "no-referrer", "")
    assert image["data-name"] == "新浪财经"


def test_the_404_page_describes_each_index_and_lists_the_newest_articles(archive: Site) -> None:
    main = archive.main("404.html")
    ways = {text_of(only(way, "a")): text_of(way) for way in main.select(".na-missing__ways li")}
    assert ways["标签"] == "标签人物、机构、地点与主题词"
    assert [re.sub(r"^/", "", str(link["href"])) for link in main.select(".na-missing__latest a")] == [
        "a/h1tz4m0dah4z/",
        "a/bxzpb2ex6nn6/",
    ]
