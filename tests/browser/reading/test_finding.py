"""A reader finds each article from the home page, with or without JavaScript, at any base URL."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hosting import Host
from tests.browser.pages import OpenPage

BRIEFING = "人社部：坚持把促进高校毕业生就业作为就业工作的重中之重"
SPRINT = "5月至8月中旬，教育部开展高校毕业生就业“百日冲刺”活动"
TOPIC = "2022届高校毕业生就业"
WAYS = {
    "category": ["分类", "新浪财经－国內"],
    "tag": ["标签", "高校毕业生"],
    "timeline by year": ["时间线", "2022年"],
    "source": ["来源", "新浪财经"],
    "topic": ["专题", TOPIC],
}

hosts = pytest.mark.parametrize("host_name", ["at_root", "below_path"])


def click(page: Page, words: str) -> None:
    """Click the first visible link of these words; a count may follow them."""
    link = page.get_by_role("link", name=re.compile(rf"^\s*{re.escape(words)}(?:\s*[\d,]+ 篇)?\s*$"))
    link.filter(visible=True).first.click()


def walk(page: Page, host: Host, links: list[str]) -> None:
    """Follow links from the home page to the article that the last one names; each click leads to a page."""
    page.goto(host.url)
    for words in links:
        with page.expect_navigation() as navigation:
            click(page, words)
        assert navigation.value.ok, page.url
    expect(page.locator("h1", has_text=links[-1])).to_be_visible()
    assert re.fullmatch(re.escape(host.url) + "a/[0-9a-z]{12}/", page.url)


@pytest.mark.parametrize("java_script_enabled", [True, False], ids=["with JavaScript", "without"])
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_both_articles_are_three_clicks_from_the_home_page(
    open_page: OpenPage, below_path: Host, way: list[str], *, java_script_enabled: bool
) -> None:
    page = open_page(java_script_enabled=java_script_enabled)
    for title in (BRIEFING, SPRINT):
        walk(page, below_path, [*way, title])


@pytest.mark.parametrize("way", ["timeline by year"])
def test_they_are_at_the_root_of_a_host_too(page: Page, at_root: Host, way: str) -> None:
    for title in (BRIEFING, SPRINT):
        walk(page, at_root, [*WAYS[way], title])


def test_the_front_page_and_the_timeline_s_months_lead_to_both_too(open_page: OpenPage, below_path: Host) -> None:
    page = open_page()
    for title, month in ((BRIEFING, "4月"), (SPRINT, "5月")):
        walk(page, below_path, [title])
        walk(page, below_path, ["时间线", month, title])


def test_an_article_leads_on_to_its_neighbour_its_terms_and_back_home(open_page: OpenPage, below_path: Host) -> None:
    page = open_page()
    walk(page, below_path, ["专题", TOPIC, SPRINT])
    page.locator("a[rel=prev]").filter(has_text=BRIEFING).click()
    expect(page.locator("h1")).to_have_text(BRIEFING)
    click(page, "何中夫")
    expect(page.locator("h1")).to_contain_text("何中夫")
    click(page, "首页")
    expect(page).to_have_url(below_path.url)


@hosts
def test_a_missing_page_leads_back_to_the_site(
    open_page: OpenPage, request: pytest.FixtureRequest, host_name: str
) -> None:
    host, page = request.getfixturevalue(host_name), open_page()
    for url in ("no-such-page", "a/000000000000/", "tags/没有/deeper/still/"):
        answer = page.goto(host.url + url)
        assert answer is not None
        assert answer.status == 404
        expect(page.locator("h1")).to_have_text("找不到这个页面")
        page.get_by_role("main").get_by_role("link", name="分类").click()
        expect(page).to_have_url(f"{host.url}categories/")
        expect(page.locator("h1")).to_contain_text("分类")


NEAREST = {
    "timeline/2022/13/": "timeline/2022/",
    "tags/没有/page/9/": "tags/",
    "Categories/金融/": "categories/金融/",
}


@pytest.mark.parametrize(("asked", "nearest"), NEAREST.items(), ids=NEAREST)
def test_a_missing_page_names_its_url_and_leads_to_the_nearest_page(
    open_page: OpenPage, below_path: Host, asked: str, nearest: str
) -> None:
    page = open_page()
    page.goto(below_path.url + asked)
    expect(page.locator("[data-missing] code")).to_have_text(f"/repo/{asked}")
    page.locator("[data-missing] a").click()
    expect(page.locator("h1")).not_to_have_text("找不到这个页面")
    assert unquote(page.url) == below_path.url + nearest


@pytest.mark.parametrize("asked", ["a/000000000000/", "%E0%A4%A/<b>x</b>/", "no/" + "x" * 500])
def test_of_a_url_without_a_near_page_only_the_url_is_shown(open_page: OpenPage, below_path: Host, asked: str) -> None:
    page = open_page()
    page.goto(below_path.url + asked)
    shown = page.locator("[data-missing] code")
    expect(shown).to_be_visible()
    assert len(shown.inner_text()) <= 121
    assert shown.locator("*").count() == 0
    expect(page.locator("[data-missing] a")).to_be_hidden()


def test_without_javascript_a_missing_page_leads_on(open_page: OpenPage, below_path: Host) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{below_path.url}timeline/2022/13/")
    expect(page.locator("[data-missing]")).to_be_hidden()
    page.get_by_role("main").get_by_role("link", name=SPRINT).click()
    expect(page.locator("h1")).to_have_text(SPRINT)
