"""Every URL in a built site works, wherever the site is, and none makes a browser contact another host."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree

from tests.site.links import missing, references, style_references, target
from tests.site.sites import SUB_PATH_URL, Site

ROOT_URL = "http://127.0.0.1/"
NAMESPACE = {"sitemap": "http://www.sitemaps.org/schemas/sitemap/0.9"}


@pytest.mark.parametrize(
    ("build", "base"),
    [
        pytest.param("archive", ROOT_URL, id="without a URL, at the root"),
        pytest.param("published", SUB_PATH_URL, id="at its url below a path"),
    ],
)
def test_every_reference_leads_to_a_file_and_an_anchor_in_it(
    build: str, base: str, request: pytest.FixtureRequest
) -> None:
    site: Site = request.getfixturevalue(build)
    found = [missing(site, reference, base) for url in site.urls() for reference in references(site, url)]
    found += [missing(site, reference, base) for reference in style_references(site)]
    assert len(found) > 500
    assert [message for message in found if message] == []


def test_links_to_pages_are_relative_so_that_the_site_may_lie_anywhere(archive: Site) -> None:
    absolute = [
        (url, reference.written)
        for url in archive.urls()
        for reference in references(archive, url)
        if url != "404.html" and reference.written.startswith("/")
    ]
    assert absolute == []


def test_the_404_page_links_from_the_root(published: Site) -> None:
    """It is shown at any depth, where no relative path to the root would be right."""
    paths = [urlsplit(reference.written) for reference in references(published, "404.html")]
    assert [path for path in paths if path.path and not path.path.startswith("/repo/")] == []


@pytest.mark.parametrize(("build", "base"), [("archive", ROOT_URL), ("published", SUB_PATH_URL)])
def test_no_page_or_style_sheet_makes_a_browser_contact_another_host(
    build: str, base: str, request: pytest.FixtureRequest
) -> None:
    site: Site = request.getfixturevalue(build)
    named = [reference for url in site.urls() for reference in references(site, url)]
    named += style_references(site)
    fetched = [reference for reference in named if not reference.is_link]
    home = urlsplit(base).netloc
    foreign = [reference for reference in fetched if urlsplit(target(reference, base)).netloc not in {home, ""}]
    assert foreign == []


def test_the_sitemap_lists_every_page_except_the_404_page(published: Site) -> None:
    sitemap = etree.fromstring((published.root / "sitemap.xml").read_bytes())
    named = [str(element.text) for element in sitemap.iterfind(".//sitemap:loc", NAMESPACE)]
    urls = [unquote(url.removeprefix(SUB_PATH_URL)) for url in named]
    assert sorted(urls) == [url for url in published.urls() if url != "404.html"]


def test_the_url_of_the_site_occurs_only_where_it_is_needed(published: Site) -> None:
    """In canonical links, permalinks and the sitemap; anywhere else it would break when the site moves."""
    for url in published.urls():
        page = published.page(url)
        canonical = [str(link["href"]) for link in page.select("link[rel=canonical]")]
        assert [unquote(link) for link in canonical] == ([] if url == "404.html" else [SUB_PATH_URL + url])
        permalinks = [str(link["href"]) for link in page.select("a[rel=bookmark]")]
        assert set(permalinks) <= set(canonical)
        in_href_and_text = 2 * len(permalinks)
        assert str(page).count("user.github.io") == len(canonical) + in_href_and_text
