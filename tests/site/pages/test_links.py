"""Every address in the built site leads to something, wherever the site lies, and none makes a browser ask another host."""

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
        pytest.param("archive", ROOT_URL, id="without an address, at the root"),
        pytest.param("published", SUB_PATH_URL, id="at its address below a path"),
    ],
)
def test_every_reference_leads_to_a_file_and_a_place_in_it(
    build: str, base: str, request: pytest.FixtureRequest
) -> None:
    site: Site = request.getfixturevalue(build)
    found = [missing(site, reference, base) for address in site.addresses() for reference in references(site, address)]
    found += [missing(site, reference, base) for reference in style_references(site)]
    assert len(found) > 500
    assert [message for message in found if message] == []


def test_pages_are_linked_by_their_way_so_that_the_site_may_lie_anywhere(archive: Site) -> None:
    absolute = [
        (address, reference.written)
        for address in archive.addresses()
        for reference in references(archive, address)
        if address != "404.html" and reference.written.startswith("/")
    ]
    assert absolute == []


def test_the_page_for_wrong_addresses_names_all_others_from_the_root(published: Site) -> None:
    """It is shown at any depth, so no way up would be right."""
    paths = [urlsplit(reference.written) for reference in references(published, "404.html")]
    assert [path for path in paths if path.path and not path.path.startswith("/repo/")] == []


@pytest.mark.parametrize(("build", "base"), [("archive", ROOT_URL), ("published", SUB_PATH_URL)])
def test_no_page_or_style_sheet_makes_a_browser_ask_another_host(
    build: str, base: str, request: pytest.FixtureRequest
) -> None:
    site: Site = request.getfixturevalue(build)
    named = [reference for address in site.addresses() for reference in references(site, address)]
    named += style_references(site)
    fetched = [reference for reference in named if not reference.is_link]
    home = urlsplit(base).netloc
    foreign = [reference for reference in fetched if urlsplit(target(reference, base)).netloc not in {home, ""}]
    assert foreign == []


def test_the_sitemap_names_every_page_but_the_one_for_wrong_addresses(published: Site) -> None:
    sitemap = etree.fromstring((published.root / "sitemap.xml").read_bytes())
    named = [str(element.text) for element in sitemap.iterfind(".//sitemap:loc", NAMESPACE)]
    addresses = [unquote(address.removeprefix(SUB_PATH_URL)) for address in named]
    assert sorted(addresses) == [address for address in published.addresses() if address != "404.html"]


def test_the_address_of_the_site_stands_only_in_what_needs_it(published: Site) -> None:
    """Canonical links and the sitemap; all else would break when the site moves."""
    for address in published.addresses():
        page = published.page(address)
        canonical = [str(link["href"]) for link in page.select("link[rel=canonical]")]
        assert [unquote(link) for link in canonical] == ([] if address == "404.html" else [SUB_PATH_URL + address])
        assert str(page).count("user.github.io") == len(canonical)
