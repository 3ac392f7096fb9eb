"""The parts of `make bench-search` that compute: queries, the scan, what is compared, tables. Nothing here is timed."""

from __future__ import annotations

import re

import pytest
from benchmarks.peers.pagefind import language_of, page_of
from benchmarks.search.browser import Cost, Loading
from benchmarks.search.indexing import Making
from benchmarks.search.ours import is_card, part_of
from benchmarks.search.queries import HAN_ALONE, KINDS, Asked, drawn, some_of_each
from benchmarks.search.recall import Recall, compare, in_another_order, numbered
from benchmarks.search.report import (
    Finding,
    Made,
    asking_table,
    finding_table,
    loading_sentence,
    making_table,
    parts_table,
    percentile,
)
from benchmarks.search.scan import Scan
from benchmarks.synthetic.archive import article

from newsarchive.search.analysis.folding import fold
from newsarchive.search.indexing.documents import Document, document_batches
from tests.builders import project
from tests.search.samples import document
from tests.search.samples import numbered as of_texts

COUNT = 120
EACH = 5
SHAPES = {
    "one Han sign": r"[一-鿿]",
    **{kind: f"[一-鿿]{{{kind[0]}}}" for kind in HAN_ALONE},
    "Latin word": r"[A-Za-z]{3,}",
    "beginning of a Latin word": r"[A-Za-z]{2,}",
    "number": r"[0-9]{2,}",
    "Han with Latin or digits": r"(?=.*[一-鿿])(?=.*[A-Za-z0-9])[一-鿿A-Za-z0-9]+",
    "Traditional for Simplified": r"[一-鿿]{2,4}",
    "two words": r"[一-鿿]{2} [一-鿿]{2}",
    "quoted": r'"[一-鿿][^"“”\n]{1,10}[一-鿿]"',
    "one without another": r"[一-鿿]{2} -[一-鿿]{2}",
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
def invented(tmp_path_factory: pytest.TempPathFactory) -> list[Document]:
    drafts = [article(number) for number in range(COUNT)]
    files = {f"articles/{draft.path}": draft.content for draft in drafts}
    library = project(tmp_path_factory.mktemp("invented"), files).library()
    return [document for batch in document_batches(library, 100) for document in batch()]


def cost(kind: str, milliseconds: float, *, requests: int = 7, cards: int = 3) -> Cost:
    return Cost(kind, found=12, milliseconds=milliseconds, requests=requests, cards=cards, fetched=45_600)


def test_the_same_queries_are_drawn_each_time(invented: list[Document]) -> None:
    assert drawn(invented, EACH) == drawn(invented, EACH)


def test_as_many_are_drawn_of_each_kind_as_are_wanted_and_all_differ(invented: list[Document]) -> None:
    asked = drawn(invented, EACH)
    assert [one.kind for one in asked] == [kind for kind in KINDS for _ in range(EACH)]
    assert len(set(asked)) == len(asked)


def test_a_query_is_of_the_kind_it_says(invented: list[Document]) -> None:
    assert list(SHAPES) == list(KINDS)
    for one in drawn(invented, EACH):
        assert re.fullmatch(SHAPES[one.kind], one.text), one
        assert [kind for kind, _ in one.filters] == ([FILTERS[one.kind]] if one.kind in FILTERS else [])


def test_a_query_in_traditional_signs_is_another_one_to_those_who_do_not_fold(invented: list[Document]) -> None:
    asked = [one.text for one in drawn(invented, EACH) if one.kind == "Traditional for Simplified"]
    assert all(fold(text) != text for text in asked)


def test_whatever_is_asked_for_is_somewhere_except_what_an_exclusion_takes_away(invented: list[Document]) -> None:
    scan = Scan(invented)
    nowhere = {one.kind for one in drawn(invented, EACH) if not scan.find(one.text, one.filters)}
    assert nowhere <= {"one without another"}


def test_an_archive_without_texts_has_no_queries() -> None:
    assert drawn([], EACH) == []
    assert drawn([document("")], 1) == []


def test_some_of_each_kind_are_its_first() -> None:
    asked = [Asked("a", "1"), Asked("a", "2"), Asked("b", "3"), Asked("a", "4")]
    assert some_of_each(asked, 2) == [Asked("a", "1"), Asked("a", "2"), Asked("b", "3")]


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
def test_a_scan_keeps_to_a_filter(kind: str, value: str, *, is_found: bool) -> None:
    assert Scan([FILED]).find("教育", [(kind, value)]) == ({"filed"} if is_found else set())


def test_an_article_of_which_nothing_is_known_is_in_no_filter() -> None:
    unknown = Scan([document("教育部")])
    assert [unknown.find("教育", [(kind, "新浪财经")]) for kind in ("source", "category", "tag", "year")] == [set()] * 4


def test_answers_are_compared_with_what_is_there() -> None:
    there = [[1, 2, 3], [4], [], [5]]
    found = [[3, 2, 1], [4, 9], [], []]
    assert compare(there, found) == Recall(queries=4, there=5, missing=1, wrong=1, faulty=2)


def test_an_article_that_is_found_twice_is_wrong() -> None:
    assert compare([[1]], [[1, 1]]) == Recall(queries=1, there=1, missing=0, wrong=1, faulty=1)


def test_the_order_of_answers_counts() -> None:
    assert in_another_order([[1, 2], [3]], [[2, 1], [3]]) == 1


def test_articles_go_by_their_places_in_the_archive() -> None:
    assert numbered([["000000000001", "000000000000"], []], of_texts(["一", "二"])) == [[1, 0], []]


@pytest.mark.parametrize(("percent", "value"), [(95, 19), (50, 10), (100, 20), (1, 1)])
def test_a_percentile_is_the_value_that_so_many_do_not_exceed(percent: int, value: int) -> None:
    assert percentile(reversed(range(1, 21)), percent) == value


def test_a_row_of_queries_holds_medians_the_95th_percentile_and_the_most() -> None:
    costs = [cost("number", milliseconds) for milliseconds in range(1, 41)] + [cost("quoted", 90, requests=9, cards=1)]
    assert asking_table(costs).splitlines()[2:] == [
        "| number | 40 | 12 | 7 | 7 | 7 | 3 | 46 | 46 | 46 | 20 | 38 | 40 |",
        "| quoted | 1 | 12 | 9 | 9 | 9 | 1 | 46 | 46 | 46 | 90 | 90 | 90 |",
        "| all | 41 | 12 | 7 | 7 | 9 | 3 | 46 | 46 | 46 | 21 | 39 | 90 |",
    ]


def test_a_row_of_an_index_holds_medians_of_its_runs() -> None:
    runs = [
        Made(Making(seconds, seconds * 2, before_bytes=50_000_000, peak_bytes=200_000_000), (3_000, 1_000))
        for seconds in (1.0, 4.0, 2.0)
    ]
    alone = Made(Making(30, 40, before_bytes=None, peak_bytes=3_000_000_000), (8_000_000,))
    assert making_table({"ours": runs, "Pagefind": [alone]}, 4).splitlines()[2:] == [
        "| ours | 2.0 (1.0–4.0) | 4.0 | 200 | 50 | 0.0 | 1,000 | 2 |",
        "| Pagefind | 30.0 | 40.0 | 3000 | – | 8.0 | 2,000,000 | 1 |",
    ]


def test_parts_of_an_index_go_by_size() -> None:
    sizes = {"index.bin": 100, "f/cards/0.bin": 4_000, "f/pairs/0.bin": 70_000, "f/pairs/1.bin": 10_000}
    assert parts_table(sizes, 10, part_of).splitlines()[2:] == [
        "| pairs | 2 | 0.08 | 8,000 | 70.0 |",
        "| cards | 1 | 0.00 | 400 | 4.0 |",
        "| index.bin | 1 | 0.00 | 10 | 0.1 |",
    ]


def test_a_row_of_findings_tells_what_is_missing_and_what_is_wrong() -> None:
    findings = {
        "all": Finding(Recall(1_000, 50_000, missing=0, wrong=0, faulty=0), in_another_order=2),
        "some": Finding(Recall(10, 400, missing=1, wrong=3, faulty=2)),
    }
    assert finding_table(findings).splitlines()[2:] == [
        "| all | 1,000 | 50,000 | 0 | 0 | 100 % | 0 | 2 |",
        "| some | 10 | 400 | 1 | 3 | 99.75 % | 2 | – |",
    ]


def test_a_way_of_asking_that_is_compared_with_no_other_has_no_column_for_it() -> None:
    table = finding_table({"nothing": Finding(Recall(1, 0, missing=0, wrong=0, faulty=0))})
    assert table.splitlines()[::2] == [
        "| asked | queries | articles to find | missing | wrong | recall | queries with either |",
        "| nothing | 1 | 0 | 0 | 0 | 100 % | 0 |",
    ]


def test_what_a_page_loads_is_told_once() -> None:
    loadings = [Loading(milliseconds, requests=4, fetched=32_100) for milliseconds in (9, 11, 30)]
    assert loading_sentence(loadings) == "4 of them, 32.1 KB, 11 ms"


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("index.bin", "index.bin"),
        ("0123/categories.bin", "categories.bin"),
        ("0123/pairs/12.bin", "pairs"),
        ("0123/frequent/12.bin", "frequent"),
        ("0123/frequent/12-places.bin", "frequent, places"),
        ("0123/cards/3.bin", "cards"),
    ],
)
def test_a_file_belongs_to_a_part_of_the_index(path: str, part: str) -> None:
    assert part_of(path) == part
    assert is_card(path) == (part == "cards")


def test_a_page_for_pagefind_has_all_that_is_searched() -> None:
    page = page_of(document("一<二\n三", title="题 & 目", tags=("标签",), people=("作者", "", "")), "zh")
    assert page == (
        '<!doctype html><html lang="zh"><meta charset="utf-8"><title>题 &amp; 目</title>\n'
        "<main data-pagefind-body><h1>题 &amp; 目</h1>\n"
        "<p>标签</p>\n<p>作者</p>\n<p>一&lt;二</p>\n<p>三</p>\n</main></html>\n"
    )


@pytest.mark.parametrize(("tag", "language"), [("zh-Hans", "zh"), ("zh-Hant", "zh"), ("en", "en")])
def test_a_language_is_told_without_its_script(tag: str, language: str) -> None:
    assert language_of(tag) == language
