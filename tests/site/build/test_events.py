"""Other plugins and hooks can handle and change our pages like any page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.builders import ROOT, Project, raw_article
from tests.site.sites import built, text_of, whole_project

PAGE_EVENTS = (
    "pre_page",
    "page_read_source",
    "page_markdown",
    "page_content",
    "page_context",
    "post_page",
)

# Writes down what it sees, in the order in which it sees it.
RECORDER = """\
import json
seen = {}

def note(event, page):
    seen.setdefault(page.file.src_uri, []).append(event)

def on_pre_page(page, config, files):
    note("pre_page", page)

def on_page_read_source(page, config):
    note("page_read_source", page)

def on_page_markdown(markdown, page, config, files):
    note("page_markdown", page)

def on_page_content(html, page, config, files):
    note("page_content", page)

def on_page_context(context, page, config, nav):
    note("page_context", page)

def on_post_page(output, page, config):
    note("post_page", page)

def on_post_build(config):
    with open(config.config_file_path + ".seen.json", "w") as file:
        json.dump(seen, file)
"""

ARTICLE = {"articles/one.txt": raw_article(title="题目", body="<p>　　正文<strong>重要</strong>。</p>")}


def with_hook(folder: Path, hook: str) -> Project:
    files = ARTICLE | {
        "other.py": hook,
        "docs/topics/t.md": "---\ntitle: 专题\narticles: [pdw1kfj1hnyv]\n---\n\n导言。\n",
    }
    return whole_project(folder, files, config={"hooks": [str(ROOT / "hooks/events.py"), "other.py"]})


def test_every_page_event_of_mkdocs_happens_for_every_page(tmp_path: Path) -> None:
    site = built(with_hook(tmp_path, RECORDER))
    seen = json.loads((tmp_path / "mkdocs.yml.seen.json").read_text())
    assert len(seen) == len(site.urls()) - len(["404.html"])
    assert {page: tuple(events) for page, events in seen.items() if tuple(events) != PAGE_EVENTS} == {}


@pytest.mark.parametrize(
    ("hook", "expected"),
    [
        pytest.param(
            'def on_page_markdown(markdown, page, config, files):\n    return markdown + "\\n\\n*加上的*\\n"\n',
            "<em>加上的</em>",
            id="Markdown",
        ),
        pytest.param(
            "def on_page_content(html, page, config, files):\n    return html + '<p><em>加上的</em></p>'\n",
            "<em>加上的</em>",
            id="HTML",
        ),
        pytest.param(
            "def on_page_read_source(page, config):\n    return '**重要** *加上的*'\n",
            "<em>加上的</em>",
            id="source",
        ),
    ],
)
def test_what_another_hook_makes_of_an_article_is_shown_in_our_frame(tmp_path: Path, hook: str, expected: str) -> None:
    whole = with_hook(tmp_path, hook)
    page = built(whole).page(whole.article("articles/one.txt").url)
    body = page.select(".na-body")[0]
    assert expected in str(body)
    assert "<strong>重要</strong>" in str(body)
    assert text_of(page.select("h1")[0]) == "题目"
    assert "articles/one.txt" in text_of(page)


def test_a_hook_finds_markdown_and_content_of_every_page_when_all_are_read(tmp_path: Path) -> None:
    hook = """\
def on_env(env, config, files):
    pages = [file.page for file in files.documentation_pages()]
    assert all(page.markdown.strip() and page.content.strip() for page in pages)
    files.get_file_from_path("index.md").page.content = "<p>换了的首页</p>"
"""
    assert "换了的首页" in text_of(built(with_hook(tmp_path, hook)).main(""))


def test_a_hook_may_replace_the_whole_document(tmp_path: Path) -> None:
    hook = "def on_post_page(output, page, config):\n    return output.replace('</body>', '<p id=mark></p></body>')\n"
    site = built(with_hook(tmp_path, hook))
    assert [url for url in site.urls() if not site.page(url).select("#mark")] == ["404.html"]
