"""Walks through an archive of 2,000: to one article by every index, along lists, back and forth, onto paper."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.archives.demo import ARTICLE, TITLE
from tests.browser.colours import is_dark
from tests.browser.hosting import Host
from tests.browser.pages import OpenPage

# The pages on the way to the article, by URL. A reader follows the last that a page links to, and pages on otherwise.
WAYS = {
    "category": [
        "categories/",
        "categories/金融/",
        "categories/金融/新浪财经/",
        "categories/金融/新浪财经/新浪财经－国內/",
        ARTICLE,
    ],
    "tag": ["tags/", "tags/initial/w/", "tags/武汉/", ARTICLE],
    "timeline": ["timeline/", "timeline/2021/", "timeline/2021/05/", "timeline/2021/05/01/", ARTICLE],
    "source": ["sources/", "sources/initial/x/", "sources/新浪财经/", ARTICLE],
    "editor": ["editors/", "editors/initial/w/", "editors/王涛/", ARTICLE],
    "topic": ["topics/", "topics/三篇旧稿/", ARTICLE],
}
LONG_LIST = "tags/人工智能/"

with_and_without_javascript = pytest.mark.parametrize(
    "java_script_enabled", [True, False], ids=["with JavaScript", "without"]
)


def links(page: Page, host: Host) -> dict[str, Locator]:
    """The first visible link to each url of the site, however it is written."""
    visible = page.locator("a[href]").filter(visible=True)
    urls = visible.evaluate_all("links => links.map(link => decodeURI(link.href))")
    found = {url: visible.nth(position) for position, url in reversed([*enumerate(urls)])}
    return {url.removeprefix(host.url): link for url, link in found.items()}


def follow(page: Page, host: Host, url: str) -> None:
    links(page, host)[url].click()
    expect(page).to_have_url(host.url + quote(url))


def turn(page: Page, direction: str) -> None:
    """Go to the next or the previous page of a list; `next` is older."""
    with page.expect_navigation():
        page.locator(f".na-pager a[rel={direction}]").click()


def walk(page: Page, host: Host, way: list[str]) -> None:
    """Follow links from the front page to the last stop of a way. A stop may be passed by, but for the first."""
    page.goto(host.url)
    follow(page, host, way[0])
    reached = 0
    while reached < len(way) - 1:
        known = links(page, host)
        linked = [stop for stop in range(reached + 1, len(way)) if way[stop] in known]
        if linked:
            reached = linked[-1]
            follow(page, host, way[reached])
        else:
            turn(page, "next")


def listed(page: Page) -> list[str]:
    """The articles that a list page lists, in its order."""
    found = page.locator("main .na-list a[href*='a/']").evaluate_all("links => links.map(link => link.pathname)")
    return list(dict.fromkeys(found))


@with_and_without_javascript
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_every_index_leads_from_the_front_page_to_the_same_article(
    open_page: OpenPage, demo: Host, way: list[str], *, java_script_enabled: bool
) -> None:
    page = open_page(java_script_enabled=java_script_enabled)
    walk(page, demo, way)
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)


def test_a_long_list_read_to_its_end_and_back_shows_each_article_once(open_page: OpenPage, demo: Host) -> None:
    page = open_page()
    page.goto(demo.url + LONG_LIST)
    stated = re.search(r"([\d,]+) 篇", page.locator("main").inner_text())
    there = [listed(page)]
    while page.locator(".na-pager a[rel=next]").count():
        turn(page, "next")
        there.append(listed(page))
    back = [listed(page)]
    while page.locator(".na-pager a[rel=prev]").count():
        turn(page, "prev")
        back.append(listed(page))
    expect(page).to_have_url(demo.url + quote(LONG_LIST))
    articles = [article for numbered in there for article in numbered]
    assert len(articles) == len(set(articles)) > 100
    assert stated is not None
    assert len(articles) == int(stated[1].replace(",", ""))
    assert back[::-1] == there


def test_the_browser_s_back_and_forward_keep_the_scroll_position_of_a_list(open_page: OpenPage, demo: Host) -> None:
    page = open_page()
    page.goto(demo.url + LONG_LIST)
    turn(page, "next")
    numbered = page.url
    entry = page.locator("main .na-list a[href*='a/']").nth(20)
    entry.scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    assert place > 0
    with page.expect_navigation():
        entry.click()
    article = page.url
    page.go_back()
    expect(page).to_have_url(numbered)
    page.wait_for_function("place => Math.abs(scrollY - place) < 2", arg=place)
    page.go_forward()
    expect(page).to_have_url(article)
    page.go_back()
    page.go_back()
    expect(page).to_have_url(demo.url + quote(LONG_LIST))


def test_from_article_to_article_and_back_none_is_passed_over(open_page: OpenPage, demo: Host) -> None:
    page = open_page()
    page.goto(demo.url + ARTICLE)
    seen = [page.url]
    for direction, steps in (("prev", 3), ("next", 3)):
        for _ in range(steps):
            with page.expect_navigation():
                page.locator(f".na-neighbours a[rel={direction}]").first.click()
            seen.append(page.url)
    assert seen[3:] == seen[3::-1]
    assert len(set(seen)) == 4


def test_dark_mode_is_kept_where_links_lead_and_after_a_reload(open_page: OpenPage, demo: Host) -> None:
    page = open_page(color_scheme="light")
    page.goto(demo.url)
    page.get_by_role("button", name="切换深色与浅色").click()
    assert is_dark(page)
    follow(page, demo, "sources/")
    assert is_dark(page)
    page.reload()
    assert is_dark(page)
    page.go_back()
    assert is_dark(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_article_is_printed_dark_on_light_with_its_provenance_and_without_what_is_for_screens(
    open_page: OpenPage, demo: Host, scheme: str
) -> None:
    page = open_page(color_scheme=scheme)
    page.goto(demo.url + ARTICLE)
    page.emulate_media(media="print")
    assert not is_dark(page)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".na-body p").first).to_be_visible()
    expect(page.locator(".na-facts")).to_be_visible()
    expect(page.locator(".na-provenance")).to_be_visible()
    expect(page.get_by_role("banner")).to_have_count(0)
    expect(page.get_by_role("contentinfo")).to_have_count(0)
    expect(page.locator("a:is([rel=prev], [rel=next])").filter(visible=True)).to_have_count(0)
    expect(page.get_by_role("navigation")).to_have_count(1)  # the article's categories
