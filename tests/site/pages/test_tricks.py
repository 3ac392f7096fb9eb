"""A site of nothing but tricks: its pages run the site's own scripts, and ask other hosts for pictures alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from html import escape
from itertools import cycle, islice
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from tests.builders import raw_article
from tests.site.sites import Site, built, shared, whole_project
from tests.tricks import ADDRESSES, TRICKS

# What a browser fetches by itself; a link is only followed by a reader.
_FETCHING = ("src", "srcset", "data", "poster", "background", "action", "formaction", "manifest", "ping", "xlink:href")
_NEVER = (
    "iframe, frame, frameset, object, embed, applet, base, portal, main noscript:not(.na-results + *), template, meta[http-equiv=refresh i], "
    "animate, set, use, foreignObject, math, main style, main form:not(.na-search), "
    "main input:not(.na-search > *), "
    "main svg:not(.na-spark, .na-chart, .na-hatches, .na-series svg), "
    "main button:not(.na-cite > *, .na-copy, .na-search > *)"
)


def _article(trick: str, address: str, number: int) -> str:
    """A trick in each place of a file that can hold it: a line of front matter ends where its line does."""
    line = " ".join(trick.split())
    body = (
        f"<p>前</p>{trick}<p>中</p>"
        f'<figure><img src="{escape(address)}" alt="{escape(trick)}"><figcaption>{escape(trick)}</figcaption></figure>'
        f'<p><a href="{escape(address)}">{escape(trick)}</a></p><pre><code>{escape(trick)}</code></pre>'
        f"<p>来源：{escape(line[:30])}</p>"
    )
    raw = raw_article(title=line, author=line, categories=[line], image=address, body=body)
    return raw.replace("author:", f"id: {number} {line}\nauthor:", 1)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    addresses = islice(cycle(ADDRESSES), len(TRICKS))
    files = {
        f"articles/{number:03}.txt": _article(trick, address, number)
        for number, (trick, address) in enumerate(zip(TRICKS, addresses, strict=True))
    }
    folder = shared(tmp_path_factory, "tricks", lambda folder: built(whole_project(folder, files)))
    return Site(folder / "site")


@cache
def _page(site: Site, address: str) -> BeautifulSoup:
    """A page as browsers read it."""
    file = site.root / address
    return BeautifulSoup((file / "index.html" if file.is_dir() else file).read_bytes(), "html5lib")


def _pages(site: Site) -> Iterator[tuple[str, BeautifulSoup]]:
    return ((address, _page(site, address)) for address in site.addresses())


def _scripts(page: BeautifulSoup) -> list[str]:
    """What a page runs: the address or the text of each script, the way up to the site's root taken off."""
    scripts = page.select("script:not([type$=json])")
    return [re.sub(r"(?<=[\"=])[./]+", "", str(script)) for script in scripts]


def test_each_trick_has_its_page(site: Site) -> None:
    assert len([address for address in site.addresses() if address.startswith("a/")]) == len(TRICKS)


def test_no_page_runs_a_script_beside_the_sites_own(site: Site) -> None:
    own = set(_scripts(_page(site, "about/")))
    for address, page in _pages(site):
        assert set(_scripts(page)) <= own, address
        for data in page.select("script[type$=json]"):
            json.loads(str(data.string))


def test_no_page_has_an_attribute_or_element_that_runs_or_sends_something(site: Site) -> None:
    for address, page in _pages(site):
        names = {name.lower() for element in page.select("*") for name in element.attrs}
        assert {name for name in names if name.startswith("on") or name in {"srcdoc", "formaction"}} == set(), address
        assert [element.name for element in page.select(_NEVER)] == [], address


def test_no_address_on_a_page_is_code(site: Site) -> None:
    for address, page in _pages(site):
        for element in page.select("*"):
            for written in _addresses(element, ("href", *_FETCHING)):
                bare = re.sub(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\ufeff]", "", written)
                assert urlsplit(bare).scheme in {"", "http", "https", "mailto"}, (address, element)


def test_no_page_asks_another_host_but_for_pictures_of_articles(site: Site) -> None:
    for address, page in _pages(site):
        for element in page.select("*"):
            names = (*_FETCHING, "href") if element.name in {"link", "image"} else _FETCHING
            fetched = [written for written in _addresses(element, names) if urlsplit(written).netloc]
            is_picture = element.name == "img" and element.get("referrerpolicy") == "no-referrer"
            assert not fetched or is_picture or element.get("rel") == ["canonical"], (address, element)
            assert not re.search(r"url\(|expression|-moz-binding|behavior", str(element.get("style", ""))), address


def test_the_tricks_are_read_as_words(site: Site) -> None:
    titles = {"".join(_page(site, address).select("h1")[0].get_text().split()) for address in _articles(site)}
    assert "<script>alert(1)</script>" in titles
    assert "<p>[x](javascript:alert(1))![x](javascript:alert(1))&lt;javascript:alert(1)&gt;</p>" in titles


def _articles(site: Site) -> list[str]:
    return [address for address in site.addresses() if address.startswith("a/")]


def _addresses(element: Tag, names: tuple[str, ...]) -> list[str]:
    return [str(element[name]) for name in names if element.has_attr(name)]
