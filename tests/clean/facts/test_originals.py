"""Originals and the photographer in a title."""

from newsarchive.clean.facts.originals import credit_of, original_of
from tests.builders import clean


def test_a_title_that_is_only_a_copyright_symbol_and_a_name_names_the_photographer() -> None:
    assert credit_of("© Noor Vesterby ☂") == "Noor Vesterby ☂"
    assert credit_of("© 2022 Vesterby Ltd") == ""
    assert clean("<img src='https://x.example/a.jpg'>", title="© Noor Vesterby").image_credit == "Noor Vesterby"


def test_a_line_that_states_only_a_url_names_the_original() -> None:
    assert original_of("原文链接：https://e.org/p/1") == "https://e.org/p/1"
    assert original_of("下载地址：https://e.org/p/1") == ""
