"""Search results: order, highlighting, facets, problems."""

from __future__ import annotations

import pytest

from newsarchive.search.format import codecs
from newsarchive.search.format.codecs import DamagedError
from newsarchive.search.querying.facets import Facet
from newsarchive.search.querying.highlight import passage
from newsarchive.search.querying.parser import parse_query
from newsarchive.search.querying.results import SearchResults, results_text
from newsarchive.search.querying.searcher import Filters, Order, search
from tests.search.samples import document, files_of, index_of

FILLING = "其他的话说了不少。" * 30
ARCHIVE = [
    document(
        "后面提到银行。" + FILLING, id="d", title="最新", date="2023-05-02", category=("金融", "新浪"), source="新浪"
    ),
    document(FILLING + "银行", id="c", title="旁及", date="2023-05-02", category=("金融",), source="新浪"),
    document(FILLING, id="b", title="银行的消息", date="2022-01-01", category=("社会",), source="BBC", tags=("利率",)),
    document("没有日期的银行" + FILLING, id="a", title="从前", topics=("old",)),
]
FILES = files_of(ARCHIVE)


def ask(query: str, filters: Filters | None = None, order: Order = "relevance", *, offset: int = 0) -> SearchResults:
    return search(index_of(FILES), query, filters=filters, order=order, offset=offset)


def ids(results: SearchResults) -> str:
    return "".join(result.id for result in results.results)


def test_a_title_ranks_above_the_lead_and_the_lead_above_the_rest_and_newer_breaks_ties() -> None:
    assert ids(ask("银行")) == "bdac"


def test_a_title_ranks_above_any_number_of_occurrences_in_the_text() -> None:
    often = document("银行" * 50, id="b", title="最新")
    named = document("还有别的" * 50, id="a", title="银行")
    assert ids(search(index_of(files_of([often, named])), "银行")) == "ab"
    assert ids(search(index_of(files_of([often, named])), "银")) == "ab"


def test_by_date_the_newest_is_first_and_undated_articles_are_last() -> None:
    assert ids(ask("银行", order="date")) == "dcba"


def test_results_are_paginated() -> None:
    results = ask("银行", order="date", offset=3)
    assert (results.total, ids(results)) == (4, "a")


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(category="金融"), "dc"),
        (Filters(category="金融/新浪"), "d"),
        (Filters(source="bbc"), "b"),
        (Filters(tag="利率"), "b"),
        (Filters(topic="old"), "a"),
        (Filters(year="2023"), "dc"),
        (Filters(first_day="2022-01-01", last_day="2022-12-31"), "b"),
        (Filters(last_day="2023-05-01"), "b"),
        (Filters(first_day="2022-01-02"), "dc"),
        (Filters(year="2023", category="社会"), ""),
        (Filters(tag="没有"), ""),
        (Filters(year="1999"), ""),
    ],
    ids=str,
)
def test_filters_keep(filters: Filters, expected: str) -> None:
    assert ids(ask("银行", filters, order="date")) == expected


def test_results_are_counted_by_year_category_and_source() -> None:
    assert ask("银行").facets == {
        "years": [Facet("2023", "2023", 2), Facet("2022", "2022", 1)],
        "sections": [Facet("金融", "金融", 2), Facet("社会", "社会", 1)],
        "categories": [],
        "sources": [Facet("新浪", "新浪", 2), Facet("bbc", "BBC", 1)],
    }


def test_subcategories_of_a_chosen_category_are_counted() -> None:
    facets = ask("银行", Filters(category="金融")).facets
    assert facets["sections"] == [Facet("金融", "金融", 2)]
    assert facets["categories"] == [Facet("金融/新浪", "新浪", 1)]
    assert ask("银行", Filters(category="金融/新浪")).facets["categories"] == []


def test_title_and_excerpt_have_the_ranges_of_the_matches() -> None:
    (result,) = ask("銀行 -最新 消息").results
    assert [result.title[start:end] for start, end in result.title_ranges] == ["银行", "消息"]
    newest = ask("后面 银行").results[0]
    assert newest.excerpt.ranges == ((0, 2), (4, 6))


def test_only_the_matching_prefix_of_a_longer_word_is_highlighted() -> None:
    index = index_of(files_of([document(title="sz300959涨停", id="a")]))
    assert search(index, "SZ3009").results[0].title_ranges == ((0, 6),)


@pytest.mark.parametrize(
    ("title", "query", "ranges"),
    [
        ("Ce re\u0301sume\u0301s", "résumé", ["re\u0301sume\u0301"]),
        ("Ce re\u0301sume\u0301s", "re", ["re\u0301"]),
        ("Die Straßen", "strasse", ["Straße"]),
        ("ﬁnance", "f", ["ﬁ"]),
        ("投资12,345.67万元", "12345.67", ["12,345.67"]),
        ("旗🇨🇳，赞👍🏽，心❤\ufe0f。", "🇨🇳 👍 ❤", ["🇨🇳", "👍🏽", "❤\ufe0f"]),
        ("ｶﾞｽ", "ガ", ["ｶﾞ"]),
        ("GB/T 7714-2015标准", "gb/t7714-2015", ["GB/T 7714-2015"]),
    ],
)
def test_what_is_highlighted_is_the_original_text(title: str, query: str, ranges: list[str]) -> None:
    (result,) = search(index_of(files_of([document(title=title, id="a")])), query).results
    assert [title[start:end] for start, end in result.title_ranges] == ranges


@pytest.mark.parametrize(
    ("query", "is_searchable"), [("℃", False), ("* -？", False), ("", True), (" ", True), ("a ℃", True)]
)
def test_a_query_of_which_nothing_can_be_searched_is_reported(query: str, is_searchable: bool) -> None:  # noqa: FBT001
    results = ask(query)
    assert results.is_searchable == is_searchable
    assert ("nothing in the query can be searched" in results_text(results)) == (not is_searchable)


def test_the_passage_of_a_long_text_is_around_the_first_match() -> None:
    piece = passage(FILLING + "这里是银行。" + FILLING, parse_query("銀行"), 60)
    assert [piece.text[start:end] for start, end in piece.ranges] == ["银行"]
    assert len(piece.text) == 60
    assert passage(FILLING, parse_query("银行"), 60).text == FILLING[:60]


def test_the_same_documents_give_the_same_files_and_others_give_other_names() -> None:
    assert files_of(ARCHIVE) == FILES
    assert set(files_of(ARCHIVE[1:])) & set(FILES) == {"index.bin"}


def test_an_archive_without_articles_has_an_index() -> None:
    results = search(index_of(files_of([])), "银行")
    assert (results.total, results.results, results.problems) == (0, [], [])


@pytest.mark.parametrize(
    "damage", [lambda content: content[:-1], lambda _: b"", lambda _: None], ids=["truncated", "empty", "missing"]
)
@pytest.mark.parametrize("part", ["bigrams", "chars", "docs"])
def test_unreadable_files_are_reported_and_the_rest_is_found(part: str, damage: object) -> None:
    names = [name for name in FILES if f"/{part}/" in name]
    damaged = {key: content for key, content in FILES.items() if key not in names}
    contents = {name: damage(FILES[name]) for name in names}  # type: ignore[operator]
    damaged |= {name: content for name, content in contents.items() if content is not None}
    results = search(index_of(damaged), "银行 从", order="date")
    assert {problem.split("/")[0] for problem in results.problems} == {part}
    assert results.total == (4 if part == "chars" else 1)


def test_without_the_categories_file_only_facets_are_missing() -> None:
    damaged = {name: content for name, content in FILES.items() if not name.endswith("/categories.bin")}
    results = search(index_of(damaged), "银行", filters=Filters(category="金融"))
    assert (results.total, results.facets) == (2, {})
    assert [problem.split(":")[0] for problem in results.problems] == ["categories.bin"]


@pytest.mark.parametrize("version", [3, 99])
def test_another_format_version_is_refused(version: int) -> None:
    rows = [f'{{"version":{version}}}'.encode(), *[b""] * 6]
    with pytest.raises(DamagedError, match=f"format version {version}; expected 4"):
        index_of({"index.bin": codecs.join_rows(0, rows)})


@pytest.mark.parametrize("content", [b"", b"{}", FILES["index.bin"][:-1]])
def test_a_damaged_manifest_is_reported(content: bytes) -> None:
    with pytest.raises(DamagedError, match=r"^index\.bin: "):
        index_of({"index.bin": content})


def test_filter_keys_are_written_as_in_urls() -> None:
    piece = document(id="a", source="BBC", category=("金融", "A/B"), tags=("Tag",), topics=("t",))
    assert piece.filter_keys[0] == ":category:金融"
    assert piece.filter_keys[2:] == (":source:bbc", ":tag:tag", ":topic:t")
