"""The tags of the articles of this folder, against those that an editor set: they must not become worse."""

from __future__ import annotations

from functools import cache
from statistics import mean

import pytest
from benchmarks.tagging import Judgement, Sample, comparable, report, sample, samples

from newsarchive.pipeline.tasks import prepared
from newsarchive.relate.keywords import MOST_TAGS, choose_tags, tag_key
from newsarchive.settings.vocabulary import Vocabulary
from tests.tags.reading import NAMES, SETTINGS, article, editorial, outcome

# A little below what `benchmarks/TAGS.md` has.
LEAST_PRECISION_AT_5 = 0.76
LEAST_RECALL_AT_8 = 0.39
LEAST_SHARE_WITH_THREE_TAGS = 0.95


@cache
def found() -> list[Sample]:
    return samples(editorial(), SETTINGS)


def test_every_article_is_measured() -> None:
    assert [one.name for one in found()] == list(NAMES)


def test_precision_and_recall_do_not_fall() -> None:
    assert mean(one.precision(5) for one in found()) >= LEAST_PRECISION_AT_5
    assert mean(one.recall(8) for one in found()) >= LEAST_RECALL_AT_8


def test_nearly_all_articles_of_more_than_300_characters_have_three_tags_in_an_archive_of_one() -> None:
    long = [one for one in found() if one.article.length > 300]
    assert mean(len(one.tags) >= 3 for one in long) >= LEAST_SHARE_WITH_THREE_TAGS


def test_no_article_has_more_tags_than_the_most() -> None:
    assert max(len(one.tags) for one in found()) <= MOST_TAGS


def test_the_archive_adds_tags_of_its_articles_and_takes_none() -> None:
    articles = [one.article for one in found()]
    together = choose_tags(articles, editorial().vocabulary)
    for each in articles:
        # Alone, an article in Traditional characters keeps them.
        alone = [*map(tag_key, choose_tags([each], editorial().vocabulary)[each.id])]
        assert [key for key in map(tag_key, together[each.id]) if key in alone] == alone


@pytest.mark.parametrize(
    ("tag", "key"),
    [("《雪线以下》", "雪线以下"), ("央行", "中国人民银行"), ("疫苗接種", "疫苗接种"), ("ＧＤＰ", "gdp")],
)
def test_tags_are_compared_folded_in_the_spelling_of_the_vocabulary_and_without_the_marks_of_a_title(
    tag: str, key: str
) -> None:
    assert comparable(tag, {"央行": "中国人民银行"}) == key


def test_precision_counts_the_tags_that_an_article_has_and_recall_those_of_the_editor() -> None:
    first = article(NAMES[0])
    one = sample(NAMES[0], first, ["甲", "乙", "丙", "己"], Judgement(["乙", "丁", "甲", "戊"], ["丙"]), Vocabulary())
    assert (one.precision(5), one.precision(3), one.chosen(5), one.recall(8), one.recall(1)) == (
        0.75,
        1.0,
        0.5,
        0.5,
        0.25,
    )
    assert sample(NAMES[0], first, [], Judgement(["甲"], []), Vocabulary()).precision(5) == 0


def test_the_report_has_both_halves_and_the_other_methods() -> None:
    rows = [line.split(" | ")[0] for line in report(found(), {"other": found()}).splitlines() if line.startswith("| ")]
    assert rows[2:6] == ["| newsarchive", "| – odd numbers", "| – even numbers", "| other"]


def test_candidates_are_kept_with_an_article_and_its_prose_is_not() -> None:
    kept = prepared(outcome(NAMES[0]), editorial())
    assert kept.prose == ()
    assert kept.article
    assert kept.article.tag_candidates.words
