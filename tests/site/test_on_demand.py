"""What `mkdocs serve` shows is what `mkdocs build` writes, though it writes a page only when it is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote

import pytest

from tests.builders import Project, raw_article
from tests.site.archives import many_articles, title_of
from tests.site.serving import Server, served
from tests.site.sites import Site, run_build, whole_project

UNDATED_BODY = "<p>　　没有日期的一篇。</p>"
TOPIC = """\
---
title: 专题
articles: [{ids}]
---

见[一篇](../a/{first}/index.md)与[标签](../tags/index.md)，也见[没有的](../a/000000000000/index.md)。
"""
RELOADING = re.compile(rb"<script>\nvar livereload = .*?</script>", re.DOTALL)


def archive(folder: Path, **config: object) -> Project:
    """An archive with every kind of page: lists of several pages, an article without a date, a dossier, a page by hand."""
    files: dict[str, str | bytes] = dict(many_articles(70))
    files["articles/undated.txt"] = raw_article(title="无日期的稿件", date="", body=UNDATED_BODY)
    files["docs/sources/index.md"] = "# 由人写的来源页\n"
    whole = whole_project(folder, files, config=config)
    ids = list(whole.library().articles)
    whole.write("docs/topics/t.md", TOPIC.format(ids=", ".join(ids[:3]), first=ids[0]))
    return whole


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return archive(tmp_path_factory.mktemp("on-demand"))


@pytest.fixture(scope="module")
def server(whole: Project) -> Iterator[Server]:
    with served(whole.root) as running:
        yield running


def site_for(server: Server) -> Site:
    """The same archive as `build` writes it where the server's address is the site's."""
    run = run_build(server.folder, environment={"SITE_URL": server.url})
    assert run.code == 0, run.output
    return Site(server.folder / "site")


def test_every_file_is_served_as_build_writes_it(server: Server) -> None:
    site = site_for(server)
    # The compressed sitemap is for search engines alone.
    names = [name for name in site.files() if name != "sitemap.xml.gz"]
    served_files = {name: RELOADING.sub(b"", server.content(quote(name))) for name in names}
    assert [name for name in names if served_files[name] != (site.root / name).read_bytes()] == []
