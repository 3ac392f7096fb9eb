"""The front matter of topics: mistakes are reported with their lines and left out, all else is used."""

from __future__ import annotations

from datetime import date

import pytest

from newsarchive.settings.topics import ParsedTopic, PickedArticle, TopicFile, TopicQuery, parse_topic_file


def written(keys: str) -> ParsedTopic:
    return parse_topic_file(f"---\n{keys}\n---\n导语\n", "t.md")


def problems(keys: str) -> list[str]:
    return [str(problem) for problem in written(keys).problems]


def test_a_topics_file_has_keys_and_an_introduction() -> None:
    keys = """\
title: 2022
description: >
  一段
articles: [000000000010, {id: 1e5, note: 说明}]
queries:
  - {tags: [1], from: 2022-04-27, to: 2022-04-27}
except: [0x10]
notes: [{date: 2022-05-01, text: 一}]"""
    found = written(keys)
    declared = found.declared
    assert (declared.title, declared.description, found.introduction) == ("2022", "一段", "导语\n")
    assert declared.articles == (PickedArticle(id="000000000010"), PickedArticle(id="1e5", note="说明"))
    assert declared.queries[0].tags == ("1",)
    assert declared.queries[0].first == declared.queries[0].last == date(2022, 4, 27)
    assert declared.left_out == ("0x10",)
    assert declared.notes[0].date == date(2022, 5, 1)
    assert found.problems == ()


def test_a_key_without_a_value_counts_as_absent() -> None:
    found = written("title:\narticles:\nqueries:\n- tags: [a]\n  sources:\nexcept:\nnotes:\n")
    assert found.declared == TopicFile(queries=(TopicQuery(tags=("a",)),))
    assert found.problems == ()


def test_lines_are_those_of_the_file_whatever_precedes_its_front_matter() -> None:
    found = parse_topic_file("\n\n---\ntitle: 题\nurl: x\n---\n", "t.md")
    assert [(problem.line, problem.column) for problem in found.problems] == [(5, 1)]
    assert found.declared.title == "题"


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        ("articles: one", "2:1: error: articles: input should be a list, got 'one'"),
        ("articles: [[a]]", "2:12: error: articles[0]: input should be a mapping of keys to values, got ['a']"),
        ("articles: [{note: x}]", "2:12: error: articles[0].id: the key 'id' is missing"),
        ("queries: [{tags: x}]", "2:12: error: queries[0].tags: input should be a list, got 'x'"),
        ("queries: [{tags: ['']}]", "2:19: error: queries[0].tags[0]: string should have at least 1 character, got ''"),
        ("queries: [{}]", "2:11: error: queries[0]: expected at least one of tags, categories, sources, from, to, title, got {}"),
        ("queries: [{from: 五月}]", "2:12: error: queries[0].from: expected a day such as 2022-04-27, got '五月'"),
        ("queries: [{from: '0'}]", "2:12: error: queries[0].from: expected a day such as 2022-04-27, got '0'"),
        (
            "queries:\n- from: 2022-05-01\n  to: 2022-04-30",
            "4:3: error: queries[0].to: expected a day that is not before from: 2022-05-01, got '2022-04-30'",
        ),
        ("notes: [{date: 2022-05-01}]", "2:9: error: notes[0].text: the key 'text' is missing"),
        ("title: {a: b}", "2:1: error: title: input should be a valid string, got {'a': 'b'}"),
        ("- a", "1:1: error: the whole file: input should be a mapping of keys to values, got ['a']"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_reported_with_its_key_and_position_and_left_out(keys: str, problem: str) -> None:
    assert problems(keys) == [f"t.md:{problem} (setting-invalid)"]
    assert written(keys).declared == TopicFile()


def test_entries_next_to_a_wrong_one_keep_their_positions() -> None:
    found = written("queries:\n- {}\n- tags: [a]\n- tags: [b]\n  title: x\n- tags: [c]")
    assert [query.tags for query in found.declared.queries] == [("a",), ("c",)]
    assert [found.lines["queries", index, "tags", 0] for index in (0, 1)] == [(4, 10), (7, 10)]


@pytest.mark.parametrize(
    ("keys", "position"),
    [("title: [", "3:1"), ("title: a: b", "2:9"), ("- a\ntitle: b", "3:1"), ("? [a]\n: b", "2:3")],
)
def test_front_matter_that_is_not_yaml_is_reported_with_its_line_and_the_introduction_is_kept(
    keys: str, position: str
) -> None:
    (problem,) = written(keys).problems
    assert str(problem).startswith(f"t.md:{position}: error: not valid YAML: ")
    assert (written(keys).declared, written(keys).introduction) == (TopicFile(), "导语\n")


def test_a_duplicate_key_is_reported_and_the_first_is_used() -> None:
    assert problems("title: 一\ntitle: 二") == [
        "t.md:3:1: error: duplicate key 'title'; it is already on line 2, remove one (key-repeated)"
    ]
    assert written("title: 一\ntitle: 二").declared.title == "一"


@pytest.mark.parametrize("text", ["", "导语", "---\ntitle: 题\n", "导语\n---\ntitle: 题\n---\n"])
def test_a_file_without_front_matter_is_all_introduction(text: str) -> None:
    found = parse_topic_file(text, "t.md")
    assert [problem.code for problem in found.problems] == ["front-matter-missing"]
    assert found.introduction == text
