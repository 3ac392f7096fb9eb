"""Markup that is broken: read as browsers read it, with the words that an unclosed quote would swallow."""

from __future__ import annotations

import subprocess
import sys

import pytest
from bs4 import BeautifulSoup

from newsarchive.clean import repair as repairing
from newsarchive.clean.code import protect_code
from newsarchive.clean.reading import as_browsers_read
from newsarchive.clean.removals import RemovalLog
from newsarchive.clean.repair import looks_broken, repair
from tests.builders import ROOT, clean, process_text, raw_article
from tests.clean.canonical import html_of

SAMPLES = sorted((ROOT / "tests/sources").glob("*/*/raw.*"))


def problems(body: str) -> list[tuple[int, str]]:
    """The lines, counted from the body's first, and the codes of a body's problems."""
    return [(problem.line - 15, problem.code) for problem in process_text(raw_article(body=body)).problems]


@pytest.mark.parametrize(
    ("body", "html"),
    [
        pytest.param('<p>甲<a href="https://e.org/x>乙</a>丙</p><p>丁</p>',
                     '<p>甲<a href="https://e.org/x">乙</a>丙</p>\n<p>丁</p>', id="never closed"),
        pytest.param("<p>甲<a href='https://e.org/x>乙</a>丙</p>",
                     '<p>甲<a href="https://e.org/x">乙</a>丙</p>', id="never closed, single"),
        pytest.param('<p>甲<a href= "https://e.org/x>乙</a>丙</p>',
                     '<p>甲<a href="https://e.org/x">乙</a>丙</p>', id="after a space"),
        pytest.param('<p><a href="https://e.org/x>乙</a>丙<a href="https://e.org/y">丁</a></p>',
                     '<p><a href="https://e.org/x">乙</a>丙<a href="https://e.org/y">丁</a></p>',
                     id="closed by another attribute"),
        pytest.param('<p><a href="https://e.org/x>乙</a>丙 "引文" <b>丁</b></p>',
                     '<p><a href="https://e.org/x">乙</a>丙 "引文" <strong>丁</strong></p>', id="closed by a quotation"),
        pytest.param("<p><a href=\"https://e.org/x'>乙</a>丙</p>", '<p><a href="https://e.org/x">乙</a>丙</p>',
                     id="closed by a quote of the other kind"),
        pytest.param('<p class="x>甲</p><p class="y>乙</p><p class="z">丙</p>',
                     "<p>甲</p>\n<p>乙</p>\n<p>丙</p>", id="two"),
        pytest.param("<p>甲</p></body></html><p>乙</p>", "<p>甲</p>\n<p>乙</p>", id="after the document"),
        pytest.param("<p>甲<t</body>乙", "<p>甲乙</p>", id="the end of the document in a tag"),
        pytest.param('<p>甲<img src="https://e.org/a.j', "<p>甲</p>", id="cut off in a quote"),
        pytest.param('<p>甲<isindex>乙<ISINDEX prompt="丙" action=x>丁</p><p title="x>戊</p>',
                     "<p>甲乙丁</p>\n<p>戊</p>", id="an element with words of html5lib's own"),
    ],
)  # fmt: skip
def test_broken_markup_shows_all_words(body: str, html: str) -> None:
    assert html_of(body) == html


@pytest.mark.parametrize(
    "body",
    [
        '<p>甲<img alt="a > b" src="https://e.org/a.jpg">乙</p>',
        '<p data-html="<b>丙</b> <i class=">甲<b title="x">乙</b></p>',
        '<p data-json=\'{"a": "<p class=\\"b\\">丙</p>"}\'>甲乙</p>',
        "<p onclick=\"if (a > b) { c('<p>丙</p>') }\">甲乙</p>",
        '<p title="丙 > 丁">甲</p><p title="x < y">乙</p>',
    ],
)
def test_a_value_with_tags_that_is_closed_stays_a_value(body: str) -> None:
    assert clean(body).text.replace("\n", "") == "甲乙"
    assert problems(body) == []


def test_an_unclosed_quote_is_reported_at_its_line() -> None:
    body = (
        '<p>甲</p>\n<p>乙<a\nhref="https://e.org/x>丙</a>丁<b>戊</b>\n己</p>\n<p class="y">庚</p>\n<p class="z>辛</p>'
    )
    assert problems(body) == [(2, "quote-unclosed"), (6, "quote-unclosed")]
    outcome = process_text(raw_article(body=body))
    assert outcome.problems[0].message == (
        "a quote in <a> is never closed, so that browsers take '丙丁戊己' for a part of the tag; it is shown, as if the "
        "quote ended with the tag: close the quote"
    )


@pytest.mark.parametrize(
    ("body", "in_ledger"),
    [
        ("<p>甲</p>\n<p>乙<b 丙丁", "<b 丙丁 </div>"),
        ('<p>甲</p>\n<p>乙<b title="丙丁', '<b title="丙丁'),
        ('<p>甲</p>\n<p>乙<img src="https://e.org/a.j', '<img src="https://e.org/a.j'),
    ],
)
def test_words_in_a_tag_that_never_ends_are_reported_and_recorded(body: str, in_ledger: str) -> None:
    article = clean(body)
    assert article.text == "甲\n乙"
    assert article.images == ()
    assert ("element", in_ledger) in [(removal.what, removal.text) for removal in article.removed]
    assert problems(body) == [(2, "tag-unclosed")]


def test_a_comment_that_never_ends_is_reported() -> None:
    assert problems("<p>甲</p>\n<!-- 乙 <p>丙</p>") == [(2, "comment-unclosed")]
    assert problems("<p>甲</p>\n<!-- 乙 --><p>丙</p>") == []


@pytest.mark.parametrize("name", ["script", "style", "iframe", "textarea"])
def test_an_element_that_hides_all_that_follows_is_reported(name: str) -> None:
    assert problems(f"<p>甲</p>\n<{name}> 乙 <p>丙</p>") == [(2, "tag-unclosed")]
    assert problems(f"<p>甲</p>\n<{name}> 乙 <p>丙</p></{name}>") == []


def test_at_most_one_of_fifty_samples_of_the_sources_is_read_by_html5lib(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[str] = []

    def take(markup: str) -> str:
        taken.append(markup)
        return markup

    monkeypatch.setattr(repairing, "as_browsers_read", take)
    for path in SAMPLES:
        body = protect_code(path.read_text(encoding="utf-8").split("---\n", 2)[2])
        if looks_broken(body):
            repair(body, RemovalLog())
    assert len(SAMPLES) > 100
    assert len(taken) <= len(SAMPLES) / 50


def test_html5lib_is_imported_only_for_a_repair() -> None:
    code = (
        "import sys\nfrom tests.builders import clean\nclean('<p>甲</p>')\nassert 'html5lib' not in sys.modules\n"
        "clean('<p>甲</body>乙')\nassert 'html5lib' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


@pytest.mark.parametrize(
    "markup",
    [
        "<ul><li>字" * 4000,
        "<div>" * 5000,
        "".join(f"<font color={number}>字<p>" for number in range(2000)),
        "<p " + " ".join(f"a{number}=x" for number in range(9000)) + ">字",
        "<p>字" * 20_000,
        "&" * 90_000,
    ],
    ids=["nested lists", "nested blocks", "open inline elements", "attributes", "long", "ampersands"],
)
def test_markup_that_html5lib_reads_slowly_is_left_to_our_parser(markup: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repairing, "as_browsers_read", lambda _: pytest.fail("html5lib reads it"))
    assert "</body" not in repair(f"{markup}</body>终", RemovalLog())
    assert clean(f"{markup}</body>终").text.endswith("终")


@pytest.mark.parametrize(
    "markup",
    [
        "<pre>\n\na\nb</pre></body>字",
        "<iframe>a < b</iframe></body>字",
        "<table><tr><td>格</table></body>字",
        "<script>a < b</script></body>字",
        "<textarea>\n\na</textarea></body>字",
        "&lt;b&gt; &amp;amp; &nbsp;</body>字",
    ],
)
def test_the_repaired_markup_means_the_same_to_any_parser(markup: str) -> None:
    read = as_browsers_read(markup)
    assert BeautifulSoup(read, "html5lib").get_text() == BeautifulSoup(markup, "html5lib").get_text()


@pytest.mark.parametrize("name", ["title", "video", "object", "noscript", "button", "template"])
def test_an_element_that_hides_what_follows_is_reported(name: str) -> None:
    assert problems(f"<p>甲</p>\n<{name}><p>乙</p>") == [(2, "tag-unclosed")]
    assert problems(f"<p>甲</p>\n<{name}>丙</{name}><p>乙</p>") == []


def test_a_drawing_that_is_never_closed_ends_where_a_paragraph_begins() -> None:
    assert html_of("<p>甲</p><svg><path><p>乙</p>") == "<p>甲</p>\n<p>乙</p>"
