"""The raw file next to an article's page."""

from __future__ import annotations

import hashlib
import logging
from pathlib import Path
from urllib.request import urlopen

import pytest

from newsarchive.site.pages.article_files import has_raw_file
from newsarchive.site.pages.routes import file_at
from tests.site.archives import many_articles
from tests.site.serving import served
from tests.site.sites import built, context_of, only, text_of, whole_project

HOSTILE = b"\xef\xbb\xbf---\r\nid: raw\r\ntitle: \xe6\x96\x87\xe4\xbb\xb6\r\n---\r\n<script>alert(1)</script><p>\xff\xfe\x00</p>\r"
FILES: dict[str, str | bytes] = {"articles/新闻/一.txt": HOSTILE}


def test_it_is_the_same_byte_for_byte_and_has_the_hash_of_the_page(tmp_path: Path) -> None:
    site = built(whole_project(tmp_path, FILES))
    published = (site.root / "a/raw/raw.txt").read_bytes()
    assert published == HOSTILE
    provenance = only(site.main("a/raw/"), ".na-provenance")
    assert hashlib.sha256(published).hexdigest() in text_of(provenance)
    assert only(provenance, "a[href='raw.txt']")
    assert "sha256sum raw.txt" in text_of(provenance)


@pytest.mark.parametrize(
    ("setting", "is_published"), [({}, True), ({"raw_files": True}, True), ({"raw_files": False}, False)]
)
def test_the_setting_decides(tmp_path: Path, setting: dict[str, bool], *, is_published: bool) -> None:
    site = built(whole_project(tmp_path, FILES, settings=setting))
    assert (site.root / "a/raw/raw.txt").exists() == is_published
    assert bool(site.main("a/raw/").select("a[href='raw.txt']")) == is_published


@pytest.mark.parametrize(("setting", "is_published"), [({}, False), ({"raw_files": True}, True)])
def test_a_large_archive_publishes_them_only_if_asked_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, setting: dict[str, bool], *, is_published: bool
) -> None:
    monkeypatch.setattr("newsarchive.site.pages.article_files._FEWEST_WITHOUT_RAW_FILES", 3)
    for count, expected in ((2, True), (3, is_published)):
        context = context_of(whole_project(tmp_path / str(count), many_articles(count), settings=setting))
        assert {has_raw_file(article, context) for article in context.library.articles.values()} == {expected}


def test_a_file_that_changed_during_the_build_is_not_published(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    project = whole_project(tmp_path, FILES)
    context = context_of(project)
    project.write("articles/新闻/一.txt", HOSTILE + b"more")
    file = file_at("a/raw/raw.txt", context)
    assert file
    with caplog.at_level(logging.WARNING):
        file.copy_file()
    assert not Path(file.abs_dest_path).exists()
    assert (
        "articles/新闻/一.txt changed while the site was built, so its raw.txt is missing; build again" in caplog.text
    )


def test_a_server_offers_it_as_plain_text(tmp_path: Path) -> None:
    whole_project(tmp_path, FILES)
    with served(tmp_path) as server, urlopen(f"{server.url}a/raw/raw.txt") as response:  # noqa: S310 - our own server
        assert (response.read(), response.headers.get_content_type()) == (HOSTILE, "text/plain")
