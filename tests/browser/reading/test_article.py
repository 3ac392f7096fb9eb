"""Citing an article, copying its code."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.hosting import Host, hosted
from tests.browser.pages import OpenPage
from tests.builders import raw_article
from tests.site.sites import SUB_PATH_URL, built, whole_project

SPRINT = "a/h1tz4m0dah4z/"
TITLE = "5月至8月中旬，教育部开展高校毕业生就业“百日冲刺”活动"
CITATIONS = {
    "GB/T 7714": f"叶雨婷. {TITLE}[EB/OL]. (2022-05-09)[2026-03-04]. {SUB_PATH_URL}{SPRINT}.",
    "APA": f"叶雨婷. (2022, May 9). {TITLE}. 新浪财经. {SUB_PATH_URL}{SPRINT}",
    "BibTeX": f"""\
@misc{{h1tz4m0dah4z,
  title = {{{{{TITLE}}}}},
  author = {{{{叶雨婷}}}},
  organization = {{新浪财经}},
  date = {{2022-05-09}},
  year = {{2022}},
  url = {{{SUB_PATH_URL}{SPRINT}}},
  urldate = {{2026-03-04}},
}}""",
    "RIS": f"""\
TY  - ELEC
TI  - {TITLE}
AU  - 叶雨婷
PB  - 新浪财经
PY  - 2022
DA  - 2022/05/09
LA  - zh-Hans
UR  - {SUB_PATH_URL}{SPRINT}
Y2  - 2026/03/04
ER  - """,
}
READ_CLIPBOARD = "navigator.clipboard.readText()"


@pytest.mark.parametrize("style", CITATIONS)
def test_a_citation_is_copied_with_one_click(open_page: OpenPage, below_path: Host, style: str) -> None:
    page = open_page(fresh=True, permissions=["clipboard-read", "clipboard-write"])
    page.clock.set_fixed_time("2026-03-04T12:00:00")
    page.goto(below_path.url + SPRINT)
    page.get_by_role("button", name=style).click()
    expect(page.locator(".na-cite output")).to_have_text(CITATIONS[style].strip())
    assert page.evaluate(READ_CLIPBOARD) == CITATIONS[style]


def test_the_line_of_a_page_is_the_citation_that_its_button_copies(open_page: OpenPage, below_path: Host) -> None:
    page = open_page(fresh=True)
    page.clock.set_fixed_time("2026-03-04T12:00:00")
    page.goto(below_path.url + SPRINT)
    expect(page.locator(".na-cite p")).to_have_text(f"引用 {CITATIONS['GB/T 7714']}")


def test_citation_and_permalink_are_there_without_scripts(open_page: OpenPage, below_path: Host) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(below_path.url + SPRINT)
    without_day = CITATIONS["GB/T 7714"].replace("[2026-03-04]", "")
    expect(page.locator(".na-cite p")).to_have_text(f"引用 {without_day}")
    expect(page.get_by_role("link", name=SUB_PATH_URL + SPRINT).first).to_be_visible()
    expect(page.locator(".na-cite button").first).to_be_hidden()


def test_a_site_that_does_not_know_its_url_shows_the_one_it_is_read_at(open_page: OpenPage, at_root: Host) -> None:
    page = open_page()
    page.goto(f"{at_root.url}{SPRINT}?from=elsewhere#content")
    expect(page.locator(".na-cite p")).to_contain_text(f" {at_root.url}{SPRINT}.")


def test_a_citation_is_shown_where_nothing_may_be_copied(open_page: OpenPage, below_path: Host) -> None:
    page = open_page(fresh=True)
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new DOMException('no'))")
    page.goto(below_path.url + SPRINT)
    page.get_by_role("button", name="APA").click()
    expect(page.locator(".na-cite output")).to_contain_text(TITLE)


def test_what_means_something_in_latex_is_escaped(open_page: OpenPage, below_path: Host) -> None:
    page = open_page()
    page.goto(below_path.url + SPRINT)
    page.locator("h1").evaluate(r"heading => heading.textContent = '50% of {A}_B & C\\ ~ #1^2 $'")
    page.get_by_role("button", name="BibTeX").click()
    escaped = r"title = {{50\% of \{A\}\_B \& C\textbackslash{} \textasciitilde{} \#1\textasciicircum{}2 \$}},"
    expect(page.locator(".na-cite output")).to_contain_text(escaped)


def test_code_is_copied_unchanged(open_page: OpenPage, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("code")
    code = "if a &lt; b:\n    return  1"
    article = raw_article(title="代码", body=f"<p>正文。</p><pre><code>{code}</code></pre>")
    built(whole_project(folder, {"articles/code.txt": article.replace("---\ntitle", "---\nid: code\ntitle", 1)}))
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    with hosted(folder / "site") as host:
        page.goto(f"{host.url}a/code/")
        page.get_by_role("button", name="复制").click()
        expect(page.get_by_role("button", name="已复制")).to_be_visible()
        assert page.evaluate(READ_CLIPBOARD).rstrip("\n") == "if a < b:\n    return  1"
