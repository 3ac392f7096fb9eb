"""Attacks of all kinds, each on a page of its own in a real browser: none runs, none loads anything, none is markup."""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from tests.browser.detector import detector_for
from tests.convert.reading import read_commonmark, read_python_markdown
from tests.fuzz.payloads import payloads
from tests.site.sites import Site, built, shared, whole_project
from tests.tricks import URLS, article_with

FEW = 200
MANY = int(os.environ.get("NEWSARCHIVE_PAYLOADS") or 4000)
counts = pytest.mark.parametrize("count", [FEW, pytest.param(MANY, marks=pytest.mark.long)])


def attacked(tmp_path_factory: pytest.TempPathFactory, count: int) -> Path:
    """A site with an article for each payload, in its body and all its facts."""
    files = {
        f"articles/{number:05}.txt": article_with(payload, url, number)
        for number, (payload, url) in enumerate(zip(payloads(count), cycle(URLS)))
    }
    return shared(tmp_path_factory, f"payloads{count}", lambda folder: built(whole_project(folder, files)))


@counts
def test_no_payload_runs_or_loads_anything_on_its_page(
    count: int, tmp_path_factory: pytest.TempPathFactory, browser: Browser
) -> None:
    site = Site(attacked(tmp_path_factory, count) / "site")
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
    files = sorted((attacked(tmp_path_factory, count) / "site").glob("a/*/index.md"))
    for number, file in enumerate(files):
        # With the front matter, because not every renderer knows it.
        html = f"<!doctype html><meta charset=utf-8>{read(file.read_text())}"
        (tmp_path / f"{number:05}.html").write_text(html)
    with detector_for(browser, tmp_path) as detector:
        detector.open(f"{number:05}.html" for number in range(count))
    assert detector.faults == []
    assert detector.frames == count == len(files)


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
