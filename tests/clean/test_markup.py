from __future__ import annotations

import pytest

from tests.builders import clean, process_text, raw_article
from tests.clean.canonical import html_of


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("<p>甲&#1;乙&#x1b;丙&#127;&#xFDD0;丁&#129;</p>", "<p>甲乙丙丁</p>"),
        ("<p>甲&#1乙</p>", "<p>甲乙</p>"),
        ("<p>甲&#0;乙&#xD800;丙&#x110000;丁&#99999999999999999999;</p>", "<p>甲\ufffd乙\ufffd丙\ufffd丁\ufffd</p>"),
        ("<p>&#147;引&#148;&#x85;</p>", "<p>“引”…</p>"),
        ("<p>&#0000000000000060;b&#x3e;</p>", "<p>&lt;b&gt;</p>"),
        ("<pre>a&#13b\n&#x0D;c</pre>", "<pre><code>a\nb\n\nc</code></pre>"),
        ('<p><a href="https://e.org/&#2;a" title="&#3;">链</a></p>', '<p><a href="https://e.org/a">链</a></p>'),
        ("<p>a&amp;#1;b</p>", "<p>a&amp;#1;b</p>"),
    ],
    ids=[
        "control",
        "without a semicolon",
        "no character",
        "Windows-1252",
        "zeros",
        "line ends",
        "attributes",
        "escaped",
    ],
)
def test_a_reference_to_a_control_character_is_dropped_and_other_numbers_mean_what_they_mean_to_browsers(
    body: str, html: str
) -> None:
    assert html_of(body) == html


def test_a_dropped_reference_is_recorded() -> None:
    removed = [(removal.text, removal.why, removal.count) for removal in clean("<p>甲&#1;乙&#1;</p>").removed]
    assert ("&#1;", "a reference to a control character", 2) in removed


def test_the_first_reference_to_a_control_character_is_reported_at_its_line() -> None:
    outcome = process_text(raw_article(body="<p>甲</p>\n<p>乙&#27;丙&#1;</p>"))
    assert [str(problem) for problem in outcome.problems] == [
        (
            "articles/a.txt:17:1: warning: &#27; means a control character, which no page may contain; it was left out, as "
            "are others (control-character)"
        )
    ]
