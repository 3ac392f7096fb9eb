"""Attacks of all kinds, each on a page of its own in a real browser: none runs, none loads anything, none is markup."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Frame

from tests.browser.archives.attacked import build_attacked, build_attacked_everywhere
from tests.browser.detector import detector_for
from tests.convert.reading import read_commonmark, read_python_markdown
from tests.fuzz.payloads import payloads
from tests.site.sites import Site, shared

FEW = 200
RARER = 8
"""One payload in eight is in all places, because each makes pages of lists."""
MANY = int(os.environ.get("NEWSARCHIVE_PAYLOADS") or 4000)
counts = pytest.mark.parametrize("count", [FEW, pytest.param(MANY, marks=pytest.mark.long)])


def attacked(tmp_path_factory: pytest.TempPathFactory, count: int) -> Path:
    """A site with an article for each payload."""
    return shared(tmp_path_factory, f"payloads{count}", lambda folder: build_attacked(folder, payloads(count))) / "site"


def chosen(count: int) -> list[str]:
    """A few of the payloads, of all kinds."""
    return payloads(count * 5)[:: 5 * RARER]


def attacked_everywhere(tmp_path_factory: pytest.TempPathFactory, count: int) -> Path:
    """A site with these payloads in all places."""

    def make(folder: Path) -> None:
        build_attacked_everywhere(folder, chosen(count))

    return shared(tmp_path_factory, f"everywhere{count}", make) / "site"


@counts
def test_no_payload_runs_or_loads_anything_on_its_page(
    count: int, tmp_path_factory: pytest.TempPathFactory, browser: Browser
) -> None:
    site = Site(attacked(tmp_path_factory, count))
    pages = [quote(url) for url in site.urls() if url.startswith("a/")]
    assert len(pages) == count
    with detector_for(browser, site.root) as detector:
        detector.open(pages, detector.scripts_of("about/"))
    assert detector.faults == []
    assert detector.frames == count


@counts
@pytest.mark.parametrize("read", [read_commonmark, read_python_markdown], ids=["commonmark", "python-markdown"])
def test_no_payload_runs_or_loads_anything_in_the_markdown_version(
    count: int,
    read: Callable[[str], str],
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    browser: Browser,
) -> None:
    files = sorted(attacked(tmp_path_factory, count).glob("a/*/index.md"))
    for number, file in enumerate(files):
        # With the front matter, because not every renderer knows it.
        html = f"<!doctype html><meta charset=utf-8>{read(file.read_text())}"
        (tmp_path / f"{number:05}.html").write_text(html)
    with detector_for(browser, tmp_path) as detector:
        detector.open(f"{number:05}.html" for number in range(count))
    assert detector.faults == []
    assert detector.frames == count == len(files)


@counts
def test_no_payload_runs_or_loads_anything_in_lists_and_files(
    count: int, tmp_path_factory: pytest.TempPathFactory, browser: Browser
) -> None:
    site = Site(attacked_everywhere(tmp_path_factory, count))
    pages = [quote(url) for url in site.urls()]
    files = [quote(file) for file in site.files() if file.endswith((".txt", ".xml", ".json")) and is_shown(site, file)]
    assert {file.rsplit("/")[-1] for file in files} >= {
        "raw.txt", "opensearch.xml", "sitemap.xml", "suggestions.json", "feed_rss_created.xml", "feed_json_created.json",
    }  # fmt: skip
    unknown = [f"missing/{quote(payload, safe='')}" for payload in chosen(count)]
    with detector_for(browser, site.root) as detector:
        own = detector.scripts_of("about/") | detector.scripts_of("search/") | detector.scripts_of("404.html")
        detector.open([*pages, *files, *unknown], own)
    assert detector.faults == []
    assert detector.frames == len(pages) + len(files) + len(unknown)


@counts
def test_no_payload_runs_or_loads_anything_in_a_query_and_its_results(
    count: int, tmp_path_factory: pytest.TempPathFactory, browser: Browser
) -> None:
    attacks = [quote(payload, safe="") for payload in chosen(count)]
    places = cycle(
        ("q={}", "q=alert&tag={}", "q=alert&source={}&year={}", "q=alert&from={}&page={}", "category={}&sort={}")
    )
    # What is in every article fills a second page.
    results = ["search/?q=alert", f"search/?q={quote('新华社')}&page=2&sort=date"]
    asked = [f"search/?{place.replace('{}', attack)}" for attack, place in zip(attacks, places, strict=False)]
    typed = ["about/?1", "about/?2"]
    with detector_for(browser, attacked_everywhere(tmp_path_factory, count)) as detector:
        own = detector.scripts_of("about/") | detector.scripts_of("search/")
        detector.open(asked, own, after=answered)
        detector.open(results, own, after=lambda frame: frame.locator(".na-results .na-item").first.wait_for())
        detector.open(typed, own, after=suggested)
    assert detector.faults == []
    assert detector.frames == len(results) + len(asked) + len(typed)


def is_shown(site: Site, file: str) -> bool:
    """False for a text with control characters: browsers take it for no text, and save it (MIME Sniffing, 7.2)."""
    return not re.search(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]", (site.root / file).read_bytes())


def answered(frame: Frame) -> None:
    """Wait for the answer."""
    frame.wait_for_function("""() => {
      const results = document.querySelector(".na-results")
      const status = results.querySelector("[role=status]").textContent
      return status && status != JSON.parse(results.dataset.messages).working
    }""")


def suggested(frame: Frame) -> None:
    """Type, and wait for the list of suggestions and results."""
    frame.locator(".na-header input[name=q]").fill("alert")
    frame.get_by_role("option").first.wait_for()


@pytest.mark.parametrize(
    ("attack", "found"),
    [
        ("<script>alert(1)</script>", "executed: alert"),
        ("<img src=x onerror=alert(1)>", "executed: alert"),
        ("<svg onload=confirm(1)>", "executed: confirm"),
        ("<iframe srcdoc='<script>print()</script>'></iframe>", "executed: print"),
        ("<meta http-equiv=refresh content='0;url=https://evil.example/'>", "request of https://evil.example/"),
        ("<script>location = 'https://evil.example/'</script>", "request of https://evil.example/"),
        ("<script>location = 'about.html'</script>", "about.html"),
        ("<link rel=stylesheet href=https://evil.example/x.css>", "request of https://evil.example/x.css"),
        ("<style>@import 'https://evil.example/x.css'</style>", "request of https://evil.example/x.css"),
        ("<a href='java\tscript:x()'>x</a>", "url <a"),
        ("<p onclick=x()>x</p>", "attribute <p"),
        ("<form><button formaction=javascript:x()>x</button></form>", "attribute <button"),
        ("<object data=x></object>", "element <object"),
        ("<script type=text/plain>x</script>", "<script"),
    ],
)
def test_the_detector_finds_what_works(attack: str, found: str, tmp_path: Path, browser: Browser) -> None:
    (tmp_path / "attack.html").write_text(f"<!doctype html><body>{attack}")
    with detector_for(browser, tmp_path) as detector:
        detector.open(["attack.html"])
    assert any(found in fault for fault in detector.faults), detector.faults
