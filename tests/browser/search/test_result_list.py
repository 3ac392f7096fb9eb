"""The list of results: loaded in parts, with the passages that contain the words, next to its filters.

The index is a stub, so that a test decides what it returns and when.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.archives.searched import build_searched
from tests.browser.axe import violations
from tests.browser.hosting import SUB_PATH, Host, hosted
from tests.browser.pages import DESK, PHONE, OpenPage
from tests.site.sites import shared

TOTAL = 45
OPENING = "开头没有要找的词。" * 13
# Answers as the module of search does, as ARCHIVE states. What is held answers once it is let go.
STAND_IN = """
const archive = window.archive = ARCHIVE;
archive.asked = [];
archive.held = [];
archive.letGo = () => archive.held.splice(0).forEach((go) => go());

export async function search(query, { offset = 0, limit = 5 }) {
  archive.asked.push([query, offset, limit]);
  if (archive.holds === query && offset) await new Promise((go) => archive.held.push(go));
  if (archive.isGone && offset) throw new Error("gone");
  const numbers = Array.from({ length: Math.max(Math.min(limit, archive.total - offset), 0) }, (_, at) => offset + at);
  const results = numbers.map((number) => ({
    id: `n${number}`, url: `a/n${number}/`, title: `${query} ${number}`, titleRanges: [[0, query.length]], date: "2022-05-01",
    source: "来源", excerpt: { text: archive.opening, ranges: [] }, ...archive.result,
  }));
  return { total: archive.total, facets: archive.facets, results, isSearchable: true, problems: offset ? archive.problems : [] };
}

export async function passage(text, query, { length }) {
  const at = text.indexOf(query);
  const start = Math.max(at - length / 3, 0);
  const piece = text.slice(start, start + length);
  return { text: piece, ranges: at < 0 ? [] : [[at - start, at - start + query.length]] };
}
"""
# Two frames: by the second, intersection observers have run.
SETTLE = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
LOW = {"width": 1280, "height": 300}


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    with hosted(shared(tmp_path_factory, "searched", build_searched) / "site", SUB_PATH) as running:
        yield running


@dataclass(frozen=True)
class Results:
    """The page of results over the stand-in."""

    page: Page

    @property
    def rows(self) -> Locator:
        return self.page.locator(".na-item")

    @property
    def leads(self) -> Locator:
        return self.page.locator(".na-item__lead")

    def asked(self) -> list[list[Any]]:
        """The requests to the index: query, offset and limit."""
        asked: list[list[Any]] = self.page.evaluate("archive.asked")
        return asked

    def tops(self) -> list[float]:
        """The upper edge of each row on the page."""
        tops: list[float] = self.rows.evaluate_all("rows => rows.map(row => row.getBoundingClientRect().top + scrollY)")
        return tops

    def settle(self) -> None:
        self.page.evaluate(SETTLE)


class Show:
    """Opens the page of results."""

    def __init__(self, open_page: OpenPage, host: Host) -> None:
        self.open_page = open_page
        self.host = host

    def __call__(
        self,
        url: str = "?q=词",
        *,
        viewport: dict[str, int] = LOW,
        before: str = "",
        articles: tuple[str, ...] = ("",),
        **archive: Any,  # noqa: ANN401 - JSON
    ) -> Results:
        """`before` runs before the page's scripts; `archive` is what the index returns.

        `articles` are the first results' in Markdown, and the last is also that of all others; an empty one is not there.
        """
        page = self.open_page(viewport=viewport, fresh=bool(before))
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        state = {"total": TOTAL, "opening": OPENING, "facets": {}, "problems": [], **archive}
        if before:
            page.add_init_script(before)
        index = STAND_IN.replace("ARCHIVE", json.dumps(state))
        page.route(
            "**/assets/search/search.js", lambda route: route.fulfill(body=index, content_type="text/javascript")
        )
        page.route("**/a/*/index.md", lambda route: answer(route, articles))
        page.goto(f"{self.host.url}search/{url}")
        expect(page.get_by_role("status")).to_have_text(re.compile("找到"))
        return Results(page)


def answer(route: Route, articles: tuple[str, ...]) -> None:
    number = int(route.request.url.split("/")[-2].removeprefix("n"))
    article = articles[min(number, len(articles) - 1)]
    content = f"---\ntitle: 题\n---\n\n# 题\n\n{article}"
    route.fulfill(status=200 if article else 404, body=content, content_type="text/markdown; charset=utf-8")


@pytest.fixture
def show(open_page: OpenPage, host: Host) -> Show:
    return Show(open_page, host)


def test_a_few_results_come_at_once_and_the_others_as_the_reader_comes_near(show: Show) -> None:
    results = show()
    expect(results.rows).to_have_count(5)
    results.settle()
    assert results.asked() == [["词", 0, 5]]
    for count in (10, 15, 20):
        results.rows.last.scroll_into_view_if_needed()
        expect(results.rows).to_have_count(count)
    results.page.get_by_role("link", name="下一页").scroll_into_view_if_needed()
    results.settle()
    assert results.asked() == [["词", 0, 5], ["词", 5, 5], ["词", 10, 5], ["词", 15, 5]]
    expect(results.page.get_by_role("status")).to_have_text("找到 45 篇，这里是第 1 至 20 篇")
    expect(results.page.locator(".na-rest")).to_be_hidden()


def test_the_last_page_ends_with_the_last_result(show: Show) -> None:
    results = show("?q=词&page=3", total=48, viewport={"width": 1280, "height": 3000})
    expect(results.rows).to_have_count(8)
    assert results.asked() == [["词", 40, 5], ["词", 45, 3]]
    expect(results.page.get_by_role("status")).to_have_text("找到 48 篇，这里是第 41 至 48 篇")


def test_where_there_is_room_for_all_they_come_by_themselves(show: Show) -> None:
    results = show(viewport={"width": 1280, "height": 5000})
    expect(results.rows).to_have_count(20)


@pytest.mark.parametrize("viewport", [PHONE, LOW], ids=["phone", "desk"])
def test_what_is_shown_stays_where_it_is_while_others_come(show: Show, viewport: dict[str, int]) -> None:
    results = show(viewport=viewport, holds="词")
    results.rows.last.scroll_into_view_if_needed()
    results.page.wait_for_function("archive.held.length")
    tops, scrolled = results.tops(), results.page.evaluate("scrollY")
    expect(results.page.get_by_role("list").and_(results.page.locator(".na-list"))).to_have_attribute(
        "aria-busy", "true"
    )
    expect(results.page.locator(".na-rest")).to_have_text("正在查找…")
    expect(results.page.locator(".na-footer")).not_to_be_in_viewport()
    results.page.evaluate("archive.letGo()")
    expect(results.rows).to_have_count(10)
    assert (results.tops()[:5], results.page.evaluate("scrollY")) == (tops, scrolled)


def test_at_the_end_of_the_page_nothing_is_left_waiting(show: Show) -> None:
    results = show(viewport=PHONE)
    results.page.keyboard.press("End")
    expect(results.rows).to_have_count(20)
    expect(results.page.locator(".na-list")).not_to_have_attribute("aria-busy", "true")


def test_the_keyboard_brings_the_next_at_the_last_result(show: Show) -> None:
    results = show(before="window.IntersectionObserver = class { observe() {} unobserve() {} disconnect() {} }")
    expect(results.rows).to_have_count(5)
    results.rows.nth(3).get_by_role("link").first.focus()
    results.settle()
    assert len(results.asked()) == 1
    results.rows.last.get_by_role("link").first.focus()
    expect(results.rows).to_have_count(10)
    expect(results.rows.nth(4).get_by_role("link").first).to_be_focused()


def test_a_browser_without_intersection_observers_loads_all_and_shows_passages_on_request(show: Show) -> None:
    results = show(before="delete window.IntersectionObserver", articles=("这里有词。",))
    expect(results.rows).to_have_count(20)
    expect(results.page.get_by_role("button", name="查看命中处")).to_have_count(20)
    results.rows.first.get_by_role("button", name="查看命中处").click()
    expect(results.leads.first).to_have_text("这里有词。")
    expect(results.leads.first).to_be_focused()


def test_what_an_overtaken_search_brings_late_is_left_out(show: Show) -> None:
    results = show(holds="词")
    results.rows.last.scroll_into_view_if_needed()
    results.page.wait_for_function("archive.held.length")
    field = results.page.get_by_role("searchbox", name="要找的词")
    field.fill("另一个")
    field.press("Enter")
    expect(results.rows.first).to_contain_text("另一个 0")
    results.page.evaluate("archive.letGo()")
    results.settle()
    titles = results.page.locator(".na-results h2").all_inner_texts()
    assert [title for title in titles if not title.startswith("另一个")] == []
    assert titles == list(dict.fromkeys(titles))


def test_others_that_cannot_be_loaded_are_reported_and_can_be_requested_again(show: Show) -> None:
    results = show(isGone=True)
    results.rows.last.scroll_into_view_if_needed()
    expect(results.page.locator(".na-results__problem")).to_contain_text("后面的结果读不到")
    expect(results.rows).to_have_count(5)
    assert violations(results.page) == []
    results.page.evaluate("archive.isGone = false")
    results.page.get_by_role("button", name="再试一次").press("Enter")
    expect(results.rows.nth(5).get_by_role("link").first).to_be_focused()
    expect(results.page.locator(".na-results__problem")).to_have_count(0)


def test_an_error_in_a_later_part_is_reported_once_below_it(show: Show) -> None:
    results = show(problems=["cards/1.json: the host answers 404"])
    results.page.keyboard.press("End")
    expect(results.rows).to_have_count(20)
    expect(results.page.locator(".na-list ~ .na-results__problem")).to_contain_text("搜索索引有一部分读不到")


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_the_passage_with_the_matches_replaces_the_beginning(show: Show, viewport: dict[str, int]) -> None:
    results = show(
        viewport=viewport, articles=(f"{'别的话，' * 60}[这里](https://e.org/)有**词**。\n\n{'还有后话。' * 60}",)
    )
    first = results.leads.first
    expect(first.locator("mark")).to_have_text("词")
    expect(first).to_have_text(re.compile("^…别的话，(别的话，)+这里有词。\n还有后话.*…$"))
    expect(first).not_to_contain_text("[")
    expect(results.page.get_by_role("button", name="查看命中处")).to_have_count(0)
    expect(first.locator("mark")).to_be_in_viewport()


def test_a_row_is_as_high_with_its_passage_as_before(show: Show) -> None:
    results = show(
        viewport=DESK,
        before="window.fetchNow = fetch; window.fetch = async (...asked) => "
        "{ await new Promise(go => archive.letPassages = go); return fetchNow(...asked); }",
        articles=("短，有词。",),
    )
    expect(results.leads.first).to_contain_text("开头没有要找的词")
    results.page.wait_for_function("Boolean(archive.letPassages)")
    tops = results.tops()[:5]
    results.page.evaluate("archive.letPassages()")
    expect(results.leads.first).to_have_text("短，有词。")
    assert results.tops()[:5] == tops


def test_passages_come_one_after_another_and_only_for_what_is_in_view(show: Show) -> None:
    count = (
        "window.together = window.most = 0; window.fetchNow = fetch; window.fetch = async (...asked) => {"
        "most = Math.max(most, ++together); const answer = await fetchNow(...asked); together--; return answer; }"
    )
    results = show(viewport={"width": 1280, "height": 700}, before=count, articles=("有词。",))
    fetched: list[str] = []
    results.page.on("request", lambda request: fetched.append(request.url))
    expect(results.leads.first).to_have_text("有词。")
    results.settle()
    expect(results.leads.last).to_have_text(OPENING)
    results.leads.last.scroll_into_view_if_needed()
    expect(results.leads.nth(4)).to_have_text("有词。")
    assert results.page.evaluate("most") == 1
    articles = [url for url in fetched if url.endswith("index.md")]
    assert len(articles) == len(set(articles))


@pytest.mark.parametrize(
    "article", ["", "没有。"], ids=["which cannot be loaded", "which has the words in its title alone"]
)
def test_of_an_article_without_a_passage_the_beginning_stays(show: Show, article: str) -> None:
    results = show(viewport=DESK, articles=(article, "有词。"))
    expect(results.leads.nth(1)).to_have_text("有词。")
    expect(results.leads.first).to_have_text(OPENING)
    expect(results.page.get_by_role("alert")).to_have_count(0)


def test_with_data_saving_each_passage_is_requested(show: Show) -> None:
    saving = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
    results = show(before=saving, articles=("有词。",))
    expect(results.leads.first).to_have_text(OPENING)
    results.rows.first.get_by_role("button", name="查看命中处").click()
    expect(results.leads.first).to_have_text("有词。")
    expect(results.rows.first.get_by_role("button")).to_have_count(0)


@pytest.mark.parametrize(("lang", "expected"), [("en", "en"), ("zh-Hant", "zh-Hant"), ("", None)])
def test_a_result_has_its_language_if_that_is_not_the_site_s(show: Show, lang: str, expected: str | None) -> None:
    results = show(result={"lang": lang}, viewport=DESK)
    found = [element.get_attribute("lang") for element in (results.leads.first, results.rows.first.locator("h2 a"))]
    assert found == [expected, expected]


def facet(value: str, count: int) -> dict[str, Any]:
    return {"value": value, "name": value.rsplit("/", maxsplit=1)[-1], "count": count}


YEARS = [facet("2022", 30), facet("2021", 15)]
SOURCES = [facet("知乎", 45)]
BELOW = [facet("金融/新浪", 20), facet("金融/报", 15), facet("金融/新浪/国内", 9), facet("金融/新浪/国际", 2)]
NEW = {"years": YEARS, "sections": [facet("金融", 45), facet("编程", 5)], "categories": BELOW, "sources": SOURCES}
OLD = {"years": YEARS, "categories": [facet("金融", 45), *BELOW, facet("编程", 5)], "sources": SOURCES}
either = pytest.mark.parametrize("facets", [NEW, OLD], ids=["sections separate", "all levels in one"])


def entries(results: Results, name: str) -> list[str]:
    """Name and count of each value of a group, in order."""
    lines: Sequence[str] = (
        results.page.get_by_role("list", name=name, exact=True).first.locator(".na-facets__row").all_inner_texts()
    )
    return [" ".join(line.split()) for line in lines]


@either
def test_filters_begin_with_the_sections(show: Show, facets: dict[str, Any]) -> None:
    without = {**facets, "categories": []} if "sections" in facets else facets
    results = show(facets=without, viewport=DESK)
    assert entries(results, "分类") == ["金融 45", "编程 5"]
    assert entries(results, "年份") == ["2022 30", "2021 15"]
    assert entries(results, "来源") == ["知乎 45"]
    expect(results.page.locator(".na-facets [aria-current]")).to_have_count(0)


@either
def test_in_the_chosen_section_are_the_categories_below_it(show: Show, facets: dict[str, Any]) -> None:
    results = show("?q=词&category=金融&year=2022", facets=facets, viewport=DESK)
    assert entries(results, "下级分类") == ["新浪 20", "国内 9", "国际 2", "报 15"]
    chosen = results.page.locator(".na-facets [aria-current]")
    assert chosen.all_inner_texts() == ["2022", "金融"]
    assert violations(results.page) == []


@either
def test_of_a_chosen_category_the_way_to_it_is_shown(show: Show, facets: dict[str, Any]) -> None:
    shown = {**facets, "categories": BELOW[2:]} if "sections" in facets else facets
    results = show("?q=词&category=金融/新浪", facets=shown, total=20, viewport=DESK)
    assert entries(results, "下级分类") == ["新浪 20", "国内 9", "国际 2"]
    assert results.page.locator(".na-facets [aria-current]").all_inner_texts() == ["新浪"]
    expect(results.page.get_by_role("link", name="去掉条件 分类 金融 › 新浪")).to_be_visible()
    results.page.get_by_role("list", name="分类", exact=True).get_by_role("link", name="金融").click()
    expect(results.page.get_by_role("link", name="去掉条件 分类 金融", exact=True)).to_be_visible()


def test_what_is_chosen_is_never_folded_away(show: Show) -> None:
    many = [facet(f"来源{number}", 30 - number) for number in range(12)]
    results = show("?q=词&source=来源11", facets={"sources": many}, viewport=DESK)
    expect(results.page.locator(".na-facets [aria-current]")).to_be_visible()
    expect(results.page.get_by_role("link", name="来源10")).to_be_hidden()


def test_groups_without_values_are_left_out(show: Show) -> None:
    results = show(facets={"years": YEARS, "sections": [], "categories": [], "sources": []}, viewport=DESK)
    assert results.page.locator(".na-facets .na-label").all_inner_texts() == ["年份", "起止日期"]
    nothing = show(facets={}, viewport=DESK)
    expect(nothing.page.locator(".na-facets")).to_have_count(0)
