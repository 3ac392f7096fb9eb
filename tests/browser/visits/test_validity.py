"""The W3C's checker on every kind of page, and on an article of each source."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.browser.archives import crowded, demo, kinds
from tests.browser.archives.crowded import build_crowded
from tests.browser.archives.demo import build_demo
from tests.browser.visits.nu import complaints
from tests.site.sites import SUB_PATH_URL, Site, links, shared, strict_build


def files(folder: Path, urls: list[str]) -> list[Path]:
    """The files of pages; a host shows `404.html` where there is none."""
    pages = [folder / "site" / url for url in urls]
    return [page if page.suffix == ".html" else page / "index.html" for page in pages]


def article_of_each_source(folder: Path) -> list[str]:
    """The newest article of every source of an archive."""
    site = Site(folder / "site")
    sources = [url for url in site.urls() if url.startswith("sources/") and url.count("/") == 2]
    return sorted({next(links(site.main(source), "a/")) for source in sources if source != "sources/initial/"})


@dataclass(frozen=True)
class Checked:
    """The messages of the checker about the pages of archives, and about one that is wrong."""

    pages: list[str]
    wrong_page: list[str]


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """All pages in one run: its virtual machine takes as long to start as hundreds of pages do."""
    own = shared(tmp_path_factory, "published", strict_build(site_url=SUB_PATH_URL))
    extremes = shared(tmp_path_factory, "crowded", build_crowded)
    demonstration = shared(tmp_path_factory, "demo", build_demo)
    listed = [url for kind, url in kinds.ARCHIVE_KINDS.items() if kind != "missing page"]
    sample = article_of_each_source(demonstration)
    assert len(sample) > 80
    pages = files(own, [*listed, "404.html"])
    pages += files(extremes, list(crowded.KINDS.values()))
    pages += files(demonstration, [*demo.KINDS.values(), *sample])
    wrong = tmp_path_factory.mktemp("wrong") / "wrong.html"
    wrong.write_text('<!doctype html><html lang="en"><title>Wrong</title><p><div id=a></div><div id=a></div></p>')
    found = complaints([*pages, wrong])
    return Checked(
        pages=[line for line in found if str(wrong) not in line],
        wrong_page=[line for line in found if str(wrong) in line],
    )


def test_no_page_has_an_error_or_a_warning(checked: Checked) -> None:
    assert checked.pages == []


def test_the_checker_finds_what_is_wrong(checked: Checked) -> None:
    assert [line for line in checked.wrong_page if "Duplicate ID" in line]
