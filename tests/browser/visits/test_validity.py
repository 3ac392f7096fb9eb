"""The W3C's checker reads every kind of page, and an article of each source."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.archives import crowded, demo, kinds
from tests.browser.archives.crowded import build_crowded
from tests.browser.archives.demo import build_demo
from tests.browser.visits.nu import complaints
from tests.site.sites import SUB_PATH_URL, Site, links, shared, strict_build


def files(folder: Path, addresses: list[str]) -> list[Path]:
    """The files of pages; a host shows `404.html` where there is none."""
    pages = [folder / "site" / address for address in addresses]
    return [page if page.suffix == ".html" else page / "index.html" for page in pages]


def article_of_each_source(folder: Path) -> list[str]:
    """The newest article of every source of an archive."""
    site = Site(folder / "site")
    sources = [address for address in site.urls() if address.startswith("sources/") and address.count("/") == 2]
    return sorted({next(links(site.main(source), "a/")) for source in sources if source != "sources/initial/"})


def test_no_page_has_an_error_or_a_warning(tmp_path_factory: pytest.TempPathFactory) -> None:
    own = shared(tmp_path_factory, "published", strict_build(site_url=SUB_PATH_URL))
    extremes = shared(tmp_path_factory, "crowded", build_crowded)
    demonstration = shared(tmp_path_factory, "demo", build_demo)
    listed = [address for kind, address in kinds.ARCHIVE_KINDS.items() if kind != "wrong address"]
    sample = article_of_each_source(demonstration)
    assert len(sample) > 80
    pages = files(own, [*listed, "404.html"])
    pages += files(extremes, list(crowded.KINDS.values()))
    pages += files(demonstration, [*demo.KINDS.values(), *sample])
    assert complaints(pages) == []


def test_the_checker_does_complain(tmp_path: Path) -> None:
    page = tmp_path / "wrong.html"
    page.write_text('<!doctype html><html lang="en"><title>Wrong</title><p><div id=a></div><div id=a></div></p>')
    assert [line for line in complaints([page]) if "Duplicate ID" in line]
