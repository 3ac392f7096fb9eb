"""Topic queries and the articles they match."""

from __future__ import annotations

import pytest

from newsarchive.settings.topics import TopicQuery
from tests.relate.articles import article, matcher

FINANCE = ("金融", "新浪财经", "银行")
ARCHIVE = matcher(
    article("jobs", day="2022-04-27T23:30", title="高校毕业生就业", source="新浪财经", categories=FINANCE),
    article("bank", day="2022-05-09", title="银行 IPO", source="新浪财经", categories=FINANCE[:2]),
    article("film", day="2022-05-09", title="一部电影", source="晨报网", categories=("文化", "银行")),
    article("none", title="就业", source="晨报网"),
    tags={"jobs": ("教育部", "就业"), "film": ("NBA",)},
)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"tags": ["就业"]}, "jobs"),
        ({"tags": ["就业", "nba"]}, "film jobs"),
        ({"tags": ["就业", "没有"]}, "jobs"),
        ({"tags": ["没有"]}, ""),
        ({"sources": ["新浪财经"]}, "bank jobs"),
        ({"categories": ["金融"]}, "bank jobs"),
        ({"categories": ["银行"]}, "film jobs"),
        ({"categories": ["银行"], "sources": ["新浪财经"]}, "jobs"),
        ({"title": ["就业"]}, "jobs none"),
        ({"title": ["ipo", "电影"]}, "bank film"),
        ({"title": ["就业"], "sources": ["晨报网"]}, "none"),
        ({"from": "2022-04-27", "to": "2022-04-27"}, "jobs"),
        ({"from": "2022-04-28"}, "bank film"),
        ({"to": "2022-05-09"}, "bank film jobs"),
        ({"to": "2022-05-08", "tags": ["NBA"]}, ""),
        ({"title": ["就业"], "from": "2000-01-01"}, "jobs"),
    ],
    ids=str,
)
def test_a_query_finds_articles_that_meet_all_conditions_each_by_one_entry(
    query: dict[str, object], found: str
) -> None:
    assert sorted(ARCHIVE.find(TopicQuery.model_validate(query))) == found.split()


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ({"tags": ["教育步"]}, "no article has the tag '教育步'; the nearest is '教育部'"),
        ({"tags": ["量子"]}, "no article has the tag '量子'"),
        ({"sources": ["新浪財经"]}, "no article has the source '新浪財经'; the nearest is '新浪财经'"),
        ({"categories": ["金 融"]}, "no article has the category '金 融'; the nearest is '金融'"),
        ({"title": ["电视"]}, "no article has '电视' in its title"),
    ],
    ids=str,
)
def test_a_name_that_no_article_has_is_reported_with_the_most_similar_one(
    query: dict[str, object], message: str
) -> None:
    assert [text for _, text in ARCHIVE.unknown(TopicQuery.model_validate(query))] == [message]


def test_a_word_is_not_found_across_two_titles() -> None:
    assert list(ARCHIVE.unknown(TopicQuery(title=("就业银行",))))


def test_names_are_compared_as_terms_are() -> None:
    assert list(ARCHIVE.unknown(TopicQuery(tags=("nba",), sources=(" 晨报网",), title=("ipo",)))) == []
