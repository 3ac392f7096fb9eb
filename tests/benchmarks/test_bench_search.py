"""The pure parts of `make bench-search`: drawing queries, the scan, comparison, tables."""

from __future__ import annotations

import re

import pytest
from benchmarks.peers.pagefind import language_of, page_of
from benchmarks.search.browser import LoadCost, QueryCost
from benchmarks.search.indexing import IndexCost
from benchmarks.search.ours import is_stored_fields, part_of
from benchmarks.search.queries import HAN_KINDS, KINDS, BenchQuery, draw_queries, first_of_each
from benchmarks.search.recall import Recall, compare, order_differences, to_numbers
from benchmarks.search.report import (
    IndexRun,
    RecallRow,
    index_table,
    load_sentence,
    parts_table,
    percentile,
    query_table,
    recall_table,
)
from benchmarks.search.scan import Scan
from benchmarks.synthetic.archive import article

from newsarchive.base.folding import fold
from newsarchive.search.indexing.documents import Document, document_batches
from tests.builders import project
from tests.search.samples import document
from tests.search.samples import numbered as of_texts

COUNT = 120
EACH = 5
SHAPES = {
    "1 Han character": r"[一-鿿]",
    **{kind: f"[一-鿿]{{{kind[0]}}}" for kind in HAN_KINDS},
    "Latin word": r"[A-Za-z]{3,}",
    "prefix of a Latin word": r"[A-Za-z]{2,}",
    "number": r"[0-9]{2,}",
    "Han with Latin or digits": r"(?=.*[一-鿿])(?=.*[A-Za-z0-9])[一-鿿A-Za-z0-9]+",
    "Traditional for Simplified": r"[一-鿿]{2,4}",
    "two words": r"[一-鿿]{2} [一-鿿]{2}",
    "quoted": r'"[一-鿿][^"“”\n]{1,10}[一-鿿]"',
    "one excluding another": r"[一-鿿]{2} -[一-鿿]{2}",
    "in a source": r"[一-鿿]{2}",
    "in a category": r"[一-鿿]{2}",
    "with a tag": r"[一-鿿]{2}",
    "of a year": r"[一-鿿]{2}",
}
FILTERS = {"in a source": "source", "in a category": "category", "with a tag": "tag", "of a year": "year"}
FILED = document(
    "教育部通知",
    id="filed",
    date="2022-04-27",
    source="新浪财经",
    category=("金融", "新浪财经", "國內"),
    tags=("就业", "AI"),
)


@pytest.fixture(scope="module")
def synthetic(tmp_path_factory: pytest.TempPathFactory) -> list[Document]:
    drafts = [article(number) for number in range(COUNT)]
    files = {f"articles/{draft.path}": draft.content for draft in drafts}
    library = project(tmp_path_factory.mktemp("synthetic"), files).library()
    return [document for batch in document_batches(library, 100) for document in batch()]


def cost(kind: str, milliseconds: float, *, requests: int = 7, stored: int = 3) -> QueryCost:
    return QueryCost(kind, found=12, milliseconds=milliseconds, requests=requests, stored=stored, fetched=45_600)


def test_the_same_queries_are_drawn_each_time(synthetic: list[Document]) -> None:
    assert draw_queries(synthetic, EACH) == draw_queries(synthetic, EACH)


def test_the_requested_number_of_different_queries_is_drawn_of_each_kind(synthetic: list[Document]) -> None:
    asked = draw_queries(synthetic, EACH)
    assert [one.kind for one in asked] == [kind for kind in KINDS for _ in range(EACH)]
    assert len(set(asked)) == len(asked)


def test_a_query_has_the_form_of_its_kind(synthetic: list[Document]) -> None:
    assert list(SHAPES) == list(KINDS)
    for one in draw_queries(synthetic, EACH):
        assert re.fullmatch(SHAPES[one.kind], one.text), one
        assert [kind for kind, _ in one.filters] == ([FILTERS[one.kind]] if one.kind in FILTERS else [])


def test_a_query_in_traditional_characters_differs_from_its_folded_text(synthetic: list[Document]) -> None:
    asked = [one.text for one in draw_queries(synthetic, EACH) if one.kind == "Traditional for Simplified"]
    assert all(fold(text) != text for text in asked)


def test_every_query_has_results_unless_an_exclusion_removes_them(synthetic: list[Document]) -> None:
    scan = Scan(synthetic)
    nowhere = {one.kind for one in draw_queries(synthetic, EACH) if not scan.find(one.text, one.filters)}
    assert nowhere <= {"one excluding another"}


def test_an_archive_without_texts_has_no_queries() -> None:
    assert draw_queries([], EACH) == []
    assert draw_queries([document("")], 1) == []


def test_the_first_queries_of_each_kind_are_chosen() -> None:
    asked = [BenchQuery("a", "1"), BenchQuery("a", "2"), BenchQuery("b", "3"), BenchQuery("a", "4")]
    assert first_of_each(asked, 2) == [BenchQuery("a", "1"), BenchQuery("a", "2"), BenchQuery("b", "3")]


@pytest.mark.parametrize(
    ("kind", "value", "is_found"),
    [
        ("source", "新浪财经", True),
        ("source", "新浪", False),
        ("category", "金融", True),
        ("category", "金融/新浪财经", True),
        ("category", "金融/新浪财经/國內", True),
        ("category", "金融/新浪", False),
        ("category", "新浪财经", False),
        ("tag", "就业", True),
        ("tag", "业", False),
        ("year", "2022", True),
        ("year", "2021", False),
    ],
)
def test_a_scan_applies_a_filter(kind: str, value: str, *, is_found: bool) -> None:
    assert Scan([FILED]).find("教育", [(kind, value)]) == ({"filed"} if is_found else set())


def test_a_document_without_metadata_passes_no_filter() -> None:
    unknown = Scan([document("教育部")])
    assert [unknown.find("教育", [(kind, "新浪财经")]) for kind in ("source", "category", "tag", "year")] == [set()] * 4


def test_results_are_compared_with_a_scan() -> None:
    expected = [[1, 2, 3], [4], [], [5]]
    found = [[3, 2, 1], [4, 9], [], []]
    assert compare(expected, found) == Recall(queries=4, expected=5, missing=1, wrong=1, faulty=2)


def test_an_article_that_is_found_twice_is_wrong() -> None:
    assert compare([[1]], [[1, 1]]) == Recall(queries=1, expected=1, missing=0, wrong=1, faulty=1)


def test_the_order_of_results_is_compared() -> None:
    assert order_differences([[1, 2], [3]], [[2, 1], [3]]) == 1


def test_articles_are_identified_by_their_numbers() -> None:
    assert to_numbers([["000000000001", "000000000000"], []], of_texts(["一", "二"])) == [[1, 0], []]


@pytest.mark.parametrize(("percent", "value"), [(95, 19), (50, 10), (100, 20), (1, 1)])
def test_a_percentile_is_the_value_that_this_percentage_does_not_exceed(percent: int, value: int) -> None:
    assert percentile(reversed(range(1, 21)), percent) == value


def test_a_row_of_queries_holds_medians_the_95th_percentile_and_the_most() -> None:
    costs = [cost("number", milliseconds) for milliseconds in range(1, 41)] + [cost("quoted", 90, requests=9, stored=1)]
    assert query_table(costs).splitlines()[2:] == [
        "| number | 40 | 12 | 7 | 7 | 7 | 3 | 46 | 46 | 46 | 20 | 38 | 40 |",
        "| quoted | 1 | 12 | 9 | 9 | 9 | 1 | 46 | 46 | 46 | 90 | 90 | 90 |",
        "| all | 41 | 12 | 7 | 7 | 9 | 3 | 46 | 46 | 46 | 21 | 39 | 90 |",
    ]


def test_a_row_of_an_index_holds_medians_of_its_runs() -> None:
    runs = [
        IndexRun(IndexCost(seconds, seconds * 2, before_bytes=50_000_000, peak_bytes=200_000_000), (3_000, 1_000))
        for seconds in (1.0, 4.0, 2.0)
    ]
    alone = IndexRun(IndexCost(30, 40, before_bytes=None, peak_bytes=3_000_000_000), (8_000_000,))
    assert index_table({"ours": runs, "Pagefind": [alone]}, 4).splitlines()[2:] == [
        "| ours | 2.0 (1.0–4.0) | 4.0 | 200 | 50 | 0.0 | 1,000 | 2 |",
        "| Pagefind | 30.0 | 40.0 | 3000 | – | 8.0 | 2,000,000 | 1 |",
    ]


def test_parts_of_an_index_are_sorted_by_size() -> None:
    sizes = {"index.bin": 100, "f/docs/0.bin": 4_000, "f/bigrams/0.bin": 70_000, "f/bigrams/1.bin": 10_000}
    assert parts_table(sizes, 10, part_of).splitlines()[2:] == [
        "| bigrams | 2 | 0.08 | 8,000 | 70.0 |",
        "| docs | 1 | 0.00 | 400 | 4.0 |",
        "| index.bin | 1 | 0.00 | 10 | 0.1 |",
    ]


def test_a_row_of_the_recall_table_has_missing_and_wrong_articles() -> None:
    findings = {
        "all": RecallRow(Recall(1_000, 50_000, missing=0, wrong=0, faulty=0), order_differences=2),
        "some": RecallRow(Recall(10, 400, missing=1, wrong=3, faulty=2)),
    }
    assert recall_table(findings).splitlines()[2:] == [
        "| all | 1,000 | 50,000 | 0 | 0 | 100 % | 0 | 2 |",
        "| some | 10 | 400 | 1 | 3 | 99.75 % | 2 | – |",
    ]


def test_a_recall_table_without_comparison_has_no_column_for_the_order() -> None:
    table = recall_table({"nothing": RecallRow(Recall(1, 0, missing=0, wrong=0, faulty=0))})
    assert table.splitlines()[::2] == [
        "| engine | queries | articles to find | missing | wrong | recall | queries with either |",
        "| nothing | 1 | 0 | 0 | 0 | 100 % | 0 |",
    ]


def test_the_loaded_modules_are_reported_once() -> None:
    loads = [LoadCost(milliseconds, requests=4, fetched=32_100) for milliseconds in (9, 11, 30)]
    assert load_sentence(loads) == "4 of them, 32.1 KB, 11 ms"


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("index.bin", "index.bin"),
        ("0123/categories.bin", "categories.bin"),
        ("0123/bigrams/12.bin", "bigrams"),
        ("0123/common/12.bin", "common"),
        ("0123/common/12-positions.bin", "common, positions"),
        ("0123/docs/3.bin", "docs"),
    ],
)
def test_a_file_belongs_to_a_part_of_the_index(path: str, part: str) -> None:
    assert part_of(path) == part
    assert is_stored_fields(path) == (part == "docs")


def test_a_page_for_pagefind_has_all_that_is_searched() -> None:
    page = page_of(document("一<二\n三", title="题 & 目", tags=("标签",), people=("作者", "", "")), "zh")
    assert page == (
        '<!doctype html><html lang="zh"><meta charset="utf-8"><title>题 &amp; 目</title>\n'
        "<main data-pagefind-body><h1>题 &amp; 目</h1>\n"
        "<p>标签</p>\n<p>作者</p>\n<p>一&lt;二</p>\n<p>三</p>\n</main></html>\n"
    )


@pytest.mark.parametrize(("tag", "language"), [("zh-Hans", "zh"), ("zh-Hant", "zh"), ("en", "en")])
def test_a_language_has_no_script(tag: str, language: str) -> None:
    assert language_of(tag) == language
