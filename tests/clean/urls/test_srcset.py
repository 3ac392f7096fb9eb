"""The candidates of a `srcset`."""

from __future__ import annotations

import pytest

from newsarchive.clean.urls.srcset import read_srcset
from tests.builders import clean


@pytest.mark.parametrize(
    ("srcset", "expected"),
    [
        ("", []),
        (" , ,", []),
        ("a", ["a 1x"]),
        ("a 2x", ["a 2x"]),
        ("a 1.5x", ["a 1.5x"]),
        ("a .5x", ["a 0.5x"]),
        ("a 100w, b 200w", ["a 100w", "b 200w"]),
        ("a 1x,b 2x", ["a 1x", "b 2x"]),
        ("a, b 2x", ["a 1x", "b 2x"]),
        ("a,b 2x", ["a,b 2x"]),
        (",a,, b", ["a 1x", "b 1x"]),
        ("\t\na\n2x\f,\r b", ["a 2x", "b 1x"]),
        ("w_100,h_50/a.jpg 100w, w_200,h_100/a.jpg 200w", ["w_100,h_50/a.jpg 100w", "w_200,h_100/a.jpg 200w"]),
        ("a 100w 50h, b 1x", ["a 100w", "b 1x"]),
        ("a 1x 2x, b 3x", ["b 3x"]),
        ("a 1y, b 3x", ["b 3x"]),
        ("a x, b", ["b 1x"]),
        ("a (1, 2) 1x, b 3x", ["b 3x"]),
        ("a (1, 2, b 3x", []),
        ("data:image/png;base64,R0 1x, b 2x", ["data:image/png;base64,R0 1x", "b 2x"]),
        ("a 9999999999w, b 1w", ["b 1w"]),
    ],
)
def test_candidates_are_those_of_the_html_standard(srcset: str, expected: list[str]) -> None:
    assert [f"{url} {number:g}{unit}" for url, number, unit in read_srcset(srcset)] == expected


def test_no_more_candidates_are_read_than_any_page_has() -> None:
    assert len(list(read_srcset("a 1x, " * 1000))) == 200


def test_the_largest_image_of_a_set_is_shown() -> None:
    article = clean('<p>文</p><img src="https://e.org/a.jpg" srcset="https://e.org/b,c.jpg 2x,https://e.org/d.jpg 3x">')
    assert article.images == ("https://e.org/d.jpg",)
