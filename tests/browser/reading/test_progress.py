"""Reading progress: the rule under the header fills from the text's first line to its last."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.hosting import SUB_PATH, Host, hosted
from tests.browser.pages import DESK, PHONE, OpenPage
from tests.builders import raw_article
from tests.site.sites import built, whole_project

BODIES = {"long": "<p>　　列车驶过田野与村庄，窗外的人挥手。</p>" * 120, "short": "<p>　　一段短讯。</p>"}
SHARES = [0, 0.25, 0.5, 0.75, 1]
# Pixels from the top of the page at which the text begins below the header, and ends with the screen.
ENDS = """() => {
  const box = document.querySelector(".na-body").getBoundingClientRect();
  const covered = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingBlockStart);
  return [box.top + scrollY - covered, box.bottom + scrollY - innerHeight];
}"""
# The rule is as wide as the page, its scale is the part that is filled.
FILLED = """() => new Promise(tell => requestAnimationFrame(() => requestAnimationFrame(() => {
  const {scale, opacity} = getComputedStyle(document.querySelector(".na-header"), "::after");
  tell(Number(opacity) && Number.parseFloat(scale));
})))"""


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    folder = tmp_path_factory.mktemp("progress")
    raw = {
        name: raw_article(title=name, body=body).replace("---\n", f"---\nid: {name}\n", 1)
        for name, body in BODIES.items()
    }
    built(whole_project(folder, {f"articles/{name}.txt": text for name, text in raw.items()}))
    with hosted(folder / "site", SUB_PATH) as site:
        yield site


def progress_at(page: Page, top: float) -> float:
    """The filled part of the rule when the wheel has brought this line of the page to the top."""
    page.mouse.move(100, 300)
    page.mouse.wheel(0, top - page.evaluate("scrollY"))
    page.wait_for_function("top => Math.abs(scrollY - top) < 2", arg=top)
    filled: float = page.evaluate(FILLED)
    return filled


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_the_rule_fills_as_the_text_is_read(open_page: OpenPage, stories: Host, viewport: dict[str, int]) -> None:
    page = open_page(viewport=viewport)
    page.goto(f"{stories.url}a/long/")
    assert progress_at(page, 0) == 0
    first, last = page.evaluate(ENDS)
    found = [progress_at(page, round(first + share * (last - first))) for share in SHARES]
    assert found == pytest.approx(SHARES, abs=0.01)
    assert progress_at(page, page.evaluate("document.documentElement.scrollHeight - innerHeight")) == 1


@pytest.mark.parametrize("height", [800, 300], ids=["a page that fits", "a page that scrolls"])
def test_a_text_that_fits_the_screen_has_no_rule(open_page: OpenPage, stories: Host, height: int) -> None:
    page = open_page(viewport={"width": 1280, "height": height})
    page.goto(f"{stories.url}a/short/")
    most = page.evaluate("document.documentElement.scrollHeight - innerHeight")
    assert {progress_at(page, round(share * most)) for share in SHARES} == {0}
