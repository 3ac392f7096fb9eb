"""`mkdocs serve` shows the same as `mkdocs build` writes, but writes a page only on request."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote

import pytest

from tests.builders import ROOT, Project, raw_article
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
LONG_TOPIC = """\
---
queries: [{sources: [新浪财经]}]
notes: [{date: 2999-01-01, text: 见[标签](../tags/index.md)。}]
---
"""
RELOADING = re.compile(rb"<script>\nvar livereload = .*?</script>", re.DOTALL)


def archive(folder: Path, **config: object) -> Project:
    """An archive with every kind of page: long lists, an article without a date, topics, a handwritten page."""
    files: dict[str, str | bytes] = dict(many_articles(105))
    files["docs/topics/long.md"] = LONG_TOPIC
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
    """The same archive as built with the server's URL as site URL."""
    run = run_build(server.folder, environment={"SITE_URL": server.url})
    assert run.code == 0, run.output
    return Site(server.folder / "site")


def test_every_file_is_served_as_build_writes_it(server: Server) -> None:
    site = site_for(server)
    served_files = {name: RELOADING.sub(b"", server.content(quote(name))) for name in site.files()}
    assert [name for name in served_files if served_files[name] != (site.root / name).read_bytes()] == []


def test_a_page_that_was_not_requested_is_not_written(tmp_path: Path) -> None:
    whole = whole_project(tmp_path, many_articles(3))
    first, second, third = (article.url for article in whole.library().articles.values())
    with served(tmp_path) as server:
        assert title_of(3) in server.get(first)
        (site,) = (path for path in (tmp_path / "made").glob("mkdocs_*"))
        assert [(site / url / "index.html").exists() for url in (first, second, third)] == [True, False, False]


def test_concurrent_requests_get_the_same_as_single_ones(server: Server, whole: Project) -> None:
    urls = [article.url for article in whole.library().articles.values()]
    (server.folder / "docs/about.md").touch()
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(server.content, [*urls, *urls]))
    alone = [server.content(url) for url in urls]
    assert [RELOADING.sub(b"", page) for page in together] == [RELOADING.sub(b"", page) for page in [*alone, *alone]]


@pytest.mark.parametrize("url", ["a/000000000000/", "a/", "tags/没有/", "tags/稿件/page/99/", "timeline/1999/", "a/x"])
def test_an_unknown_url_is_not_found(server: Server, url: str) -> None:
    with pytest.raises(HTTPError) as failure:
        server.get(quote(url))
    assert failure.value.code == HTTPStatus.NOT_FOUND
    assert "找不到" in failure.value.read().decode()


def test_a_url_without_its_trailing_slash_leads_to_the_page(server: Server, whole: Project) -> None:
    newest = next(iter(whole.library().articles.values()))
    assert newest.title in server.get(newest.url.rstrip("/"))


def test_a_changed_topic_is_shown(tmp_path: Path) -> None:
    archive(tmp_path)
    with served(tmp_path) as server:
        before = server.get("topics/t/")
        server.edit("docs/topics/t.md", lambda text: text.replace("title: 专题", "title: 改过的专题"))
        server.newest(int(re.findall(r"livereload\((\d+), ", before)[0]))
        assert "改过的专题" in server.get("topics/")


@pytest.mark.parametrize(
    ("hook", "shown"),
    [
        ("def on_page_markdown(markdown, **_):\n    return markdown + '\\n添上的一段。\\n'\n", "添上的一段。"),
        ("def on_post_page(output, **_):\n    return output + '<!-- seen -->'\n", "<!-- seen -->"),
    ],
    ids=["Markdown", "page"],
)
def test_changes_of_pages_by_another_hook_are_shown(tmp_path: Path, hook: str, shown: str) -> None:
    hooks = [os.path.relpath(ROOT / "hooks/events.py", tmp_path), "other.py"]
    whole = whole_project(tmp_path, many_articles(3) | {"other.py": hook}, config={"hooks": hooks})
    newest = next(iter(whole.library().articles.values()))
    with served(tmp_path) as server:
        assert shown in server.get(newest.url)


def test_a_server_that_does_not_reload_has_every_page(tmp_path: Path) -> None:
    whole = whole_project(tmp_path, many_articles(3))
    newest = next(iter(whole.library().articles.values()))
    with served(tmp_path, "--no-livereload") as server:
        assert newest.title in server.get(newest.url)
