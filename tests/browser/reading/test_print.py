"""Articles on paper, as Chromium prints them to PDF."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.hosting import SUB_PATH, Host, hosted
from tests.browser.pages import OpenPage
from tests.browser.pdf_text import pdf_pages
from tests.builders import raw_article
from tests.site.sites import SUB_PATH_URL, built, whole_project

BODY = "<p>　　一段正文。</p>" * 100 + "<pre><code>print(1)</code></pre>"
WIDE = f"""<p>　　一段正文。</p><pre><code>print("{" long" * 40}")</code></pre>
<table><tr>{"<th>列</th>" * 14}</tr><tr>{"<td>12.34</td>" * 14}</tr></table><p>　　一段正文。</p>"""
A4 = {"width": 665, "height": 980}
"""The part of a page within its margins, in pixels."""


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    folder = tmp_path_factory.mktemp("print")
    raw = raw_article(title="纸上", body=BODY).replace("---\n", "---\nid: paper\n", 1)
    wide = raw_article(title="宽", body=WIDE).replace("---\n", "---\nid: wide\n", 1)
    files = {"articles/a.txt": raw, "articles/wide.txt": wide}
    built(whole_project(folder, files, config={"site_url": SUB_PATH_URL, "site_name": "新闻档案"}))
    with hosted(folder / "site", SUB_PATH) as site:
        yield site


def test_a_printed_article_has_site_url_day_of_access_and_page_numbers(open_page: OpenPage, story: Host) -> None:
    page = open_page(fresh=True)
    page.clock.set_fixed_time("2026-03-04T12:00:00")
    page.goto(f"{story.url}a/paper/")
    pages = pdf_pages(page.pdf())
    assert len(pages) > 1
    assert [f"{number} / {len(pages)}" in text for number, text in enumerate(pages, start=1)] == [True] * len(pages)
    assert f"新闻档案{SUB_PATH_URL}a/paper/" in pages[0]
    assert "2026-03-04" in pages[0]


def test_the_day_of_access_is_that_of_printing(open_page: OpenPage, story: Host) -> None:
    page = open_page(fresh=True)
    page.clock.set_fixed_time("2026-03-04T23:00:00")
    page.goto(f"{story.url}a/paper/")
    page.clock.set_fixed_time("2026-03-05T01:00:00")
    first = pdf_pages(page.pdf())[0]
    assert ("2026-03-05" in first, "2026-03-04" in first) == (True, False)


def test_without_scripts_only_the_day_is_left_out(open_page: OpenPage, story: Host) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{story.url}a/paper/")
    text = "".join(pdf_pages(page.pdf()))
    assert f"{SUB_PATH_URL}a/paper/" in text
    assert "访问" not in text


def test_buttons_are_not_printed(open_page: OpenPage, story: Host) -> None:
    page = open_page()
    page.goto(f"{story.url}a/paper/")
    page.get_by_role("button", name="APA").click()
    text = "".join(pdf_pages(page.pdf()))
    assert "print(1)" in text
    assert [word for word in ("复制", "APA", "BibTeX", "(n.d.)") if word in text] == []


def test_wide_tables_and_long_lines_of_code_are_printed_whole(open_page: OpenPage, story: Host) -> None:
    page = open_page(viewport=A4)
    page.emulate_media(media="print")
    page.goto(f"{story.url}a/wide/")
    right = page.locator(".na-body :is(th, td, code)").evaluate_all(
        "parts => Math.max(...parts.map(part => { const range = document.createRange(); range.selectNodeContents(part);"
        " return range.getBoundingClientRect().right; }))"
    )
    assert right <= A4["width"]
