"""Long lists are numbered from the oldest, so that the content of a page never changes."""

from __future__ import annotations

from urllib.parse import unquote, urljoin

import pytest

from tests.site.archives import many_articles, title_of
from tests.site.sites import Site, built, shared, text_of, whole_project

CATEGORY = "categories/金融/新浪财经/新浪财经－国內/"


def _shared_site(factory: pytest.TempPathFactory, count: int) -> Site:
    folder = shared(factory, f"paging-{count}", lambda folder: built(whole_project(folder, many_articles(count))))
    return Site(folder / "site")


@pytest.fixture(scope="module")
def hundred(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return _shared_site(tmp_path_factory, 100)


@pytest.fixture(scope="module")
def hundred_and_twenty(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return _shared_site(tmp_path_factory, 120)


def listed(site: Site, url: str) -> list[str]:
    """The titles on a page, in order."""
    return [text_of(link) for link in site.main(url).select("article a[href*='/a/']")]


def titles(newest: int, oldest: int) -> list[str]:
    return [title_of(number) for number in range(newest, oldest - 1, -1)]


def test_full_pages_are_numbered_from_the_oldest_and_the_newest_are_on_the_list_s_own(hundred: Site) -> None:
    assert listed(hundred, f"{CATEGORY}page/1/") == titles(30, 1)
    assert listed(hundred, f"{CATEGORY}page/2/") == titles(60, 31)
    assert listed(hundred, CATEGORY) == titles(100, 61)
    assert [url for url in hundred.urls() if url.startswith(f"{CATEGORY}page/")] == [
        f"{CATEGORY}page/1/",
        f"{CATEGORY}page/2/",
    ]


def test_newer_articles_leave_full_pages_as_they_were(hundred: Site, hundred_and_twenty: Site) -> None:
    for number in (1, 2):
        url = f"{CATEGORY}page/{number}/"
        assert listed(hundred_and_twenty, url) == listed(hundred, url)
    assert listed(hundred_and_twenty, f"{CATEGORY}page/3/") == titles(90, 61)
    assert listed(hundred_and_twenty, CATEGORY) == titles(120, 91)


def test_a_full_page_with_full_neighbours_need_not_be_written_again(hundred: Site, hundred_and_twenty: Site) -> None:
    name = f"{CATEGORY}page/1/index.html"
    assert (hundred_and_twenty.root / name).read_bytes() == (hundred.root / name).read_bytes()


@pytest.mark.parametrize("list_url", [CATEGORY, "categories/金融/", "sources/新浪财经/"])
def test_the_links_from_page_to_page_lead_past_every_article_once(hundred: Site, list_url: str) -> None:
    seen: list[str] = []
    url = list_url
    back: list[str] = []
    while url:
        seen += listed(hundred, url)
        newer, older = (_neighbour(hundred, url, relation) for relation in ("prev", "next"))
        assert newer == (back[-1] if back else "")
        back.append(url)
        url = older
    assert seen == titles(100, 1)


def _neighbour(site: Site, url: str, relation: str) -> str:
    """The URL of the previous or next page, in reading order; empty if there is none."""
    found = site.main(url).select(f"nav a[rel={relation}]")
    return unquote(urljoin(f"/{url}", str(found[0]["href"]))).lstrip("/") if found else ""
