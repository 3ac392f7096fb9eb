"""Search as a reader meets it: first results while typing, the page of results, and what was found in the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree, rmtree
from urllib.parse import quote, unquote

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.archives.searched import HOSTILE, build_searched
from tests.browser.axe import violations
from tests.browser.colours import Scheme
from tests.browser.hosting import SUB_PATH, Host, hosted
from tests.browser.pages import PHONE, OpenPage
from tests.browser.witness import Witness
from tests.site.sites import SUB_PATH_URL, shared


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shared(tmp_path_factory, "searched", build_searched) / "site"


@pytest.fixture(scope="module")
def host(folder: Path) -> Iterator[Host]:
    with hosted(folder, SUB_PATH) as running:
        yield running


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    return open_page()


def ask(page: Page, host: Host, asked: str) -> None:
    page.goto(f"{host.url}search/{asked}")


def expect_status(page: Page, text: str) -> None:
    expect(page.get_by_role("status")).to_have_text(text)


def query_of(page: Page) -> str:
    return unquote(page.url.partition("?")[2])


def header_field(page: Page) -> Locator:
    """The search field of every page."""
    return page.locator(".na-header input[name=q]")


@pytest.mark.parametrize("query", ["℃", "*", "-？"])
def test_a_query_of_which_nothing_can_be_searched_finds_nothing_and_the_page_names_the_reason(
    page: Page, host: Host, query: str
) -> None:
    ask(page, host, f"?q={quote(query)}")
    expect_status(page, "这里没有可以搜索的内容：请输入汉字、字母、数字或表情符号。")
    expect(page.locator(".na-item")).to_have_count(0)
    expect(page.locator(".na-ask")).to_be_visible()


def test_typing_shows_the_first_results_and_the_way_to_all(page: Page, host: Host) -> None:
    page.goto(host.url)
    field = header_field(page)
    field.focus()
    field.press_sequentially("就业")
    options = page.get_by_role("option")
    expect(options).to_have_count(6)
    expect(options.first.locator("mark")).to_have_text("就业")
    expect(options.last).to_have_text("全部结果（45 篇）")
    options.last.click()
    expect_status(page, "找到 45 篇，这里是第 1 至 20 篇")


def test_nothing_of_search_is_fetched_before_the_field_is_reached(page: Page, host: Host) -> None:
    witness = Witness(page)
    page.goto(host.url)
    page.wait_for_load_state("networkidle")
    assert [request.url for request in witness.requests if "search" in request.url or "suggest" in request.url] == []
    header_field(page).focus()
    page.wait_for_load_state("networkidle")
    assert any("suggest.js" in request.url for request in witness.requests)
    assert witness.complaints == []


def test_what_is_being_composed_is_not_asked_for_until_it_is_chosen(page: Page, host: Host) -> None:
    page.goto(host.url)
    field = header_field(page)
    field.focus()
    expect(page.locator("#na-suggestions")).to_have_count(1)
    composing = page.context.new_cdp_session(page)
    composing.send("Input.imeSetComposition", {"text": "就业", "selectionStart": 2, "selectionEnd": 2})
    expect(field).to_have_value("就业")
    page.wait_for_timeout(500)
    expect(page.get_by_role("option")).to_have_count(0)
    composing.send("Input.insertText", {"text": "就业"})
    expect(page.get_by_role("option")).to_have_count(6)


def test_one_han_character_is_enough_and_one_letter_is_not(page: Page, host: Host) -> None:
    page.goto(host.url)
    field = header_field(page)
    field.focus()
    field.press_sequentially("业")
    expect(page.get_by_role("option")).to_have_count(6)
    field.fill("1")
    expect(page.get_by_role("option")).to_have_count(0)


def test_the_list_is_used_with_the_keyboard(page: Page, host: Host) -> None:
    page.goto(host.url)
    field = header_field(page)
    field.focus()
    field.press_sequentially("就业")
    options = page.get_by_role("option")
    expect(field).to_have_attribute("aria-expanded", "true")
    for key, chosen in [("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", None), ("ArrowUp", 5)]:
        field.press(key)
        expect(page.get_by_role("option", selected=True)).to_have_count(0 if chosen is None else 1)
        if chosen is not None:
            expect(options.nth(chosen)).to_have_attribute("aria-selected", "true")
            expect(field).to_have_attribute("aria-activedescendant", str(options.nth(chosen).get_attribute("id")))
    expect(field).to_be_focused()
    field.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("就业")
    field.press("ArrowDown")
    expect(options).to_have_count(6)
    field.press("ArrowDown")
    url = str(options.first.get_attribute("href"))
    field.press("Enter")
    expect(page).to_have_url(url)


def test_a_url_leads_to_its_results(page: Page, host: Host) -> None:
    ask(page, host, "?q=就业&source=知乎&sort=date&page=2")
    expect_status(page, "找到 22 篇，这里是第 21 至 22 篇")
    expect(page.locator(".na-results h2")).to_have_count(2)
    expect(page.locator(".na-results h2 mark").first).to_have_text("就业")
    expect(page.get_by_role("link", name="由新到旧")).to_have_attribute("aria-current", "true")
    expect(page.get_by_role("searchbox", name="要找的词")).to_have_value("就业")
    expect(page).to_have_title(re.compile("^就业 - 搜索"))


def test_a_page_after_the_last_is_the_last(page: Page, host: Host) -> None:
    ask(page, host, "?q=就业&page=99")
    expect_status(page, "找到 45 篇，这里是第 41 至 45 篇")
    assert query_of(page) == "q=就业&page=3"


def test_filters_are_counted_set_and_taken_off_and_back_goes_back(page: Page, host: Host) -> None:
    ask(page, host, "?q=就业")
    facets = page.get_by_role("navigation", name="筛选")
    expect(facets.get_by_role("list", name="年份")).to_have_text("2022 222021 23")
    facets.get_by_role("link", name="2021").click()
    expect_status(page, "找到 23 篇，这里是第 1 至 20 篇")
    assert query_of(page) == "q=就业&year=2021"
    expect(page.get_by_role("status")).to_be_focused()
    page.get_by_role("link", name="下一页").click()
    expect_status(page, "找到 23 篇，这里是第 21 至 23 篇")
    page.get_by_role("link", name="去掉条件 年份 2021").click()
    expect_status(page, "找到 45 篇，这里是第 1 至 20 篇")
    page.go_back()
    expect_status(page, "找到 23 篇，这里是第 21 至 23 篇")
    page.go_forward()
    expect_status(page, "找到 45 篇，这里是第 1 至 20 篇")


def test_another_query_keeps_the_filters_and_begins_at_its_first_page(page: Page, host: Host) -> None:
    ask(page, host, "?q=就业&year=2021&page=2")
    field = page.get_by_role("searchbox", name="要找的词")
    expect_status(page, "找到 23 篇，这里是第 21 至 23 篇")
    field.fill("教育部")
    field.press("Enter")
    expect_status(page, "找到 23 篇，这里是第 1 至 20 篇")
    assert query_of(page) == "q=教育部&year=2021"


def test_before_a_query_the_page_explains_search(page: Page, host: Host) -> None:
    ask(page, host, "")
    expect(page.get_by_role("heading", name="搜索方法")).to_be_visible()
    expect(page.get_by_role("heading", name="其他查找途径")).to_be_visible()
    ask(page, host, "?q=就业")
    expect(page.get_by_role("heading", name="搜索方法")).to_be_hidden()


@pytest.mark.parametrize(
    ("asked", "advice"),
    [
        pytest.param("?q=就业 饕餮", "没有稿件含有：饕餮。", id="a word that no article has"),
        pytest.param("?q=就业 火车", "这些词分别都能找到", id="words that are in no article together"),
        pytest.param("?q=火车&year=2021", "去掉筛选条件，能找到 1 篇", id="a filter that leaves none"),
    ],
)
def test_where_nothing_is_found_the_page_suggests_what_to_try(page: Page, host: Host, asked: str, advice: str) -> None:
    ask(page, host, asked)
    expect_status(page, "没有找到稿件。")
    expect(page.locator(".na-results")).to_contain_text(advice)
    expect(page.get_by_role("heading", name="搜索方法")).to_be_visible()


def test_without_the_index_the_page_reports_it_and_leads_on(page: Page, folder: Path, tmp_path: Path) -> None:
    copytree(folder, tmp_path / "site")
    (tmp_path / "site/search/index.bin").unlink()
    with hosted(tmp_path / "site", SUB_PATH) as host:
        ask(page, host, "?q=就业")
        expect(page.get_by_role("status")).to_contain_text("读不到搜索索引")
        expect(page.get_by_role("heading", name="其他查找途径")).to_be_visible()


def test_with_a_part_of_the_index_missing_the_rest_is_found_and_the_reader_notified(
    page: Page, folder: Path, tmp_path: Path
) -> None:
    copytree(folder, tmp_path / "site")
    (bigrams,) = (tmp_path / "site/search").glob("*/bigrams")
    rmtree(bigrams)
    with hosted(tmp_path / "site", SUB_PATH) as host:
        ask(page, host, "?q=就业 业")
        expect(page.locator(".na-results__problem")).to_contain_text("搜索索引有一部分读不到")
        expect_status(page, "找到 45 篇，这里是第 1 至 20 篇")


def test_without_javascript_the_page_leads_to_other_ways(open_page: OpenPage, host: Host) -> None:
    page = open_page(java_script_enabled=False)
    ask(page, host, "?q=就业")
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.get_by_role("heading", name="其他查找途径")).to_be_visible()
    expect(page.get_by_role("heading", name="搜索方法")).to_be_hidden()
    expect(page.get_by_role("searchbox", name="要找的词")).to_be_hidden()


@pytest.mark.parametrize("query", [HOSTILE, '"><script>alert(1)</script>', "业" * 10_000, "%", '"', "-"])
def test_a_hostile_query_is_text(page: Page, host: Host, query: str) -> None:
    witness = Witness(page)
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    ask(page, host, "?q=就业")
    expect_status(page, "找到 45 篇，这里是第 1 至 20 篇")
    field = page.get_by_role("searchbox", name="要找的词")
    field.fill(query)
    field.press("Enter")
    expect(page).to_have_title(f"{query[:500]} - 搜索 - Test")
    expect(page.get_by_role("status")).to_have_text(re.compile("找到|没有"))
    expect(field).to_have_value(query[:500])
    assert page.locator("main :is(img, script)").count() == 0
    assert witness.complaints == []


def test_a_hostile_url_and_a_hostile_article_are_text(page: Page, host: Host) -> None:
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    ask(page, host, f"?q=恶意&tag={quote(HOSTILE)}&year={quote(HOSTILE)}&page=-1e999&sort=constructor")
    expect_status(page, "没有找到稿件。")
    expect(page.get_by_role("link", name=f"标签 {HOSTILE}")).to_be_visible()
    ask(page, host, "?q=恶意")
    expect_status(page, "找到 1 篇")
    expect(page.locator(".na-item__lead")).to_have_text(f"代码是{HOSTILE}。")
    assert page.locator("main img").count() == 0


def test_a_hit_deep_in_an_article_is_shown_and_marked_there(page: Page, host: Host) -> None:
    ask(page, host, f"?q={quote('石拱桥')}")
    expect_status(page, "找到 1 篇")
    lead = page.locator(".na-item__lead")
    expect(lead.locator("mark")).to_have_text("石拱橋")
    expect(lead).to_have_text(re.compile(r"^…列车.*列车驶过第59站，窗外是田野与村庄。\s石拱橋在河上。\s*$", re.DOTALL))
    page.get_by_role("link", name="在文中标出").click()
    expect(page).to_have_url(re.compile("a/train/#q="))
    expect(page.get_by_text("石拱橋在河上。")).to_be_in_viewport()
    marked = page.evaluate("() => [...CSS.highlights.get('na-found')].map(range => range.toString())")
    assert marked == ["石拱橋"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("asked", ["", "?q=就业&year=2021", "?q=饕餮&year=2021"])
def test_axe_finds_nothing_in_any_state(open_page: OpenPage, host: Host, asked: str, scheme: Scheme) -> None:
    page = open_page(color_scheme=scheme)
    ask(page, host, asked)
    if asked:
        expect(page.get_by_role("status")).to_have_text(re.compile("找到"))
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_list_below_the_field(open_page: OpenPage, host: Host, scheme: Scheme) -> None:
    page = open_page(color_scheme=scheme)
    page.goto(host.url)
    field = header_field(page)
    field.focus()
    field.press_sequentially("就业")
    expect(page.get_by_role("option")).to_have_count(6)
    field.press("ArrowDown")
    assert violations(page) == []


def test_nothing_scrolls_sideways_on_a_phone_and_what_is_pressed_is_large_enough(
    open_page: OpenPage, host: Host
) -> None:
    page = open_page(viewport=PHONE)
    for asked in ("", "?q=就业&year=2021", f"?q={'w' * 300}"):
        ask(page, host, asked)
        expect(page.get_by_role("status")).to_have_text(re.compile("找到" if asked else "^$"))
        width, seen = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert width <= seen
        sizes = (
            page.locator(".na-results :is(a, button, summary)")
            .filter(visible=True)
            .evaluate_all(
                "found => found.filter(part => !part.closest('h2')).map(part => part.getBoundingClientRect().height)"
            )
        )
        assert all(height >= 24 for height in sizes)
    page.locator(".na-header .na-search").get_by_role("button").click()
    header_field(page).press_sequentially("就业")
    expect(page.get_by_role("option")).to_have_count(6)
    box = page.get_by_role("listbox").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"]


def test_a_browser_can_add_the_site_to_its_search_engines(page: Page, host: Host) -> None:
    page.goto(host.url)
    link = page.locator("link[rel=search]")
    answer = page.request.get(f"{host.url}{link.get_attribute('href')}")
    assert f'template="{SUB_PATH_URL}search/?q={{searchTerms}}"' in answer.text()
    page.goto(f"{host.url}search/")
    expect(page.locator("link[rel=search]")).to_have_count(0)


def test_a_list_leads_to_search_among_its_own_articles(page: Page, host: Host) -> None:
    page.goto(f"{host.url}sources/知乎/")
    page.get_by_role("link", name="在其中搜索").click()
    expect_status(page, "找到 23 篇，这里是第 1 至 20 篇")
    expect(page.get_by_role("link", name="去掉条件 来源 知乎")).to_be_visible()
    page.get_by_role("searchbox", name="要找的词").fill("石拱桥")
    page.get_by_role("searchbox", name="要找的词").press("Enter")
    expect_status(page, "找到 1 篇")


def test_results_are_filtered_by_a_span_of_days(page: Page, host: Host) -> None:
    ask(page, host, "?q=就业&year=2022")
    span = page.get_by_role("form", name="起止日期")
    span.get_by_label("起始日").fill("2022-05-04")
    span.get_by_label("截止日").fill("2021-05-20")
    span.get_by_role("button", name="应用").click()
    expect(page.get_by_role("link", name="去掉条件 起始日 2021-05-20")).to_be_visible()
    expect(page.get_by_role("link", name="去掉条件 截止日 2022-05-04")).to_be_visible()
    expect(page.get_by_role("link", name="去掉条件 年份 2022")).to_have_count(0)
    expect(span.get_by_label("起始日")).to_have_value("2021-05-20")


def test_the_field_suggests_words_that_may_be_meant(page: Page, host: Host) -> None:
    page.goto(host.url)
    field = header_field(page)
    field.focus()
    field.press_sequentially("田")
    word = page.locator(".na-suggestions__word")
    expect(word).to_have_text(["田野"])
    field.press("ArrowDown")
    expect(word).to_have_attribute("aria-selected", "true")
    field.press("Enter")
    expect_status(page, "找到 1 篇")
    expect(page.get_by_role("searchbox", name="要找的词")).to_have_value("田野")
