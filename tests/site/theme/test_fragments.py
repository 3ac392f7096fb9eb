from __future__ import annotations

from types import SimpleNamespace

from jinja2 import Environment

from newsarchive.site.theme.fragments import FragmentCache

MACROS = """\
{% macro link(base, name) %}<a href="{{ base }}{{ name }}">{{ name }}</a>{% endmacro %}
{% macro item(base, name) %}<li>{{ name }}</li>{% endmacro %}
"""


def test_a_piece_takes_the_way_up_of_each_page_and_its_text_is_never_taken_for_that_way() -> None:
    pieces = FragmentCache(Environment(autoescape=True).from_string(MACROS).module)
    assert pieces.get("a", "../", "link", "<base>") == '<a href="../&lt;base&gt;">&lt;base&gt;</a>'
    assert pieces.get("a", "../../", "link", "<base>") == '<a href="../../&lt;base&gt;">&lt;base&gt;</a>'


def test_a_piece_is_made_once_for_each_macro() -> None:
    made: list[str] = []

    def macro(_base: str, name: str) -> str:
        made.append(name)
        return name

    pieces = FragmentCache(SimpleNamespace(one=macro, other=macro))
    assert [pieces.get("key", base, name, name) for name in ("one", "other") for base in ("", "../")] == [
        *("one", "one"),
        *("other", "other"),
    ]
    assert made == ["one", "other"]
