"""Search in the browser gives the results of search in Python, and reports files that it could not read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random
from shutil import copytree
from typing import Any

import pytest
from benchmarks.synthetic.archive import article
from playwright.sync_api import Page

from newsarchive.search.indexing.documents import Document, document_batches
from newsarchive.search.querying.reader import open_index
from newsarchive.search.querying.results import results_record
from newsarchive.search.querying.searcher import Filters, search
from tests.browser.hosting import SUB_PATH, Host, hosted
from tests.browser.pages import OpenPage
from tests.builders import ROOT, project
from tests.search.samples import FOLDABLE, NOTES, numbered, queries, write_index

COUNT = 250
# So few that phrases of the demonstration meet frequent pairs.
COMMON_FROM = 150
ASK = """
async (asked) => {
  const { search } = await import(new URL("assets/search/search.js", document.baseURI));
  const answers = [];
  for (const [query, options] of asked) answers.push(await search(query, options));
  return answers;
}
"""
_NAMES = {"first_day": "from", "last_day": "to"}


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> list[Document]:
    drafts = [article(number) for number in range(COUNT)]
    files = {f"articles/{draft.path}": draft.content for draft in drafts}
    library = project(tmp_path_factory.mktemp("synthetic"), files).library()
    return [document for batch in document_batches(library, COUNT) for document in batch()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, articles: list[Document]) -> Path:
    """A site that holds nothing but search."""
    folder = tmp_path_factory.mktemp("site")
    copytree(ROOT / "hooks/newsarchive/theme/assets/search", folder / "assets/search")
    (folder / "index.html").write_text("<!doctype html><title>Search</title>")
    write_index(articles, folder / "search", COMMON_FROM)
    return folder


@pytest.fixture(scope="module")
def host(folder: Path) -> Iterator[Host]:
    with hosted(folder, SUB_PATH) as running:
        yield running


@pytest.fixture
def page(open_page: OpenPage, host: Host) -> Page:
    page = open_page()
    page.goto(host.url)
    return page


def options_of(one: Document, chosen: Random) -> dict[str, Any]:
    """Options that the article fits."""
    filters: list[Mapping[str, str]] = [
        {},
        {},
        {"year": one.date[:4]},
        {"first_day": one.date},
        {"last_day": one.date},
        {label.split(":")[1]: label.split(":")[2] for label in one.filter_keys[:1]},
        {label.split(":")[1]: label.split(":")[2] for label in one.filter_keys[-1:]},
    ]
    order = chosen.choice(("relevance", "date"))
    return {"filters": chosen.choice(filters), "order": order, "offset": chosen.choice((0, 0, 3)), "limit": 5}


def in_browser(options: dict[str, Any]) -> dict[str, Any]:
    filters = {_NAMES.get(name, name): value for name, value in options["filters"].items()}
    return {"filters": filters, "sort": options["order"], "offset": options["offset"], "limit": options["limit"]}


def in_halves(text: str, ranges: list[tuple[int, int]]) -> list[list[int]]:
    """Ranges as JavaScript counts: by code units of UTF-16."""
    return [[len(text[:edge].encode("utf-16-le", "surrogatepass")) // 2 for edge in span] for span in ranges]


def expected(record: dict[str, Any]) -> dict[str, Any]:
    """The results that the browser must give where Python gives these."""
    results = [
        {
            **result,
            "titleRanges": in_halves(result["title"], result["titleRanges"]),
            "excerpt": {
                "text": result["excerpt"]["text"],
                "ranges": in_halves(result["excerpt"]["text"], result["excerpt"]["ranges"]),
            },
        }
        for result in record["results"]
    ]
    return {**record, "results": results}


@pytest.mark.parametrize("count", [250, pytest.param(1000, marks=pytest.mark.long)])
def test_queries_have_the_same_results_in_the_same_order(
    page: Page, folder: Path, articles: list[Document], count: int
) -> None:
    chosen = Random(11)  # noqa: S311 - the same queries each time
    asked = [(query, options_of(chosen.choice(articles), chosen)) for query in queries(articles, count, seed=11)]
    index = open_index(folder / "search")
    answers = page.evaluate(ASK, [(query, in_browser(options)) for query, options in asked])
    wrong = []
    for (query, options), answer in zip(asked, answers, strict=True):
        filters = Filters(**options.pop("filters"))
        if answer != expected(results_record(search(index, query, filters=filters, **options))):
            wrong.append(query)
    assert wrong == []
    assert sum(answer["total"] > 0 for answer in answers) > count // 3


@pytest.fixture(scope="module")
def notes(folder: Path) -> Path:
    """An index of texts whose words and numbers are written in several ways, next to the other."""
    chosen = Random(5)  # noqa: S311 - the same texts each time
    others = ["".join(chosen.choices(FOLDABLE, k=40)) for _ in range(60)]
    write_index(numbered([*NOTES, *others]), folder / "notes")
    return folder / "notes"


def test_spellings_have_the_same_results_and_ranges(page: Page, notes: Path) -> None:
    chosen = Random(6)  # noqa: S311 - the same queries each time
    known = "zurich naive dvorak résumé 📈 🇨🇳 ℃ * 12345.67 GB/T7714-2015 -5 -17 -中 finance STRASSE ガ 8.5% 👨\u200d👩\u200d👧".split()
    random = ["".join(chosen.choices(FOLDABLE, k=chosen.choice((1, 2, 3, 5)))) for _ in range(150)]
    asked = [*known, '"Sao Paulo"', "气温 -5", "re\u0301sume\u0301", *random]
    options = {"base": f"{page.url}notes/", "limit": 20}
    answers = page.evaluate(ASK, [(query, options) for query in asked])
    index = open_index(notes)
    wrong = [
        query
        for query, answer in zip(asked, answers, strict=True)
        if answer != expected(results_record(search(index, query, limit=20)))
    ]
    assert wrong == []
    assert sum(answer["total"] > 0 for answer in answers) > len(asked) // 3
    assert sum(not answer["isSearchable"] for answer in answers) > 1


@pytest.mark.parametrize(
    "query",
    ["a" * 10_000, "中" * 10_000, '-"' * 5_000, "(a+)+$" * 1_500, "\x00\x1f\u200b", "𠮷" * 600, "[](){}*?\\^$|"],
)
def test_hostile_queries_have_the_same_answers(page: Page, folder: Path, query: str) -> None:
    (answer,) = page.evaluate(ASK, [(query, {})])
    assert answer == expected(results_record(search(open_index(folder / "search"), query)))


@pytest.mark.parametrize("status", [404, 200], ids=["gone", "damaged"])
def test_what_cannot_be_read_is_reported_and_the_rest_is_found(
    page: Page, articles: list[Document], status: int
) -> None:
    title = max((one.title for one in articles), key=len)
    page.route("**/chars/*.bin", lambda route: route.fulfill(status=status, body="no index"))
    (answer,) = page.evaluate(ASK, [(f'的 "{title}"', {})])
    assert [problem.split("/")[0] for problem in answer["problems"]] == ["chars"]
    assert title in {result["title"] for result in answer["results"]}


def test_a_site_that_was_published_anew_is_searched_again(page: Page, folder: Path, articles: list[Document]) -> None:
    page.evaluate(ASK, [("没有", {})])
    old = next(path for path in (folder / "search").iterdir() if path.is_dir())
    page.route(f"**/{old.name}/**", lambda route: route.fulfill(status=404))
    new = "f" * 12
    page.route(
        "**/search/index.bin",
        lambda route: route.fulfill(
            body=(folder / "search/index.bin").read_bytes().replace(old.name.encode(), new.encode())
        ),
    )
    page.route(f"**/{new}/**", lambda route: route.fulfill(path=old / route.request.url.split(new + "/")[1]))
    (answer,) = page.evaluate(ASK, [(f'"{articles[0].title}"', {})])
    assert (answer["problems"], answer["results"][0]["id"]) == ([], articles[0].id)
