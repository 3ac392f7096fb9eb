"""The front page, chosen from hand-made articles."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from newsarchive.model.article import Article, DateKind
from newsarchive.model.library import FrontPage, Library
from newsarchive.relate.front_page import choose_front_page
from newsarchive.relate.taxonomies import build_taxonomies
from newsarchive.relate.timeline import build_timeline
from newsarchive.settings.editorial import FrontPageFile
from tests.builders import project, raw_article
from tests.relate.articles import article, by_id

TODAY = date(2022, 12, 31)


def story(article_id: str, day: str = "2022-12-31", **changes: object) -> Article:
    """An article that may lead, but for what is changed."""
    categories = changes.pop("categories", ("金融",))
    assert isinstance(categories, tuple)
    fit = replace(article(article_id, day=day, categories=categories), title="一个完整的标题", length=900)
    return replace(fit, **changes)  # type: ignore[arg-type] # each test names fields of an article


def stories(count: int, **changes: object) -> list[Article]:
    """As many, a day apart, the newest first: `s000` of today, `s001` of yesterday."""
    days = (TODAY - timedelta(days=index) for index in range(count))
    return [story(f"s{index:03}", day.isoformat(), **changes) for index, day in enumerate(days)]


def library(
    *articles: Article, tags: dict[str, tuple[str, ...]] | None = None, duplicates: tuple[str, ...] = ()
) -> Library:
    found = by_id(*articles)
    categories, tag_terms, sources, editors = build_taxonomies(found, tags or {})
    return Library(
        articles=found,
        categories=categories,
        tags=tag_terms,
        sources=sources,
        editors=editors,
        timeline=build_timeline(found.values()),
        topics=(),
        tags_of=tags or {},
        related={},
        duplicates=dict.fromkeys(duplicates, duplicates),
    )


def front(
    *articles: Article,
    featured: tuple[str, ...] = (),
    exclude: tuple[str, ...] = (),
    language: str = "zh",
    duplicates: tuple[str, ...] = (),
) -> FrontPage:
    declared = FrontPageFile(featured=featured, exclude=exclude)
    return choose_front_page(library(*articles, duplicates=duplicates), declared, language)


def test_an_archive_without_articles_has_an_empty_front_page() -> None:
    assert front() == FrontPage()


def test_the_newest_suitable_story_with_an_image_leads() -> None:
    found = stories(10)
    found[3], found[6] = (replace(found[index], lead_image="https://x.invalid/a.png") for index in (3, 6))
    assert front(*found).lead == "s003"


def test_the_newest_suitable_story_leads_if_none_has_an_image() -> None:
    assert front(*stories(10)).lead == "s000"


def test_an_old_story_does_not_lead_because_of_its_image() -> None:
    found = stories(300)
    found[250] = replace(found[250], lead_image="https://x.invalid/a.png")
    assert front(*found).lead == "s000"


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"date_kind": DateKind.CRAWLED}, id="the crawler's clock"),
        pytest.param({"date": None, "date_kind": None}, id="no date"),
        pytest.param({"length": 199}, id="news in brief"),
        pytest.param({"title": "_积温_战役"}, id="replaced punctuation"),
        pytest.param({"title": "坏\ufffd字"}, id="broken bytes"),
        pytest.param({"title": "长" * 46}, id="a title that does not fit"),
        pytest.param({"language": "en"}, id="another language"),
        pytest.param({"language": "ja"}, id="Japanese"),
    ],
)
def test_an_unsuitable_story_does_not_lead_before_a_suitable_one(changes: dict[str, object]) -> None:
    newest = story("new", "2022-12-31T12:00", **{"lead_image": "https://x.invalid/a.png", **changes})
    assert front(newest, story("old", "2020-01-01")).lead == "old"


@pytest.mark.parametrize(("language", "of_site"), [("zh-Hans", "zh"), ("zh-Hant", "zh"), ("en", "en")])
def test_a_story_in_the_language_of_the_site_leads(language: str, of_site: str) -> None:
    other = story("other", language="en" if of_site == "zh" else "zh-Hans")
    assert front(other, story("own", "2020-01-01", language=language), language=of_site).lead == "own"


def test_a_day_without_a_time_is_certain_enough() -> None:
    assert front(story("a", date_kind=DateKind.DAY), story("b", "2022-01-01")).lead == "a"


def test_of_near_duplicates_the_earliest_leads_and_the_other_is_nowhere() -> None:
    shown = front(story("copy"), story("first", "2022-12-30"), duplicates=("first", "copy"))
    assert shown.articles == ("first",)


def test_if_none_is_suitable_the_newest_leads() -> None:
    assert front(*(replace(found, length=5) for found in stories(3))).lead == "s000"


def test_the_first_featured_article_that_exists_leads_and_the_others_follow() -> None:
    shown = front(*stories(30), featured=("gone", "s020", "s003", "s011"))
    assert (shown.lead, shown.top[:2], len(shown.top)) == ("s020", ("s003", "s011"), 4)


def test_editors_may_feature_an_unsuitable_article() -> None:
    assert front(*stories(3), story("a", "2001-01-01", length=1), featured=("a",)).lead == "a"


def test_excluded_articles_are_nowhere_on_the_page() -> None:
    excluded = ("s000", "s001", "s009", "s025")
    assert set(front(*stories(40), exclude=excluded).articles).isdisjoint(excluded)


def test_an_excluded_article_is_excluded_from_every_channel() -> None:
    assert front(*stories(3), exclude=("s000",), duplicates=("s001", "s000")).articles == ("s002",)


def test_an_archive_of_excluded_articles_has_an_empty_front_page() -> None:
    assert front(story("a"), exclude=("a",)).articles == ()


@pytest.mark.parametrize("count", [1, 2, 5, 12, 19])
def test_a_young_archive_shows_all_its_articles_and_no_sections(count: int) -> None:
    shown = front(*stories(count))
    assert shown.articles == tuple(f"s{index:03}" for index in range(count))
    assert shown.sections == {}


@pytest.mark.parametrize("count", [2, 11, 20, 33, 200])
def test_no_article_is_on_the_page_twice(count: int) -> None:
    found = [replace(entry, categories=(f"栏目{index % 7}",)) for index, entry in enumerate(stories(count))]
    shown = front(*found).articles
    assert len(shown) == len(set(shown))


def test_top_stories_are_from_different_sections_if_possible() -> None:
    found = [replace(entry, categories=("金融" if index < 30 else "科技",)) for index, entry in enumerate(stories(60))]
    assert front(*found).top == ("s001", "s002", "s030", "s031")


def test_an_unsuitable_story_is_among_the_top_stories_only_if_suitable_ones_are_too_few() -> None:
    found = [replace(entry, length=900 if index in {5, 9} else 1) for index, entry in enumerate(stories(30))]
    shown = front(*found)
    assert (shown.lead, shown.top) == ("s005", ("s000", "s001", "s002", "s009"))


def test_the_latest_are_fewer_if_their_titles_are_longer() -> None:
    apart, crowded = stories(200), [replace(entry, date=stories(1)[0].date) for entry in stories(200)]
    long = [replace(entry, title="长" * 30) for entry in crowded]
    counts = [len(front(*found).latest) for found in (apart, long, crowded)]
    assert counts == sorted(counts)
    assert len(set(counts)) == 3


def test_sections_are_ordered_by_their_articles_of_the_last_month_and_then_by_size() -> None:
    busy = [story(f"busy{index}", f"2022-12-{10 + index}", categories=("科技", "甲")) for index in range(12)]
    large = [story(f"large{index:02}", f"2021-01-{index + 1:02}", categories=("金融",)) for index in range(28)]
    small = [story(f"small{index}", f"2021-02-{index + 1:02}", categories=("体育",)) for index in range(5)]
    shown = front(*busy, *large, *small, *stories(40, categories=("要闻",)))
    assert list(shown.sections) == [("要闻",), ("科技",), ("金融",), ("体育",)]
    assert all(len(ids) == 4 for ids in shown.sections.values())


def test_a_section_begins_with_a_suitable_story_followed_by_the_newest() -> None:
    sport = [
        story(f"sport{index}", f"2020-02-0{9 - index}", categories=("体育",), length=900 if index == 2 else 1)
        for index in range(5)
    ]
    assert front(*stories(60), *sport).sections["体育",] == ("sport2", "sport0", "sport1", "sport3")


def test_sections_show_fewer_articles_if_few_sections_have_more() -> None:
    sport = [story(f"sport{index}", f"2020-02-0{index + 1}", categories=("体育",)) for index in range(3)]
    assert [len(ids) for ids in front(*stories(60), *sport).sections.values()] == [2, 2]
    assert [len(ids) for ids in front(*stories(60)).sections.values()] == [4]


def test_this_day_in_earlier_years_takes_turns_among_the_years() -> None:
    earlier = [
        story(f"{year}-{index}", f"{year}-12-31T0{index}:00") for year in (2019, 2020, 2021) for index in range(4)
    ]
    shown = front(*stories(30), *earlier, story("near", "2021-12-30"))
    assert shown.on_this_day == ("2021-3", "2021-2", "2020-3", "2020-2", "2019-3", "2019-2")


def test_articles_dated_by_the_crawler_are_not_from_this_day() -> None:
    crawled = story("crawled", "2020-12-31", date_kind=DateKind.CRAWLED)
    assert front(*stories(60), crawled).on_this_day == ()


def test_the_29th_of_february_has_only_its_own() -> None:
    recent = [story(f"r{index:02}", f"2024-02-{index + 1:02}") for index in range(29)]
    earlier = [story("28", "2023-02-28"), story("1", "2023-03-01"), story("29", "2020-02-29")]
    assert front(*recent, *earlier).on_this_day == ("29",)


def test_the_tags_of_the_last_month_are_counted_in_it_and_ties_are_in_the_order_of_names() -> None:
    found = [story("a", "2022-12-31"), story("b", "2022-12-02"), story("c", "2022-12-01"), story("d", "2021-01-01")]
    tags: dict[str, tuple[str, ...]] = {"a": ("乙", "甲"), "b": ("丙", "甲"), "c": ("丁", "丙"), "d": ("丁", "丙")}
    shown = choose_front_page(library(*found, tags=tags), FrontPageFile(), "zh")
    assert list(shown.tags.items()) == [(("甲",), 2), (("丙",), 1), (("乙",), 1)]


def test_the_input_order_of_articles_of_one_moment_does_not_matter() -> None:
    found = [replace(story(f"s{index}"), categories=(f"栏目{index % 3}",)) for index in range(60)]
    assert front(*found[::-1]) == front(*found[30:], *found[:30]) == front(*found)


def test_an_id_that_no_article_has_is_reported_with_its_line_and_the_others_are_used(tmp_path: Path) -> None:
    files = {
        "articles/a.txt": raw_article().replace("author:", "id: a\nauthor:"),
        "editorial/front.yml": "featured: [gone,\n  a]\nexclude:\n  - away\n",
    }
    made = project(tmp_path, files)
    assert made.library().front_page.lead == "a"
    assert made.problems() == [
        (
            f"editorial/front.yml:{position}: no article has the id '{article_id}'; newsarchive show FILE prints a file's id "
            "(front-article-missing)"
        )
        for position, article_id in (("1:12: error: featured[0]", "gone"), ("4:5: error: exclude[0]", "away"))
    ]
