from __future__ import annotations

import pytest

from newsarchive.relate.timeline import ArticleSequence, build_timeline
from tests.relate.articles import article, by_id

ARTICLES = by_id(
    article("a", day="2021-12-31"),
    article("b", day="2022-04-27T10:53"),
    article("c", day="2022-04-27T23:59"),
    article("d", day="2022-05-09"),
    article("e", day="2022-05-09"),
    article("f"),
    article("g"),
)


def test_every_year_month_and_day_with_an_article_is_a_period_newest_first() -> None:
    timeline = build_timeline(ARTICLES.values())
    assert {path: period.articles for path, period in timeline.periods.items()} == {
        "2022/05/09": ("e", "d"),
        "2022/05": ("e", "d"),
        "2022/04/27": ("c", "b"),
        "2022/04": ("c", "b"),
        "2022": ("e", "d", "c", "b"),
        "2021/12/31": ("a",),
        "2021/12": ("a",),
        "2021": ("a",),
    }
    assert [year.path for year in timeline.years] == ["2022", "2021"]


def test_the_children_of_periods_are_newest_first() -> None:
    periods = build_timeline(ARTICLES.values()).periods
    assert periods["2022"].children == ("2022/05", "2022/04")
    assert periods["2022/05"].children == ("2022/05/09",)
    assert periods["2022/05/09"].children == ()


def test_neighbours_are_the_nearest_periods_of_the_same_length_across_years() -> None:
    periods = build_timeline(ARTICLES.values()).periods
    assert {path: (period.previous, period.next) for path, period in periods.items()} == {
        "2022/05/09": ("2022/04/27", None),
        "2022/05": ("2022/04", None),
        "2022/04/27": ("2021/12/31", "2022/05/09"),
        "2022/04": ("2021/12", "2022/05"),
        "2022": ("2021", None),
        "2021/12/31": (None, "2022/04/27"),
        "2021/12": (None, "2022/04"),
        "2021": (None, "2022"),
    }


def test_articles_without_a_date_are_in_no_period_but_not_lost() -> None:
    timeline = build_timeline(ARTICLES.values())
    assert timeline.undated == ("g", "f")
    assert not any({"f", "g"} & set(period.articles) for period in timeline.periods.values())


@pytest.mark.parametrize("day", ["0001-01-01", "0099-05-01", "0202-04-27", "9999-12-31"])
def test_a_year_that_someone_mistyped_is_a_year_of_four_digits(day: str) -> None:
    timeline = build_timeline([article("a", day=day)])
    year, month, _ = day.split("-")
    assert list(timeline.periods) == [day.replace("-", "/"), f"{year}/{month}", year]


def test_without_articles_the_timeline_is_empty() -> None:
    timeline = build_timeline([])
    assert (timeline.years, timeline.undated) == ((), ())


@pytest.mark.parametrize(
    ("article_id", "newer", "older"),
    [("new", None, "middle"), ("middle", "new", "old"), ("old", "middle", None)],
)
def test_the_neighbours_of_an_article_are_the_next_in_time(
    article_id: str, newer: str | None, older: str | None
) -> None:
    order = ArticleSequence(("new", "middle", "old"))
    assert (order.newer(article_id), order.older(article_id)) == (newer, older)


def test_an_only_article_has_no_neighbours() -> None:
    order = ArticleSequence(("only",))
    assert (order.newer("only"), order.older("only")) == (None, None)
