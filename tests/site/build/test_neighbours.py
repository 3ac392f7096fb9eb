"""Plugins that archives use next to ours: each builds under --strict, and its pages and ours are right."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from newsarchive.site.pages import article
from newsarchive.site.pages.article import ArticlePage, is_searched_by_plugin
from newsarchive.site.pages.search import SearchPage
from tests.builders import raw_article
from tests.site.archives import many_articles, title_of
from tests.site.sites import Run, Site, context_of, run_build, shared, text_of, whole_project

URL = "https://news.example/archive/"
COUNT = 6
# Braces as the crawler replaces them; three plugins look for templates in Markdown.
HOSTILE = """\
<p>　　正文{{ 7*7 }}和{% raise %}、{# 注释 #}与{{ config.site_name }}，{{ git_revision_date_localized }}。</p>
<pre><code>def f(x):
    return  {{ x }}

    # 缩进的注释
</code></pre>
<p><strong>甲</strong> <em>乙</em></p>"""
FILES: dict[str, str | bytes] = {
    **many_articles(COUNT),
    "articles/one.txt": raw_article(title="花括号{{ 3*3 }}{% raise %}", body=HOSTILE).replace(
        "title", "id: one\ntitle", 1
    ),
    "docs/topics/t.md": "---\ntitle: 专题\nqueries: [{sources: [新浪财经]}]\n---\n\n导言，见[关于](../about.md)。\n",
    "docs/howto.md": "---\ntags: [帮助]\n---\n\n# 用法\n\n二加三得{{ 2+3 }}。\n",
    "docs/labels.md": "# 标记\n\n<!-- material/tags -->\n",
    "docs/blog/index.md": "# 馆务\n",
    "docs/blog/posts/news.md": "---\ndate: 2022-05-01\n---\n\n# 开馆\n\n开馆了。\n",
}
OLD_URLS = {
    "old.md": "a/one/index.md",
    "old-tags.md": "tags/index.md",
    "old-note.md": "about.md#x",
    "old-topic.md": "topics/t.md",
}
PLUGINS: dict[str, dict[str, object]] = {
    "redirects": {"redirect_maps": OLD_URLS},
    "rss": {"use_git": False, "match_path": "a/", "date_from_meta": {"as_creation": "date", "as_update": "date"}},
    "minify": {"minify_html": True, "htmlmin_opts": {"remove_comments": True}},
    "git-revision-date-localized": {"enable_creation_date": True},
    "macros": {},
    "awesome-nav": {},
    "tags": {},
    "blog": {},
    "search": {},
}


def build_next_to(folder: Path, plugins: list[dict[str, object]], *, search: bool = True) -> Run:
    config: dict[str, object] = {
        "plugins": plugins,
        "site_url": URL,
        "validation": {"nav": {"omitted_files": "ignore"}},
    }
    files = dict(FILES)
    if {"awesome-nav": {}} in plugins:
        # It warns of a `nav` next to its own files.
        config["nav"] = None
        files["docs/.nav.yml"] = "nav:\n  - about.md\n  - index.md\n  - tags/index.md\n"
    whole_project(folder, files, settings={"search": search}, config=config)
    for command in (
        ("init", "-q"),
        ("add", "-A"),
        ("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "a"),
    ):
        subprocess.run(["git", *command], cwd=folder, check=True)
    return run_build(folder, "--strict", environment={"DISABLE_MKDOCS_2_WARNING": "true"})


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The archive without other plugins."""
    folder = shared(tmp_path_factory, "alone", lambda folder: build_next_to(folder, []).keep(folder))
    assert Run.kept(folder).code == 0, Run.kept(folder).output
    return Site(folder / "site")


def check_redirects(site: Site) -> None:
    targets = {
        name: site.page(f"{name}/").select("link[rel=canonical]")[0]["href"]
        for name in ("old", "old-tags", "old-note", "old-topic")
    }
    assert targets == {
        "old": "../a/one/",
        "old-tags": "../tags/",
        "old-note": "../about/#x",
        "old-topic": "../topics/t/",
    }


def check_feed(site: Site) -> None:
    """The dated articles, the newest first, with their own dates; no list, nor what has no date."""
    feed = etree.parse(site.root / "feed_rss_created.xml")
    titles = [str(title.text) for title in feed.iterfind("channel/item/title")]
    assert titles == ["花括号{{ 3*3 }}{% raise %}", *(title_of(number) for number in range(COUNT, 0, -1))]
    assert str(feed.findtext("channel/item/link")) == f"{URL}a/one/"
    assert str(feed.findtext("channel/item/pubDate")) == "Wed, 27 Apr 2022 10:53:54 +0800"
    assert str(feed.findtext("channel/item/author")) == "新浪财经"


def check_macros(site: Site) -> None:
    assert "二加三得5。" in text_of(site.page("howto/"))


def check_navigation(site: Site) -> None:
    assert [text_of(link) for link in site.page("a/one/").select(".na-nav a")] == ["关于", "首页", "标签"]


def check_labels(site: Site) -> None:
    assert [text_of(link) for link in site.page("labels/").select(".md-content li a")] == ["用法"]


def check_blog(site: Site) -> None:
    assert "开馆了" in text_of(site.page("blog/2022/05/01/开馆/"))
    assert "blog/archive/2022/" in site.urls()


def check_search(site: Site) -> None:
    assert {url.split("/")[0] for url in indexed(site)} <= {"about", "howto", "labels", "topics", "blog"}
    # The archive's own search stays.
    assert len(site.page("a/one/").select("form.na-search[data-all]")) == 1
    assert (site.root / "search/index.bin").is_file()


def indexed(site: Site) -> list[str]:
    """The pages in the index of a plugin of search."""
    index = json.loads((site.root / "search/search_index.json").read_text())
    return sorted({entry["location"].split("#")[0] for entry in index["docs"]})


def check_nothing(site: Site) -> None:
    assert "a/one/" in site.urls()


CHECKS: dict[str, Callable[[Site], None]] = {
    "redirects": check_redirects,
    "rss": check_feed,
    "macros": check_macros,
    "awesome-nav": check_navigation,
    "tags": check_labels,
    "blog": check_blog,
    "search": check_search,
}


@pytest.mark.parametrize("name", PLUGINS)
def test_a_plugin_builds_next_to_the_archive_and_both_have_their_pages(tmp_path: Path, name: str, alone: Site) -> None:
    run = build_next_to(tmp_path, [{name: PLUGINS[name]}])
    assert run.code == 0, run.output
    site = Site(tmp_path / "site")
    ours = list(filter(is_ours, alone.urls()))
    assert set(ours) <= set(site.urls())
    different = [url for url in ours if content_of(site, url) != content_of(alone, url)]
    assert different == []
    CHECKS.get(name, check_nothing)(site)


def is_ours(url: str) -> bool:
    return url.split("/", maxsplit=1)[0] in {"a", "tags", "categories", "timeline", "sources", "topics", "stats", ""}


def content_of(site: Site, url: str) -> tuple[str, list[str], list[tuple[str, str]]]:
    """The text of a page's content, its code with all spaces, and its links."""
    main = site.page(url).select(".na-page")[0]
    code = [block.get_text().strip("\n") for block in main.select("pre")]
    return (
        text_of(main).replace(" ", ""),
        code,
        [(text_of(link).replace(" ", ""), str(link["href"])) for link in main.select("a[href]")],
    )


def test_all_of_them_build_together(tmp_path: Path, alone: Site) -> None:
    run = build_next_to(tmp_path, [{name: options} for name, options in PLUGINS.items()])
    assert run.code == 0, run.output
    site = Site(tmp_path / "site")
    assert content_of(site, "a/one/") == content_of(alone, "a/one/")
    check_redirects(site)
    check_feed(site)
    check_macros(site)


def test_a_plugin_of_search_finds_few_articles_where_the_archive_has_no_search(tmp_path: Path) -> None:
    run = build_next_to(tmp_path, [{"search": {}}], search=False)
    assert run.code == 0, run.output
    pages = indexed(Site(tmp_path / "site"))
    assert "a/one/" in pages
    assert len([page for page in pages if page.startswith("a/")]) == COUNT + 1
    assert not any(page.startswith(("tags/", "timeline/", "categories/")) for page in pages)


def test_an_article_without_a_date_is_a_draft_for_feeds_and_so_is_a_list(tmp_path: Path) -> None:
    files = {"articles/a.txt": raw_article(title="甲"), "articles/b.txt": raw_article(title="乙", date="Invalid Date")}
    context = context_of(whole_project(tmp_path, files))
    pages = [ArticlePage(one, context) for one in context.library.articles.values()]
    search = SearchPage(context)
    for page in (*pages, search):
        page.read_source(context.config)
    assert search.meta["draft"]
    assert [(page.title, page.meta["draft"]) for page in pages] == [("甲", False), ("乙", True)]
    assert not any("date" in page.meta for page in pages if page.meta["draft"])


def test_a_plugin_of_search_leaves_many_articles_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context = context_of(whole_project(tmp_path, dict(many_articles(3)), settings={"search": False}))
    assert is_searched_by_plugin(context)
    monkeypatch.setattr(article, "_MOST_SEARCHED_BY_PLUGIN", 2)
    assert not is_searched_by_plugin(context)


@pytest.mark.parametrize(
    ("search", "line"),
    [
        (True, "plugins: material/search: indexes handwritten pages only; extra.archive.search finds the articles"),
        (False, ""),
    ],
)
def test_a_plugin_of_search_that_leaves_articles_out_is_reported_in_one_line(
    tmp_path: Path,
    search: bool,  # noqa: FBT001
    line: str,
) -> None:
    run = build_next_to(tmp_path, [{"search": {}}], search=search)
    assert [text for text in run.output.splitlines() if "plugins:" in text] == (
        [f"INFO    -  newsarchive: {line}"] if line else []
    )
