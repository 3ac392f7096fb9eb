"""Templates stay readable; their HTML is equivalent and smaller."""

from __future__ import annotations

from traceback import extract_tb

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined, UndefinedError

from newsarchive.site.theme.minify import MinifyExtension, minify


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('<p class="na-cite" id="x">', "<p class=na-cite id=x>"),
        ('<a href="../../tags/" rel="next">', "<a href=../../tags/ rel=next>"),
        ("<ul>\n<li>一</li>\n<li>二</li>\n</ul>\n", "<ul><li>一</li>\n<li>二</li></ul>"),
    ],
    ids=["plain values", "urls", "lines"],
)
def test_redundant_quotes_and_line_breaks_are_removed(source: str, expected: str) -> None:
    assert minify(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        '<div class="md-grid na-page">',
        '<input value="">',
        '<a href="?a=b">',
        '<a title="标签">',
        '<path d="M0 0"/>',
        '<script>const name="x" </script>',
        "<ul><li>一</li></ul>",
        "<a>一</a>\n<small>二</small>\n三",
    ],
    ids=["two words", "nothing", "punctuation", "Han", "foreign", "scripts", "end tags", "words"],
)
def test_necessary_html_stays(source: str) -> None:
    assert minify(source) == source


TEMPLATE = """\
<ul class="{{ kind }}" id="x">
{% set name="x" %}
<li class="y">{{ dict(a="b" )["a"] }}</li>
</ul>
{{ missing.attribute }}"""


def test_jinja_code_stays() -> None:
    environment = Environment(extensions=[MinifyExtension], autoescape=True)
    page = environment.from_string(TEMPLATE.replace("missing.attribute", "name")).render(kind="k")
    assert page == '<ul class="k" id=x>\n\n<li class=y>b</li></ul>x'


def test_an_error_names_the_line_of_the_template_itself() -> None:
    environment = Environment(extensions=[MinifyExtension], autoescape=True, undefined=StrictUndefined)
    with pytest.raises(UndefinedError) as error:
        environment.from_string(TEMPLATE).render(kind="k")
    assert [frame.lineno for frame in extract_tb(error.tb) if frame.filename == "<template>"] == [5]


NAMES = st.from_regex(r"[a-z][a-z-]{0,8}", fullmatch=True)
VALUES = st.text(alphabet="abcXYZ019 -_./:#?=&;>'`标签", max_size=12)


@given(attributes=st.dictionaries(NAMES, VALUES, max_size=4), texts=st.lists(st.text(alphabet="一二三 ab", max_size=5)))
def test_the_minified_html_parses_the_same(attributes: dict[str, str], texts: list[str]) -> None:
    written = "".join(f' {name}="{value.replace("&", "&amp;")}"' for name, value in attributes.items())
    source = f"<ul{written}>{''.join(f'<li{written}>{text}</li>' for text in texts)}</ul>"
    assert BeautifulSoup(minify(source), "html5lib").prettify() == BeautifulSoup(source, "html5lib").prettify()
