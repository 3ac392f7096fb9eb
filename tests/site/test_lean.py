"""Templates are written for people and sent in fewer bytes that say the same."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.site.lean import lean


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('<p class="na-cite" id="x">', "<p class=na-cite id=x>"),
        ('<a href="../../tags/" rel="next">', "<a href=../../tags/ rel=next>"),
    ],
    ids=["plain values", "addresses"],
)
def test_quotes_that_html_does_not_need_are_left_out(source: str, expected: str) -> None:
    assert lean(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        '<div class="md-grid na-page">',
        '<input value="">',
        '<a href="?a=b">',
        '<a title="标签">',
        '<path d="M0 0"/>',
        '<p class="{{ kind }}">',
        '{{ site.lines(base="x" ) }}',
        '{% set name="x" %}',
        '<script>const name="x" </script>',
        "<ul><li>一</li></ul>",
    ],
    ids=["two words", "nothing", "signs", "Han", "foreign", "in values", "calls", "statements", "scripts", "end tags"],
)
def test_what_html_or_jinja_needs_stays(source: str) -> None:
    assert lean(source) == source


NAMES = st.from_regex(r"[a-z][a-z-]{0,8}", fullmatch=True)
VALUES = st.text(alphabet="abcXYZ019 -_./:#?=&;>'`标签", max_size=12)


@given(attributes=st.dictionaries(NAMES, VALUES, max_size=4), texts=st.lists(st.text(alphabet="一二三 ab", max_size=5)))
def test_a_browser_reads_the_same(attributes: dict[str, str], texts: list[str]) -> None:
    written = "".join(f' {name}="{value.replace("&", "&amp;")}"' for name, value in attributes.items())
    source = f"<ul{written}>{''.join(f'<li{written}>{text}</li>' for text in texts)}</ul>"
    assert BeautifulSoup(lean(source), "html5lib").prettify() == BeautifulSoup(source, "html5lib").prettify()
