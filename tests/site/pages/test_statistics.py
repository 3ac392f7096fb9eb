"""The statistics page: each chart has its finding in words, and its numbers in a table."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import Tag

from tests.builders import raw_article
from tests.site.archives import many_articles
from tests.site.sites import Site, built, only, shared, text_of, whole_project


def make_site(folder: Path) -> None:
    files = many_articles(120) | {
        "articles/undated.txt": raw_article(title="没有日期", date="", author="别处", categories=["游戏"]),
        "articles/old.txt": raw_article(title="旧稿", date="Wed, 01 May 2019 02:53:54 GMT", categories=["游戏"]),
    }
    built(whole_project(folder, files))


@pytest.fixture(scope="module")
def main(tmp_path_factory: pytest.TempPathFactory) -> Tag:
    return Site(shared(tmp_path_factory, "stats", make_site) / "site").main("stats/")


def page_of(folder: Path, count: int, language: str = "zh") -> Tag:
    return built(whole_project(folder, many_articles(count), settings={"language": language})).main("stats/")


def table(figure: Tag) -> dict[str, list[str]]:
    """The numbers of each row by its header."""
    return {
        text_of(only(row, "th[scope=row]")): [text_of(cell) for cell in row.select("td")]
        for row in figure.select("tbody tr")
    }


def test_the_totals_come_first(main: Tag) -> None:
    totals = {text_of(only(pair, "dt")): text_of(only(pair, "dd")) for pair in main.select(".na-totals > div")}
    assert list(totals) == ["稿件", "来源", "编辑", "标签", "篇幅中位数（字）", "有稿之日平均每天"]
    assert (totals["稿件"], totals["来源"], totals["编辑"]) == ("122", "2", "4")


def test_there_is_a_chart_of_each_kind_with_its_data(main: Tag) -> None:
    figures = main.select("figure")
    assert [text_of(only(figure, "h2")) for figure in figures] == [
        "各月稿件与栏目",
        "来源",
        "篇幅",
        "发布时刻",
        "日期是否确切",
        "信息是否齐全",
        "语言",
    ]
    for figure in figures:
        heads = figure.select("details table thead th[scope=col]")
        assert only(figure, "table > caption").get_text()
        assert [len(row.select("th, td")) for row in figure.select("tr")] == [len(heads)] * len(figure.select("tr"))


def test_a_chart_is_named_by_its_heading_and_its_finding(main: Tag) -> None:
    for figure in main.select("figure"):
        chart = only(figure, "svg[role=img]")
        heading, finding = (only(figure, f"[id='{name}']") for name in str(chart["aria-labelledby"]).split())
        assert heading.name == "h2"
        assert text_of(finding).endswith("。")


def test_horizontal_bars_show_the_numbers_of_their_table(main: Tag) -> None:
    charts = main.select("figure:has(.na-chart--horizontal)")
    assert len(charts) == 5
    for figure in charts:
        labels = [text_of(text) for text in figure.select(".na-chart__y text")]
        values = [text_of(text) for text in figure.select(".na-chart__value text")]
        rows = table(figure)
        assert sorted(labels) == sorted(rows)
        assert [label for label, value in zip(labels, values, strict=True) if value not in rows[label]] == []


def test_there_is_a_column_for_each_number_in_the_table_that_is_not_zero(main: Tag) -> None:
    charts = main.select("figure:has(.na-chart--stacked)")
    assert len(charts) == 2
    for figure in charts:
        columns = max(1, len(figure.select(".na-series li")))
        numbers = [number for cells in table(figure).values() for number in cells[:columns]]
        drawn = sum(str(path["d"]).count("M") for path in figure.select(".na-chart path[class^=na-fill]"))
        assert drawn == sum(number != "0" for number in numbers)


def test_months_are_counted_by_section_and_lead_to_the_timeline(main: Tag) -> None:
    figure = main.select("figure")[0]
    assert [text_of(name) for name in figure.select(".na-series li")] == ["金融", "游戏"]
    rows = table(figure)
    assert (rows["2019年5月"], rows["2019年6月"]) == (["0", "1", "1"], ["0", "0", "0"])
    assert sum(int(cells[-1]) for cells in rows.values()) == 121
    assert "1 篇日期不详" in text_of(only(figure, "figcaption"))
    assert "../timeline/2019/05/" in [link["href"] for link in figure.select("a")]
    assert "../timeline/2019/06/" not in [link["href"] for link in figure.select("a")]


def test_shares_are_never_rounded_to_none_or_to_all(main: Tag) -> None:
    dates = table(main.select("figure")[4])
    assert dates == {
        "发布时刻": ["121", "99.2%"],
        "仅知日期": ["0", "0%"],
        "仅知月份": ["0", "0%"],
        "仅知采集时间": ["0", "0%"],
        "不详": ["1", "0.8%"],
    }


def test_an_empty_archive_has_a_message_and_no_chart(tmp_path: Path) -> None:
    main = page_of(tmp_path, 0)
    assert "还没有稿件" in text_of(main)
    assert main.select("svg, table, dl") == []


@pytest.mark.parametrize("count", [1, 2])
def test_a_small_archive_has_small_charts(tmp_path: Path, count: int) -> None:
    main = page_of(tmp_path, count)
    assert len(main.select("svg[role=img]")) == 7
    assert main.select(".na-figure--wide, .na-series") == []


def test_an_archive_without_any_date_or_source_has_no_chart_of_these(tmp_path: Path) -> None:
    bare = {"articles/a.txt": "---\ntitle: 没有更多\n---\n<p>正文。</p>\n"}
    main = built(whole_project(tmp_path, bare)).main("stats/")
    headings = [text_of(heading) for heading in main.select("h2")]
    assert headings == ["篇幅", "日期是否确切", "信息是否齐全", "语言"]


def test_the_page_speaks_english(tmp_path: Path) -> None:
    main = page_of(tmp_path, 2, language="en")
    assert text_of(only(main, "h1")) == "Statistics"
    assert [text_of(only(figure, "figcaption p")) for figure in main.select("figure")][:2] == [
        "Most in March 2021: 2 articles.",
        "Most from 新浪财经: 2 articles, 100% of all.",
    ]
