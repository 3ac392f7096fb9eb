from __future__ import annotations

from dataclasses import replace

import pytest

from newsarchive.model.article import Article, DateKind
from newsarchive.model.library import Library
from newsarchive.relate.statistics import Statistics, count_statistics
from newsarchive.relate.taxonomies import build_taxonomies
from newsarchive.relate.timeline import build_timeline
from tests.relate.articles import article, by_id


def statistics(*articles: Article, tags_of: dict[str, tuple[str, ...]] | None = None) -> Statistics:
    found = by_id(*articles)
    categories, tags, sources, editors = build_taxonomies(found, tags_of or {})
    timeline = build_timeline(found.values())
    return count_statistics(
        Library(found, categories, tags, sources, editors, timeline, topics=(), tags_of=tags_of or {}, related={})
    )


def from_source(name: str, count: int = 1) -> list[Article]:
    return [replace(article(f"{name}-{number}"), source=name) for number in range(count)]


def in_language(tag: str, count: int = 1) -> list[Article]:
    return [replace(article(f"{tag}-{number}"), language=tag) for number in range(count)]


def periods(counted: Statistics) -> dict[str, tuple[int, ...]]:
    return {period.path: period.counts for period in counted.periods}


def test_every_month_from_the_first_to_the_last_is_counted_by_section_even_without_an_article() -> None:
    counted = statistics(
        article("a", day="2021-12-31T23:59", categories=("金融", "新浪财经")),
        article("b", day="2022-02-01", categories=("金融",)),
        article("c", day="2022-02-02", categories=("游戏",)),
        article("d", day="2022-02-03"),
    )
    assert [term.name for term in counted.sections] == ["金融", "游戏"]
    assert periods(counted) == {"2021/12": (1, 0, 0), "2022/01": (0, 0, 0), "2022/02": (1, 1, 1)}


def test_the_five_largest_sections_are_counted_separately_and_equal_ones_are_in_name_order() -> None:
    names = ["g", "f", "e", "d", "c", "b", "a", "a"]
    counted = statistics(
        *(article(f"{index}", day="2022-02-01", categories=(name,)) for index, name in enumerate(names))
    )
    assert [term.name for term in counted.sections] == ["a", "b", "c", "d", "e"]
    assert periods(counted) == {"2022/02": (2, 1, 1, 1, 1, 2)}


def test_an_article_without_a_date_is_counted_but_in_no_month_and_no_hour() -> None:
    counted = statistics(article("a", day="2022-02-01T08:30"), article("b"))
    assert (counted.articles, counted.dated, counted.days) == (2, 1, 1)
    assert sum(period.total for period in counted.periods) == sum(counted.hours) == 1


@pytest.mark.parametrize(("last", "path"), [("2041-12-01", "2041/12"), ("2042-01-01", "2042")])
def test_twenty_years_are_counted_by_month_and_more_by_year(last: str, path: str) -> None:
    counted = statistics(article("a", day="2022-01-31"), article("b", day=last))
    assert counted.periods[-1].path == path


def test_a_mistyped_year_adds_one_period() -> None:
    counted = statistics(*(article(day, day=day) for day in ("0202-04-27", "2021-04-27", "2022-04-27", "2022-05-01")))
    assert periods(counted) == {"0202": (1,), "2021": (1,), "2022": (2,)}


def test_sources_beyond_the_fifteen_largest_are_counted_together() -> None:
    small = [found for number in range(10, 26) for found in from_source(f"s{number}")]
    counted = statistics(*from_source("large", 2), *small)
    assert [term.name for term in counted.sources] == ["large", *(f"s{number}" for number in range(10, 24))]
    assert (counted.other_sources, counted.from_other_sources) == (2, 2)


def test_lengths_fall_into_classes_and_a_bound_belongs_to_the_longer_one() -> None:
    lengths = [0, 199, 200, 499, 500, 999, 1000, 1999, 2000, 3999, 4000, 90_000]
    counted = statistics(*(replace(article(f"a{length}"), length=length) for length in lengths))
    assert counted.lengths == (2, 2, 2, 2, 2, 2)


def test_the_median_length_is_one_that_an_article_has() -> None:
    lengths = [10, 20, 30, 5000]
    counted = statistics(*(replace(article(f"a{length}"), length=length) for length in lengths))
    assert counted.median_length == 20


def test_only_the_hour_of_a_publication_is_counted() -> None:
    moment = article("a", day="2022-02-01T23:59")
    day = replace(article("b", day="2022-02-01"), date_kind=DateKind.DAY)
    crawled = replace(article("c", day="2022-02-01T08:00"), date_kind=DateKind.CRAWLED)
    counted = statistics(moment, day, crawled, article("d"))
    assert [hour for hour, count in enumerate(counted.hours) if count] == [23]
    assert counted.date_kinds == {
        DateKind.PUBLISHED: 1,
        DateKind.DAY: 1,
        DateKind.MONTH: 0,
        DateKind.CRAWLED: 1,
        None: 1,
    }


def test_facts_are_counted_where_they_are_known() -> None:
    whole = replace(article("a"), editor="甲", byline="乙", origin="丙", images=("https://a.invalid/1.png",))
    lead = replace(article("b"), lead_image="https://a.invalid/2.png", original="https://a.invalid/")
    counted = statistics(whole, lead, tags_of={"a": ("就业",), "b": ()})
    assert counted.facts == {"editor": 1, "byline": 1, "origin": 1, "image": 2, "original": 1, "tags": 1}


def test_languages_are_in_the_order_of_their_size_and_equal_ones_by_their_tag() -> None:
    counted = statistics(*in_language("zh-Hant"), *in_language("ja", 2), *in_language("en"))
    assert counted.languages == (("ja", 2), ("en", 1), ("zh-Hant", 1))


def test_an_empty_archive_has_statistics_too() -> None:
    counted = statistics()
    assert (counted.articles, counted.median_length, counted.periods, counted.languages) == (0, 0, (), ())
