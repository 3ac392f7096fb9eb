from __future__ import annotations

from types import SimpleNamespace

from jinja2 import Environment

from newsarchive.site.theme.fragments import FragmentCache

MACROS = """\
{% macro link(base, name) %}<a href="{{ base }}{{ name }}">{{ name }}</a>{% endmacro %}
{% macro item(base, name) %}<li>{{ name }}</li>{% endmacro %}
"""


def test_a_fragment_takes_the_base_path_of_each_page_and_its_text_is_never_mistaken_for_that_path() -> None:
    macros = Environment(autoescape=True).from_string(MACROS).module
    fragments = FragmentCache(lambda: macros)
    assert fragments.get("a", "../", "link", "<base>") == '<a href="../&lt;base&gt;">&lt;base&gt;</a>'
    assert fragments.get("a", "../../", "link", "<base>") == '<a href="../../&lt;base&gt;">&lt;base&gt;</a>'


def test_a_fragment_is_rendered_once_for_each_macro() -> None:
    rendered: list[str] = []

    def macro(_base: str, name: str) -> str:
        rendered.append(name)
        return name

    fragments = FragmentCache(lambda: SimpleNamespace(one=macro, other=macro))
    assert [fragments.get("key", base, name, name) for name in ("one", "other") for base in ("", "../")] == [
        *("one", "one"),
        *("other", "other"),
    ]
    assert rendered == ["one", "other"]
