"""Search finds the same documents as a scan of all texts."""

from __future__ import annotations

import pytest
from benchmarks.search.scan import Scan
from hypothesis import example, given
from hypothesis import strategies as st

from newsarchive.search.indexing.documents import Document
from newsarchive.search.querying.searcher import search
from tests.search.samples import FOLDABLE, NOTES, files_of, index_of, numbered, queries

ALL = 10_000
TEXTS = (
    "教育部4月5日发布通知，中国人民银行参加。",
    "人民教育出版社，部署1076万考生。sz300959涨停",
    "5G手机与AI、USB-C接口：3.5%的增长",
    "中國人民銀行發佈通知；Café ＡＢＣ１２３ ㈱",
    "中 国 分开，中\n国。ひらがなカタカナ 한국어",
    "育部分家；部教育",
    "",
    "……！？",
)


def found(texts: tuple[str, ...], query: str, common_from: int = ALL) -> list[int]:
    """The numbers of the texts that contain the query."""
    results = search(index_of(files_of(numbered(texts), common_from)), query, order="date", limit=ALL)
    assert results.problems == []
    assert results.total == len(results.results)
    return [int(result.id) for result in results.results]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("教育部", [0]),
        ("教育", [0, 1, 5]),
        ("育部", [0, 5]),
        ("部", [0, 1, 5]),
        ("中国人民银行", [0, 3]),
        ("中國人民銀行", [0, 3]),
        ("1076", [1]),
        ("107", [1]),
        ("1", [1, 3]),
        ("076", []),
        ("1076万", [1]),
        ('"1076"', [1]),
        ('"107"', []),
        ("sz3009", [1]),
        ("SZ3009", [1]),
        ("ｓｚ３００９５９", [1]),
        ("4月5日", [0]),
        ("月5", [0]),
        ("5日发布", [0]),
        ("5g手机", [2]),
        ("USB-C", [2]),
        ("3.5%", [2]),
        ("abc123", [3]),
        ("café", [3]),
        ("中国", [0, 3, 4]),
        ("ひらがな", [4]),
        ("국어", [4]),
        ("教育 -出版", [0, 5]),
        ('教育 -"出版社"', [0, 5]),
        ("-教育 通知", [3]),
        ("-教育", [2, 3, 4, 6, 7]),
        ("“教育部”", [0]),
        ("教育部。通知", [0]),
        ("通知中国", []),
        ("", list(range(8))),
        ("  \u3000", list(range(8))),
        ('  - ？ "" ', []),
        ("教育 ？", [0, 1, 5]),
        ("没有的", []),
    ],
)
def test_a_query_finds(query: str, expected: list[int]) -> None:
    assert found(TEXTS, query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("zurich", [0]),
        ("Zürich", [0]),
        ("naive", [0]),
        ('"Sao Paulo"', [0]),
        ("dvorak", [0]),
        ("Editeurs", [0]),
        ("résumé", [1, 6]),
        ("re\u0301sume\u0301", [1, 6]),
        ("resume", [1, 6]),
        ("📈", [2]),
        ("大涨📈", [2]),
        ("👩", [2]),
        ("👨\u200d👩\u200d👧", [2]),
        ("🇨🇳", [2]),
        ("🇳🇨", []),
        ("👍", [2]),
        ("📉", []),
        ("℃", []),
        ("*", []),
        ("-℃", []),
        ("？！", []),
        ("12345.67", [3]),
        ("12,345.67", [3]),
        ("12345", [3]),
        ("345", []),
        ("8.5%", [3]),
        ("300m2", [3]),
        ("GB/T7714-2015", [3]),
        ("GB/T 7714-2015", [3]),
        ("gbt7714", []),
        ("010-62345678", [3]),
        ("气温 -5", [4]),
        ("-5℃", [3, 4, 6]),
        ("−17", [4]),
        ("-17", [4]),
        ("covid19", [4]),
        ("COVID-19", [4]),
        ('-"2015" 7714', []),
        ("编号 -投资", [4]),
        ("编号 －投资", [4]),
        ("finance", [5]),
        ("istanbul", [5]),
        ("STRASSE", [5]),
        ("ガス", [5]),
        ("カス", []),
    ],
)
def test_spellings_of_a_word_or_number_find_each_other(query: str, expected: list[int]) -> None:
    assert found(NOTES, query) == expected


@given(
    st.lists(st.text(st.sampled_from(FOLDABLE), max_size=30), max_size=8),
    st.text(st.sampled_from(FOLDABLE), max_size=8),
)
@example(["1,234,567", "1234567", "1,2345,678"], "1,234,567")
@example(["e\u0301" * 30 + "中国", "ß" * 29 + "中国"], "中国")
def test_any_query_finds_the_same_foldable_texts_as_a_scan(texts: list[str], query: str) -> None:
    scan = Scan(numbered(texts))
    assert {f"{number:012}" for number in found(tuple(texts), query)} == scan.find(query)


@given(
    st.lists(st.text(st.sampled_from("中国人民國ab1２A -。\n\"'é한カ\u200b\ud800𠮷\x00"), max_size=30), max_size=8),
    st.text(st.sampled_from("中国人民國ab1２A -。\n\"'é한カ\u200b\ud800𠮷\x00"), max_size=8),
)
@example(["中a中", "a中", "中a"], "中a")
@example(["a" * 40, "a" * 39], "a" * 39)
def test_any_query_finds_the_same_texts_as_a_scan(texts: list[str], query: str) -> None:
    scan = Scan(numbered(texts))
    assert {f"{number:012}" for number in found(tuple(texts), query)} == scan.find(query)


@given(
    st.lists(st.text(st.sampled_from("中国人民。a"), max_size=30), max_size=8),
    st.text(st.sampled_from("中国人民。a"), max_size=8),
    st.sampled_from((300, 1_000, 5_000)),
)
@example(["中国人民"], "中国人民", 300)
def test_phrases_of_common_bigrams_find_the_same_texts_as_a_scan(
    texts: list[str], query: str, common_from: int
) -> None:
    scan = Scan(numbered(texts))
    assert {f"{number:012}" for number in found(tuple(texts), query, common_from)} == scan.find(query)


@given(st.text(max_size=10_000) | st.text(st.sampled_from('"“-* \\([{^$.|?+中a'), max_size=10_000))
@example("a" * 10_000)
@example("中" * 10_000)
@example('-"' * 5_000)
@example("(a+)+$" * 1_500)
def test_hostile_queries_are_answered(query: str) -> None:
    results = search(index_of(FILES), query)
    assert 0 <= results.total <= len(TEXTS)


FILES = files_of(numbered(TEXTS))


@pytest.fixture(scope="module")
def scanned(synthetic: list[Document]) -> list[tuple[str, set[str]]]:
    """Queries, each with the documents that a scan finds."""
    scan = Scan(synthetic)
    return [(query, scan.find(query)) for query in queries(synthetic, 400)]


@pytest.mark.parametrize("count", [150, pytest.param(400, marks=pytest.mark.long)])
@pytest.mark.parametrize("common_from", [ALL, 100, 30])
def test_queries_find_the_same_documents_of_the_demonstration_as_a_scan(
    synthetic: list[Document], scanned: list[tuple[str, set[str]]], common_from: int, count: int
) -> None:
    index = index_of(files_of(synthetic, common_from))
    assert bool(index.manifest.stats.common_bigrams.bigrams) == (common_from < ALL)
    wrong = [
        query
        for query, expected in scanned[:count]
        if {result.id for result in search(index, query, limit=ALL).results} != expected
    ]
    assert wrong == []
    assert sum(bool(expected) for _, expected in scanned[:count]) > count // 2
