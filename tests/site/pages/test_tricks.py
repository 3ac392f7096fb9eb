"""A site full of attacks: its pages run only the site's own scripts, and load only images from other hosts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import cycle, islice
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from tests.site.sites import Site, built, shared, whole_project
from tests.tricks import TRICKS, URLS, article_with

# Attributes whose URL a browser loads by itself; only readers follow links.
_FETCHING = ("src", "srcset", "data", "poster", "background", "action", "formaction", "manifest", "ping", "xlink:href")
_NEVER = (
    "iframe, frame, frameset, object, embed, applet, base, portal, main noscript:not(.na-results + *), template, meta[http-equiv=refresh i], "
    "animate, set, use, foreignObject, math, main style, main form:not(.na-search), "
    "main input:not(.na-search > *), "
    "main svg:not(.na-spark, .na-chart, .na-hatches, .na-series svg), "
    "main button:not(.na-cite > *, .na-copy, .na-search > *)"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    urls = islice(cycle(URLS), len(TRICKS))
    files = {
        f"articles/{number:03}.txt": article_with(trick, url, number)
        for number, (trick, url) in enumerate(zip(TRICKS, urls, strict=True))
    }
    folder = shared(tmp_path_factory, "tricks", lambda folder: built(whole_project(folder, files)))
    return Site(folder / "site")


@cache
def _page(site: Site, url: str) -> BeautifulSoup:
    """A page as browsers read it."""
    file = site.root / url
    return BeautifulSoup((file / "index.html" if file.is_dir() else file).read_bytes(), "html5lib")


def _pages(site: Site) -> Iterator[tuple[str, BeautifulSoup]]:
    return ((url, _page(site, url)) for url in site.urls())


FROM_DISK = '<script>if(location.protocol=="file:")document.documentElement.dataset.fromDisk=""</script>'
"""Modules do not run on a page that is opened from disk, so that the page of search itself names what it needs."""


def _scripts(page: BeautifulSoup) -> list[str]:
    """The URL, without the path to the site's root, or the text of each script on a page."""
    scripts = page.select("script:not([type$=json])")
    return [re.sub(r"(?<=[\"=])[./]+", "", str(script)) for script in scripts]


def test_each_trick_has_its_page(site: Site) -> None:
    assert len([url for url in site.urls() if url.startswith("a/")]) == len(TRICKS)


def test_no_page_runs_a_script_other_than_the_site_s_own(site: Site) -> None:
    own = set(_scripts(_page(site, "about/")))
    for url, page in _pages(site):
        assert set(_scripts(page)) <= (own | {FROM_DISK} if url == "search/" else own), url
        for data in page.select("script[type$=json]"):
            json.loads(str(data.string))


def test_no_page_has_an_attribute_or_element_that_runs_or_sends_something(site: Site) -> None:
    for url, page in _pages(site):
        names = {name.lower() for element in page.select("*") for name in element.attrs}
        assert {name for name in names if name.startswith("on") or name in {"srcdoc", "formaction"}} == set(), url
        assert [element.name for element in page.select(_NEVER)] == [], url


def test_no_url_on_a_page_is_code(site: Site) -> None:
    for url, page in _pages(site):
        for element in page.select("*"):
            for written in _urls(element, ("href", *_FETCHING)):
                bare = re.sub(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\ufeff]", "", written)
                assert urlsplit(bare).scheme in {"", "http", "https", "mailto"}, (url, element)


def test_no_page_requests_anything_but_images_of_articles_from_another_host(site: Site) -> None:
    for url, page in _pages(site):
        for element in page.select("*"):
            names = (*_FETCHING, "href") if element.name in {"link", "image"} else _FETCHING
            fetched = [written for written in _urls(element, names) if urlsplit(written).netloc]
            is_image = element.name == "img" and element.get("referrerpolicy") == "no-referrer"
            assert not fetched or is_image or element.get("rel") == ["canonical"], (url, element)
            assert not re.search(r"url\(|expression|-moz-binding|behavior", str(element.get("style", ""))), url


def test_the_tricks_are_shown_as_text(site: Site) -> None:
    titles = {"".join(_page(site, url).select("h1")[0].get_text().split()) for url in _articles(site)}
    assert "<script>alert(1)</script>" in titles
    assert "<p>[x](javascript:alert(1))![x](javascript:alert(1))&lt;javascript:alert(1)&gt;</p>" in titles


def _articles(site: Site) -> list[str]:
    return [url for url in site.urls() if url.startswith("a/")]


def _urls(element: Tag, names: tuple[str, ...]) -> list[str]:
    return [str(element[name]) for name in names if element.has_attr(name)]
